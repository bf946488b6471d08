import type { Rows } from "./database.ts";
import type { AccountReport, JobStore, RemoteCall } from "./job-store.ts";

/**
 * Stores what is known of one call of a job. An id that was known stays known until the call is
 * submitted again.
 */
export async function storeCall(rows: Rows, jobId: string, call: RemoteCall): Promise<void> {
  const remote_id = call.remoteId ?? null;
  await rows
    .insertInto("remote_calls")
    .values({ job_id: jobId, call: call.call, state: call.state, remote_id })
    .onConflict((conflict) =>
      conflict.columns(["job_id", "call"]).doUpdateSet((old) => ({
        state: call.state,
        remote_id:
          call.state === "submitting"
            ? null
            : old.fn.coalesce("excluded.remote_id", "remote_calls.remote_id"),
      })),
    )
    .execute();
}

/**
 * Notes that a call is about to be sent, unless the job runs in another process by now, or has ended:
 * two processes would pay for the same picture. Whether it may be sent.
 */
export async function submitCall(
  rows: Rows,
  jobId: string,
  call: number,
  owner: string,
): Promise<boolean> {
  const job = await rows
    .selectFrom("jobs")
    .select(["state", "owner"])
    .where("id", "=", jobId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  const isOthers = job?.owner !== undefined && job.owner !== null && job.owner !== owner;
  if (isOthers || job?.state === "cancelled" || job?.state === "failed") return false;
  await storeCall(rows, jobId, { call, state: "submitting", remoteId: undefined });
  return true;
}

/** The calls of a job in their order. */
export async function readCalls(rows: Rows, jobId: string): Promise<readonly RemoteCall[]> {
  const found = await rows
    .selectFrom("remote_calls")
    .selectAll()
    .where("job_id", "=", jobId)
    .orderBy("call")
    .execute();
  return found.map((row) => ({
    call: row.call,
    state: row.state,
    remoteId: row.remote_id ?? undefined,
  }));
}

/**
 * Stores what a provider told of its account during a job, and gives the credits that it had told
 * before. What a later report leaves out stays known; `now` in milliseconds since 1970.
 */
export async function storeReport(
  rows: Rows,
  jobId: string,
  provider: string,
  report: AccountReport,
  now: number,
): Promise<number | undefined> {
  const before = await lastCredits(rows, provider);
  const columns = {
    remaining_credits: report.remainingCredits ?? null,
    generation_seconds: report.generationSeconds ?? null,
    reported_at: now,
  };
  await rows
    .insertInto("account_reports")
    .values({ job_id: jobId, provider, ...columns })
    .onConflict((conflict) =>
      conflict.columns(["job_id", "provider"]).doUpdateSet(({ fn }) => ({
        remaining_credits: fn.coalesce(
          "excluded.remaining_credits",
          "account_reports.remaining_credits",
        ),
        generation_seconds: fn.coalesce(
          "excluded.generation_seconds",
          "account_reports.generation_seconds",
        ),
        reported_at: now,
      })),
    )
    .execute();
  return before;
}

async function lastCredits(rows: Rows, provider: string): Promise<number | undefined> {
  const last = await rows
    .selectFrom("account_reports")
    .select("remaining_credits")
    .where("provider", "=", provider)
    .where("remaining_credits", "is not", null)
    .orderBy("reported_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return last?.remaining_credits ?? undefined;
}

/** The newest credits that each provider reported, and when. */
export async function newestCredits(rows: Rows): ReturnType<JobStore["credits"]> {
  const reports = await rows
    .selectFrom("account_reports as report")
    .select(["report.provider", "report.remaining_credits", "report.reported_at"])
    .where("report.remaining_credits", "is not", null)
    .where("report.reported_at", "=", (newest) =>
      newest
        .selectFrom("account_reports as other")
        .select((select) => select.fn.max("other.reported_at").as("at"))
        .whereRef("other.provider", "=", "report.provider")
        .where("other.remaining_credits", "is not", null),
    )
    .execute();
  return new Map(
    reports.map((row) => [
      row.provider,
      { credits: Number(row.remaining_credits), at: row.reported_at },
    ]),
  );
}
