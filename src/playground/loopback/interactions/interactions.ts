import { randomBytes } from "node:crypto";
import { ApiError } from "../api-error.ts";
import { NO_ANSWER } from "./outcome.ts";
import type { Outcome } from "./outcome.ts";
import { INTERACTION_TYPE } from "../wire/interaction.ts";
import { DEFAULT_SIZE_LIMIT } from "../world/guilds.ts";
import type { InteractionRecord } from "../world/state.ts";
import type { World } from "../world/world.ts";

/** An interaction's token lives for 15 minutes. */
const TOKEN_LIFETIME_MS = 15 * 60_000;

/** What is known of an interaction when a person causes it. */
export type NewInteraction = Pick<
  InteractionRecord,
  | "type"
  | "userId"
  | "channelId"
  | "commandName"
  | "sourceMessageId"
  | "targetMessageId"
  | "openedBy"
>;

/** Keeps the interactions, their tokens and their deadlines. */
export class Interactions {
  /** Overrides of a file's size in bytes, by server id, channel id, or "*" for all places. */
  readonly sizeLimits = new Map<string, number>();
  readonly #world: World;
  readonly #answerWithinMs: number;
  readonly #waiting = new Map<string, (outcome: Outcome) => void>();

  constructor(world: World, answerWithinMs: number) {
    this.#world = world;
    this.#answerWithinMs = answerWithinMs;
  }

  /** Records a new interaction. */
  create(fields: NewInteraction): InteractionRecord {
    const id = this.#world.nextId();
    const record: InteractionRecord = {
      ...fields,
      id,
      token: Buffer.from(`interaction:${id}:${randomBytes(48).toString("hex")}`).toString(
        "base64url",
      ),
      createdAt: this.#world.clock(),
      attachmentSizeLimit: this.sizeLimitIn(fields.channelId),
      answer: null,
      timedOut: false,
      tokenDead: false,
      ephemeral: false,
      originalMessageId: null,
      followUps: 0,
    };
    this.#world.state.interactions.set(id, record);
    return record;
  }

  /** What the person sees first: the answer, or after the deadline that there was none. */
  async outcomeOf(record: InteractionRecord): Promise<Outcome> {
    const { promise, resolve } = Promise.withResolvers<Outcome>();
    this.#waiting.set(record.id, resolve);
    const timer = setTimeout(() => this.#fail(record), this.#answerWithinMs);
    try {
      return await promise;
    } finally {
      clearTimeout(timer);
      this.#waiting.delete(record.id);
    }
  }

  /** The answer has come. */
  settle(record: InteractionRecord, answer: number, outcome: Outcome): void {
    record.answer = answer;
    this.#waiting.get(record.id)?.(outcome);
  }

  /** The interaction that a first answer is for: 10062 if unknown or too late, 40060 if answered. */
  toAnswer(id: string, token: string): InteractionRecord {
    const record = this.#world.state.interactions.get(id);
    if (record?.token !== token) throw new ApiError(10_062);
    if (record.answer !== null) throw new ApiError(40_060);
    if (record.timedOut || this.#isTokenDead(record)) throw new ApiError(10_062);
    return record;
  }

  /**
   * The interaction of a webhook call: 10015 for an unknown token and before the first answer,
   * 50027 after 15 minutes.
   */
  byToken(applicationId: string, token: string): InteractionRecord {
    const id = Buffer.from(token, "base64url").toString().split(":")[1] ?? "";
    const record = this.#world.state.interactions.get(id);
    const isKnown = record?.token === token && applicationId === this.#world.state.applicationId;
    if (!isKnown || record.answer === null) throw new ApiError(10_015);
    if (this.#isTokenDead(record)) throw new ApiError(50_027);
    return record;
  }

  /** Bytes that one file may have in this channel. */
  sizeLimitIn(channelId: string): number {
    const { guildId } = this.#world.channels.get(channelId);
    const override =
      this.sizeLimits.get(channelId) ??
      this.sizeLimits.get(guildId ?? "") ??
      this.sizeLimits.get("*");
    if (override !== undefined) return override;
    if (guildId === null) return DEFAULT_SIZE_LIMIT;
    return this.#world.guilds.sizeLimit(this.#world.guilds.get(guildId));
  }

  /** Kills the tokens of all interactions there are, as if their 15 minutes were over. */
  expireTokens(): void {
    for (const record of this.#world.state.interactions.values()) record.tokenDead = true;
  }

  #isTokenDead({ tokenDead, createdAt }: InteractionRecord): boolean {
    return tokenDead || this.#world.clock() - createdAt > TOKEN_LIFETIME_MS;
  }

  #fail(record: InteractionRecord): void {
    record.timedOut = true;
    const { id, userId, channelId, type } = record;
    // A person who only types sees no error when suggestions do not come.
    const isSilent = type === INTERACTION_TYPE.autocomplete;
    if (!isSilent)
      this.#world.core.events.emit({
        type: "interaction-failed",
        interactionId: id,
        userId,
        channelId,
        text: NO_ANSWER,
      });
    this.#waiting.get(id)?.({ kind: "failed", text: NO_ANSWER });
  }
}
