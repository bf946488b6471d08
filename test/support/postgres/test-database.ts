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

async function makeDatabase(port: number): Promise<string> {
  const name = `test_${randomBytes(8).toString("hex")}`;
  await onServer(port, `create database ${name} template ${TEMPLATE}`);
  return name;
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

async function inDatabase(url: string, work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client(url);
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function urlOf(port: number, database: string): string {
  return `postgres://easel@127.0.0.1:${port}/${database}`;
}
