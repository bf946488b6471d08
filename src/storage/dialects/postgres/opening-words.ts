import { ConfigError } from "../../../domain/errors.ts";
import { type Message, say } from "../../../words/index.ts";
import { codeOf, troubleOfPostgres } from "./trouble.ts";

/** Where a server is and which database is meant, without the name and password of who asks. */
function placeOf(url: string): { readonly host: string; readonly database: string } {
  const parsed = URL.parse(url);
  return {
    host: parsed?.host || "localhost",
    database: decodeURIComponent(parsed?.pathname.slice(1) ?? ""),
  };
}

/**
 * Why a database cannot be used, in words for the operator. What says nothing of the database comes
 * back as it is.
 */
export function explainConnecting(error: unknown, url: string): unknown {
  if (!(error instanceof Error) || error instanceof ConfigError) return error;
  const words = wordsOf(error, url);
  return words === undefined ? error : new ConfigError(words, { cause: error });
}

function wordsOf(error: Error, url: string): Message | undefined {
  const { host, database } = placeOf(url);
  const code = codeOf(error) ?? "";
  const reason = reasonOf(error);
  // Wrong names and passwords; https://www.postgresql.org/docs/current/errcodes-appendix.html
  if (code.startsWith("28")) return say("database.refused-login", { host, reason });
  if (code === "3D000") return say("database.no-database", { host, database });
  if (["42501", "3F000"].includes(code)) return say("database.no-rights", { database, reason });
  if (/SSL|certificate|self.signed/i.test(reason)) {
    return say("database.no-encryption", { host, reason });
  }
  const kind = troubleOfPostgres(error);
  if (kind === undefined) return undefined;
  if (kind === "unreachable") return say("database.unreachable", { host, reason });
  return say("database.not-usable", { database, reason });
}

function reasonOf(error: Error): string {
  const inner: unknown = error instanceof AggregateError ? error.errors[0] : undefined;
  return inner instanceof Error ? inner.message : error.message;
}
