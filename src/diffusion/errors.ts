import { EaselError } from "../domain/errors.ts";
import { inEnglish, type Message, quoted, say } from "../words/index.ts";

/** What is wrong with a file, as a clause that can stand within a sentence about it. */
export class FileProblem extends Error {
  readonly says: Message;

  constructor(says: Message, options?: ErrorOptions) {
    super(inEnglish(says), options);
    this.name = "FileProblem";
    this.says = says;
  }
}

/** Whether something thrown is an error of the system, with a `code` such as ENOENT. */
export function isNodeError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && !(error instanceof EaselError) && "code" in error;
}

/** The first line of what something thrown says, in English, for the log. */
export function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split("\n", 1)[0] ?? text;
}

/** Where a system call failed, which names files that are nobody's business. */
const SYSTEM_CALL = /, [a-z]+(?: '.*')?$/u;

/** What something thrown says, as a clause that can stand within a sentence: without a full stop. */
export function clauseOf(error: unknown): Message {
  if (error instanceof FileProblem) return error.says;
  if (isNodeError(error)) {
    const clause = wordsOfCode(error.code);
    if (clause !== undefined) return clause;
  }
  const reason = reasonOf(error);
  const clause = isNodeError(error) ? reason.replace(SYSTEM_CALL, "") : reason;
  return quoted(clause.replace(/\.+$/u, ""));
}

/** The file system's errors that people meet, in words. */
function wordsOfCode(code: string | undefined): Message | undefined {
  switch (code) {
    case "EACCES":
    case "EPERM":
      return say("engine.file-forbidden");
    case "ENOENT":
      return say("engine.file-missing");
    case "ENOTDIR":
      return say("engine.no-folder");
    case "EISDIR":
      return say("engine.no-ordinary-file");
    case "ELOOP":
      return say("engine.file-links-to-itself");
    case undefined:
    default:
      return undefined;
  }
}
