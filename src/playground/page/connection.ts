import type { ConnectionState } from "./connection-state.ts";
import type { CallName, Calls, PageEvent, ServerMessage } from "../protocol/protocol.ts";

interface Waiting {
  resolve(value: unknown): void;
  reject(reason: Error): void;
}

/** What the page is told by its connection. */
export interface ConnectionListener {
  /** Called with "online" after every (re)connection: the page then asks for everything anew. */
  onState(state: ConnectionState): void;
  onEvent(event: PageEvent): void;
}

const longestPauseMs = 5000;

/** The page's line to the playground; it comes back by itself when the server restarts. */
export class Connection {
  readonly #listener: ConnectionListener;
  readonly #waiting = new Map<number, Waiting>();
  #socket: WebSocket | undefined;
  #number = 0;
  #failures = 0;

  constructor(listener: ConnectionListener) {
    this.#listener = listener;
  }

  /** Connects, and reconnects for as long as the page is open. */
  open(): void {
    this.#listener.onState(this.#failures === 0 ? "connecting" : "offline");
    const socket = new WebSocket(`ws://${location.host}/live`);
    this.#socket = socket;
    socket.addEventListener("open", () => {
      this.#failures = 0;
      this.#listener.onState("online");
    });
    socket.addEventListener("message", (event) => {
      const message: ServerMessage = JSON.parse(String(event.data));
      this.#receive(message);
    });
    socket.addEventListener("close", () => this.#lost());
  }

  /** Asks the server for something; rejects with its words when it refuses, or when the line is cut. */
  call<Name extends CallName>(
    name: Name,
    sends: Calls[Name]["sends"],
  ): Promise<Calls[Name]["gets"]> {
    const socket = this.#socket;
    if (socket?.readyState !== WebSocket.OPEN) {
      return Promise.reject(new Error("Not connected. Is Easel still running?"));
    }
    this.#number += 1;
    const number = this.#number;
    socket.send(JSON.stringify({ number, call: name, sends }));
    return new Promise((resolve, reject) => {
      this.#waiting.set(number, {
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the server answers each call with what Calls names
        resolve: (value) => resolve(value as Calls[Name]["gets"]),
        reject,
      });
    });
  }

  #receive(message: ServerMessage): void {
    if ("event" in message) {
      this.#listener.onEvent(message);
      return;
    }
    const waiting = this.#waiting.get(message.number);
    this.#waiting.delete(message.number);
    if ("error" in message) waiting?.reject(new Error(message.error));
    else waiting?.resolve(message.gets);
  }

  #lost(): void {
    const cut = new Error("The connection was cut.");
    for (const waiting of this.#waiting.values()) waiting.reject(cut);
    this.#waiting.clear();
    this.#listener.onState("offline");
    const pause = Math.min(longestPauseMs, 250 * 2 ** this.#failures);
    this.#failures += 1;
    setTimeout(() => this.open(), pause);
  }
}
