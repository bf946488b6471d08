import { customAlphabet } from "nanoid";
import { z } from "zod";
import type { Job } from "../domain/job.ts";
import type { Rows } from "./database.ts";
import { readJobs } from "./read-jobs.ts";
import type { Steps } from "./steps.ts";
import type { StoreClock } from "./store-clock.ts";

const makeId = customAlphabet("23456789abcdefghjkmnpqrstuvwxyz", 12);

/** Which of somebody's pictures are looked through. */
export interface HistoryFilter {
  /** Words of the prompt, or a job's id; undefined: all. */
  readonly search: string | undefined;
  readonly favourites: boolean;
}

/** A list that somebody has opened. */
export interface HistoryView extends HistoryFilter {
  readonly id: string;
  readonly userId: string;
}

/** Some jobs of a person that have pictures, the newest first. */
export interface HistoryPage {
  readonly jobs: readonly Job[];
  /** Those among them that are starred. */
  readonly starred: ReadonlySet<string>;
  readonly hasMore: boolean;
}

/** The pictures that people made, for looking through them again. */
export interface HistoryStore {
  open(userId: string, filter: HistoryFilter): Promise<HistoryView>;
  view(id: string): Promise<HistoryView | undefined>;
  page(view: Omit<HistoryView, "id">, offset: number, limit: number): Promise<HistoryPage>;
  /** A person's own jobs that were made from a job, the newest first. */
  children(userId: string, jobId: string, limit: number): Promise<readonly Job[]>;
}

const promptSchema = z.object({ prompt: z.string() });

/** The same in SQL. */
export function createHistory(steps: Steps, { now }: Pick<StoreClock, "now">): HistoryStore {
  return {
    open: (userId, { search, favourites }) =>
      steps.try(async (rows) => {
        const id = makeId();
        await rows
          .insertInto("history_views")
          .values({
            id,
            user_id: userId,
            search: search ?? null,
            favourites: Number(favourites),
            created_at: now(),
          })
          .execute();
        return { id, userId, search, favourites };
      }),
    view: (id) =>
      steps.read(async (rows) => {
        const row = await rows
          .selectFrom("history_views")
          .selectAll()
          .where("id", "=", id)
          .executeTakeFirst();
        if (row === undefined) return undefined;
        const { user_id: userId, search, favourites } = row;
        return { id, userId, search: search ?? undefined, favourites: favourites !== 0 };
      }),
    page: (view, offset, limit) => steps.read((rows) => page(rows, view, offset, limit)),
    children: (userId, jobId, limit) =>
      steps.read(async (rows) => {
        const found = await withPictures(rows, userId)
          .selectAll()
          .where("parent_job", "=", jobId)
          .limit(limit)
          .execute();
        return await readJobs(rows, found);
      }),
  };
}

/** A person's jobs that have pictures, the newest first. */
function withPictures(rows: Rows, userId: string) {
  return rows
    .selectFrom("jobs")
    .where("user_id", "=", userId)
    .where((where) =>
      where.exists(
        where.selectFrom("pictures").select("hash").whereRef("pictures.job_id", "=", "jobs.id"),
      ),
    )
    .orderBy("sequence", "desc");
}

async function page(
  rows: Rows,
  { userId, search, favourites }: Omit<HistoryView, "id">,
  offset: number,
  limit: number,
): Promise<HistoryPage> {
  const stars = await rows
    .selectFrom("favourites")
    .select("job_id")
    .where("user_id", "=", userId)
    .execute();
  const starred = new Set(stars.map(({ job_id: id }) => id));
  const ids = (await fitting(rows, userId, search)).filter((id) => !favourites || starred.has(id));
  const shown = ids.slice(offset, offset + limit);
  const found =
    shown.length === 0
      ? []
      : await withPictures(rows, userId).selectAll().where("id", "in", shown).execute();
  const jobs = await readJobs(rows, found);
  return { jobs, starred, hasMore: ids.length > offset + limit };
}

/** Compared here and not by the database, which knows the capitals of English only. */
async function fitting(
  rows: Rows,
  userId: string,
  search: string | undefined,
): Promise<readonly string[]> {
  const all = await withPictures(rows, userId).select(["id", "request"]).execute();
  if (search === undefined) return all.map(({ id }) => id);
  const wanted = search.toLocaleLowerCase();
  return all
    .filter(({ id, request }) => {
      const { data } = promptSchema.safeParse(JSON.parse(request));
      return id === wanted || (data?.prompt.toLocaleLowerCase().includes(wanted) ?? false);
    })
    .map(({ id }) => id);
}
