import { execFile, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chmod, chown, mkdtemp, rm } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import { freePort } from "../free-port.ts";
import { postgresPrograms, serverUser } from "./find-server.ts";

/** A PostgreSQL server on 127.0.0.1 with data of its own. */
export interface PostgresServer {
  readonly port: number;
  /** The server's own process; its connections' are children of it. */
  pid(): number | undefined;
  /** The address of one of its databases. */
  urlOf(database: string): string;
  /** Ends it: `fast` as an operator does, `immediate` as a power cut does. */
  end(mode: "fast" | "immediate"): Promise<void>;
  /** Starts it again on the same port with what it has. */
  begin(): Promise<void>;
  /** Ends it and takes its data away. */
  close(): Promise<void>;
}

/** Nothing here has to survive a power cut; writing is much quicker so. */
const QUICK = ["fsync=off", "full_page_writes=off", "shared_buffers=32MB", "max_connections=1000"];
const LONGEST_START_MS = 30_000;

/** Makes and starts a server. Throws where it is not installed: ask `postgresPrograms` first. */
export async function startPostgres(): Promise<PostgresServer> {
  const programs = postgresPrograms();
  if (programs === undefined) throw new Error("PostgreSQL is not installed");
  const user = serverUser();
  const folder = await mkdtemp(path.join(tmpdir(), "easel-postgres-"));
  if (user !== undefined) await chown(folder, user.uid, user.gid);
  await chmod(folder, 0o700);
  const data = path.join(folder, "data");
  const making = ["--no-sync", "--auth=trust", "--username=easel", "--encoding=UTF8", "--locale=C"];
  await promisify(execFile)(path.join(programs, "initdb"), [...making, "-D", data], {
    ...user,
    cwd: folder,
  });
  const port = await freePort();
  let child: ChildProcess | undefined;
  const server: PostgresServer = {
    port,
    pid: () => child?.pid,
    urlOf: (database) => `postgres://easel@127.0.0.1:${port}/${database}`,
    async begin() {
      const settings = [`port=${port}`, "listen_addresses=127.0.0.1", `unix_socket_directories=`];
      const options = [...QUICK, ...settings].flatMap((setting) => ["-c", setting]);
      child = spawn(path.join(programs, "postgres"), ["-D", data, ...options], {
        ...user,
        cwd: folder,
        stdio: "ignore",
      });
      await answers(port, child);
    },
    async end(mode) {
      if (child === undefined || child.exitCode !== null) return;
      child.kill(mode === "fast" ? "SIGINT" : "SIGQUIT");
      await once(child, "exit");
    },
    async close() {
      await server.end("immediate");
      await rm(folder, { recursive: true, force: true });
    },
  };
  await server.begin();
  return server;
}

async function answers(port: number, child: ChildProcess): Promise<void> {
  const until = performance.now() + LONGEST_START_MS;
  while (performance.now() < until) {
    if (child.exitCode !== null) throw new Error("PostgreSQL ended while it started");
    if (await isOpen(port)) return;
    await wait(50);
  }
  throw new Error("PostgreSQL does not answer");
}

async function isOpen(port: number): Promise<boolean> {
  const socket = connect(port, "127.0.0.1");
  try {
    await once(socket, "connect");
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
