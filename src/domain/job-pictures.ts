import { isStill } from "./file-kind.ts";
import type { Job, Picture } from "./job.ts";
import { MAX_PICTURES } from "./limits.ts";

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

/**
 * The positions (from 0) of still pictures, in order, as many as a message shows: from what moves no
 * other picture is made.
 */
export function stillPositions(pictures: readonly Picture[]): readonly number[] {
  return pictures
    .filter(isStill)
    .map(({ position }) => position)
    .toSorted((one, other) => one - other)
    .slice(0, MAX_PICTURES);
}
