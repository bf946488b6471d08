import type { Job } from "./job.ts";

/** The positions (from 0) of a job's pictures that are stored. */
export function storedPositions({ pictures }: Pick<Job, "pictures">): Set<number> {
  return new Set(pictures.map(({ position }) => position));
}

/** The positions (from 0) of a job's pictures that are not stored, in order. */
export function missingPositions(job: Pick<Job, "pictures" | "request">): readonly number[] {
  const stored = storedPositions(job);
  return Array.from({ length: job.request.count }, (_, position) => position).filter(
    (position) => !stored.has(position),
  );
}
