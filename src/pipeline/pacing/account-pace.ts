import Bottleneck from "bottleneck";
import type { Pace } from "../../domain/capabilities.ts";
import { CALL_WINDOW_MS } from "../../domain/limits.ts";
import { accountRest } from "../../domain/rest.ts";
import { untilAborted } from "../../lib/until-aborted.ts";
import { StudioStopping } from "../../domain/abort-reasons.ts";
import type { Clock } from "../clock.ts";
import { createLimiter } from "./create-limiter.ts";
import type { AccountPacing } from "./pacing.ts";
import { EXPIRATION_MS, tooBusy, withDeadline } from "./with-deadline.ts";

/** Calls that may wait for one account; dispatch admits far fewer, so this is a safety net. */
const BACKLOG = 256;

/** What an account's pace asks of those around it. */
export interface PaceHooks {
  /**
   * When calls started before this process did, the oldest first, as far as that is known;
   * milliseconds since 1970.
   */
  readonly earlierStarts: readonly number[];
  /**
   * Stores when a call starts, in milliseconds since 1970. Not waited for: steps of the journal
   * happen in the order in which they are asked for, and the call's own comes next, before it is sent.
   */
  noteStart(at: number): void;
  /** Called whenever a rest is over. */
  rested(): void;
}

/**
 * Holds one account's limits: calls at a time, and starts in any sliding minute. Bottleneck's
 * reservoir holds as many calls as may start in a minute; each start takes one out, and puts it back
 * only when the minute has gone by. So the window slides: the first N may start at once, and no
 * minute ever sees more than N. Times are those of the monotonic clock: a clock that is set back or
 * forward changes no limit and no rest.
 */
export class AccountPace implements AccountPacing {
  readonly #limiter: Bottleneck;
  readonly #clock: Clock;
  readonly #stopping = new AbortController();
  readonly #limited: boolean;
  readonly #hooks: PaceHooks;
  readonly #starts: number[];
  #pausedUntil = Number.NEGATIVE_INFINITY;

  constructor({ concurrency, requestsPerMinute }: Pace, clock: Clock, hooks: PaceHooks) {
    this.#clock = clock;
    this.#hooks = hooks;
    this.#limited = requestsPerMinute !== undefined;
    this.#starts = this.#limited ? this.#countedOf(hooks.earlierStarts) : [];
    this.#limiter = createLimiter({
      maxConcurrent: concurrency,
      reservoir: requestsPerMinute === undefined ? null : requestsPerMinute - this.#starts.length,
      highWater: BACKLOG,
    });
    for (const at of this.#starts) this.#forgetLater(at);
  }

  get pausedUntil(): number {
    return this.#pausedUntil;
  }

  /** When the calls of the last minute started, by the monotonic clock, the oldest first. */
  get recentStarts(): readonly number[] {
    return this.#starts;
  }

  /** Rests the whole account: what waits goes on waiting. */
  pause(askedMs?: number): void {
    const rest = accountRest(askedMs);
    const until = this.#clock.monotonic() + rest;
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
    const ending = AbortSignal.any([signal, this.#stopping.signal]);
    const turn = async () => {
      await this.#begin(ending);
      const onRateLimit = (askedMs: number | undefined) => this.pause(askedMs);
      return withDeadline(call, signal, { clock: this.#clock, onRateLimit });
    };
    try {
      ending.throwIfAborted();
      // A call holds its turn until it has really ended, which can be later than an abort.
      const answer = this.#limiter.schedule({ expiration: EXPIRATION_MS }, turn);
      return await untilAborted(answer, ending);
    } catch (error) {
      throw error instanceof Bottleneck.BottleneckError ? tooBusy(error) : error;
    }
  }

  /** Lets nothing more start, and ends what waits. */
  async stop(): Promise<void> {
    this.#stopping.abort(new StudioStopping());
    await this.#limiter.disconnect(false);
  }

  /** Waits while the account rests; a turn that is not used goes back to the minute. */
  async #begin(ending: AbortSignal): Promise<void> {
    try {
      ending.throwIfAborted();
      while (this.#pausedUntil > this.#clock.monotonic()) {
        await this.#clock.sleep(this.#pausedUntil - this.#clock.monotonic(), ending);
      }
    } catch (error) {
      await this.#giveBack();
      throw error;
    }
    if (!this.#limited) return;
    const at = this.#clock.monotonic();
    this.#starts.push(at);
    this.#forgetLater(at);
    this.#hooks.noteStart(this.#clock.now());
  }

  #forgetLater(at: number): void {
    // Only a stop ends the minute early, and then nothing starts any more.
    void this.#endMinute(at).catch(() => {});
  }

  async #endMinute(at: number): Promise<void> {
    const left = Math.max(0, at + CALL_WINDOW_MS - this.#clock.monotonic());
    await this.#clock.sleep(left, this.#stopping.signal);
    this.#starts.shift();
    await this.#giveBack();
  }

  async #giveBack(): Promise<void> {
    if (this.#limited) await this.#limiter.incrementReservoir(1);
  }

  /** The earlier starts that still count; one in the future was noted before the clock was set back. */
  #countedOf(starts: readonly number[]): number[] {
    const now = this.#clock.monotonic();
    const age = (at: number) => Math.max(0, this.#clock.now() - at);
    return starts.filter((at) => age(at) < CALL_WINDOW_MS).map((at) => now - age(at));
  }
}
