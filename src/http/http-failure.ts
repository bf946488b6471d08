/**
 * Why no complete answer came.
 * - `unreachable`: no connection came about (name, route, TLS, proxy); the request was never sent.
 * - `timeout`: the deadline passed, or the server was silent for too long.
 * - `too-large`: the body was larger than allowed.
 * - `lost`: the connection broke after the request was sent; whether it took effect is not known.
 */
export type HttpFailureReason = "unreachable" | "timeout" | "too-large" | "lost";

/** What is known of an exchange when it fails. */
export interface ExchangeState {
  /** Whether any of the request was written to a connection. */
  readonly sent: boolean;
  /** The status of the answer, once its headers had arrived. */
  readonly status: number | undefined;
}

/** An exchange without a complete answer. */
export class HttpFailure extends Error {
  readonly reason: HttpFailureReason;
  readonly sent: boolean;
  readonly status: number | undefined;

  constructor(
    reason: HttpFailureReason,
    { sent, status }: Partial<ExchangeState> = {},
    options?: ErrorOptions,
  ) {
    super(`no complete answer: ${reason}`, options);
    this.reason = reason;
    this.sent = sent ?? reason !== "unreachable";
    this.status = status;
    Object.defineProperty(this, "name", { value: "HttpFailure", enumerable: false });
  }

  /**
   * Reads a transport's error. Errors that are not the transport's come back as they are: a request
   * that could not even be written is a bug, and a refused address has words of its own.
   */
  static from(error: unknown, state: ExchangeState): unknown {
    if (error instanceof HttpFailure) return error;
    const code = codeOf(error);
    if (code === "UND_ERR_INVALID_ARG") {
      // undici reports a proxy that wants a password so; the request got no further than the proxy.
      if (!(error instanceof Error && error.message.includes("407"))) return error;
      return new HttpFailure("unreachable", { sent: false }, { cause: error });
    }
    return new HttpFailure(reasonOf(code, state), state, { cause: error });
  }
}

function reasonOf(code: string, { sent }: ExchangeState): HttpFailureReason {
  if (!sent) return "unreachable";
  if (code === "UND_ERR_RES_EXCEEDED_MAX_SIZE") return "too-large";
  if (code === "UND_ERR_HEADERS_TIMEOUT" || code === "UND_ERR_BODY_TIMEOUT") return "timeout";
  return "lost";
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
