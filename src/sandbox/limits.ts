const MEGABYTE = 1024 * 1024;

/** Memory that a child may take in all, in bytes: enough for any picture within the limits. */
export const MEMORY_BYTES = 512 * MEGABYTE;

/** What JavaScript alone may take of it, in megabytes. */
export const HEAP_MEGABYTES = 256;

/** A child that holds more than this after a task is replaced: memory that is in pieces stays so. */
export const WORN_BYTES = 256 * MEGABYTE;

/** Tasks after which a child is replaced, whatever it holds. */
export const TASKS_A_CHILD = 1000;

/** Milliseconds that a child without work is kept for the next task. */
export const IDLE_MS = 60_000;

/** Milliseconds in which a child must be ready, on a slow and busy machine. */
export const START_MS = 30_000;

/** What the bot's process accepts of a child in one answer, in bytes. */
export const ANSWER_LIMITS = { head: 32 * MEGABYTE, files: 256 * MEGABYTE };

/** What a child accepts of the bot's process, which sends nothing larger. */
export const ORDER_LIMITS = { head: 32 * MEGABYTE, files: 512 * MEGABYTE };
