import Bottleneck from "bottleneck";
import type { Pace } from "../../../domain/capabilities.ts";
import { StudioStopping } from "../../../domain/abort-reasons.ts";
import { CALL_WINDOW_MS } from "../../../domain/limits.ts";
import { accountRest } from "../../../domain/rest.ts";
import { isRedisTrouble } from "../../../redis/trouble.ts";
import { untilAborted } from "../../../lib/until-aborted.ts";
import type { Clock } from "../../clock.ts";
import type { AccountPacing } from "../pacing.ts";
import { EXPIRATION_MS, tooBusy, withDeadline } from "../with-deadline.ts";
import type { Rests } from "./rests.ts";
import { StartSlots } from "./start-slots.ts";

/** Calls of one process that may wait for one account. */
const BACKLOG = 256;

/** Redis that refuses what it is asked is asked again after this. */
const ASK_AGAIN_MS = 1000;

/** A call did not start, because Redis could not say that it may. */
class NotYet extends Error {}

/** What the shared limits of an account are held with. */
export interface SharedPaceParts {
  readonly clock: Clock;
  readonly rests: Rests;
  /** Makes a limiter that all processes share under this name. */
  limiter(name: string, options: Bottleneck.ConstructorOptions): Bottleneck;
  /** Notes a start in the rows, or says in how many milliseconds there may be room; exact. */
  claim(account: string, most: number, windowMs: number): Promise<number>;
  /** How long a start counts, in milliseconds; the minute unless told. */
  readonly windowMs?: number | undefined;
}

/**
 * One account's limits over all processes. Bottleneck's cluster on Redis shares out calls at a time
 * and starts a minute, and wakes whoever waits. The rows have the last word on starts: they know them
 * also when Redis has lost its data, and go by one clock where Bottleneck goes by each machine's. While
 * either is away nothing starts, and what waits goes on waiting.
 */
export class SharedAccountPace implements AccountPacing {
  readonly #pace: Pace;
  readonly #parts: SharedPaceParts;
  readonly #calls: Bottleneck;
  readonly #slots: StartSlots | undefined;
  readonly #windowMs: number;
  readonly #stopping = new AbortController();
  #starts: readonly number[] = [];

  constructor(pace: Pace, parts: SharedPaceParts) {
    const { account, concurrency, requestsPerMinute } = pace;
    this.#pace = pace;
    this.#parts = parts;
    this.#windowMs = parts.windowMs ?? CALL_WINDOW_MS;
    const overflow = { highWater: BACKLOG, strategy: Bottleneck.strategy.OVERFLOW };
    this.#calls = parts.limiter(`calls:${account}`, { maxConcurrent: concurrency, ...overflow });
    if (requestsPerMinute === undefined) return;
    const starts = parts.limiter(`starts:${account}`, {
      maxConcurrent: requestsPerMinute,
      ...overflow,
    });
    this.#slots = new StartSlots(starts, parts.clock, this.#windowMs);
  }

  get pausedUntil(): number {
    return this.#parts.rests.until(this.#pace.account);
  }

  get recentStarts(): readonly number[] {
    const oldest = this.#parts.clock.monotonic() - this.#windowMs;
    this.#starts = this.#starts.filter((at) => at > oldest);
    return this.#starts;
  }

  async run<T>(call: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T> {
    const ending = AbortSignal.any([signal, this.#stopping.signal]);
    for (;;) {
      ending.throwIfAborted();
      try {
        return await untilAborted(this.#inTurn(call, signal, ending), ending);
      } catch (error) {
        if (error instanceof Bottleneck.BottleneckError) throw tooBusy(error);
        if (!(error instanceof NotYet)) throw error;
        await this.#parts.clock.sleep(ASK_AGAIN_MS, ending);
      }
    }
  }

  async stop(): Promise<void> {
    this.#stopping.abort(new StudioStopping());
    await this.#calls.disconnect(false);
    await this.#slots?.stop();
  }

  /** Makes a call when it is its turn. What it gives does not wait for Redis to take its place back. */
  async #inTurn<T>(
    call: (signal: AbortSignal) => Promise<T>,
    signal: AbortSignal,
    ending: AbortSignal,
  ): Promise<T> {
    const { clock, rests } = this.#parts;
    const onRateLimit = (askedMs: number | undefined) =>
      rests.begin(this.#pace.account, accountRest(askedMs));
    const answer = Promise.withResolvers<T>();
    let hasBegun = false;
    const turn = async () => {
      await this.#begin(ending);
      hasBegun = true;
      try {
        answer.resolve(await withDeadline(call, signal, { clock, onRateLimit }));
      } catch (error) {
        answer.reject(error);
      }
    };
    this.#calls.schedule({ expiration: EXPIRATION_MS }, turn).catch((error: unknown) => {
      const isNotYet = !hasBegun && isRedisTrouble(error);
      answer.reject(isNotYet ? new NotYet("Redis refuses", { cause: error }) : error);
    });
    return answer.promise;
  }

  /** Resolves when a call may start, and that is noted. */
  async #begin(ending: AbortSignal): Promise<void> {
    const { account, requestsPerMinute } = this.#pace;
    const { clock, rests } = this.#parts;
    for (;;) {
      ending.throwIfAborted();
      const rest = await untilAborted(rests.left(account), ending);
      if (rest > 0) {
        await clock.sleep(rest, ending);
        continue;
      }
      if (this.#slots === undefined || requestsPerMinute === undefined) return;
      const slot = await this.#slots.take(ending);
      try {
        // It may have taken a while, and somebody may have met a 429 meanwhile.
        if ((await untilAborted(rests.left(account), ending)) === 0) {
          const wait = await untilAborted(
            this.#parts.claim(account, requestsPerMinute, this.#windowMs),
            ending,
          );
          if (wait === 0) {
            this.#starts = [...this.recentStarts, clock.monotonic()];
            slot.keep();
            return;
          }
          await clock.sleep(wait, ending);
        }
      } finally {
        slot.giveBack();
      }
    }
  }
}
