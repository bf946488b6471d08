import { nobodyElse, type Way } from "../way.ts";

/** Going on with what was ordered earlier. */
export const laterWays: readonly Way[] = [
  {
    name: "Try again",
    covers: ["retry"],
    leads: "draws",
    act: ({ you, failed }) => you.press(failed, "Try again"),
  },
  {
    name: "Try again, of somebody's order",
    covers: ["retry"],
    leads: "draws",
    ofOthers: true,
    absent: nobodyElse,
    act: ({ you, failedTheirs }) => you.press(failedTheirs ?? "", "Try again"),
  },
  {
    name: "✅ Draw",
    covers: ["question-draw"],
    leads: "draws",
    untouched: { "a price to confirm": "it is the yes" },
    act: ({ you, question }) => you.press(question, "Draw"),
  },
  {
    name: "✅ Draw of a variation of somebody's picture",
    covers: ["question-draw"],
    leads: "draws",
    ofOthers: true,
    absent: nobodyElse,
    untouched: { "a price to confirm": "it is the yes" },
    act: ({ you, variation }) => you.press(variation ?? "", "Draw"),
  },
  {
    name: "Repeat in /history",
    covers: ["history-repeat"],
    leads: "draws",
    act: ({ you, panel }) => you.press(panel, "Repeat"),
  },
  {
    name: "Undo in /history",
    covers: ["history-undo"],
    leads: "shows",
    act: ({ you, panel }) => you.press(panel, "Undo"),
  },
  {
    name: "Parent in /history",
    covers: ["history-parent"],
    leads: "shows",
    isPersonal: true,
    act: ({ you, panel }) => you.press(panel, "Parent"),
  },
  {
    name: "one of the list of /history",
    covers: ["history-open"],
    leads: "shows",
    isPersonal: true,
    act: ({ you, list, mine }) => you.select(list, "Open one of them", [mine.job.id]),
  },
];
