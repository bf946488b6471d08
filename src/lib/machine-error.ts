/** Codes with which the system says that a disk, memory or the number of open files is used up. */
const MACHINE_CODES: ReadonlySet<unknown> = new Set([
  "EACCES",
  "EDQUOT",
  "EIO",
  "EMFILE",
  "ENFILE",
  "ENOMEM",
  "ENOSPC",
  "EROFS",
]);

/** SQLite's own words for the same: busy, locked, out of memory, read-only, I/O, full, cannot open. */
const SQLITE_CODES: ReadonlySet<unknown> = new Set([5, 6, 7, 8, 10, 13, 14]);

/**
 * Whether an error says that this machine, and not the program, failed: a full or read-only disk,
 * too many open files. Trying again later can help. Looks at what caused it too.
 */
export function isMachineError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code: unknown = Reflect.get(error, "code");
  const sqlite: unknown = Reflect.get(error, "errcode");
  // The low byte is the primary code; what stands above it makes it finer.
  const isSqlite = typeof sqlite === "number" && SQLITE_CODES.has(sqlite & 0xff);
  return MACHINE_CODES.has(code) || isSqlite || isMachineError(error.cause);
}
