import { StorageError, type StorageErrorKind } from "../../../domain/errors.ts";
import { say } from "../../../words/index.ts";

/** https://www.postgresql.org/docs/current/errcodes-appendix.html */
const kinds: ReadonlyMap<string, StorageErrorKind> = new Map([
  ["53100", "full"],
  ["25006", "unwritable"],
  ["42501", "unwritable"],
  ["58000", "failing"],
  ["58030", "failing"],
  ["XX001", "damaged"],
  ["XX002", "damaged"],
  ["53000", "busy"],
  ["53200", "busy"],
  ["53300", "busy"],
  ["55P03", "busy"],
  ["57014", "busy"],
  ["40001", "busy"],
  ["40P01", "busy"],
  ["25P03", "unreachable"],
  ["57P01", "unreachable"],
  ["57P02", "unreachable"],
  ["57P03", "unreachable"],
  ["57P05", "unreachable"],
]);

/** Another writer came in between; the same step may succeed when it is taken again. */
const conflicts = new Set(["40001", "40P01"]);

/** The system's codes of a connection that cannot be made, or broke: man 2 connect. */
const cutConnections = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ECONNABORTED",
  "EPIPE",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ENOENT",
]);

/** What `pg` says, without a code, of a connection that cannot be made, or broke. */
const cutWords =
  /^(?:Connection terminated|Client has encountered a connection error|Client was closed|timeout exceeded when trying to connect|timeout expired|Query read timeout|Cannot use a pool)/;

/** Which trouble an error of the database speaks of; undefined for any other error. */
export function troubleOfPostgres(error: unknown): StorageErrorKind | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = codeOf(error);
  if (isCut(error) || code?.startsWith("08")) return "unreachable";
  return code === undefined ? undefined : kinds.get(code);
}

/** Whether a connection broke, or could not be made: nothing more is heard of what was asked on it. */
export function isCut(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof AggregateError) return error.errors.some(isCut);
  const code = codeOf(error);
  if (code === undefined) return cutWords.test(error.message);
  return cutConnections.has(code) || code.startsWith("08") || kinds.get(code) === "unreachable";
}

/** Whether another writer came in between. */
export function isConflict(error: unknown): boolean {
  return error instanceof Error && conflicts.has(codeOf(error) ?? "");
}

/**
 * Whether a kept statement no longer fits the tables, because a newer version has changed them. One that
 * is made anew does.
 */
export function isOutdated(error: unknown): boolean {
  return (
    error instanceof Error &&
    codeOf(error) === "0A000" &&
    // Its words depend on the server's language.
    Reflect.get(error, "routine") === "RevalidateCachedQuery"
  );
}

/** The same error as the stores know it; one that says nothing of the database comes back as it is. */
export function understood(error: unknown): unknown {
  const kind = troubleOfPostgres(error);
  return kind === undefined
    ? error
    : new StorageError(kind, say(`storage.${kind}`), { cause: error });
}

/** The database's own code of an error, or the system's. */
export function codeOf(error: Error): string | undefined {
  const code: unknown = Reflect.get(error, "code");
  return typeof code === "string" ? code : undefined;
}
