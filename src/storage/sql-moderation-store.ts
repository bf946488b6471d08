import { nanoid } from "nanoid";
import type { Rows } from "./database.ts";
import type { Report } from "../domain/report.ts";
import type { ModerationEntry, ModerationStore } from "./moderation-store.ts";
import type { ModerationEntryRow } from "./house-rows.ts";
import { KeptReads } from "./kept-reads.ts";
import type { Steps } from "./steps.ts";
import type { StoreClock } from "./store-clock.ts";

/** Stands for all servers. */
const EVERYWHERE = "";

/** The same in SQL. */
export function createModerationStore(
  steps: Steps,
  { now }: Pick<StoreClock, "now">,
  isOnlyWriter = false,
): ModerationStore {
  const bans = new KeptReads<readonly ModerationEntry[]>(isOnlyWriter);

  return {
    note: (entry) =>
      bans.changing(() =>
        steps.try(async (rows) => {
          const before = await newestTime(rows, entry.userId);
          const row: ModerationEntryRow = {
            id: nanoid(),
            guild_id: entry.guildId ?? EVERYWHERE,
            user_id: entry.userId,
            kind: entry.kind,
            by_user: entry.by,
            reason: entry.reason,
            created_at: Math.max(now(), before + 1),
          };
          await rows.insertInto("moderation_entries").values(row).execute();
          return toEntry(row);
        }),
      ),

    bans: (userId, guildId) =>
      bans.get(`${userId} ${guildId ?? EVERYWHERE}`, () =>
        steps.read(async (rows) => {
          const places = guildId === undefined ? [EVERYWHERE] : [EVERYWHERE, guildId];
          const found = await rows
            .selectFrom("moderation_entries")
            .selectAll()
            .where("user_id", "=", userId)
            .where("guild_id", "in", places)
            .where("kind", "in", ["ban", "unban"])
            .orderBy("created_at", "desc")
            .execute();
          const newest = places.flatMap(
            (place) => found.find((row) => row.guild_id === place) ?? [],
          );
          return newest.filter(({ kind }) => kind === "ban").map(toEntry);
        }),
      ),

    entries: (guildId, { userId, limit }) =>
      steps.read(async (rows) => {
        const all = rows
          .selectFrom("moderation_entries")
          .selectAll()
          .where("guild_id", "=", guildId)
          .orderBy("created_at", "desc")
          .limit(limit);
        const found = userId === undefined ? all : all.where("user_id", "=", userId);
        return (await found.execute()).map(toEntry);
      }),

    refuse: (jobId, { position, hash }, { reason, score }) =>
      steps.write(async (rows) => {
        await rows
          .insertInto("refused_pictures")
          .values({
            job_id: jobId,
            position,
            hash,
            reason,
            score: score ?? null,
            created_at: now(),
          })
          .onConflict((conflict) => conflict.columns(["job_id", "position"]).doNothing())
          .execute();
        // It may have been paid for: to forget it would mean to pay again, even after a power cut.
      }, "power-cut"),

    refusedOf: (jobId) =>
      steps.read(async (rows) => {
        const found = await rows
          .selectFrom("refused_pictures")
          .selectAll()
          .where("job_id", "=", jobId)
          .orderBy("position")
          .execute();
        return found.map(({ position, hash, reason, score }) => ({
          position,
          hash,
          reason,
          score: score ?? undefined,
        }));
      }),

    report: (report) =>
      steps.try(async (rows) => {
        const before = await reportsOf(rows, report.jobId, report.guildId);
        if (before.some(({ userId }) => userId === report.userId)) return undefined;
        await rows
          .insertInto("reports")
          .values({
            job_id: report.jobId,
            guild_id: report.guildId,
            user_id: report.userId,
            channel_id: report.channelId,
            message_id: report.messageId,
            created_at: now(),
          })
          .execute();
        return before.length;
      }),

    reportsOf: (jobId, guildId) => steps.read((rows) => reportsOf(rows, jobId, guildId)),

    takeDown: (jobId, by) =>
      steps.try(async (rows) => {
        await rows
          .insertInto("taken_down")
          .values({ job_id: jobId, by_user: by, created_at: now() })
          .onConflict((conflict) => conflict.column("job_id").doNothing())
          .execute();
      }),

    isTakenDown: (jobId) =>
      steps.read(async (rows) => {
        const row = await rows
          .selectFrom("taken_down")
          .select("job_id")
          .where("job_id", "=", jobId)
          .executeTakeFirst();
        return row !== undefined;
      }),
  };
}

async function reportsOf(rows: Rows, jobId: string, guildId: string): Promise<readonly Report[]> {
  const found = await rows
    .selectFrom("reports")
    .selectAll()
    .where("job_id", "=", jobId)
    .where("guild_id", "=", guildId)
    .orderBy("created_at")
    .execute();
  return found.map((row) => ({
    jobId: row.job_id,
    guildId: row.guild_id,
    userId: row.user_id,
    channelId: row.channel_id,
    messageId: row.message_id,
  }));
}

async function newestTime(rows: Rows, userId: string): Promise<number> {
  const newest = await rows
    .selectFrom("moderation_entries")
    .select("created_at")
    .where("user_id", "=", userId)
    .orderBy("created_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return newest?.created_at ?? 0;
}

function toEntry(row: ModerationEntryRow): ModerationEntry {
  return {
    id: row.id,
    guildId: row.guild_id === EVERYWHERE ? undefined : row.guild_id,
    userId: row.user_id,
    kind: row.kind,
    by: row.by_user,
    reason: row.reason,
    at: row.created_at,
  };
}
