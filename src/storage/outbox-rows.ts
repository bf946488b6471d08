import type { Rows } from "./database.ts";

/** A lease that is given now: to whom, and until when by steady time. */
export interface Lease {
  readonly owner: string;
  readonly now: number;
  readonly until: number;
}

/** The id of an entry about a job: there is one of each kind. */
export function outboxId(kind: "delivery" | "end", jobId: string): string {
  return `${kind}:${jobId}`;
}

/** Notes that something about a job has to reach its owner; `now` in milliseconds since 1970. */
export async function addToOutbox(
  rows: Rows,
  { kind, jobId }: { readonly kind: "delivery" | "end"; readonly jobId: string },
  now: number,
  { owner, until }: Lease,
): Promise<void> {
  const lease = { owner, lease_until: until };
  await rows
    .insertInto("outbox")
    .values({ id: outboxId(kind, jobId), kind, job_id: jobId, created_at: now, ...lease })
    .onConflict((conflict) => conflict.column("id").doUpdateSet(lease))
    .execute();
}

/** Nothing more has to be told of a job. */
export async function dropFromOutbox(rows: Rows, jobId: string): Promise<void> {
  await rows.deleteFrom("outbox").where("job_id", "=", jobId).execute();
}
