import type { Steps } from "./steps.ts";
import type { StoreClock } from "./store-clock.ts";

/** Jobs that their owners starred, and what of it was posted to a showcase. */
export interface FavouriteStore {
  add(userId: string, jobId: string): Promise<void>;
  remove(userId: string, jobId: string): Promise<void>;
  has(userId: string, jobId: string): Promise<boolean>;
  /** Claims the one post of a job to a showcase; whether nobody had it before. */
  claimShowcase(jobId: string): Promise<boolean>;
  /** Where the post is, for taking it away with the job. */
  setShowcase(jobId: string, post: ShowcasePost): Promise<void>;
  /** Gives the claim up again, since nothing could be posted. */
  freeShowcase(jobId: string): Promise<void>;
  showcase(jobId: string): Promise<ShowcasePost | undefined>;
}

/** A message in a showcase channel. */
export interface ShowcasePost {
  readonly channelId: string;
  readonly messageId: string;
}

/** The same in SQL. */
export function createFavourites(steps: Steps, { now }: Pick<StoreClock, "now">): FavouriteStore {
  return {
    add: (userId, jobId) =>
      steps.try(async (rows) => {
        await rows
          .insertInto("favourites")
          .values({ user_id: userId, job_id: jobId, created_at: now() })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      }),
    remove: (userId, jobId) =>
      steps.try(async (rows) => {
        await rows
          .deleteFrom("favourites")
          .where("user_id", "=", userId)
          .where("job_id", "=", jobId)
          .execute();
      }),
    has: (userId, jobId) =>
      steps.read(async (rows) => {
        const row = await rows
          .selectFrom("favourites")
          .select("job_id")
          .where("user_id", "=", userId)
          .where("job_id", "=", jobId)
          .executeTakeFirst();
        return row !== undefined;
      }),
    claimShowcase: (jobId) =>
      steps.try(async (rows) => {
        const { numInsertedOrUpdatedRows } = await rows
          .insertInto("showcased")
          .values({ job_id: jobId, channel_id: null, message_id: null, created_at: now() })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirstOrThrow();
        return (numInsertedOrUpdatedRows ?? 0n) > 0n;
      }),
    setShowcase: (jobId, { channelId, messageId }) =>
      steps.try(async (rows) => {
        await rows
          .updateTable("showcased")
          .set({ channel_id: channelId, message_id: messageId })
          .where("job_id", "=", jobId)
          .execute();
      }),
    freeShowcase: (jobId) =>
      steps.try(async (rows) => {
        await rows.deleteFrom("showcased").where("job_id", "=", jobId).execute();
      }),
    showcase: (jobId) =>
      steps.read(async (rows) => {
        const row = await rows
          .selectFrom("showcased")
          .select(["channel_id", "message_id"])
          .where("job_id", "=", jobId)
          .executeTakeFirst();
        if (!row?.channel_id || !row.message_id) return undefined;
        return { channelId: row.channel_id, messageId: row.message_id };
      }),
  };
}
