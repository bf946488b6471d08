import type { TestProject } from "vitest/node";
import { openPostgres } from "../../../src/storage/dialects/postgres/open-postgres.ts";
import { sleep } from "../../../src/lib/sleep.ts";
import { postgresPrograms } from "./find-server.ts";
import { startPostgres } from "./start-server.ts";
import { onServer, TEMPLATE } from "./test-database.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The port of the server that a run's tests share; 0 where there is none. */
    readonly postgresPort: number;
  }
}

const silent = { debug() {}, info() {}, warn() {}, error() {} };

/** Starts one server for all tests of a run, with an Easel's empty tables to copy from. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | void> {
  if (postgresPrograms() === undefined) {
    console.log("PostgreSQL is not installed: what needs it is not tested");
    project.provide("postgresPort", 0);
    return;
  }
  const server = await startPostgres();
  await onServer(server.port, `create database ${TEMPLATE}`);
  const template = await openPostgres({
    url: server.urlOf(TEMPLATE),
    isShared: false,
    log: silent,
    sleep,
  });
  await template.close();
  project.provide("postgresPort", server.port);
  return () => server.close();
}
