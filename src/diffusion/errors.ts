/** Whether something thrown is an error of the system, with a `code` such as ENOENT. */
export function isNodeError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "code" in error;
}

/** The first line of what something thrown says. */
export function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split("\n", 1)[0] ?? text;
}

/** Where a system call failed, which names files that are nobody's business. */
const SYSTEM_CALL = /, [a-z]+(?: '.*')?$/u;

/** What something thrown says as a clause that can stand within a sentence: without a full stop. */
export function clauseOf(error: unknown): string {
  const reason = reasonOf(error);
  const clause = isNodeError(error) ? reason.replace(SYSTEM_CALL, "") : reason;
  return clause.replace(/\.+$/u, "");
}
