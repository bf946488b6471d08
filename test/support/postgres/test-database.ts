import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { onTestFinished } from "vitest";

/** The database whose tables are empty and of the newest version. */
export const TEMPLATE = "easel_template";

/** Databases that an earlier test of this file is done with; emptying one is quicker than making one. */
const free: string[] = [];

/** Runs a command on a server, outside of any test's database. */
export async function onServer(port: number, command: string): Promise<void> {
  await inDatabase(urlOf(port, "postgres"), (client) => client.query(command));
}

/** Gives the address of a database with empty tables that no other test uses. */
export async function testDatabase(port: number): Promise<string> {
  const name = free.pop() ?? (await makeDatabase(port));
  const url = urlOf(port, name);
  onTestFinished(async () => {
    await inDatabase(url, empty);
    free.push(name);
  });
  return url;
}

async function makeDatabase(port: number, template = TEMPLATE): Promise<string> {
  const name = `test_${randomBytes(8).toString("hex")}`;
  await onServer(port, `create database ${name} template ${template}`);
  return name;
}

/** Gives the address of a database without tables; it goes when the test has ended. */
export async function emptyDatabase(port: number): Promise<string> {
  const name = await makeDatabase(port, "template0");
  onTestFinished(() => onServer(port, `drop database ${name} with (force)`));
  return urlOf(port, name);
}

/** Takes all rows out of all tables; what counts up begins anew. */
async function empty(client: Client): Promise<void> {
  await client.query(`
    do $$ declare tables text; begin
      select string_agg(quote_ident(tablename), ', ') into tables from pg_tables
      where schemaname = current_schema() and tablename not like 'kysely_%' and tablename <> 'counters';
      execute 'truncate ' || tables;
    end $$;
    update counters set value = 0;
  `);
}

/** Connects to a database, and lets it go when `work` is done. */
export async function inDatabase<Result>(
  url: string,
  work: (client: Client) => Promise<Result>,
): Promise<Result> {
  const client = new Client(url);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function urlOf(port: number, database: string): string {
  return `postgres://easel@127.0.0.1:${port}/${database}`;
}
