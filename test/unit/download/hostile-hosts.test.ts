import { access, readdir, readFile, writeFile } from "node:fs/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DownloadError } from "../../../src/download/download-error.ts";
import { createLinkDownloader } from "../../../src/download/downloader.ts";
import type { DownloaderOptions, LinkDownloader } from "../../../src/download/downloader.ts";
import { goodBehaviours, hostileBehaviours } from "../../support/hostile/behaviours.ts";
import { hostileServer } from "../../support/hostile/hostile-server.ts";
import type { HostileServer } from "../../support/hostile/hostile-server.ts";
import { watchUncaught } from "../../support/hostile/uncaught.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { jpeg } from "../../support/vendors/pictures.ts";

let uncaught: ReturnType<typeof watchUncaught>;
let folder: string;
beforeEach(async () => {
  uncaught = watchUncaught();
  folder = await temporaryFolder();
});
afterEach(() => uncaught.stop());

/** A downloader that is let to the servers of this test, with little patience. */
function linksTo(servers: readonly HostileServer[], options: DownloaderOptions = {}) {
  const allowAddresses = servers.map(({ host, port }) => ({ host, port }));
  return createLinkDownloader(
    { allowAddresses, allowOrigins: [] },
    { timeoutMs: 300, maxBytes: 1024 ** 2, folder, ...options },
  );
}

const urlOf = ({ host, port }: HostileServer, scheme = "http"): string =>
  `${scheme}://${host.includes(":") ? `[${host}]` : host}:${port}/a.png`;

/** What came of a link, into memory and onto the disk; nothing may be left uncaught or behind. */
async function outcomesOf(links: LinkDownloader, link: string): Promise<readonly unknown[]> {
  const ways = [
    async () => links.toMemory(link),
    async () => {
      await using file = await links.toFile(link);
      return new Uint8Array(await readFile(file.path));
    },
  ];
  const outcomes = await Promise.all(
    ways.map(async (way) => way().catch((error: unknown) => error)),
  );
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(uncaught.errors).toEqual([]);
  expect(await readdir(folder)).toEqual([]);
  return outcomes;
}

describe("a server behind a link that", () => {
  it.each(Object.entries(goodBehaviours))("sends %s is read", async (_, behaviour) => {
    const server = await hostileServer(behaviour);
    const expected = new Uint8Array(jpeg(16, 16, 3));
    const outcomes = await outcomesOf(linksTo([server], { timeoutMs: 5000 }), urlOf(server));
    expect(outcomes.map((bytes) => Buffer.from(bytes as Uint8Array))).toEqual([
      Buffer.from(expected),
      Buffer.from(expected),
    ]);
  });

  it.each(Object.entries(hostileBehaviours))(
    "%s is an answer in words",
    async (name, behaviour) => {
      const server = await hostileServer(behaviour);
      const outcomes = await outcomesOf(linksTo([server]), urlOf(server));
      // undici takes the first bytes that were promised, and drops the connection with the rest.
      const isTaken = name === "sends more than it promises";
      for (const outcome of outcomes) {
        if (!isTaken) expect(outcome).toBeInstanceOf(DownloadError);
      }
    },
  );

  it.each(["http", "https"])("speaks TLS that nobody can trust, asked by %s", async (scheme) => {
    const server = await hostileServer(() => {}, { tls: true });
    const outcomes = await outcomesOf(linksTo([server]), urlOf(server, scheme));
    for (const outcome of outcomes) expect(outcome).toMatchObject({ temporary: true });
  });

  it.each(["resets at once", "closes without a word", "sends zeros", "says nothing"])(
    "%s where TLS should begin",
    async (name) => {
      const server = await hostileServer(hostileBehaviours[name] ?? (() => {}));
      const outcomes = await outcomesOf(linksTo([server]), urlOf(server, "https"));
      for (const outcome of outcomes) expect(outcome).toMatchObject({ temporary: true });
    },
  );

  it("has an address of the other family only, which has no way out", async () => {
    const port = 9;
    const found = [{ address: "fe80::1", family: 6 }];
    const links = createLinkDownloader(
      { allowAddresses: [{ host: "six.example", port }], allowOrigins: [] },
      { resolve: async () => found, timeoutMs: 300, folder },
    );
    for (const scheme of ["http", "https"]) {
      const outcomes = await outcomesOf(links, `${scheme}://six.example:${port}/`);
      for (const outcome of outcomes) expect(outcome).toMatchObject({ temporary: true });
    }
  });

  it("answers on one family only is reached there within a moment", async () => {
    const server = await hostileServer(goodBehaviours["a picture"] ?? (() => {}));
    const { port } = server;
    const dead = [
      { address: "fe80::1", family: 6 },
      { address: "255.255.255.255", family: 4 },
      { address: "127.0.0.9", family: 4 },
    ];
    const links = createLinkDownloader(
      { allowAddresses: [{ host: "both.example", port }], allowOrigins: [] },
      {
        resolve: async () => [...dead, { address: "127.0.0.1", family: 4 }],
        timeoutMs: 5000,
        folder,
      },
    );
    for (const outcome of await outcomesOf(links, `http://both.example:${port}/`)) {
      expect(outcome).toBeInstanceOf(Uint8Array);
    }
  });

  it("changes its name's meaning is reached where it was checked, and nowhere else", async () => {
    const server = await hostileServer(goodBehaviours["a picture"] ?? (() => {}));
    const inside = await hostileServer(goodBehaviours["a picture"] ?? (() => {}), {
      host: "127.0.0.2",
    });
    let asked = 0;
    const resolve = async () => {
      asked += 1;
      const address = asked % 2 === 1 ? "127.0.0.1" : "127.0.0.2";
      return [{ address, family: 4 }];
    };
    const links = createLinkDownloader(
      { allowAddresses: [{ host: "127.0.0.1", port: server.port }], allowOrigins: [] },
      { resolve, timeoutMs: 1000, folder },
    );
    const link = `http://rebinding.example:${server.port}/`;
    await expect(links.toMemory(link)).resolves.toBeDefined();
    await expect(links.toMemory(link)).rejects.toBeInstanceOf(DownloadError);
    expect([server.visits, inside.visits]).toEqual([1, 0]);
  });
});

describe("a file that is fetched", () => {
  it("is on the disk, for this user only, until it is disposed of", async () => {
    const server = await hostileServer(goodBehaviours["a picture"] ?? (() => {}));
    const file = await linksTo([server], { timeoutMs: 5000 }).toFile(urlOf(server));
    expect(file.bytes).toBe((await readFile(file.path)).length);
    await file[Symbol.asyncDispose]();
    await expect(access(file.path)).rejects.toThrow("ENOENT");
  });

  it("that finds no folder to go to is said so, without a path", async () => {
    const server = await hostileServer(goodBehaviours["a picture"] ?? (() => {}));
    const file = `${folder}/a file`;
    await writeFile(file, "");
    const links = linksTo([server], { folder: `${file}/incoming`, timeoutMs: 5000 });
    const error: unknown = await links.toFile(urlOf(server)).catch((one: unknown) => one);
    expect(error).toBeInstanceOf(DownloadError);
    expect(String(error)).toContain("cannot store what it fetches (ENOTDIR)");
    expect(String(error)).not.toContain(folder);
  });
});
