import { flatHeaders, type HttpAnswer } from "./answer.ts";
import { type Connecting, openConnector } from "./connector.ts";
import { HttpFailure } from "./http-failure.ts";
import { openUndici } from "./undici.ts";

/** undici's own clocks tick about once a second; they are only a net below the deadline. */
const NET_MS = 5000;

/** One HTTP request. Redirects are never followed: they come back as the answer. */
export interface HttpRequest extends Connecting {
  readonly method: "GET" | "POST";
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** The body, already serialised. */
  readonly body?: string | undefined;
  /** Aborts at once, also in the middle of the body. */
  readonly signal?: AbortSignal | undefined;
  /** Deadline of the whole exchange, body included. */
  readonly timeoutMs: number;
  /** A larger body ends the exchange. */
  readonly maxBytes: number;
}

/**
 * Sends one request on a connection of its own (`early`, or a new one) and reads the whole answer.
 * No connection is used twice: a server that closes an idle one just then would make a paid call
 * look lost.
 * Throws HttpFailure when no complete answer came, and the signal's reason when it aborted.
 */
export async function sendRequest(request: HttpRequest): Promise<HttpAnswer> {
  request.signal?.throwIfAborted();
  const { Agent, request: send } = await openUndici();
  const net = Math.ceil(request.timeoutMs) + NET_MS;
  const agent = new Agent({
    allowH2: false,
    pipelining: 0,
    maxResponseSize: request.maxBytes,
    headersTimeout: net,
    bodyTimeout: net,
    connect: await openConnector(request),
  });
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), request.timeoutMs);
  const signals = request.signal ? [request.signal, deadline.signal] : [deadline.signal];
  let status: number | undefined;
  try {
    const answer = await send(request.url, {
      method: request.method,
      headers: { "accept-encoding": "identity", ...request.headers },
      body: request.body ?? null,
      dispatcher: agent,
      signal: AbortSignal.any(signals),
    });
    status = answer.statusCode;
    const body = Buffer.from(await answer.body.arrayBuffer());
    return { status, headers: flatHeaders(answer.headers), body };
  } catch (error) {
    request.signal?.throwIfAborted();
    throw deadline.signal.aborted
      ? new HttpFailure("timeout", status, { cause: error })
      : HttpFailure.from(error, status);
  } finally {
    clearTimeout(timer);
    agent.destroy().catch(() => {});
  }
}
