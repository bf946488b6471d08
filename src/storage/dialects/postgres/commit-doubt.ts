import { setTimeout as wait } from "node:timers/promises";
import type { Pool } from "pg";
import { codeOf, troubleOfPostgres } from "./trouble.ts";

/** A transaction: its number, on which connection of the server it is, and when it began there. */
export interface Transaction {
  readonly id: string;
  readonly process: number;
  /** Milliseconds since 1970 by the server's clock. */
  readonly now: number;
}

/** Both times change when the server starts, and the second one also when it recovers from a crash. */
const STATUS = `
  select pg_xact_status($1::text::xid8) as status,
    greatest(pg_postmaster_start_time(), (select stats_reset from pg_stat_bgwriter))
      > to_timestamp($2::float8 / 1000) as restarted
`;
/** Every recovery from a crash ends with a checkpoint that notes the first number without a trace. */
const SURVIVED = `
  select split_part(next_xid, ':', 1)::bigint * 4294967296 + split_part(next_xid, ':', 2)::bigint
    > $1::bigint as survived
  from pg_control_checkpoint()
`;
/** The part of a transaction's number that the list of connections shows. */
const END_CONNECTION = `
  select pg_terminate_backend(pid) from pg_stat_activity
  where pid = $1 and backend_xid::text::bigint = $2::bigint & 4294967295
`;
const ASK_AGAIN_MS = 250;

/**
 * What became of a transaction whose commit was not heard of; waits until that can be known, however
 * long the server is away. Rejects when `closing` aborts.
 */
export async function wasCommitted(
  transaction: Transaction,
  pool: Pick<Pool, "query">,
  closing: AbortSignal,
): Promise<boolean> {
  for (;;) {
    closing.throwIfAborted();
    try {
      const answer = await ask(transaction, pool);
      if (answer !== undefined) return answer;
    } catch (error) {
      const trouble = troubleOfPostgres(error);
      if (trouble !== "unreachable" && trouble !== "busy") throw error;
    }
    await wait(ASK_AGAIN_MS, undefined, { signal: closing }).catch(() => undefined);
  }
}

/** Undefined: it is under way still. */
async function ask(
  { id, process, now }: Transaction,
  pool: Pick<Pool, "query">,
): Promise<boolean | undefined> {
  let row: Readonly<Record<string, unknown>> | undefined;
  try {
    ({
      rows: [row],
    } = await pool.query(STATUS, [id, now]));
  } catch (error) {
    if (isOfTheFuture(error)) return false;
    throw error;
  }
  if (row?.["status"] === "in progress") {
    // The server has not noticed yet that nobody is there any more.
    await pool.query(END_CONNECTION, [process, id]);
    return undefined;
  }
  if (row?.["status"] !== "committed") return false;
  return row["restarted"] !== true || survived(id, pool);
}

/**
 * Whether a committed number is that transaction's. A crash forgets a transaction of which nothing was
 * written yet, and its number is given to another one.
 */
async function survived(id: string, pool: Pick<Pool, "query">): Promise<boolean> {
  try {
    const { rows } = await pool.query(SURVIVED, [id]);
    return rows[0]?.survived === true;
  } catch (error) {
    // Whoever runs the server may keep this from others.
    if (error instanceof Error && codeOf(error) === "42501") return true;
    throw error;
  }
}

/** Whether the server does not know such a number: a crash forgot the transaction. */
function isOfTheFuture(error: unknown): boolean {
  return error instanceof Error && codeOf(error) === "22023";
}
