import type { WireMessage } from "../../../../src/playground/loopback/index.ts";
import { type Leads, nobodyElse, theirs, type Way } from "../way.ts";

/** A button under a picture, once of somebody else's and once of one's own. */
function underPicture(
  face: string,
  covers: string,
  leads: Leads,
  more: Partial<Pick<Way, "isPersonal" | "untouched">> = {},
): readonly Way[] {
  return [
    {
      name: `${face} under somebody's picture`,
      covers: [covers],
      leads,
      ofOthers: true,
      absent: nobodyElse,
      ...more,
      act: (place) => place.you.press(theirs(place).message, face),
    },
    {
      name: `${face} under one's own picture`,
      covers: [covers],
      leads,
      ...more,
      act: ({ you, mine }) => you.press(mine.message, face),
    },
  ];
}

/** What can be done with a picture that the bot shows. */
export const pictureWays: readonly Way[] = [
  ...underPicture("V1", "vary", "draws"),
  ...underPicture("U1", "upscale", "draws"),
  ...underPicture("🎲 Reroll", "reroll", "draws"),
  ...underPicture("✏️ Edit", "edit", "opens"),
  ...underPicture("ℹ️ Details", "details", "shows", { isPersonal: true }).map((way) => ({
    ...way,
    ofOthers: false,
  })),
  {
    name: "the strength of V",
    covers: ["strength"],
    leads: "shows",
    isPersonal: true,
    act: ({ you, mine }) => you.select(mine.message, strengthOf(mine.message), ["subtle"]),
  },
  {
    name: "Image details",
    covers: ["Image details"],
    leads: "shows",
    isPersonal: true,
    act: ({ you, mine }) => you.contextMenu("Image details", mine.message),
  },
  {
    name: "Image details of a file",
    covers: ["Image details"],
    leads: "shows",
    isPersonal: true,
    act: ({ you, photo }) => you.contextMenu("Image details", photo),
  },
];

function strengthOf(picture: WireMessage): string {
  return /"custom_id":"(1:strength:[^"]+)"/.exec(JSON.stringify(picture.components))?.[1] ?? "";
}
