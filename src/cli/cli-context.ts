import type { Words } from "../words/index.ts";

/** What every command of the terminal works with. */
export interface CliContext {
  /** The words of whoever sits there. JSON stays English. */
  readonly words: Words;
  /** Aborts when they want no more. */
  readonly signal: AbortSignal;
}
