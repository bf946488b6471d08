import type { Job } from "../../domain/job.ts";
import { type Bus, fieldsOf } from "../../redis/bus.ts";
import type { Preview, Progress } from "../audience.ts";
import { topics } from "../topics.ts";

/** Nobody is shown more than this; what comes together is told together. */
const INTERVAL_MS = 400;
const FINISHED_KEPT = 500;

/** How far a job in another process is, as that process tells it. */
export interface ToldProgress {
  readonly id: string;
  readonly model: string;
  readonly progress: Progress;
}

/** Tells other processes how far the jobs of this one are: the newest, not everything. */
export class ProgressFeed {
  readonly #bus: Bus;
  readonly #waiting = new Map<string, { job: Job; progress: Progress }>();
  readonly #settled = new Set<string>();
  #timer: NodeJS.Timeout | undefined;

  constructor(bus: Bus) {
    this.#bus = bus;
  }

  tell(job: Job, progress: Progress): void {
    this.#waiting.set(job.id, { job, progress });
    this.#settled.delete(job.id);
    this.#timer ??= setTimeout(() => this.#flush(), INTERVAL_MS);
  }

  /** Nothing more is told of a job. */
  end(id: string): void {
    this.#waiting.delete(id);
    this.#settled.add(id);
    const [oldest] = this.#settled;
    if (this.#settled.size > FINISHED_KEPT && oldest !== undefined) this.#settled.delete(oldest);
  }

  #flush(): void {
    this.#timer = undefined;
    for (const [id, { job, progress }] of this.#waiting) {
      const { preview } = progress;
      const told = preview && { ...preview, bytes: Buffer.from(preview.bytes).toString("base64") };
      const { model } = job.request;
      this.#bus.tell(topics.progress, { id, model, progress: { ...progress, preview: told } });
    }
    this.#waiting.clear();
  }
}

/** Hears how far jobs in other processes are. */
export function hearProgress(bus: Bus, listener: (told: ToldProgress) => void): void {
  bus.hear(topics.progress, (message) => {
    const { id, model, progress } = fieldsOf(message);
    const read = readProgress(progress);
    if (typeof id !== "string" || typeof model !== "string" || read === undefined) return;
    listener({ id, model, progress: read });
  });
}

function readProgress(told: unknown): Progress | undefined {
  const fields = fieldsOf(told);
  if (typeof fields["fraction"] !== "number") return undefined;
  // Processes of one installation believe each other; a version that tells more is not understood.
  const progress = fields as unknown as Progress;
  return { ...progress, preview: readPreview(fields["preview"]) };
}

function readPreview(told: unknown): Preview | undefined {
  const { bytes, mediaType } = fieldsOf(told);
  if (typeof bytes !== "string" || typeof mediaType !== "string") return undefined;
  return { bytes: Buffer.from(bytes, "base64"), mediaType };
}
