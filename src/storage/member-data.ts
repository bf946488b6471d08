import { lastMidnight } from "./budget.ts";
import type { Rows } from "./database.ts";
import type { Tables } from "./schema.ts";
import { removeJobs } from "./set-aside.ts";
import type { Steps } from "./steps.ts";
import type { StoreClock } from "./store-clock.ts";

/** What of a person's was erased: files that may go, and messages that showed it. */
export interface Erased {
  readonly jobs: number;
  readonly hashes: readonly string[];
  readonly messages: readonly { readonly channelId: string; readonly messageId: string }[];
}

/** What is stored of one person, as a whole. */
export interface MemberDataStore {
  /** Forgets the pictures of a job; gives the hashes of their files. */
  dropPictures(jobId: string): Promise<readonly string[]>;
  /** All rows of a person, by table. */
  rowsOf(userId: string): Promise<Readonly<Record<string, readonly object[]>>>;
  /**
   * Erases a person's rows. Of jobs that count against a limit or a budget only the numbers stay,
   * until these start anew; jobs that are not over yet go as soon as they are.
   */
  erase(userId: string): Promise<Erased>;
}

/** Tables with what belongs to one person, beside their jobs. */
const personal = [
  "preferences",
  "presets",
  "favourites",
  "questions",
  "vary_targets",
  "history_views",
  "reports",
  "people",
] as const satisfies readonly (keyof Tables)[];

const finals = ["delivered", "failed", "cancelled", "refused"] as const;

/** The same in SQL. */
export function createMemberData(steps: Steps, { now }: Pick<StoreClock, "now">): MemberDataStore {
  return {
    dropPictures: (jobId) =>
      steps.try(async (rows) => {
        const found = await rows
          .deleteFrom("pictures")
          .where("job_id", "=", jobId)
          .returning("hash")
          .execute();
        return found.map(({ hash }) => hash);
      }),
    rowsOf: (userId) => steps.read((rows) => rowsOf(rows, userId)),
    erase: (userId) => steps.try((rows) => erase(rows, userId, now())),
  };
}

async function rowsOf(
  rows: Rows,
  userId: string,
): Promise<Readonly<Record<string, readonly object[]>>> {
  const all: Record<string, readonly object[]> = {};
  for (const table of personal)
    all[table] = await rows.selectFrom(table).selectAll().where("user_id", "=", userId).execute();
  all["jobs"] = await rows.selectFrom("jobs").selectAll().where("user_id", "=", userId).execute();
  // What moderators noted of somebody is theirs to read, and not theirs to delete.
  all["moderation_entries"] = await rows
    .selectFrom("moderation_entries")
    .selectAll()
    .where("user_id", "=", userId)
    .execute();
  all["pictures"] = await rows
    .selectFrom("pictures")
    .innerJoin("jobs", "jobs.id", "pictures.job_id")
    .selectAll("pictures")
    .where("jobs.user_id", "=", userId)
    .execute();
  return all;
}

async function erase(rows: Rows, userId: string, now: number): Promise<Erased> {
  const jobs = await rows
    .selectFrom("jobs")
    .select(["id", "source_picture", "mask_picture", "delivered_channel", "delivered_message"])
    .where("user_id", "=", userId)
    .where("state", "in", finals)
    .execute();
  const ids = jobs.map(({ id }) => id);
  const pictures = await ofJobs(ids, (some) =>
    rows.selectFrom("pictures").select("hash").where("job_id", "in", some).execute(),
  );
  const posts = await ofJobs(ids, (some) =>
    rows.selectFrom("showcased").selectAll().where("job_id", "in", some).execute(),
  );
  const hashes = [
    ...pictures.map(({ hash }) => hash),
    ...jobs.flatMap(({ source_picture, mask_picture }) => [source_picture, mask_picture]),
  ].filter((hash) => hash !== null);
  const messages = [
    ...jobs.map((job) => [job.delivered_channel, job.delivered_message] as const),
    ...posts.map((post) => [post.channel_id, post.message_id] as const),
  ].flatMap(([channelId, messageId]) =>
    channelId === null || messageId === null ? [] : [{ channelId, messageId }],
  );
  await eraseJobs(rows, userId, now);
  for (const table of personal)
    await rows.deleteFrom(table).where("user_id", "=", userId).execute();
  await rows
    .insertInto("erasures")
    .values({ user_id: userId, before: now })
    .onConflict((conflict) => conflict.column("user_id").doUpdateSet({ before: now }))
    .execute();
  return { jobs: jobs.length, hashes: [...new Set(hashes)], messages };
}

/** Erases the jobs of everybody whose data are to go, as far as they are over; `now` since 1970. */
export async function eraseRest(rows: Rows, now: number): Promise<void> {
  const people = await rows.selectFrom("erasures").selectAll().execute();
  for (const { user_id: userId, before } of people) {
    await eraseJobs(rows, userId, now, before);
    const left = await rows
      .selectFrom("jobs")
      .select("id")
      .where("user_id", "=", userId)
      .where("created_at", "<=", before)
      .limit(1)
      .executeTakeFirst();
    if (left === undefined)
      await rows.deleteFrom("erasures").where("user_id", "=", userId).execute();
  }
}

/** Removes finished jobs, and empties those whose numbers still count. */
async function eraseJobs(rows: Rows, userId: string, now: number, before = now): Promise<void> {
  const over = await rows
    .selectFrom("jobs")
    .select(["id", "model", "asked_pictures", "cost", "created_at"])
    .where("user_id", "=", userId)
    .where("state", "in", finals)
    .where("created_at", "<=", before)
    .execute();
  const [day, month] = [lastMidnight(now), firstOfMonth(now)];
  const counts = ({ created_at, cost }: (typeof over)[number]) =>
    created_at >= day || (cost !== null && created_at >= month);
  for (const job of over.filter(counts)) await empty(rows, job);
  const gone = over.filter((job) => !counts(job)).map(({ id }) => id);
  await ofJobs(gone, async (some) => {
    await removeJobs(rows, some);
    return [];
  });
}

async function empty(
  rows: Rows,
  job: { readonly id: string; readonly model: string; readonly asked_pictures: number },
): Promise<void> {
  const { id, model, asked_pictures: count } = job;
  await removeParts(rows, id);
  await rows
    .updateTable("jobs")
    .set({
      request: JSON.stringify({ prompt: "", count, model, seed: 0 }),
      plan: null,
      warnings: "[]",
      source_picture: null,
      mask_picture: null,
      parent_job: null,
      parent_position: null,
      channel_id: null,
      place: JSON.stringify({ kind: "terminal" }),
      failure: null,
      token_expires_at: null,
      delivered_channel: null,
      delivered_message: null,
    })
    .where("id", "=", id)
    .execute();
}

async function removeParts(rows: Rows, jobId: string): Promise<void> {
  for (const table of ["pictures", "remote_calls", "favourites", "showcased", "outbox"] as const)
    await rows.deleteFrom(table).where("job_id", "=", jobId).execute();
}

/** Databases take some hundreds of values in one statement. */
const AT_ONCE = 200;

async function ofJobs<Row>(
  ids: readonly string[],
  work: (some: readonly string[]) => Promise<readonly Row[]>,
): Promise<readonly Row[]> {
  const found: Row[] = [];
  for (let start = 0; start < ids.length; start += AT_ONCE)
    found.push(...(await work(ids.slice(start, start + AT_ONCE))));
  return found;
}

function firstOfMonth(now: number): number {
  const date = new Date(now);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth());
}
