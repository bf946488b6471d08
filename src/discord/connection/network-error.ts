/** Codes with which Node says that another machine could not be reached, or hung up. */
const NETWORK_CODES: ReadonlySet<unknown> = new Set([
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

/** Errors of the time limit of a request. */
const TIME_LIMITS: ReadonlySet<string> = new Set(["AbortError", "TimeoutError"]);

/**
 * Whether an error of a request says that the network, and not the request or the program, failed:
 * a broken connection, a name that is not found, a time limit, TLS. Looks at what caused it too.
 */
export function isNetworkError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code: unknown = Reflect.get(error, "code");
  if (NETWORK_CODES.has(code) || TIME_LIMITS.has(error.name)) return true;
  if (typeof code === "string" && /^(?:UND_ERR_|ERR_TLS_|ERR_SSL_|CERT_)/.test(code)) return true;
  // The words of Node's own fetch for all of these.
  return error.message === "fetch failed" || isNetworkError(error.cause);
}
