import type { Pace } from "../../domain/capabilities.ts";
import type { ImageModel } from "../../providers/image-model.ts";
import type { Loss } from "../run-result.ts";
import type { ProviderError } from "../../domain/errors.ts";

/** The limits of one account. */
export interface AccountPacing {
  /** Until when, by the monotonic clock, the account rests after a 429; in the past: it does not. */
  readonly pausedUntil: number;
  /** When calls of the last minute started, as far as this process knows, the oldest first. */
  readonly recentStarts: readonly number[];
  /**
   * Runs a call when it is its turn. A call that ends with a 429 rests the whole account.
   * Rejects with the signal's reason at once when it aborts, waiting or running.
   */
  run<T>(call: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T>;
  /** Lets nothing more start, and ends what waits. */
  stop(): Promise<void>;
}

/** The limits of all accounts; models that name the same account share one. */
export interface Pacing {
  /** Reads when the models' accounts were last asked, by a process before this one. */
  recall(models: readonly ImageModel[]): Promise<void>;
  /** The account that a model's pace names, made when it is first asked for. */
  of(pace: Pace): AccountPacing;
  stop(): Promise<void>;
}

/** What keeps jobs away from a provider that is down. */
export interface Circuit {
  /** Whether a job would be let through now, as far as this process knows. */
  readonly admits: boolean;
  /** Asks for permission to try. Whoever gets it reports the outcome by `learn`. */
  enter(): boolean | Promise<boolean>;
  /** What a job is told that is not let through; nothing was sent. */
  readonly refusal: ProviderError;
  /** Learns what a run lost, and whether it `gained` a picture. */
  learn(losses: readonly Loss[], gained: boolean): void;
}

/** One circuit for each provider; models of one provider fail together. */
export interface Circuits {
  of(provider: string): Circuit;
}
