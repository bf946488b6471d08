import type { OpenModal } from "../../../../src/playground/loopback/index.ts";
import { modalOf } from "../../discord/drawn.ts";
import type { Place } from "../table-world.ts";
import { type Leads, nobodyElse, opened, type Way } from "../way.ts";

type Whose = "somebody's" | "one's own";

const panelOf = ({ more, moreTheirs }: Place, whose: Whose) =>
  whose === "one's own" ? more : (moreTheirs ?? "");

/** A control behind ➕ More, under one's own picture or somebody else's. */
function behind(whose: Whose, face: string, covers: string, leads: Leads): Way {
  return {
    name: `${face} behind More under ${whose} picture`,
    covers: [covers],
    leads,
    ...(whose === "somebody's" && { ofOthers: true, absent: nobodyElse }),
    act: (place) => place.you.press(panelOf(place, whose), face),
  };
}

/** The form of such a control, opened before a rule stands and sent after it. */
function formOf(
  whose: Whose,
  face: string,
  covers: string,
  values: Record<string, string[] | string>,
): Way {
  return {
    ...behind(whose, face, covers, "draws"),
    name: `the form of ${face} of ${whose} picture`,
    before: async (place): Promise<OpenModal> =>
      modalOf(await place.you.press(panelOf(place, whose), face)),
    act: ({ you }, _, modal) => you.submitModal(opened(modal), values),
  };
}

/** Everything behind ➕ More, and /blend. */
export const furtherWays: readonly Way[] = [
  ...(["somebody's", "one's own"] as const).flatMap((whose): Way[] => [
    {
      ...behind(whose, "➕ More", "more", "opens"),
      act: ({ you, mine, theirs }) =>
        you.press((whose === "one's own" ? mine : theirs)?.message ?? "", "➕ More"),
    },
    {
      ...behind(whose, "Zoom out 2×", "zoom-far", "draws"),
      covers: ["zoom-little", "zoom-far"],
    },
    {
      ...behind(whose, "⬅", "pan-left", "draws"),
      // One family of buttons, which differ in how much they add where.
      covers: ["pan-left", "pan-right", "pan-up", "pan-down", "square"],
    },
    behind(whose, "Hires", "second-pass", "draws"),
    behind(whose, "Redraw a region", "redraw", "opens"),
    behind(whose, "Edit by instruction", "instruct", "opens"),
    {
      ...formOf(whose, "Redraw a region", "redraw-modal", {
        "What to draw there": "an apple",
        "Which part": ["Top"],
      }),
      stores: true,
    },
    formOf(whose, "Edit by instruction", "instruct-modal", { "What to change": "an apple" }),
  ]),
  { ...behind("one's own", "⭐ Favourite", "favourite", "shows"), isPersonal: true },
  {
    name: "/blend",
    covers: ["/blend"],
    leads: "draws",
    act: ({ you }) =>
      you.slash("blend", {
        image1: { name: "1.png", bytes: new Uint8Array([5]) },
        image2: { name: "2.png", bytes: new Uint8Array([6]) },
        prompt: "an apple",
      }),
  },
];
