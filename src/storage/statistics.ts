import type { Rows } from "./database.ts";
import type { Steps } from "./steps.ts";

/** What was made in a while: in one server, or in all places together. */
export interface Statistics {
  readonly people: number;
  readonly orders: number;
  readonly pictures: number;
  readonly failures: number;
  /** Estimated prices, in their unit; 0 where none is configured. */
  readonly cost: number;
  /** Orders and pictures by model, the most used first. */
  readonly models: readonly { readonly model: string; readonly orders: number }[];
}

/** Counts over the journal of jobs. */
export interface StatisticsStore {
  /** Since a moment (milliseconds since 1970); without a server, everywhere. */
  since(moment: number, guildId?: string): Promise<Statistics>;
}

/** The same in SQL. */
export function createStatistics(steps: Steps): StatisticsStore {
  return { since: (moment, guildId) => steps.read((rows) => count(rows, moment, guildId)) };
}

const MOST_MODELS = 10;

async function count(rows: Rows, since: number, guildId?: string): Promise<Statistics> {
  const jobs = () => {
    const all = rows.selectFrom("jobs").where("created_at", ">=", since);
    return guildId === undefined ? all : all.where("guild_id", "=", guildId);
  };
  const totals = await jobs()
    .select(({ fn }) => [
      fn.countAll().as("orders"),
      fn.count("user_id").distinct().as("people"),
      fn.sum("cost").as("cost"),
    ])
    .executeTakeFirstOrThrow();
  const failed = await jobs()
    .select(({ fn }) => fn.countAll().as("jobs"))
    .where("state", "=", "failed")
    .executeTakeFirstOrThrow();
  const pictures = await jobs()
    .innerJoin("pictures", "pictures.job_id", "jobs.id")
    .select(({ fn }) => fn.countAll().as("pictures"))
    .executeTakeFirstOrThrow();
  const models = await jobs()
    .select(({ fn }) => ["model", fn.countAll().as("orders")])
    .groupBy("model")
    .orderBy("orders", "desc")
    .orderBy("model")
    .limit(MOST_MODELS)
    .execute();
  return {
    people: Number(totals.people),
    orders: Number(totals.orders),
    pictures: Number(pictures.pictures),
    failures: Number(failed.jobs),
    cost: Number(totals.cost ?? 0),
    models: models.map(({ model, orders }) => ({ model, orders: Number(orders) })),
  };
}
