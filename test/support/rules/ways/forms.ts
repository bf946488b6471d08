import { modalOf } from "../../discord/drawn.ts";
import { nobodyElse, opened, theirs, type Way } from "../way.ts";

const typed = { Prompt: "an apple in winter" };

/** Forms, opened before a rule stands and sent after it. */
export const formWays: readonly Way[] = [
  {
    name: "the form of Edit",
    covers: ["edit-modal"],
    leads: "draws",
    before: async ({ you, mine }) => modalOf(await you.press(mine.message, "✏️ Edit")),
    act: ({ you }, _, modal) => you.submitModal(opened(modal), typed),
  },
  {
    name: "the form of Edit of somebody's picture",
    covers: ["edit-modal"],
    leads: "draws",
    ofOthers: true,
    absent: nobodyElse,
    before: async (place) => modalOf(await place.you.press(theirs(place).message, "✏️ Edit")),
    act: ({ you }, _, modal) => you.submitModal(opened(modal), typed),
  },
  {
    name: "Vary this image, of somebody's picture",
    covers: ["Vary this image"],
    leads: "opens",
    ofOthers: true,
    absent: nobodyElse,
    act: (place) => place.you.contextMenu("Vary this image", theirs(place).message),
  },
  {
    name: "Vary this image, of a file",
    covers: ["Vary this image"],
    leads: "opens",
    ofOthers: true,
    absent: nobodyElse,
    act: ({ you, photo }) => you.contextMenu("Vary this image", photo),
  },
  {
    name: "the form of Vary this image",
    covers: ["vary-modal"],
    leads: "draws",
    before: async ({ you, mine }) =>
      modalOf(await you.contextMenu("Vary this image", mine.message)),
    act: ({ you }, _, modal) => you.submitModal(opened(modal), typed),
  },
  {
    name: "the form of Vary this image of somebody's picture",
    covers: ["vary-modal"],
    leads: "draws",
    ofOthers: true,
    absent: nobodyElse,
    before: async (place) =>
      modalOf(await place.you.contextMenu("Vary this image", theirs(place).message)),
    act: ({ you }, _, modal) => you.submitModal(opened(modal), typed),
  },
  {
    name: "the form of Vary this image, of a file",
    covers: ["vary-message-modal"],
    leads: "draws",
    ofOthers: true,
    absent: nobodyElse,
    before: async ({ you, photo }) => modalOf(await you.contextMenu("Vary this image", photo)),
    act: ({ you }, _, modal) => you.submitModal(opened(modal), typed),
  },
  {
    name: "the form of Vary this image, of one's own file",
    covers: ["vary-message-modal"],
    leads: "draws",
    absent: Object.fromEntries(
      ["server", "thread", "own app"].map((place) => [place, "the file there is somebody else's"]),
    ),
    before: async ({ you, photo }) => modalOf(await you.contextMenu("Vary this image", photo)),
    act: ({ you }, _, modal) => you.submitModal(opened(modal), typed),
  },
];
