import { nobodyElse, theirs, type Way } from "../way.ts";

/** Commands with words. */
export const commandWays: readonly Way[] = [
  {
    name: "/imagine",
    covers: ["/imagine"],
    leads: "draws",
    act: ({ you }) => you.slash("imagine", { prompt: "an apple", count: 1 }),
  },
  {
    name: "/imagine with a picture",
    covers: ["/imagine"],
    leads: "draws",
    act: ({ you, photo }) =>
      you.slash("imagine", {
        prompt: "an apple",
        count: 1,
        image_url: photo.attachments[0]?.url ?? "",
      }),
  },
  {
    name: "/presets use",
    covers: ["/presets"],
    leads: "draws",
    act: ({ you }) => you.slash("presets use", { name: "plain", prompt: "an apple" }),
  },
  {
    name: "/show of somebody's picture",
    covers: ["/show"],
    leads: "shows",
    absent: nobodyElse,
    act: (place) => place.you.slash("show", { id: theirs(place).job.id }),
  },
  {
    name: "/show of one's own picture",
    covers: ["/show"],
    leads: "shows",
    act: ({ you, mine }) => you.slash("show", { id: mine.job.id }),
  },
];
