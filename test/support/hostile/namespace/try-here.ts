// Runs inside of a network namespace that places.ts laid out: tries every STRIDE-th link there, and
// writes what came of them as JSON.
import { readFile } from "node:fs/promises";
import type { Socket } from "node:net";
import { createLinkDownloader } from "../../../../src/download/downloader.ts";
import { DownloadError } from "../../../../src/download/download-error.ts";
import { type Behaviour, goodBehaviours, hostileBehaviours, leadsTo } from "../behaviours.ts";
import { type HostileServer, startHostileServer } from "../hostile-server.ts";
import { HOSTILE_LINKS } from "../try-hostile-links.ts";
import { watchUncaught } from "../uncaught.ts";
import { watchConnections } from "../watch-connections.ts";
import { namespaceLink } from "./links.ts";
import { MOST_SERVERS, publicV4, publicV6 } from "./places.ts";

const AT_ONCE = 60;
const TIMEOUT_MS = 3000;
/** What the certificate of the tests is for; it is trusted here. */
const HOST = "self-signed.example";
const link = `https://${HOST}/picture.png`;

/** A byte a second, for ever. */
const oneByteASecond: Behaviour = (socket: Socket) => {
  socket.write("HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n");
  const timer = setInterval(() => socket.write("a"), 1000);
  socket.once("close", () => clearInterval(timer));
};

const behaviours = [
  oneByteASecond,
  // Asks for the same name again, which then leads inside.
  leadsTo("/again"),
  leadsTo(link),
  ...Object.values(goodBehaviours),
  ...Object.values(hostileBehaviours),
].slice(0, MOST_SERVERS);

const servers: HostileServer[] = [];
for (const [n, behaviour] of behaviours.entries()) {
  for (const host of [publicV4(n), publicV6(n)]) {
    servers.push(await startHostileServer(behaviour, { host, port: 443, tls: true }));
  }
}
const inside = await Promise.all(
  ["127.0.0.1", "127.8.8.8", "::1"].map(async (host) =>
    startHostileServer(leadsTo("/"), { host, port: 443 }),
  ),
);

/** Packets that were sent over the wire to private addresses. */
async function packetsInside(): Promise<number> {
  const lines = (await readFile("/proc/self/net/dev", "utf8")).split("\n");
  const line = lines.find((each) => each.trim().startsWith("private0:"));
  return Number(line?.trim().split(/\s+/)[10]);
}

const before = await packetsInside();
const uncaught = watchUncaught();
const connections = watchConnections();
const bugs: string[] = [];
const ends: Record<string, number> = {};

async function tryOne(n: number): Promise<void> {
  const { kind, answers } = namespaceLink(n, behaviours.length);
  let asked = 0;
  const links = createLinkDownloader(
    { allowAddresses: [], allowOrigins: [] },
    {
      timeoutMs: TIMEOUT_MS,
      maxBytes: 256 * 1024,
      resolve: async () => {
        const found = answers[Math.min(asked, answers.length - 1)] ?? [];
        asked += 1;
        return found.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
      },
    },
  );
  let end = "a file";
  try {
    if (n % 2 === 0) await links.toMemory(link);
    else await (await links.toFile(link))[Symbol.asyncDispose]();
  } catch (error) {
    if (!(error instanceof DownloadError)) bugs.push(`${kind}: ${String(error)}`);
    end = "words";
  }
  ends[`${kind}: ${end}`] = (ends[`${kind}: ${end}`] ?? 0) + 1;
}

const stride = Number(process.argv[2] ?? 1);
const waiting = Array.from({ length: Math.ceil(HOSTILE_LINKS / stride) }, (_, i) => i * stride);
const tried = waiting.length;
await Promise.all(
  Array.from({ length: AT_ONCE }, async () => {
    for (let n = waiting.shift(); n !== undefined; n = waiting.shift()) await tryOne(n);
  }),
);
uncaught.stop();
connections.stop();
const isPublic =
  /^(?:93\.184\.216\.\d+|2606:2800:220::[\da-f]+|11\.22\.33\.44|2a01:4f8::44|2a00:1450::\d|1[234]\.1\.1\.1):443$/u;
const report = {
  tried,
  packetsInside: (await packetsInside()) - before,
  privateConnections: [
    ...inside.filter(({ visits }) => visits > 0).map(({ host }) => host),
    ...[...connections.tried].filter((address) => !isPublic.test(address)),
  ],
  crashes: uncaught.errors.map(String),
  bugs,
  visits: servers.reduce((sum, { visits }) => sum + visits, 0),
  ends,
};
process.stdout.write(`${JSON.stringify(report)}\n`);
process.exit(0);
