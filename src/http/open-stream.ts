import { flatHeaders, type HttpAnswer } from "./answer.ts";
import { openConnector } from "./connector.ts";
import { HttpFailure } from "./http-failure.ts";
import type { HttpRequest } from "./send-request.ts";
import { openUndici } from "./undici.ts";

/** A request whose answer is read while it comes; only a silence ends it, not its length. */
export interface StreamRequest extends Pick<HttpRequest, "url" | "headers" | "signal"> {
  /** The longest silence, in milliseconds, before the headers and between two pieces of the body. */
  readonly idleMs: number;
}

/** The beginning of an answer; names of headers are in lower case. */
export interface HttpStream extends Pick<HttpAnswer, "status" | "headers"> {
  /** The body as it comes. Throws HttpFailure when it breaks off, and the signal's reason. */
  readonly body: AsyncIterable<Buffer>;
  /** Ends the connection, read to the end or not; to be called in any case. */
  close(): void;
}

/**
 * Sends a GET and gives its answer as soon as the headers are there, for files that do not fit in
 * memory. Redirects come back as the answer. Throws as `sendRequest` does.
 */
export async function openStream(request: StreamRequest): Promise<HttpStream> {
  request.signal?.throwIfAborted();
  const { Agent, request: send } = await openUndici();
  const agent = new Agent({
    allowH2: false,
    pipelining: 0,
    headersTimeout: request.idleMs,
    bodyTimeout: request.idleMs,
    connect: await openConnector(),
  });
  const close = () => void agent.destroy().catch(() => {});
  try {
    const answer = await send(request.url, {
      method: "GET",
      headers: { "accept-encoding": "identity", ...request.headers },
      dispatcher: agent,
      signal: request.signal ?? null,
    });
    // A consumer that stops early ends the body; what that tears down is nobody's failure.
    answer.body.on("error", () => {});
    const body = pieces(answer.body, answer.statusCode, request.signal);
    return { status: answer.statusCode, headers: flatHeaders(answer.headers), body, close };
  } catch (error) {
    close();
    request.signal?.throwIfAborted();
    throw HttpFailure.from(error);
  }
}

async function* pieces(
  body: AsyncIterable<Buffer>,
  status: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<Buffer, void, undefined> {
  try {
    yield* body;
  } catch (error) {
    signal?.throwIfAborted();
    throw HttpFailure.from(error, status);
  }
}
