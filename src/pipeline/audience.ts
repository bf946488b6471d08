import type { StorageErrorKind } from "../domain/errors.ts";
import type { FailureRecord } from "../domain/failure.ts";
import type { Job, Picture } from "../domain/job.ts";
import type { AnswerTarget } from "../domain/answer-target.ts";
import type { Latents } from "../providers/image-model.ts";
import type { Message } from "../words/index.ts";

/** A job's place in the queue: `ahead` jobs come before it; `seconds` until it begins, if known. */
export interface QueuePosition {
  readonly ahead: number;
  readonly seconds: number | undefined;
}

/** A small picture of the half-made image, as a file (`image/webp`). */
export interface Preview {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}

/**
 * How far a running job is. `fraction` is 0 to 1; `secondsLeft` is an estimate. `waiting` is its
 * place in the queue of the service that draws it.
 */
export interface Progress {
  readonly fraction: number;
  readonly position?: number | undefined;
  readonly step?: number | undefined;
  readonly steps?: number | undefined;
  readonly secondsLeft?: number | undefined;
  readonly preview?: Preview | undefined;
  readonly waiting?: QueuePosition | undefined;
  /** Why what was drawn cannot be stored just now; it is kept in memory, and the job waits. */
  readonly unstored?: StorageErrorKind | undefined;
}

/** How a delivery ended: where the pictures are, or why no place could take them. */
export type Delivery =
  | {
      readonly outcome: "delivered";
      readonly channelId: string | undefined;
      readonly messageId: string | undefined;
    }
  | { readonly outcome: "undeliverable"; readonly failure: FailureRecord }
  /** Not from this process: another one has to do it. */
  | { readonly outcome: "elsewhere" };

/** Whether somebody was told that their order is taken, and at which place the answer is. */
export type Acknowledged =
  | { readonly told: "yes"; readonly target: AnswerTarget }
  | { readonly told: "no" }
  | { readonly told: "unknown" };

/** An audience cannot be reached just now: trying again later can help (the network is down). */
export class TryLater extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "TryLater";
  }
}

/**
 * Those who watch a job, told of everything that happens to it. The pipeline knows nothing of
 * messages; Discord and the terminal are two audiences. What must arrive (`deliver`, `ended`,
 * `tellOperator`, `tellChannel`) rejects with TryLater to be asked again, however often; every other rejection is
 * a bug, and it is not asked again.
 */
export interface Audience {
  /** The job waits. Best effort: returns at once, shows only the newest, never throws. */
  waiting(job: Job, position: QueuePosition): void;
  /** The job runs; `job.pictures` are those finished so far. Best effort as above. */
  running(job: Job, progress: Progress): void;
  /**
   * Hands over a finished job, after the last progress has been shown. Called again after a crash:
   * must find out itself whether the pictures have already arrived, so that they arrive once.
   */
  deliver(job: Job, pictures: readonly Picture[]): Promise<Delivery>;
  /** Takes the final latents of each picture (own engine only); absent where nobody wants them. */
  readonly keepLatents?: ((job: Job, position: number, latents: Latents) => void) | undefined;
  /**
   * The job failed, was cancelled or refused. Called again after a crash, which changes nothing.
   * "elsewhere": another process has to tell it.
   */
  ended(job: Job): Promise<void | "elsewhere">;
  /** Shows no more progress of a job: another process writes its message from now on. */
  settle?(job: Job): Promise<void>;
  /**
   * Whether a job's owner was told that it is taken, although the process died before it could
   * store that. Absent: nobody can tell.
   */
  acknowledged?(job: Job): Promise<Acknowledged>;
  /** Says something to one of those who run the bot; absent where nobody can be told. */
  tellOperator?(userId: string, message: Message): Promise<void>;
  /** Says something in a channel of a server; absent where there are none. */
  tellChannel?(channelId: string, message: Message): Promise<void>;
}
