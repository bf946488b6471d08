import Bottleneck from "bottleneck";
import type { Pace } from "../../domain/capabilities.ts";
import { ProviderError } from "../../domain/errors.ts";
import { CALL_WINDOW_MS } from "../../domain/limits.ts";
import { accountRest } from "../../domain/rest.ts";
import type { Logger } from "../../lib/logger.ts";
import { untilAborted } from "../../lib/until-aborted.ts";
import { say } from "../../words/index.ts";
import { StudioStopping } from "../abort-reasons.ts";
import type { Clock } from "../clock.ts";

/** Calls that may wait for one account; dispatch admits far fewer, so this is a safety net. */
const BACKLOG = 256;
/** No call of any model lasts this long: their own deadlines are shorter. */
const CALL_DEADLINE_MS = 20 * 60_000;
/** Bottleneck frees the slot only after the call itself was told to end. */
const EXPIRATION_MS = CALL_DEADLINE_MS + 30_000;

/** What an account's pace asks of those around it. */
export interface PaceHooks {
  /** When calls started before this process did, the oldest first, as far as that is known. */
  readonly earlierStarts: readonly number[];
  /**
   * Stores when the calls of the last minute started. Not waited for: steps of the journal happen in
   * the order in which they are asked for, and the call's own comes next, before it is sent.
   */
  remember(starts: readonly number[]): void;
  /** Called whenever a rest is over. */
  rested(): void;
}

/**
 * Holds one account's limits. Bottleneck's reservoir holds as many calls as may start in a minute;
 * each start takes one out, and puts it back only when the minute has gone by. So the window
 * slides: the first N may start at once, and no minute ever sees more than N.
 */
export class AccountPace {
  readonly #limiter: Bottleneck;
  readonly #clock: Clock;
  readonly #stopping = new AbortController();
  readonly #limited: boolean;
  readonly #hooks: PaceHooks;
  #starts: number[];
  #pausedUntil = 0;

  constructor(pace: Pace, clock: Clock, log: Logger, hooks: PaceHooks) {
    this.#clock = clock;
    this.#hooks = hooks;
    this.#limited = pace.requestsPerMinute !== undefined;
    this.#starts = this.#limited ? hooks.earlierStarts.filter((at) => this.#counts(at)) : [];
    this.#limiter = new Bottleneck({
      maxConcurrent: pace.concurrency,
      reservoir: this.#limited ? (pace.requestsPerMinute ?? 0) - this.#starts.length : null,
      highWater: BACKLOG,
      strategy: Bottleneck.strategy.OVERFLOW,
    });
    this.#limiter.on("error", (error) => {
      log.error({ account: pace.account, error }, "the limiter of an account failed");
    });
    for (const at of this.#starts) this.#forgetLater(at);
  }

  /** Milliseconds since 1970 until which the account rests after a 429; in the past: it does not. */
  get pausedUntil(): number {
    return this.#pausedUntil;
  }

  /** When the calls of the last minute started, the oldest first. */
  get recentStarts(): readonly number[] {
    return this.#starts;
  }

  /** Rests the whole account: what waits goes on waiting. */
  pause(askedMs?: number): void {
    const rest = accountRest(askedMs);
    const until = this.#clock.now() + rest;
    if (until <= this.#pausedUntil) return;
    this.#pausedUntil = until;
    this.#clock.sleep(rest, this.#stopping.signal).then(
      () => this.#hooks.rested(),
      () => {},
    );
  }

  /**
   * Runs a call when it is its turn. A call that ends with a 429 rests the whole account.
   * Rejects with the signal's reason at once when it aborts, waiting or running.
   */
  async run<T>(call: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T> {
    const turn = async () => {
      await this.#begin(signal);
      return this.#withDeadline(call, signal);
    };
    const ending = AbortSignal.any([signal, this.#stopping.signal]);
    try {
      const answer = this.#limiter.schedule({ expiration: EXPIRATION_MS }, turn);
      return await untilAborted(answer, ending);
    } catch (error) {
      throw error instanceof Bottleneck.BottleneckError ? tooBusy(error) : error;
    }
  }

  async #begin(signal: AbortSignal): Promise<void> {
    try {
      signal.throwIfAborted();
      while (this.#pausedUntil > this.#clock.now()) {
        await this.#clock.sleep(this.#pausedUntil - this.#clock.now(), signal);
      }
    } catch (error) {
      await this.#giveBack();
      throw error;
    }
    this.#noteStart();
  }

  #noteStart(): void {
    if (!this.#limited) return;
    const at = this.#clock.now();
    this.#starts.push(at);
    this.#forgetLater(at);
    this.#hooks.remember(this.#starts);
  }

  #counts(at: number): boolean {
    const now = this.#clock.now();
    return at <= now && now - at < CALL_WINDOW_MS;
  }

  #forgetLater(at: number): void {
    // Only a stop ends the minute early, and then nothing starts any more.
    void this.#endMinute(at).catch(() => {});
  }

  async #endMinute(at: number): Promise<void> {
    await this.#clock.sleep(at + CALL_WINDOW_MS - this.#clock.now(), this.#stopping.signal);
    this.#starts.shift();
    await this.#giveBack();
  }

  async #giveBack(): Promise<void> {
    if (this.#limited) await this.#limiter.incrementReservoir(1);
  }

  async #withDeadline<T>(call: (signal: AbortSignal) => Promise<T>, signal: AbortSignal) {
    const done = new AbortController();
    const late = new AbortController();
    const deadline = this.#clock.sleep(CALL_DEADLINE_MS, done.signal);
    deadline.then(
      () => late.abort(noAnswer()),
      () => {},
    );
    try {
      return await call(AbortSignal.any([signal, late.signal]));
    } catch (error) {
      if (error instanceof ProviderError && error.kind === "rate-limited") {
        this.pause(error.retryAfterMs);
      }
      throw error;
    } finally {
      done.abort();
    }
  }

  /** Lets nothing more start, and frees the limiter's timers. */
  async stop(): Promise<void> {
    this.#stopping.abort(new StudioStopping());
    await this.#limiter.disconnect(false);
  }
}

function noAnswer(): ProviderError {
  return new ProviderError(say("failure.no-answer"), {
    provider: "pace",
    kind: "timeout",
    retryable: false,
    billed: "unknown",
  });
}

function tooBusy(cause: unknown): ProviderError {
  return new ProviderError(
    say("failure.too-many-calls"),
    { provider: "pace", kind: "overloaded", retryable: false, billed: "no" },
    { cause },
  );
}
