import type { WebSocket } from "ws";
import { OP } from "./op.ts";
import type { Frame } from "./op.ts";
import { type Shard, WHOLE } from "./shard.ts";

/** Events kept for a bot that comes back. */
const MOST_KEPT = 1000;

/** What one identified bot is told, also across several connections. */
export class Session {
  readonly id: string;
  readonly intents: number;
  readonly shard: Shard;
  #socket: WebSocket | null;
  #sequence = 0;
  #sent: Frame[] = [];

  constructor(id: string, intents: number, socket: WebSocket, shard = WHOLE) {
    this.id = id;
    this.intents = intents;
    this.shard = shard;
    this.#socket = socket;
  }

  get socket(): WebSocket | null {
    return this.#socket;
  }

  /** Sends an event, and keeps it in case the bot has to resume. */
  dispatch(event: string, data: unknown): void {
    this.#sequence += 1;
    const frame = { op: OP.dispatch, t: event, s: this.#sequence, d: data };
    this.#sent.push(frame);
    if (this.#sent.length > MOST_KEPT) this.#sent.shift();
    this.#socket?.send(JSON.stringify(frame));
  }

  /** The connection is gone; events are kept from now on. */
  detach(socket: WebSocket): void {
    if (this.#socket === socket) this.#socket = null;
  }

  /** Takes up a new connection, and repeats all events after `sequence`. */
  resume(socket: WebSocket, sequence: number): void {
    this.#socket = socket;
    for (const frame of this.#sent)
      if ((frame.s ?? 0) > sequence) socket.send(JSON.stringify(frame));
    this.dispatch("RESUMED", {});
  }
}
