import { untilAborted } from "../lib/until-aborted.ts";
import { flatHeaders, type HttpAnswer } from "./answer.ts";
import { type Connecting, openConnector } from "./connector.ts";
import { openDispatcher } from "./dispatcher.ts";
import { type ExchangeState, HttpFailure } from "./http-failure.ts";
import { openUndici } from "./undici.ts";

/** One request. Redirects are never followed: they come back as the answer. */
export interface ExchangeRequest extends Connecting {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** The body, already serialised. */
  readonly body?: string | Uint8Array | undefined;
  /** Aborts at once: while a name is looked up, while it connects, in the middle of the body. */
  readonly signal?: AbortSignal | undefined;
  /** Deadline of the whole exchange, in milliseconds: name, connection, encryption and body. */
  readonly timeoutMs?: number | undefined;
  /** The longest silence, in milliseconds, before the headers and between two pieces of the body. */
  readonly silenceMs: number;
}

/** How a request is sent whose answer is read as it comes. */
export type OpenExchange = typeof openExchange;

/** The beginning of an answer; names of headers are in lower case. */
export interface Exchange extends Pick<HttpAnswer, "status" | "headers"> {
  /** The body as it comes. Throws HttpFailure when it breaks off, and the signal's reason. */
  readonly body: AsyncIterable<Buffer>;
  /** Ends the connection, read to the end or not; to be called in any case. */
  close(): void;
}

/**
 * Sends one request on a connection of its own and gives the answer as soon as its headers are
 * there. No connection is used twice: a server that closes an idle one just then would make a paid
 * call look lost. Every error of a socket comes back from here, and none is left uncaught.
 * Throws HttpFailure when no answer came, and the signal's reason when it aborted.
 */
export async function openExchange(request: ExchangeRequest): Promise<Exchange> {
  const { url, signal } = request;
  signal?.throwIfAborted();
  const state: { -readonly [Key in keyof ExchangeState]: ExchangeState[Key] } = {
    sent: false,
    status: undefined,
  };
  const ending = new AbortController();
  const expiry = new AbortController();
  const timer =
    request.timeoutMs === undefined
      ? undefined
      : setTimeout(() => expiry.abort(), request.timeoutMs);
  const stop = signal ? AbortSignal.any([signal, expiry.signal]) : expiry.signal;
  /** What a failure means for whoever asked. */
  const explain = (error: unknown): unknown => {
    signal?.throwIfAborted();
    if (!expiry.signal.aborted) return HttpFailure.from(error, state);
    return new HttpFailure("timeout", state, { cause: error });
  };
  const { request: send } = await openUndici();
  const connect = await openConnector(url, request, ending.signal);
  const dispatcher = await openDispatcher({ connect, silenceMs: request.silenceMs });
  const close = (): void => {
    clearTimeout(timer);
    ending.abort(new Error("The exchange has ended."));
    dispatcher.destroy().catch(() => {});
  };
  const noticing = dispatcher.compose((dispatch) => (options, handler) => {
    const begin = handler.onRequestStart?.bind(handler);
    // undici calls this when it has a connection, just before it writes to it.
    handler.onRequestStart = (...details) => {
      state.sent = true;
      begin?.(...details);
    };
    return dispatch(options, handler);
  });
  try {
    const sending = send(url, {
      method: request.method,
      headers: { "accept-encoding": "identity", ...request.headers },
      body: request.body ?? null,
      dispatcher: noticing,
    });
    // An answer that comes after the abort is read by nobody; its errors are nobody's either.
    sending.then(({ body }) => body.on("error", () => {})).catch(() => {});
    const answer = await untilAborted(sending, stop);
    state.status = answer.statusCode;
    return {
      status: answer.statusCode,
      headers: flatHeaders(answer.headers),
      body: pieces(answer.body, stop, explain),
      close,
    };
  } catch (error) {
    close();
    throw explain(error);
  }
}

async function* pieces(
  body: AsyncIterable<Buffer>,
  stop: AbortSignal,
  explain: (error: unknown) => unknown,
): AsyncGenerator<Buffer, void, undefined> {
  const reader = body[Symbol.asyncIterator]();
  try {
    for (;;) {
      const { done, value } = await untilAborted(reader.next(), stop);
      if (done === true) return;
      yield value;
    }
  } catch (error) {
    throw explain(error);
  }
}
