import { type RawBuilder, sql, type SqlBool } from "kysely";
import { overtakes, setOvertakes } from "./counters.ts";
import type { Rows } from "./database.ts";
import { MOST_OVERTAKES } from "./fair-order.ts";
import type { OpenModels } from "./job-store.ts";

/** A job over which a process died so often in a row runs alone, after all others. */
export const SUSPECT_DEATHS = 2;

/** A waiting job, as far as its turn is concerned. */
interface Candidate {
  readonly id: string;
  readonly guild_id: string | null;
  readonly priority: number;
}

/**
 * The waiting job whose turn it is, and holds its row; undefined where none may be taken. With
 * `suspectsToo` it is one over which processes died when no other waits. Notes when a priority let it
 * overtake the one that was first.
 *
 * Costs as much as there are people who wait, not as there are jobs.
 */
export async function nextInTurn(
  rows: Rows,
  open: OpenModels,
  suspectsToo: boolean,
): Promise<string | undefined> {
  if (open.only?.length === 0) return undefined;
  const first = await firstOfAll(rows, open);
  if (first === undefined) {
    const suspect = inTurn(rows, open, ">=");
    return suspectsToo ? (await suspect.executeTakeFirst())?.id : undefined;
  }
  const overtaken = await overtakes(rows);
  const next = overtaken >= MOST_OVERTAKES ? first : await withPriority(rows, open, first);
  const inARow = next.id === first.id ? 0 : overtaken + 1;
  if (inARow !== overtaken) await setOvertakes(rows, inARow);
  return next.id;
}

/** The job whose turn it is by fairness alone. */
async function firstOfAll(rows: Rows, open: OpenModels): Promise<Candidate | undefined> {
  const place = await firstPlace(rows, open);
  if (place === undefined) return undefined;
  const first = inTurn(rows, open)
    .where("jobs.user_id", "=", place.user_id)
    .where("jobs.sequence", "=", place.sequence);
  // One that somebody cancels at this moment is not waited for: another one is looked for.
  return (await first.executeTakeFirst()) ?? (await inTurn(rows, open).executeTakeFirst());
}

/** A job, by its person and its number. */
interface Place {
  readonly user_id: string;
  readonly sequence: number;
}

/**
 * The first job of the person who was served longest ago. People are found by steps through an index
 * (jobs_by_waiting_person), from one to the next, and so is each one's first job.
 */
async function firstPlace(rows: Rows, open: OpenModels): Promise<Place | undefined> {
  const waits = mayBeTaken("own", open);
  const { rows: found } = await sql<Place>`
    with recursive turns (user_id) as (
      select user_id from (
        select own.user_id from jobs as own where ${waits} order by own.user_id limit 1
      ) as one
      union all
      select (
        select own.user_id from jobs as own
        where ${waits} and own.user_id > turns.user_id order by own.user_id limit 1
      ) from turns where turns.user_id is not null
    )
    select firsts.user_id, firsts.sequence from (
      select turns.user_id, (
        select own.sequence from jobs as own
        where ${waits} and own.user_id = turns.user_id order by own.sequence limit 1
      ) as sequence
      from turns where turns.user_id is not null
    ) as firsts
    left join people on people.user_id = firsts.user_id
    order by coalesce(people.last_served_at, 0), firsts.sequence limit 1
  `.execute(rows);
  return found[0];
}

/** What is true of a job, by its table's name in the query, that may be taken now. */
function mayBeTaken(
  table: "jobs" | "own",
  { only, except = [] }: OpenModels,
  deaths: "<" | ">=" = "<",
): RawBuilder<SqlBool> {
  const column = (name: string) => sql.ref(`${table}.${name}`);
  const conditions = [
    sql`${column("state")} = 'queued' and ${column("acknowledged")} = 1`,
    sql`${column("deaths")} ${sql.raw(deaths)} ${sql.lit(SUSPECT_DEATHS)}`,
    ...(only === undefined ? [] : [sql`${column("model")} in (${sql.join(only)})`]),
    ...(except.length === 0 ? [] : [sql`${column("model")} not in (${sql.join(except)})`]),
  ];
  return sql.join(conditions, sql` and `);
}

/** The job of the same server that has the right to go before this one; itself where none has. */
async function withPriority(rows: Rows, open: OpenModels, first: Candidate): Promise<Candidate> {
  const { guild_id: guildId } = first;
  if (guildId === null) return first;
  const ofServer = inTurn(rows, open).where("jobs.guild_id", "=", guildId);
  // By jobs_by_waiting_priority: most servers give no priority at all.
  const highest = await ofServer.clearOrderBy().orderBy("jobs.priority", "desc").executeTakeFirst();
  if (highest === undefined || highest.priority <= first.priority) return first;
  return ofServer.where("jobs.priority", "=", highest.priority).executeTakeFirstOrThrow();
}

/** The jobs that may be taken, by fairness alone; those over which processes died by ">=". */
function inTurn(rows: Rows, open: OpenModels, deaths: "<" | ">=" = "<") {
  return rows
    .selectFrom("jobs")
    .leftJoin("people", "people.user_id", "jobs.user_id")
    .select(["jobs.id", "jobs.guild_id", "jobs.priority"])
    .where(mayBeTaken("jobs", open, deaths))
    .orderBy((order) => order.fn.coalesce("people.last_served_at", order.lit(0)))
    .orderBy("jobs.sequence")
    .limit(1)
    .forNoKeyUpdate("jobs")
    .skipLocked();
}
