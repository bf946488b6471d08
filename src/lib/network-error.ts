/** Codes with which Node says that another machine could not be reached, or hung up. */
const NETWORK_CODES: ReadonlySet<string> = new Set([
  "EAI_AGAIN",
  "ECONNABORTED",
  "ECONNREFUSED",
  "ECONNRESET",
  "EHOSTDOWN",
  "EHOSTUNREACH",
  "ENETDOWN",
  "ENETRESET",
  "ENETUNREACH",
  "ENOTCONN",
  "ENOTFOUND",
  "EPIPE",
  "EPROTO",
  "ERR_SOCKET_CLOSED",
  "ERR_STREAM_DESTROYED",
  "ERR_STREAM_PREMATURE_CLOSE",
  "ETIMEDOUT",
]);

/** Errors of the time limit of a request. */
const TIME_LIMITS: ReadonlySet<string> = new Set(["AbortError", "TimeoutError"]);

/** undici's codes for a call that is wrong in itself. */
const WRONG_CALLS: ReadonlySet<string> = new Set(["UND_ERR_INVALID_ARG", "UND_ERR_NOT_SUPPORTED"]);

/** Causes of causes that are looked through. */
const DEEPEST = 8;

/**
 * Whether an error, or what caused it, says that the network, and not the request or the program,
 * failed: a broken connection, a name that is not found, a time limit, TLS.
 */
export function isNetworkError(error: unknown, depth = 0): boolean {
  if (!(error instanceof Error) || depth > DEEPEST) return false;
  if (TIME_LIMITS.has(error.name) || isNetworkCode(Reflect.get(error, "code"))) return true;
  if (error instanceof AggregateError && error.errors.length > 0) {
    return error.errors.every((each) => isNetworkError(each, depth + 1));
  }
  // The words of Node's own fetch for all of these.
  return error.message === "fetch failed" || isNetworkError(error.cause, depth + 1);
}

function isNetworkCode(code: unknown): boolean {
  if (typeof code !== "string" || WRONG_CALLS.has(code)) return false;
  return NETWORK_CODES.has(code) || /^(?:UND_ERR_|ERR_TLS_|ERR_SSL_|CERT_)/.test(code);
}
