import type { LookupAddress } from "node:dns";
import type * as Undici from "undici";
import { HttpFailure } from "./http-failure.ts";
import { pinnedLookup } from "./pinned-lookup.ts";

/** How long a connection may take to come about, in milliseconds. */
const CONNECT_TIMEOUT_MS = 10_000;

/** undici's own clocks tick about once a second; they are only a net below the deadline. */
const NET_MS = 5000;

/** One HTTP request. Redirects are never followed: they come back as the answer. */
export interface HttpRequest {
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
  /** Connects to these addresses only, whatever the name resolves to meanwhile. */
  readonly addresses?: readonly LookupAddress[] | undefined;
}

/** A complete answer; names of headers are in lower case. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/**
 * Sends one request on a connection of its own and reads the whole answer. No connection is used
 * twice: a server that closes an idle one just then would make a paid call look lost.
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
    connect: {
      timeout: CONNECT_TIMEOUT_MS,
      ...(request.addresses && { lookup: pinnedLookup(request.addresses) }),
    },
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
    return { status, headers: flat(answer.headers), body };
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
    connect: { timeout: CONNECT_TIMEOUT_MS },
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
    return { status: answer.statusCode, headers: flat(answer.headers), body, close };
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

/** Loads what the first request needs, so that the request itself starts without delay. */
export async function warmHttp(): Promise<void> {
  await openUndici();
}

let undici: Promise<typeof Undici> | undefined;

/** Loaded on first use: a bot without keys never pays for it in memory. */
function openUndici(): Promise<typeof Undici> {
  undici ??= importBesideOthers();
  return undici;
}

/**
 * undici 8 makes itself the dispatcher of every older undici in the process when it is loaded, and
 * discord.js's own undici 6 could then upload no files any more. So the older one is put back.
 */
async function importBesideOthers(): Promise<typeof Undici> {
  const older = Symbol.for("undici.globalDispatcher.1");
  const dispatcher: unknown = Reflect.get(globalThis, older);
  const loaded = await import("undici");
  Reflect.set(globalThis, older, dispatcher);
  return loaded;
}

function flat(headers: Readonly<Record<string, string | string[] | undefined>>) {
  const entries = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined
      ? []
      : [[name.toLowerCase(), Array.isArray(value) ? value.join(", ") : value] as const],
  );
  return Object.fromEntries(entries);
}
