import { z } from "zod";
import type { StorageErrorKind } from "../../domain/errors.ts";
import type { Job } from "../../domain/job.ts";
import type { Bus } from "../../redis/bus.ts";
import type { Progress } from "../audience.ts";
import { topics } from "../topics.ts";

/** Nobody is shown more than this; what comes together is told together. */
const INTERVAL_MS = 400;

/** How far a job in another process is, as that process tells it. */
export interface ToldProgress {
  readonly id: string;
  readonly model: string;
  /** The server in which it is shown; undefined outside of servers. */
  readonly guildId: string | undefined;
  readonly progress: Progress;
}

/** Tells other processes how far the jobs of this one are: the newest, not everything. */
export class ProgressFeed {
  readonly #bus: Bus;
  readonly #waiting = new Map<string, { job: Job; progress: Progress }>();
  #isDue = false;

  constructor(bus: Bus) {
    this.#bus = bus;
  }

  tell(job: Job, progress: Progress): void {
    this.#waiting.set(job.id, { job, progress });
    if (!this.#isDue) setTimeout(() => this.#flush(), INTERVAL_MS);
    this.#isDue = true;
  }

  /** Nothing more is told of a job. */
  end(id: string): void {
    this.#waiting.delete(id);
  }

  #flush(): void {
    this.#isDue = false;
    for (const [id, { job, progress }] of this.#waiting) {
      const { preview } = progress;
      const told = preview && { ...preview, bytes: Buffer.from(preview.bytes).toString("base64") };
      const { model } = job.request;
      const { guildId } = job;
      const shown = { ...progress, preview: told };
      this.#bus.tell(topics.progress, { id, model, guildId, progress: shown });
    }
    this.#waiting.clear();
  }
}

const number = z.number().optional();

/** What is told, as it is read. */
const told = z.object({
  id: z.string(),
  model: z.string(),
  guildId: z.string().optional(),
  progress: z.object({
    fraction: z.number(),
    position: number,
    step: number,
    steps: number,
    secondsLeft: number,
    preview: z.object({ bytes: z.base64(), mediaType: z.string() }).optional(),
    waiting: z.object({ ahead: z.number(), seconds: number }).optional(),
    unstored: z.custom<StorageErrorKind>((kind) => typeof kind === "string").optional(),
  }),
});

/** Hears how far jobs in other processes are. */
export function hearProgress(bus: Bus, listener: (told: ToldProgress) => void): void {
  bus.hear(topics.progress, (message) => {
    const { data } = told.safeParse(message);
    if (data === undefined) return;
    const { fraction, position, step, steps, secondsLeft, preview, waiting, unstored } =
      data.progress;
    listener({
      id: data.id,
      model: data.model,
      guildId: data.guildId,
      progress: {
        fraction,
        position,
        step,
        steps,
        secondsLeft,
        preview: preview && { ...preview, bytes: Buffer.from(preview.bytes, "base64") },
        waiting: waiting && { ahead: waiting.ahead, seconds: waiting.seconds },
        unstored,
      },
    });
  });
}
