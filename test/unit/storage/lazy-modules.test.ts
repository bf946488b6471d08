import { describe, expect, it } from "vitest";
import { startScript } from "../../support/start-script.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const moduleUrl = (file: string) =>
  JSON.stringify(new URL(`../../../${file}`, import.meta.url).href);

/** The packages that a process has loaded when it has done this, by name. */
async function packagesAfter(work: string): Promise<readonly string[]> {
  const script = startScript(`
    import { registerHooks } from "node:module";
    const packages = new Set();
    registerHooks({
      load(url, context, next) {
        const name = /node_modules\\/((?:@[^/]+\\/)?[^/]+)/.exec(url)?.[1];
        if (name !== undefined) packages.add(name);
        return next(url, context);
      },
    });
    ${work}
    console.log(JSON.stringify([...packages]));
  `);
  const [line = "[]"] = await script.lines(1);
  return JSON.parse(line) as readonly string[];
}

const ofServers = /^(?:pg|pg-.*|pgpass|@aws-sdk\/.*|@smithy\/.*)$/;

describe("what keeps everything in a folder", () => {
  it("loads nothing that only larger installations need", async () => {
    const folder = JSON.stringify(await temporaryFolder());
    const packages = await packagesAfter(`
      await import(${moduleUrl("src/main.ts")});
      const { openStorage } = await import(${moduleUrl("src/storage/open-storage.ts")});
      const storage = await openStorage(${folder});
      await storage.pictures.put(Buffer.from("picture"));
      await storage.close();
    `);
    expect(packages).toContain("kysely");
    expect(packages.filter((name) => ofServers.test(name))).toEqual([]);
  });

  it("would be seen to load them", async () => {
    const folder = JSON.stringify(await temporaryFolder());
    const packages = await packagesAfter(`
      const { openStorage } = await import(${moduleUrl("src/storage/open-storage.ts")});
      const databaseUrl = "postgres://127.0.0.1:1/easel";
      await openStorage(${folder}, { databaseUrl, patienceMs: 0 }).catch(() => undefined);
      process.env.AWS_ACCESS_KEY_ID = process.env.AWS_SECRET_ACCESS_KEY = "nobody";
      const endpoint = new URL("http://127.0.0.1:1");
      const bucket = { bucket: "pictures", prefix: "", endpoint, patienceMs: 1 };
      await openStorage(${folder}, { bucket }).then((storage) => storage.close());
    `);
    expect(packages).toEqual(expect.arrayContaining(["pg", "@aws-sdk/client-s3"]));
  });
});
