import type { Progress } from "../../pipeline/audience.ts";

/** A line on the terminal that follows a drawing. */
export interface ProgressLine {
  show(progress: Progress): void;
  /** Takes the bar away; `words` stay in its place. A second end changes nothing. */
  end(words: string): void;
}

/** Where the line is drawn: standard error, or what stands for it in a test. */
export interface Terminal {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

const BAR_CELLS = 24;
const FALLBACK_COLUMNS = 80;
/** Back to the beginning of the line, and empty it (ECMA-48: EL). */
const AFRESH = "\r\u001B[K";

/** A progress bar on standard error where that is a terminal; elsewhere nothing is shown. */
export function progressLine(words: string, terminal: Terminal = process.stderr): ProgressLine {
  if (terminal.isTTY !== true) return { show: () => {}, end: () => {} };
  let isOpen = true;
  let furthest = 0;
  const draw = (details: string) => {
    const filled = Math.floor(furthest * BAR_CELLS);
    const bar = "█".repeat(filled) + "░".repeat(BAR_CELLS - filled);
    // A line that wraps could not be taken back.
    const line = `${bar} ${details}  ${words.replaceAll(/\s+/g, " ")}`;
    terminal.write(AFRESH + line.slice(0, (terminal.columns ?? FALLBACK_COLUMNS) - 1));
  };
  draw("");
  return {
    show(progress) {
      if (!isOpen) return;
      furthest = Math.max(furthest, Math.min(1, progress.fraction));
      draw(detailsOf(progress, furthest));
    },
    end(last) {
      if (isOpen) terminal.write(`${AFRESH}${last}\n`);
      isOpen = false;
    },
  };
}

function detailsOf({ step, steps, secondsLeft }: Progress, fraction: number): string {
  const parts = [`${Math.floor(fraction * 100)} %`];
  if (step !== undefined && steps !== undefined) parts.push(`step ${step} of ${steps}`);
  if (secondsLeft !== undefined) parts.push(`${Math.ceil(secondsLeft)} s left`);
  return parts.join(", ");
}
