import type { Pace } from "../../domain/capabilities.ts";
import { ProviderError } from "../../domain/errors.ts";
import { CALL_WINDOW_MS } from "../../domain/limits.ts";
import { accountRest } from "../../domain/rest.ts";
import { untilAborted } from "../../lib/until-aborted.ts";
import { say } from "../../words/index.ts";
import { StudioStopping } from "../abort-reasons.ts";
import type { Clock } from "../clock.ts";
import { Turns } from "./turns.ts";

/** Calls that may wait for one account; dispatch admits far fewer, so this is a safety net. */
const BACKLOG = 256;
/** No call of any model lasts this long: their own deadlines are shorter. */
const CALL_DEADLINE_MS = 20 * 60_000;
/** A call that was told to end and does not is given up after this. */
const GRACE_MS = 30_000;

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
 * Holds one account's limits: calls at a time, and starts in any sliding minute. Times are those of
 * the monotonic clock: a clock that is set back or forward changes no limit and no rest.
 */
export class AccountPace {
  readonly #clock: Clock;
  readonly #stopping = new AbortController();
  readonly #limited: boolean;
  readonly #hooks: PaceHooks;
  readonly #turns: Turns;

  constructor({ concurrency, requestsPerMinute }: Pace, clock: Clock, hooks: PaceHooks) {
    this.#clock = clock;
    this.#hooks = hooks;
    this.#limited = requestsPerMinute !== undefined;
    const limits = { concurrency, perWindow: requestsPerMinute, windowMs: CALL_WINDOW_MS };
    const starts = this.#limited ? this.#countedOf(hooks.earlierStarts) : [];
    this.#turns = new Turns(limits, clock, { starts, stopping: this.#stopping.signal });
  }

  /** Until when, by the monotonic clock, the account rests after a 429; in the past: it does not. */
  get pausedUntil(): number {
    return this.#turns.restsUntil;
  }

  /** When the calls of the last minute started, by the monotonic clock, the oldest first. */
  get recentStarts(): readonly number[] {
    return this.#limited ? this.#turns.starts : [];
  }

  /** Rests the whole account: what waits goes on waiting. */
  pause(askedMs?: number): void {
    const rest = accountRest(askedMs);
    const until = this.#clock.monotonic() + rest;
    if (until <= this.pausedUntil) return;
    this.#turns.rest(until);
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
    if (this.#turns.waiting >= BACKLOG) throw tooBusy();
    const ending = AbortSignal.any([signal, this.#stopping.signal]);
    await this.#turns.take(ending);
    if (this.#limited) this.#hooks.noteStart(this.#clock.now());
    const answer = this.#withDeadline(call, signal);
    void this.#endTurnAfter(answer);
    return untilAborted(answer, ending);
  }

  /** Lets nothing more start, and ends what waits. */
  stop(): void {
    this.#stopping.abort(new StudioStopping());
  }

  /** The earlier starts that still count; one in the future was noted before the clock was set back. */
  #countedOf(starts: readonly number[]): number[] {
    const now = this.#clock.monotonic();
    const age = (at: number) => Math.max(0, this.#clock.now() - at);
    return starts.filter((at) => age(at) < CALL_WINDOW_MS).map((at) => now - age(at));
  }

  /** A call holds its turn until it has really ended, which can be later than an abort. */
  async #endTurnAfter(answer: Promise<unknown>): Promise<void> {
    const ended = new AbortController();
    const givenUp = this.#clock.sleep(CALL_DEADLINE_MS + GRACE_MS, ended.signal);
    await Promise.race([answer, givenUp]).catch(() => {});
    ended.abort();
    this.#turns.end();
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
}

function noAnswer(): ProviderError {
  return new ProviderError(say("failure.no-answer"), {
    provider: "pace",
    kind: "timeout",
    retryable: false,
    billed: "unknown",
  });
}

function tooBusy(): ProviderError {
  return new ProviderError(say("failure.too-many-calls"), {
    provider: "pace",
    kind: "overloaded",
    retryable: false,
    billed: "no",
  });
}
