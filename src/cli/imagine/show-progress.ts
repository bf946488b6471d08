import { progress as progressBar } from "@clack/prompts";
import type { Progress } from "../../pipeline/audience.ts";

/** A line on the terminal that follows a drawing. */
export interface ProgressLine {
  show(progress: Progress): void;
  /** Takes the line away; `words` stay in its place. */
  end(words: string): void;
}

const HUNDRED = 100;

/** A progress bar on standard error where that is a terminal; elsewhere nothing is shown. */
export function progressLine(words: string): ProgressLine {
  if (!process.stderr.isTTY) return { show: () => {}, end: () => {} };
  const bar = progressBar({ max: HUNDRED, output: process.stderr, style: "light" });
  bar.start(words);
  let shown = 0;
  return {
    show({ fraction, step, steps, secondsLeft }) {
      const percent = Math.floor(fraction * HUNDRED);
      const parts = [
        `${percent} %`,
        step !== undefined && steps !== undefined ? `step ${step} of ${steps}` : "",
        secondsLeft === undefined ? "" : `${Math.ceil(secondsLeft)} s left`,
      ];
      bar.advance(Math.max(0, percent - shown), parts.filter((part) => part !== "").join(", "));
      shown = Math.max(shown, percent);
    },
    end: (last) => {
      bar.stop(last);
    },
  };
}
