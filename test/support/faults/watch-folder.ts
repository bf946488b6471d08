import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { sleep } from "../../../src/lib/sleep.ts";

const PATIENCE_MS = 20_000;

const LEFT = `
  select (select count(*) from jobs where state in ('queued', 'running', 'made'))
       + (select count(*) from outbox) as count`;

/**
 * Waits until nothing is under way in a data folder and nobody has to be told anything; looks with a
 * connection of its own, whose reads are no steps of the storage.
 */
export async function untilOver(folder: string, signal: AbortSignal): Promise<void> {
  const database = new DatabaseSync(path.join(folder, "easel.db"), { readOnly: true });
  try {
    const giveUpAt = performance.now() + PATIENCE_MS;
    while (!signal.aborted && left(database) !== 0) {
      if (performance.now() > giveUpAt) throw new Error(`not over: ${rowsOf(database)}`);
      await sleep(2);
    }
  } finally {
    database.close();
  }
}

function left(database: DatabaseSync): unknown {
  return database.prepare(LEFT).get()?.["count"];
}

/** What is still there, for whoever has to find out why. */
function rowsOf(database: DatabaseSync): string {
  const jobs = "select * from jobs";
  const rows = [jobs, "select * from outbox"].map((sql) => database.prepare(sql).all());
  return JSON.stringify(rows);
}
