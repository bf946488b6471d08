import type { Words } from "../../words/index.ts";
import type { Progress } from "../../pipeline/audience.ts";
import { drawBar, replaceBar, type Terminal } from "../progress-bar.ts";

/** A line on the terminal that follows a drawing. */
export interface ProgressLine {
  show(progress: Progress): void;
  /** Takes the bar away; `words` stay in its place. A second end changes nothing. */
  end(words: string): void;
}

/** A progress bar on standard error where that is a terminal; elsewhere nothing is shown. */
export function progressLine(
  title: string,
  words: Words,
  terminal: Terminal = process.stderr,
): ProgressLine {
  if (terminal.isTTY !== true) return { show: () => {}, end: () => {} };
  let isOpen = true;
  let furthest = 0;
  const draw = (details: string) => drawBar(terminal, furthest, `${details}  ${title}`);
  draw("");
  return {
    show(progress) {
      if (!isOpen) return;
      furthest = Math.max(furthest, Math.min(1, progress.fraction));
      draw(detailsOf(progress, furthest, words));
    },
    end(last) {
      if (isOpen) replaceBar(terminal, last);
      isOpen = false;
    },
  };
}

function detailsOf(
  { step, steps, secondsLeft, waiting }: Progress,
  fraction: number,
  words: Words,
): string {
  const parts = [words.say("terminal.percent", { percent: Math.floor(fraction * 100) })];
  if (step !== undefined && steps !== undefined)
    parts.push(words.say("terminal.step", { step, steps }));
  if (waiting !== undefined)
    parts.push(words.say("terminal.service-queue", { ahead: waiting.ahead }));
  if (secondsLeft !== undefined)
    parts.push(words.say("terminal.seconds-left", { seconds: Math.ceil(secondsLeft) }));
  return parts.join(", ");
}
