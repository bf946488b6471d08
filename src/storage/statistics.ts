import type { Rows } from "./database.ts";
import type { Steps } from "./steps.ts";

/** Models that are named, by their pictures. */
const MOST_MODELS = 10;

/** What happened since a moment. Nobody is named, and nothing that they said. */
export interface Statistics {
  readonly people: number;
  readonly orders: number;
  readonly pictures: number;
  /** The sum of the estimated prices; undefined where nothing had one. */
  readonly cost: number | undefined;
  /** The models with the most pictures. */
  readonly models: readonly { readonly model: string; readonly pictures: number }[];
  /** How often orders failed, in whole or in part, by the code of the failure. */
  readonly failures: readonly { readonly code: string; readonly count: number }[];
}

/** What happened, in one server or over all. */
export interface StatisticsStore {
  /** Since `since` (milliseconds since 1970), in a server or (undefined) everywhere. */
  since(since: number, guildId: string | undefined): Promise<Statistics>;
}

/** The same in SQL. Deleted orders count on, see kept-counts.ts. */
export function createStatistics(steps: Steps): StatisticsStore {
  return {
    since: (since, guildId) =>
      steps.read(async (rows) => {
        const totals = await counted(rows, since, guildId)
          .select(({ fn }) => [
            fn.count("user_id").distinct().as("people"),
            fn.countAll().as("orders"),
            fn.sum("pictures").as("pictures"),
            fn.sum("cost").as("cost"),
          ])
          .executeTakeFirst();
        const models = await counted(rows, since, guildId)
          .select(({ fn }) => ["model", fn.sum("pictures").as("sum")])
          .groupBy("model")
          .orderBy("sum", "desc")
          .orderBy("model")
          .limit(MOST_MODELS)
          .execute();
        const failures = await counted(rows, since, guildId)
          .select(({ fn }) => ["failure_code", fn.countAll().as("count")])
          .where("failure_code", "is not", null)
          .groupBy("failure_code")
          .orderBy("count", "desc")
          .orderBy("failure_code")
          .execute();
        const cost = totals?.cost ?? null;
        return {
          people: Number(totals?.people ?? 0),
          orders: Number(totals?.orders ?? 0),
          pictures: Number(totals?.pictures ?? 0),
          cost: cost === null ? undefined : Number(cost),
          models: models
            .map(({ model, sum }) => ({ model, pictures: Number(sum) }))
            .filter(({ pictures }) => pictures > 0),
          failures: failures.flatMap(({ failure_code: code, count }) =>
            code === null ? [] : [{ code, count: Number(count) }],
          ),
        };
      }),
  };
}

/** One line an order, whether it is there still or only what it counts for. */
function counted(rows: Rows, since: number, guildId: string | undefined) {
  let jobs = rows
    .selectFrom("jobs")
    .select((select) => [
      "user_id",
      "model",
      "failure_code",
      "cost",
      select
        .selectFrom("pictures")
        .select(({ fn }) => fn.countAll<number>().as("count"))
        .whereRef("pictures.job_id", "=", "jobs.id")
        .as("pictures"),
    ])
    .where("created_at", ">=", since);
  let kept = rows
    .selectFrom("kept_counts")
    .select(["user_id", "model", "failure_code", "cost", "pictures"])
    .where("created_at", ">=", since);
  if (guildId !== undefined) {
    jobs = jobs.where("guild_id", "=", guildId);
    kept = kept.where("guild_id", "=", guildId);
  }
  return rows.selectFrom(jobs.unionAll(kept).as("counted"));
}
