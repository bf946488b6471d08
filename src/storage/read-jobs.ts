import type { Job } from "../domain/job.ts";
import type { Rows } from "./database.ts";
import { toJob } from "./job-rows.ts";
import type { JobRow } from "./schema.ts";

/** A job whose row is not what it should be, and why. */
export interface UnreadableJob {
  readonly id: string;
  readonly reason: string;
}

/** Rows that cannot be read: they have to be set aside before the others can be given. */
export class UnreadableJobs extends Error {
  readonly jobs: readonly UnreadableJob[];

  constructor(jobs: readonly UnreadableJob[]) {
    super(`these jobs cannot be read: ${jobs.map(({ id }) => id).join(", ")}`);
    this.name = "UnreadableJobs";
    this.jobs = jobs;
  }
}

/** The jobs of these rows, in their order, with their pictures. Throws UnreadableJobs. */
export async function readJobs(rows: Rows, found: readonly JobRow[]): Promise<readonly Job[]> {
  if (found.length === 0) return [];
  const ids = found.map((row) => row.id);
  const pictures = await rows
    .selectFrom("pictures")
    .selectAll()
    .where("job_id", "in", ids)
    .orderBy("position")
    .execute();
  const ofJob = Map.groupBy(pictures, (picture) => picture.job_id);
  const jobs: Job[] = [];
  const unreadable: UnreadableJob[] = [];
  for (const row of found) {
    try {
      jobs.push(toJob(row, ofJob.get(row.id) ?? []));
    } catch (error) {
      unreadable.push({ id: row.id, reason: reasonOf(error) });
    }
  }
  if (unreadable.length > 0) throw new UnreadableJobs(unreadable);
  return jobs;
}

/** The job of that id, or undefined. Throws UnreadableJobs. */
export async function readJob(rows: Rows, id: string): Promise<Job | undefined> {
  const row = await rows.selectFrom("jobs").selectAll().where("id", "=", id).executeTakeFirst();
  return row === undefined ? undefined : (await readJobs(rows, [row]))[0];
}

/**
 * The row of a job, which nobody else changes until this step ends; undefined when there is none.
 * What hangs on it may still be added.
 */
export function lockJob(rows: Rows, id: string): Promise<JobRow | undefined> {
  return rows
    .selectFrom("jobs")
    .selectAll()
    .where("id", "=", id)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

/** Where the row breaks its form; the value itself stays out, it may be what somebody wrote. */
function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replaceAll(/\s+/g, " ").slice(0, 500);
}
