import type { Job } from "../domain/job.ts";

/** Pictures that did not come, and why. */
export interface Loss {
  readonly positions: readonly number[];
  readonly error: unknown;
  /** The pictures were lost with an earlier run, so the error says nothing about the service. */
  readonly earlier?: boolean;
}

/** What a run came to: the job as it is stored now, and the pictures that are missing. */
export interface RunResult {
  readonly job: Job;
  readonly losses: readonly Loss[];
  /** Remote calls are still open: their answer is not known. */
  readonly openCalls: boolean;
  /** Why the run was aborted, if it was. */
  readonly aborted: unknown;
}
