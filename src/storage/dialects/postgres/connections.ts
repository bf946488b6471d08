import { type ClientConfig, Pool, types } from "pg";

/** Connections of one process. Steps are short; more of them wait here instead of at the server. */
const MOST_CONNECTIONS = 8;
const CONNECT_MS = 5000;
/** A step takes milliseconds. What takes so long hangs, and would hold its locks up for others. */
const LONGEST_STATEMENT_MS = 30_000;
/** The same when not even the server's refusal arrives, because the network is cut. */
const LONGEST_ANSWER_MS = 35_000;

/** The types whose values `pg` gives as text: whole numbers of eight bytes, and sums of them. */
const numbers = new Set([20, 1700]);

/** How every connection is made. */
export function connectionSettings(url: string): ClientConfig {
  return {
    connectionString: url,
    application_name: "easel",
    connectionTimeoutMillis: CONNECT_MS,
    statement_timeout: LONGEST_STATEMENT_MS,
    idle_in_transaction_session_timeout: LONGEST_STATEMENT_MS,
    query_timeout: LONGEST_ANSWER_MS,
    // What needs no answer of what was asked before it is sent along with that: one way for both.
    pipeline: true,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    types: {
      // Times, seeds and counts stay below 2^53.
      getTypeParser: (id: number, format?: "text" | "binary") =>
        numbers.has(id) ? Number : types.getTypeParser(id, format ?? "text"),
    },
  };
}

/** Connections that are kept ready. */
export function openPool(url: string): Pool {
  const pool = new Pool({
    ...connectionSettings(url),
    max: MOST_CONNECTIONS,
    idleTimeoutMillis: 60_000,
  });
  // One that nobody uses breaks when the server ends; the next step makes another.
  pool.on("error", () => undefined);
  return pool;
}
