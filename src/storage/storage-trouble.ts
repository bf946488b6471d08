import { StorageError, type StorageErrorKind } from "../domain/errors.ts";
import { say } from "../words/index.ts";

/** SQLite's primary result codes; https://www.sqlite.org/rescode.html */
const sqliteKinds: ReadonlyMap<number, StorageErrorKind> = new Map([
  [5, "busy"],
  [6, "busy"],
  [8, "unwritable"],
  [10, "failing"],
  [11, "damaged"],
  [13, "full"],
  [14, "unwritable"],
  [26, "damaged"],
]);

/** The system's codes; `man 3 errno`. */
const systemKinds: ReadonlyMap<string, StorageErrorKind> = new Map([
  ["ENOSPC", "full"],
  ["EDQUOT", "full"],
  ["EROFS", "unwritable"],
  ["EACCES", "unwritable"],
  ["EPERM", "unwritable"],
  ["EIO", "failing"],
  ["ENXIO", "failing"],
  ["ENODEV", "failing"],
  ["ESTALE", "failing"],
  ["EBUSY", "busy"],
  ["EMFILE", "busy"],
  ["ENFILE", "busy"],
]);

/** The names under which operators look these up; SQLite has numbers only. */
const codes: Readonly<Record<StorageErrorKind, string>> = {
  full: "ENOSPC",
  unwritable: "EACCES",
  failing: "EIO",
  busy: "EBUSY",
  damaged: "SQLITE_CORRUPT",
  unreachable: "ECONNREFUSED",
};

/** Which trouble of the disk or the database an error speaks of; undefined for any other error. */
export function troubleOf(error: unknown): StorageErrorKind | undefined {
  if (error instanceof StorageError) return error.kind;
  if (!(error instanceof Error)) return undefined;
  const errcode: unknown = Reflect.get(error, "errcode");
  if (typeof errcode === "number") return sqliteKinds.get(errcode & 0xff);
  const code: unknown = Reflect.get(error, "code");
  const known = typeof code === "string" ? systemKinds.get(code) : undefined;
  return known ?? (error.cause === undefined ? undefined : troubleOf(error.cause));
}

/** Below this a failing disk fails because it is full: SQLite cannot make its smallest files. */
const NOTHING_FREE_BYTES = 128 * 1024;

/** The same, where it is known how many bytes are free: SQLite does not always say that none are. */
export function troubleWith(error: unknown, freeBytes: () => number): StorageErrorKind | undefined {
  const kind = troubleOf(error);
  return kind === "failing" && freeBytes() < NOTHING_FREE_BYTES ? "full" : kind;
}

/** The error's code as the log names it: the system's own where there is one. */
export function codeOf(error: unknown, kind: StorageErrorKind): string {
  const code: unknown = error instanceof Error ? Reflect.get(error, "code") : undefined;
  // SQLite's own say nothing; the system's and those of a database server can be looked up.
  return typeof code === "string" && code !== "ERR_SQLITE_ERROR" ? code : codes[kind];
}

/** The same error in words for people; any other error comes back as it is. */
export function explained(error: unknown, kind = troubleOf(error)): unknown {
  if (kind === undefined || error instanceof StorageError) return error;
  return new StorageError(kind, say(`storage.${kind}`), { cause: error });
}
