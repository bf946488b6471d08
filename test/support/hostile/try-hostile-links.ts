import { createLinkDownloader } from "../../../src/download/downloader.ts";
import { DownloadError } from "../../../src/download/download-error.ts";
import { hostileBehaviours, leadsTo } from "./behaviours.ts";
import { hostileLink, redirectInside } from "./hostile-links.ts";
import { type HostileServer, startHostileServer } from "./hostile-server.ts";
import { watchUncaught } from "./uncaught.ts";
import { watchConnections } from "./watch-connections.ts";

/** How many links there are to try. */
export const HOSTILE_LINKS = 2400;
const AT_ONCE = 24;
const REDIRECTS = 40;

/** What came of hostile links. */
export interface HostileReport {
  readonly tried: number;
  /** Addresses that were connected to, or tried, although no link may reach them. */
  readonly privateConnections: readonly string[];
  /** Errors that nobody caught, each of which would end the process. */
  readonly crashes: readonly unknown[];
  /** What was thrown and is no answer in words, by link. */
  readonly bugs: readonly string[];
}

/**
 * Follows every `stride`-th of the hostile links, into memory and onto the disk by turns, with
 * servers of every bad behaviour on the loopback and one that no link may reach.
 */
export async function tryHostileLinks(stride: number): Promise<HostileReport> {
  await using stack = new AsyncDisposableStack();
  const start = async (...options: Parameters<typeof startHostileServer>) => {
    const server = await startHostileServer(...options);
    stack.defer(() => server.close());
    return server;
  };
  const closed = await start(leadsTo("/"));
  const twins = await Promise.all(
    ["::1", "127.0.0.2"].map(async (host) => start(leadsTo("/"), { host, port: closed.port })),
  );
  const misbehaving: HostileServer[] = [];
  for (const behaviour of Object.values(hostileBehaviours)) {
    misbehaving.push(await start(behaviour), await start(behaviour, { tls: true }));
  }
  for (let n = 0; n < REDIRECTS; n += 1) {
    misbehaving.push(await start(leadsTo(redirectInside(n, closed.port))));
  }
  const places = {
    hostile: misbehaving.map(({ host, port }) => `${host}:${port}`),
    closedPort: closed.port,
  };
  const uncaught = watchUncaught();
  const connections = watchConnections();
  const bugs: string[] = [];
  const numbers = Array.from({ length: Math.ceil(HOSTILE_LINKS / stride) }, (_, i) => i * stride);
  const waiting = [...numbers];

  const tryOne = async (n: number): Promise<void> => {
    const { link, answers } = hostileLink(n, places);
    let asked = 0;
    const links = createLinkDownloader(
      { allowAddresses: misbehaving.map(({ host, port }) => ({ host, port })), allowOrigins: [] },
      {
        timeoutMs: 150,
        maxBytes: 256 * 1024,
        resolve: async () => {
          const found = answers[Math.min(asked, answers.length - 1)] ?? [];
          asked += 1;
          return found.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
        },
      },
    );
    try {
      // A link that was refused is often sent again.
      await links.toMemory(link).catch(() => {});
      await using _file = await links.toFile(link);
    } catch (error) {
      if (!(error instanceof DownloadError)) bugs.push(`${link}: ${String(error)}`);
    }
  };
  const worker = async (): Promise<void> => {
    for (let n = waiting.shift(); n !== undefined; n = waiting.shift()) await tryOne(n);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  await new Promise((resolve) => setTimeout(resolve, 100));
  uncaught.stop();
  connections.stop();
  const visited = [closed, ...twins].filter(({ visits }) => visits > 0);
  return {
    tried: numbers.length,
    privateConnections: [
      ...visited.map(({ host, port }) => `${host}:${port}`),
      ...[...connections.tried].filter((address) => !places.hostile.includes(address)),
    ],
    crashes: uncaught.errors,
    bugs,
  };
}
