import type { StorageErrorKind } from "../../domain/errors.ts";
import type { Job } from "../../domain/job.ts";
import type { Logger } from "../../lib/logger.ts";
import type { EncodedPicture, PixelPicture } from "../../domain/pixels.ts";
import type { GenerationEvent } from "../../providers/image-model.ts";
import type { Audience, Preview, Progress } from "../audience.ts";
import type { Clock } from "../clock.ts";
import type { PictureTools } from "../picture-tools.ts";

type ProgressEvent = Extract<GenerationEvent, { readonly type: "progress" }>;

/** Previews are encoded at most this often: people cannot follow more, and encoding costs. */
const PREVIEW_INTERVAL_MS = 1000;
/** Below this share a run says too little about its own speed. */
const TELLING_FRACTION = 0.05;

interface MeterParts {
  readonly audience: Pick<Audience, "running">;
  readonly images: Pick<PictureTools, "previewFile">;
  readonly clock: Clock;
  readonly log: Logger;
}

/**
 * Turns a model's progress into what an audience is shown: never falling, with the time left and,
 * now and then, a preview. Never throws, and never keeps the model waiting for a preview.
 */
export class ProgressMeter {
  readonly #parts: MeterParts;
  readonly #startedAt: number;
  /** What the run will take in milliseconds, as earlier runs suggest. */
  readonly #expectedMs: number | undefined;
  #job: Job;
  #progress: Progress = { fraction: 0 };
  #firstFraction: number | undefined;
  #previewAt = Number.NEGATIVE_INFINITY;
  #encoding = false;
  #ended = false;

  constructor(job: Job, parts: MeterParts, expectedMs: number | undefined) {
    this.#job = job;
    this.#parts = parts;
    this.#startedAt = parts.clock.monotonic();
    this.#expectedMs = expectedMs;
  }

  get progress(): Progress {
    return { ...this.#progress, secondsLeft: this.#secondsLeft() };
  }

  /** The run has begun, or another picture is stored: shows the job as it is now. */
  show(job: Job): void {
    this.#job = job;
    this.#tell();
  }

  /** The model has got further. */
  advance(event: ProgressEvent): void {
    const fraction = Math.min(1, Math.max(this.#progress.fraction, event.fraction));
    this.#firstFraction ??= fraction;
    const samePicture = event.position === this.#progress.position;
    this.#progress = {
      ...this.#progress,
      fraction,
      position: event.position,
      step: event.step,
      steps: event.steps,
      ...((event.waiting ?? this.#progress.waiting) && { waiting: event.waiting }),
      preview: samePicture ? this.#progress.preview : undefined,
    };
    this.#tell();
    if (event.preview !== undefined) this.#offerPreview(event.preview, event.position);
  }

  /** The storage is in trouble, or works again. */
  noteStorage(trouble: StorageErrorKind | undefined): void {
    this.#progress = { ...this.#progress, unstored: trouble };
    this.#tell();
  }

  /** Nothing more is shown: the job goes on to its end. */
  end(): void {
    this.#ended = true;
  }

  #offerPreview(picture: PixelPicture | EncodedPicture, position: number | undefined): void {
    const now = this.#parts.clock.monotonic();
    if (this.#encoding || now - this.#previewAt < PREVIEW_INTERVAL_MS) return;
    this.#previewAt = now;
    this.#encoding = true;
    void this.#parts.images
      .previewFile(picture)
      .then((preview) => this.#showPreview(preview, position))
      .catch((error: unknown) => this.#parts.log.warn({ job: this.#job.id, error }, "no preview"))
      .finally(() => {
        this.#encoding = false;
      });
  }

  #showPreview(preview: Preview, position: number | undefined): void {
    if (position !== this.#progress.position) return;
    this.#progress = { ...this.#progress, preview };
    this.#tell();
  }

  #tell(): void {
    if (this.#ended) return;
    try {
      this.#parts.audience.running(this.#job, this.progress);
    } catch (error) {
      this.#parts.log.warn({ job: this.#job.id, error }, "the audience did not take the progress");
    }
  }

  #secondsLeft(): number | undefined {
    const { waiting } = this.#progress;
    if (waiting?.seconds !== undefined) return waiting.seconds;
    const elapsed = this.#parts.clock.monotonic() - this.#startedAt;
    const done = this.#progress.fraction - (this.#firstFraction ?? 0);
    if (done >= TELLING_FRACTION) {
      return Math.ceil((elapsed * (1 - this.#progress.fraction)) / done / 1000);
    }
    if (this.#expectedMs === undefined) return undefined;
    return Math.ceil(Math.max(0, this.#expectedMs - elapsed) / 1000);
  }
}
