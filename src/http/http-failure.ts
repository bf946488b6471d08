/**
 * Why no complete answer came.
 * - `unreachable`: no connection came about; the request was never sent.
 * - `timeout`: the deadline passed.
 * - `too-large`: the body was larger than allowed.
 * - `lost`: the connection broke; whether the request took effect is not known.
 */
export type HttpFailureReason = "unreachable" | "timeout" | "too-large" | "lost";

const neverConnected = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
  "CERT_HAS_EXPIRED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "ERR_TLS_CERT_ALTNAME_INVALID",
]);

/** An exchange without a complete answer; `status` is known when the headers had arrived. */
export class HttpFailure extends Error {
  readonly reason: HttpFailureReason;
  readonly status: number | undefined;

  constructor(reason: HttpFailureReason, status?: number, options?: ErrorOptions) {
    super(`no complete answer: ${reason}`, options);
    this.reason = reason;
    this.status = status;
    Object.defineProperty(this, "name", { value: "HttpFailure", enumerable: false });
  }

  /** Reads a transport's error. A request that could not even be written is a bug, and comes back as it is. */
  static from(error: unknown, status?: number): unknown {
    const code = codeOf(error);
    if (code === "UND_ERR_INVALID_ARG") return error;
    if (code === "UND_ERR_RES_EXCEEDED_MAX_SIZE") {
      return new HttpFailure("too-large", status, { cause: error });
    }
    if (code === "UND_ERR_HEADERS_TIMEOUT" || code === "UND_ERR_BODY_TIMEOUT") {
      return new HttpFailure("timeout", status, { cause: error });
    }
    const unreachable = neverConnected.has(code) || syscallOf(error) === "connect";
    return new HttpFailure(unreachable ? "unreachable" : "lost", status, { cause: error });
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

function syscallOf(error: unknown): string {
  return error instanceof Error && "syscall" in error ? String(error.syscall) : "";
}
