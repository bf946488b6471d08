import type { Job } from "../domain/job.ts";

/** Pictures that were made of others, of which were made of others, are followed so far. */
const MOST_PARENTS = 50;

/**
 * Whether something of a picture that a person sent is in a job's pictures: one that it starts from,
 * or is guided by, and that no machine drew here. What a job that is gone was made of is not known,
 * and counts as a person's.
 */
export async function isComposite(
  { request, parent }: Pick<Job, "request" | "parent">,
  find: (id: string) => Promise<Pick<Job, "request" | "parent" | "pictures"> | undefined>,
  most = MOST_PARENTS,
): Promise<boolean> {
  const used = picturesIn(request);
  if (used.length === 0) return false;
  const before = parent === undefined || most === 0 ? undefined : await find(parent.jobId);
  if (before === undefined) return true;
  const known = new Set([
    ...before.pictures.map(({ hash }) => hash),
    ...picturesIn(before.request),
  ]);
  return used.some((hash) => !known.has(hash)) || isComposite(before, find, most - 1);
}

/** The hashes of what a request starts from and is guided by. */
function picturesIn({ source, references = [], control }: Job["request"]): readonly string[] {
  const all = [
    source?.picture,
    ...references.map(({ picture }) => picture),
    control?.image.picture,
  ];
  return all.filter((hash) => hash !== undefined);
}
