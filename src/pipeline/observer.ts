import type { Job } from "../domain/job.ts";

/** What a run came to: where the job goes from it, and the kind of failure where there was one. */
export interface RunReport {
  readonly job: Job;
  /** The provider's id, with which the model's begins. */
  readonly provider: string;
  readonly outcome: "made" | "failed" | "refused" | "cancelled" | "queue" | "other-model" | "later";
  /** A provider's kind of failure, the code of another foreseen error, or "bug". */
  readonly failure: string | undefined;
  readonly milliseconds: number;
}

/** Whoever counts what happens. Told after the fact; nothing waits for it. */
export interface Observer {
  /** A run of a job has ended. */
  ran(report: RunReport): void;
  /** A job's pictures have reached its owner, so long after it was ordered. */
  delivered(job: Job, milliseconds: number): void;
}
