import { type APIMessageTopLevelComponent, ButtonStyle } from "discord.js";
import type { Job } from "../../domain/job.ts";
import { say } from "../../words/index.ts";
import type { DiscordWords } from "../messages/discord-words.ts";
import { messageOf, type MessageView } from "../messages/message-view.ts";
import { button, type ButtonFace, lines, row } from "../messages/parts.ts";
import { headline } from "./job-text.ts";

/** The controls behind ➕ More, by the actions of their custom ids. */
const controls = {
  "zoom-little": { label: say("more.zoom-out", { factor: 1.5 }) },
  "zoom-far": { label: say("more.zoom-out", { factor: 2 }) },
  square: { label: say("more.make-square") },
  "pan-left": { label: say("more.left") },
  "pan-right": { label: say("more.right") },
  "pan-up": { label: say("more.up") },
  "pan-down": { label: say("more.down") },
  redraw: { label: say("more.redraw") },
  instruct: { label: say("more.instruct") },
  "second-pass": { label: say("more.hires") },
  animate: { label: say("more.animate") },
  describe: { label: say("chat.describe") },
  favourite: { emoji: "⭐", label: say("more.favourite") },
} as const satisfies Record<string, ButtonFace>;

/** A control behind ➕ More. */
export type MoreControl = keyof typeof controls;

const rows: readonly (readonly MoreControl[])[] = [
  ["zoom-little", "zoom-far", "square"],
  ["pan-left", "pan-right", "pan-up", "pan-down"],
  ["redraw", "instruct", "second-pass", "animate"],
  ["describe", "favourite"],
];

/** What is offered for one picture of a job; positions count from 0. */
export interface MoreOffer {
  readonly position: number;
  /** The job's pictures from which another can be chosen, in order. */
  readonly positions: readonly number[];
  readonly controls: ReadonlySet<MoreControl>;
}

/** What can be made of a job's picture beyond its own message's buttons, and of which picture. */
export function moreView(
  words: DiscordWords,
  job: Job,
  { position, positions, controls: offered }: MoreOffer,
): MessageView {
  const { id: jobId } = job;
  const number = position + 1;
  return messageOf([
    lines(
      headline(words, job),
      positions.length > 1 ? words.say("more.of-picture", { number }) : undefined,
      offered.size === 0 ? words.say("more.nothing") : undefined,
    ),
    ...pictureRow(words, jobId, position, positions),
    ...rows.flatMap((names) => {
      const here = names.filter((name) => offered.has(name));
      const buttons = here.map((action) =>
        button(words, controls[action], { action, jobId, position }),
      );
      return buttons.length === 0 ? [] : [row(...buttons)];
    }),
  ]);
}

function pictureRow(
  words: DiscordWords,
  jobId: string,
  chosen: number,
  positions: readonly number[],
): readonly APIMessageTopLevelComponent[] {
  if (positions.length < 2) return [];
  return [
    row(
      ...positions.map((position) => {
        const isChosen = position === chosen;
        const face: ButtonFace = {
          label: say("more.picture", { number: position + 1 }),
          style: isChosen ? ButtonStyle.Primary : ButtonStyle.Secondary,
        };
        const id = { action: "more-picture", jobId, position };
        return { ...button(words, face, id), disabled: isChosen };
      }),
    ),
  ];
}
