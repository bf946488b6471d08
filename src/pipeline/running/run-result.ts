import type { Job } from "../../domain/job.ts";
import { type Warning, warning } from "../../domain/warning.ts";
import { type Message, say } from "../../words/index.ts";

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

/** The positions of a job's pictures that are stored. */
export function storedPositions(job: Job): Set<number> {
  return new Set(job.pictures.map((picture) => picture.position));
}

/** The positions of a job's pictures that are not stored, in order. */
export function missingPositions(job: Job): readonly number[] {
  const stored = storedPositions(job);
  return Array.from({ length: job.request.count }, (_, position) => position).filter(
    (position) => !stored.has(position),
  );
}

/** Names the pictures that are missing from a job that has others; `reason` says why. */
export function missingWarning(positions: readonly number[], reason: Message): Warning {
  const numbers = positions.map((each) => each + 1);
  return warning("count", say("failure.missing", { count: positions.length, numbers, reason }));
}
