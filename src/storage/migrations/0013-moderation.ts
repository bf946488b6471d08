import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** Warnings and bans, reports, pictures that the picture check refused, jobs that were taken down. */
export const moderation: Migration = {
  async up(database: Kysely<unknown>) {
    const { schema } = database;
    await schema
      .createTable("moderation_entries")
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("guild_id", "text", (column) => column.notNull())
      .addColumn("user_id", "text", (column) => column.notNull())
      .addColumn("kind", "text", (column) => column.notNull())
      .addColumn("by_user", "text", (column) => column.notNull())
      .addColumn("reason", "text", (column) => column.notNull())
      .addColumn("created_at", "bigint", (column) => column.notNull())
      .execute();
    await schema
      .createIndex("moderation_entries_by_user")
      .on("moderation_entries")
      .columns(["user_id", "guild_id", "created_at"])
      .execute();
    await schema
      .createIndex("moderation_entries_by_guild")
      .on("moderation_entries")
      .columns(["guild_id", "created_at"])
      .execute();
    await schema
      .createTable("refused_pictures")
      .addColumn("job_id", "text", (column) => column.notNull())
      .addColumn("position", "integer", (column) => column.notNull())
      .addColumn("hash", "text", (column) => column.notNull())
      .addColumn("reason", "text", (column) => column.notNull())
      .addColumn("score", "double precision")
      .addColumn("created_at", "bigint", (column) => column.notNull())
      .addPrimaryKeyConstraint("refused_pictures_key", ["job_id", "position"])
      .execute();
    await schema
      .createTable("reports")
      .addColumn("job_id", "text", (column) => column.notNull())
      .addColumn("guild_id", "text", (column) => column.notNull())
      .addColumn("user_id", "text", (column) => column.notNull())
      .addColumn("channel_id", "text", (column) => column.notNull())
      .addColumn("message_id", "text", (column) => column.notNull())
      .addColumn("created_at", "bigint", (column) => column.notNull())
      .addPrimaryKeyConstraint("reports_key", ["job_id", "guild_id", "user_id"])
      .execute();
    await schema
      .createTable("taken_down")
      .addColumn("job_id", "text", (column) => column.primaryKey())
      .addColumn("by_user", "text", (column) => column.notNull())
      .addColumn("created_at", "bigint", (column) => column.notNull())
      .execute();
    await schema.alterTable("pictures").addColumn("check_score", "double precision").execute();
    await schema.alterTable("pictures").addColumn("spoiler", "integer").execute();
  },
};
