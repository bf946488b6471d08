import { setTimeout as delay } from "node:timers/promises";
import type { EaselProcess } from "../../test/support/easel-process.ts";
import type { Several } from "../../test/support/several/open-several.ts";

/** How long a network stays cut, and a store says that it is too busy. */
const AWAY_MS = 20_000;
/** How long a process hangs: longer than its leases hold. */
const HANGS_MS = 45_000;

/** A process of the installation, and how it is started again. */
export interface Replaceable {
  process: EaselProcess;
  readonly again: () => Promise<EaselProcess>;
}

/**
 * Kills, restarts or cuts off something every three to ten seconds until `signal` aborts, and mends it
 * again; gives how often it did what. `past` is given each process that was killed, for its log.
 */
export async function breakThings(
  all: Several,
  processes: readonly Replaceable[],
  {
    random,
    past,
    signal,
  }: {
    readonly random: () => number;
    readonly past: (killed: EaselProcess) => void;
    readonly signal: AbortSignal;
  },
): Promise<ReadonlyMap<string, number>> {
  const { postgres, redis, network } = all;
  const pause = () => delay(random() * 5000);
  const kill = async () => {
    const one = processes[Math.floor(random() * processes.length)];
    if (one === undefined) return;
    await one.process.kill();
    past(one.process);
    one.process = await one.again();
  };
  let hung: Promise<void> | undefined;
  // Other things break while it hangs; it may be killed, too.
  const hang = async () => {
    const child = processes[Math.floor(random() * processes.length)]?.process.child;
    child?.kill("SIGSTOP");
    const wake = async () => {
      await delay(HANGS_MS);
      child?.kill("SIGCONT");
      hung = undefined;
    };
    hung = wake();
  };
  const kinds: Record<string, () => Promise<unknown>> = {
    "kill -9": kill,
    "kill -9 again": kill,
    "a process hung for 45 s": hang,
    "Redis ended, with its data": async () => {
      await redis.kill();
      await pause();
      await redis.again();
    },
    "Redis ended, without its data": async () => {
      await redis.kill();
      await pause();
      await redis.again({ empty: true });
    },
    "PostgreSQL ended": async () => {
      await postgres.end("immediate");
      await pause();
      await postgres.begin();
    },
    ...(network && {
      "the way to PostgreSQL cut for 20 s": () => away(network.toPostgres),
      "the way to Redis cut for 20 s": () => away(network.toRedis),
      "503 from the store for 20 s": async () => {
        network.store.fault = "503";
        await delay(AWAY_MS);
        network.store.fault = undefined;
      },
    }),
  };
  const count = new Map<string, number>();
  while (!signal.aborted) {
    await delay(3000 + random() * 7000, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) break;
    const [what, does] =
      Object.entries(kinds)[Math.floor(random() * Object.keys(kinds).length)] ?? [];
    if (what === undefined || does === undefined || (does === hang && hung !== undefined)) continue;
    const name = what.replace(" again", "");
    count.set(name, (count.get(name) ?? 0) + 1);
    console.log(`${new Date().toISOString()} ${name}`);
    await does();
  }
  await hung;
  return count;
}

async function away(line: { cut(): void; mend(): void }): Promise<void> {
  line.cut();
  await delay(AWAY_MS);
  line.mend();
}
