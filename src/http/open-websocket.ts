import { openConnector } from "./connector.ts";
import { openDispatcher } from "./dispatcher.ts";
import { openUndici } from "./undici.ts";

/** undici's own clock for the answer to the handshake, in milliseconds. */
const HANDSHAKE_MS = 10_000;

/** Where to connect to, and what to do with what comes. */
export interface WebSocketRequest {
  /** http or https; ws and wss follow from it. */
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Ends the connection, coming about or open. */
  readonly signal: AbortSignal;
  readonly onText: (text: string) => void;
  readonly onBytes: (bytes: Uint8Array) => void;
}

/** An open connection. */
export interface OpenWebSocket {
  send(text: string): void;
  close(): void;
}

/**
 * Opens a WebSocket on a connection of its own, through the operator's proxy where there is one, and
 * without an Origin. Rejects with an Error when it does not come about, and with the signal's reason.
 */
export async function openWebSocket(request: WebSocketRequest): Promise<OpenWebSocket> {
  const { signal, onText, onBytes, headers } = request;
  signal.throwIfAborted();
  const url = new URL(request.url);
  const ending = new AbortController();
  const { WebSocket } = await openUndici();
  const connect = await openConnector(url, {}, ending.signal);
  const dispatcher = await openDispatcher({ connect, silenceMs: HANDSHAKE_MS });
  url.protocol = url.protocol.replace("http", "ws");
  const socket = new WebSocket(url, { dispatcher, headers: { ...headers } });
  socket.binaryType = "arraybuffer";
  const opened = Promise.withResolvers<void>();
  let isOpen = false;

  const end = (reason: unknown): void => {
    signal.removeEventListener("abort", onAbort);
    if (!ending.signal.aborted) {
      ending.abort(new Error("The connection has ended."));
      dispatcher.destroy().catch(() => {});
    }
    opened.reject(reason);
    isOpen = false;
  };
  const onAbort = (): void => end(signal.reason);
  signal.addEventListener("abort", onAbort, { once: true });
  socket.addEventListener("open", () => {
    isOpen = true;
    opened.resolve();
  });
  socket.addEventListener("close", () => end(new Error("The WebSocket was closed.")));
  socket.addEventListener("error", () => end(new Error("The WebSocket did not come about.")));
  socket.addEventListener("message", ({ data }: { readonly data: unknown }) => {
    if (typeof data === "string") onText(data);
    else if (data instanceof ArrayBuffer) onBytes(new Uint8Array(data));
  });
  await opened.promise;
  return {
    send: (text) => {
      if (isOpen) socket.send(text);
    },
    close: () => {
      if (isOpen) socket.close();
      end(new Error("The WebSocket was closed."));
    },
  };
}
