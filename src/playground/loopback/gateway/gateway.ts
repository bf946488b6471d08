import { randomBytes } from "node:crypto";
import type { WebSocket } from "ws";
import type { World } from "../world/world.ts";
import { attendConnection } from "./connection.ts";
import type { ConnectionHost } from "./connection.ts";
import type { GatewayControl } from "./control.ts";
import { asksTooMuch, INTENT } from "./intents.ts";
import { CLOSE, OP } from "./op.ts";
import { guildPayload, readyPayload } from "./payloads.ts";
import type { IdentifyData, ResumeData } from "./received-frame.ts";
import { Session } from "./session.ts";
import { comesTo, guildOfEvent } from "./shard.ts";

export interface GatewayOptions {
  readonly token: string;
  readonly privilegedIntents: number;
  readonly heartbeatMs: number;
  /** Where bots connect; known once the server listens. */
  readonly url: () => string;
}

/** The gateway: keeps the bot's sessions and sends them events. */
export class Gateway implements GatewayControl, ConnectionHost {
  readonly heartbeatMs: number;
  acknowledgesHeartbeats = true;
  identified = 0;
  resumed = 0;
  readonly #options: GatewayOptions;
  readonly #world: World;
  readonly #sessions = new Map<string, Session>();

  constructor(world: World, options: GatewayOptions) {
    this.#world = world;
    this.#options = options;
    this.heartbeatMs = options.heartbeatMs;
  }

  /** Speaks with a new socket. */
  accept(socket: WebSocket): void {
    attendConnection(socket, this);
    socket.on("close", () => {
      if (!this.connected) this.#world.core.events.emit({ type: "bot-disconnected" });
    });
  }

  identify({ token, intents, shard }: IdentifyData, socket: WebSocket): Session | number {
    if (!this.#isToken(token)) return CLOSE.badToken;
    if (asksTooMuch(intents, this.#options.privilegedIntents)) return CLOSE.disallowedIntents;
    // A bot that starts anew never resumes what a process before it left behind.
    for (const [id, old] of this.#sessions) if (old.socket === null) this.#sessions.delete(id);
    const session = new Session(randomBytes(16).toString("hex"), intents, socket, shard);
    this.#sessions.set(session.id, session);
    const guilds = this.#world.guilds.withBot().filter(({ id }) => comesTo(session.shard, id));
    session.dispatch("READY", readyPayload(this.#world, session, this.#options.url()));
    if ((intents & INTENT.guilds) !== 0)
      for (const guild of guilds)
        session.dispatch("GUILD_CREATE", guildPayload(this.#world, guild));
    this.identified += 1;
    this.#world.core.events.emit({ type: "bot-connected" });
    return session;
  }

  resume({ token, session_id: id, seq }: ResumeData, socket: WebSocket): Session | null {
    const session = this.#sessions.get(id);
    if (session === undefined || !this.#isToken(token)) return null;
    session.resume(socket, seq);
    this.resumed += 1;
    this.#world.core.events.emit({ type: "bot-connected" });
    return session;
  }

  /**
   * Sends an event to every session that has `intent` (0: to all), also to those that are cut off
   * just now. `data` is made for the session's intents.
   */
  dispatch(event: string, intent: number, data: (intents: number) => object): void {
    for (const session of this.#sessions.values()) {
      if (intent !== 0 && (session.intents & intent) === 0) continue;
      const told = data(session.intents);
      if (comesTo(session.shard, guildOfEvent(event, told))) session.dispatch(event, told);
    }
  }

  get connected(): boolean {
    return this.#sockets().length > 0;
  }

  async ready(timeoutMs?: number): Promise<void> {
    await this.#world.core.events.waitUntil(() => this.connected || undefined, timeoutMs);
  }

  cut(): void {
    for (const socket of this.#sockets()) socket.terminate();
  }

  requestReconnect(): void {
    this.#sendAll({ op: OP.reconnect, d: null });
  }

  invalidate(resumable = false): void {
    this.#sendAll({ op: OP.invalidSession, d: resumable });
    if (!resumable) this.#sessions.clear();
  }

  closeWith(code: number): void {
    for (const socket of this.#sockets()) socket.close(code);
  }

  #sockets(): readonly WebSocket[] {
    return [...this.#sessions.values()].flatMap(({ socket }) => socket ?? []);
  }

  #sendAll(frame: object): void {
    for (const socket of this.#sockets()) socket.send(JSON.stringify(frame));
  }

  #isToken(token: string): boolean {
    return token.replace(/^Bot /, "") === this.#options.token;
  }
}
