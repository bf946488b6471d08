import type { Job } from "../domain/job.ts";
import type { Warning } from "../domain/warning.ts";

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

/** Names the pictures that are missing from a job that has others; `reason` is a sentence. */
export function missingWarning(positions: readonly number[], reason: string): Warning {
  const numbers = new Intl.ListFormat("en").format(positions.map((each) => String(each + 1)));
  const subject = positions.length === 1 ? `Picture ${numbers} is` : `Pictures ${numbers} are`;
  return { option: "count", message: `${subject} missing. ${reason}` };
}
