import type { Socket } from "node:net";
import type { buildConnector } from "undici";
import { openConnector } from "./connector.ts";

/** A server may hang up on a connection that nothing is asked on: an older one is not trusted. */
const FRESH_MS = 3000;

/**
 * A connection to a service that is opened before there is anything to send, so that the way to it
 * and its encryption cost no time later. It serves one request; where it could not be opened, was
 * closed meanwhile or has waited too long, that request opens its own and fails in its own words.
 */
export class EarlyConnection {
  readonly #url: URL;
  #opening: Promise<Socket | undefined> | undefined;
  #openedAt = 0;

  constructor(url: URL) {
    this.#url = url;
  }

  /** Begins to connect; while one waits to be taken, this changes nothing. */
  open(): void {
    this.#opening ??= this.#connect();
  }

  /** The open connection, which from now on is the caller's; undefined where there is none to use. */
  async take(): Promise<Socket | undefined> {
    const opening = this.#opening;
    this.#opening = undefined;
    const socket = await opening;
    if (socket === undefined) return undefined;
    const isFresh = performance.now() - this.#openedAt < FRESH_MS;
    if (isFresh && socket.readyState === "open" && !socket.readableEnded) return socket;
    socket.destroy();
    return undefined;
  }

  /** Closes what nobody took. */
  close(): void {
    const opening = this.#opening;
    this.#opening = undefined;
    void opening?.then((socket) => socket?.destroy());
  }

  async #connect(): Promise<Socket | undefined> {
    const connect = await openConnector();
    const socket = await new Promise<Socket | undefined>((resolve) => {
      connect(placeOf(this.#url), (_error, opened) => resolve(opened ?? undefined));
    });
    this.#openedAt = performance.now();
    return socket;
  }
}

function placeOf({ protocol, host, hostname, port }: URL): buildConnector.Options {
  return { protocol, host, hostname, port };
}
