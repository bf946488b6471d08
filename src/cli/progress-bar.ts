/** Where a bar is drawn: standard error, or what stands for it in a test. */
export interface Terminal {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

const BAR_CELLS = 24;
const FALLBACK_COLUMNS = 80;
/** Back to the beginning of the line, and empty it (ECMA-48: EL). */
const AFRESH = "\r\u001B[K";

/** Draws a bar in place of the line where the cursor is; `fraction` runs from 0 to 1. */
export function drawBar(terminal: Terminal, fraction: number, words: string): void {
  const filled = Math.floor(fraction * BAR_CELLS);
  const bar = "█".repeat(filled) + "░".repeat(BAR_CELLS - filled);
  // A line that wraps could not be taken back.
  const line = `${bar} ${words.replaceAll(/[\r\n\t]+/g, " ")}`;
  terminal.write(AFRESH + line.slice(0, (terminal.columns ?? FALLBACK_COLUMNS) - 1));
}

/** Puts a line of words in the bar's place; what comes next begins below it. */
export function replaceBar(terminal: Terminal, words: string): void {
  terminal.write(`${AFRESH}${words}\n`);
}
