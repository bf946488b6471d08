/** What the client says of a connection that is not there (any more). */
const cutWords = /^(?:Connection is closed|Stream isn't writeable|Command timed out)/;

/**
 * Whether an error is the Redis server's trouble, and passes with it: it refuses a command because its
 * memory or disk is full, because it loads its data or follows another one, or its connection broke.
 */
export function isRedisTrouble(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.name === "ReplyError" || cutWords.test(error.message);
}
