import type { Message } from "../words/index.ts";

/**
 * One thing that the doctor looked at: `subject` names it, `lines` say what was found. `next` says
 * what to do about it; `broken` marks what is configured and does not work (as opposed to what is
 * merely not there).
 */
export interface Finding {
  readonly subject: Message;
  readonly lines: readonly Message[];
  readonly broken?: boolean | undefined;
  readonly next?: Message | readonly Message[] | undefined;
}
