import { HTTPError, RateLimitError } from "discord.js";
import { StorageError } from "../../domain/errors.ts";

/** What the system and undici call a network or a server that cannot be reached just now. */
const codes: ReadonlySet<string> = new Set([
  "EAI_AGAIN",
  "ECONNABORTED",
  "ECONNREFUSED",
  "ECONNRESET",
  "EHOSTDOWN",
  "EHOSTUNREACH",
  "ENETDOWN",
  "ENETRESET",
  "ENETUNREACH",
  "ENOTFOUND",
  "EPIPE",
  "EPROTO",
  "ETIMEDOUT",
]);

const names: ReadonlySet<string> = new Set(["AbortError", "TimeoutError"]);

/**
 * Whether an error says that the network, Discord or our own disk is away, so that the same request
 * may come through later. Everything else is a bug of ours.
 */
export function isOutage(error: unknown): boolean {
  if (error instanceof HTTPError || error instanceof RateLimitError) return true;
  if (error instanceof StorageError) return true;
  if (error instanceof AggregateError && error.errors.some(isOutage)) return true;
  if (!(error instanceof Error)) return false;
  const code: unknown = Reflect.get(error, "code");
  if (typeof code === "string" && (codes.has(code) || /^(UND_ERR_|ERR_TLS_|CERT_)/.test(code))) {
    return true;
  }
  // What `fetch` rejects with when there is no answer at all.
  if (names.has(error.name) || error.message === "fetch failed") return true;
  return error.cause !== undefined && isOutage(error.cause);
}
