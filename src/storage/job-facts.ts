import { isDeepStrictEqual } from "node:util";
import type { Job } from "../domain/job.ts";
import type { AnswerTarget } from "../domain/answer-target.ts";
import type { StoredPlan } from "../domain/plan.ts";
import type { Warning } from "../domain/warning.ts";
import type { Rows } from "./database.ts";
import { targetColumns, planColumn, readWarnings } from "./job-rows.ts";
import { readJobs } from "./read-jobs.ts";

/** The message that shows a job's pictures. */
export interface DeliveredMessage {
  readonly channelId: string | undefined;
  readonly messageId: string | undefined;
}

/** Notes that a waiting job's owner was told that it is taken; undefined when it waits no more. */
export async function acknowledge(
  rows: Rows,
  id: string,
  target: AnswerTarget,
): Promise<Job | undefined> {
  const acknowledged = await rows
    .updateTable("jobs")
    .set({ acknowledged: 1, ...targetColumns(target) })
    .where("id", "=", id)
    .where("state", "in", ["queued", "running", "made", "delivered"])
    .returningAll()
    .execute();
  return (await readJobs(rows, acknowledged))[0];
}

/** Adds a warning; one that is there already changes nothing. */
export async function addWarning(rows: Rows, id: string, warning: Warning): Promise<void> {
  const row = await rows
    .selectFrom("jobs")
    .select("warnings")
    .where("id", "=", id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (row === undefined) return;
  const known = readWarnings(row);
  const isKnown = known.some(
    ({ option, message }) =>
      option === warning.option && isDeepStrictEqual(message, warning.message),
  );
  if (isKnown) return;
  const warnings = JSON.stringify([...known, warning]);
  await rows.updateTable("jobs").set({ warnings }).where("id", "=", id).execute();
}

/** What a job's plan came to since it was admitted, and all its warnings. */
export interface ChangedPlan {
  readonly plan: StoredPlan;
  readonly warnings: readonly Warning[];
}

/** Stores a plan that became another one. */
export async function replan(
  rows: Rows,
  id: string,
  { plan, warnings }: ChangedPlan,
): Promise<void> {
  const columns = { plan: planColumn(plan), warnings: JSON.stringify(warnings) };
  await rows.updateTable("jobs").set(columns).where("id", "=", id).execute();
}

/** Stores where a job is answered. */
export async function setTarget(rows: Rows, id: string, target: AnswerTarget): Promise<void> {
  await rows.updateTable("jobs").set(targetColumns(target)).where("id", "=", id).execute();
}

/** Stores which message shows a job's pictures. */
export async function setDelivery(
  rows: Rows,
  id: string,
  { channelId, messageId }: DeliveredMessage,
): Promise<void> {
  await rows
    .updateTable("jobs")
    .set({ delivered_channel: channelId ?? null, delivered_message: messageId ?? null })
    .where("id", "=", id)
    .execute();
}

/** Notes when a job's owner is called; whether that is the first time. */
export async function notePing(rows: Rows, id: string, now: number): Promise<boolean> {
  const called = await rows
    .updateTable("jobs")
    .set({ pinged_at: now })
    .where("id", "=", id)
    .where("pinged_at", "is", null)
    .returning("id")
    .execute();
  return called.length > 0;
}
