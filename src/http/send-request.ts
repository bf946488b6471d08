import type { HttpAnswer } from "./answer.ts";
import { HttpFailure } from "./http-failure.ts";
import { type Exchange, type ExchangeRequest, openExchange } from "./open-exchange.ts";

/** undici's own clocks tick about once a second; they are only a net below the deadline. */
const NET_MS = 5000;

/** One HTTP request whose answer is read into memory. */
export interface HttpRequest extends Omit<ExchangeRequest, "silenceMs"> {
  /** Deadline of the whole exchange: name, connection, encryption and body. */
  readonly timeoutMs: number;
  /** A larger body ends the exchange. */
  readonly maxBytes: number;
}

/** How a request is sent. */
export type SendRequest = typeof sendRequest;

/**
 * Sends one request and reads the whole answer.
 * Throws HttpFailure when no complete answer came, and the signal's reason when it aborted.
 */
export async function sendRequest(request: HttpRequest): Promise<HttpAnswer> {
  const silenceMs = Math.ceil(request.timeoutMs) + NET_MS;
  const exchange = await openExchange({ ...request, silenceMs });
  try {
    const { status, headers } = exchange;
    return { status, headers, body: await collect(exchange, request.maxBytes) };
  } finally {
    exchange.close();
  }
}

/** Reads a body of at most so many bytes. Throws HttpFailure "too-large", before it is all here. */
export async function collect(exchange: Exchange, maxBytes: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of bounded(exchange, maxBytes)) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** A body as it comes, up to so many bytes. Throws HttpFailure "too-large" for more, and at once for an announced length. */
export async function* bounded(
  { status, headers, body }: Exchange,
  maxBytes: number,
): AsyncGenerator<Buffer, void, undefined> {
  const tooLarge = () => new HttpFailure("too-large", { status });
  if (Number(headers["content-length"] ?? 0) > maxBytes) throw tooLarge();
  let length = 0;
  for await (const piece of body) {
    length += piece.length;
    if (length > maxBytes) throw tooLarge();
    yield piece;
  }
}
