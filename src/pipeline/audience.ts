import type { FailureRecord } from "../domain/failure.ts";
import type { Job, Picture } from "../domain/job.ts";
import type { Latents } from "../providers/image-model.ts";

/** A job's place in the queue: `ahead` jobs come before it; `seconds` until it begins, if known. */
export interface QueuePlace {
  readonly ahead: number;
  readonly seconds: number | undefined;
}

/** A small picture of the half-made image, as a file (`image/webp`). */
export interface Preview {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}

/** How far a running job is. `fraction` is 0 to 1; `secondsLeft` is an estimate. */
export interface Progress {
  readonly fraction: number;
  readonly position: number | undefined;
  readonly step: number | undefined;
  readonly steps: number | undefined;
  readonly secondsLeft: number | undefined;
  readonly preview: Preview | undefined;
}

/** How a delivery ended: where the pictures are, or why no place could take them. */
export type Delivery =
  | {
      readonly outcome: "delivered";
      readonly channelId: string | undefined;
      readonly messageId: string | undefined;
    }
  | { readonly outcome: "undeliverable"; readonly failure: FailureRecord };

/**
 * Those who watch a job, told of everything that happens to it. The pipeline knows nothing of
 * messages; Discord and the terminal are two audiences.
 */
export interface Audience {
  /** The job waits. Best effort: returns at once, shows only the newest, never throws. */
  waiting(job: Job, place: QueuePlace): void;
  /** The job runs; `job.pictures` are those finished so far. Best effort as above. */
  running(job: Job, progress: Progress): void;
  /**
   * Hands over a finished job, after the last progress has been shown. Called again after a crash:
   * must find out itself whether the pictures have already arrived, so that they arrive once.
   * Rejects only when trying again later can help (the network is down).
   */
  deliver(job: Job, pictures: readonly Picture[]): Promise<Delivery>;
  /** Takes the final latents of each picture (own engine only); absent where nobody wants them. */
  readonly keepLatents?: ((job: Job, position: number, latents: Latents) => void) | undefined;
  /** The job failed, was cancelled or refused. Never rejects. */
  ended(job: Job): Promise<void>;
}
