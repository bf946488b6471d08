import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { ConfigError } from "../../../src/domain/errors.ts";
import { openStorage } from "../../../src/storage/open-storage.ts";
import { admitted, taken } from "../../support/new-job.ts";
import { startScript } from "../../support/start-script.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const storageUrl = new URL("../../../src/storage/open-storage.ts", import.meta.url).href;

describe("a data folder", () => {
  it("is made where there is none, and keeps everything for the next start", async () => {
    const folder = path.join(await temporaryFolder(), "deep", "data");
    const first = await openStorage(folder);
    const job = await admitted(first.jobs);
    await taken(first.jobs);
    const hash = await first.pictures.put(Buffer.from("picture"));
    await first.settings.set("commands", "abc");
    await first.close();

    const second = await openStorage(folder);
    onTestFinished(() => second.close());
    expect(await second.jobs.find(job.id)).toMatchObject({
      ...job,
      state: "running",
      startedAt: expect.any(Number),
    });
    expect(await second.pictures.get(hash)).toEqual(Buffer.from("picture"));
    expect(await second.settings.get("commands")).toBe("abc");
  });

  it("is refused to a second Easel while the first has it", async () => {
    const folder = await temporaryFolder();
    const first = await openStorage(folder);
    const second = openStorage(folder);
    await expect(second).rejects.toThrow(ConfigError);
    await expect(second).rejects.toThrow(/Another Easel is already using .*EASEL_DATA_DIR/);
    await first.close();
    const third = await openStorage(folder);
    await third.close();
  });

  it("can be closed twice", async () => {
    const storage = await openStorage(await temporaryFolder());
    await storage.close();
    await expect(storage.close()).resolves.toBeUndefined();
  });

  it("finishes what was begun before it closes", async () => {
    const folder = await temporaryFolder();
    const first = await openStorage(folder);
    const jobs = Promise.all([admitted(first.jobs), admitted(first.jobs)]);
    await first.close();
    const second = await openStorage(folder);
    onTestFinished(() => second.close());
    expect((await second.jobs.waiting()).map((job) => job.id)).toEqual(
      (await jobs).map((job) => job.id),
    );
  });

  it("that cannot be made is the operator's to change", async () => {
    const file = path.join(await temporaryFolder(), "file");
    await writeFile(file, "");
    await expect(openStorage(path.join(file, "data"))).rejects.toThrow(/cannot be made/);
  });

  it("is let go when opening fails", async () => {
    const folder = await temporaryFolder();
    await writeFile(
      path.join(folder, "easel.db"),
      "this is no database, and long enough to see it",
    );
    await expect(openStorage(folder)).rejects.toThrow("not a database");
    const file = path.join(folder, "pictures");
    await mkdir(file, { recursive: true });
    await expect(openStorage(folder)).rejects.toThrow("not a database");
  });
});

describe("a process that is killed", () => {
  it("loses nothing that was done, and leaves the folder free at once", async () => {
    const folder = await temporaryFolder();
    const child = startScript(`
      import { openStorage } from ${JSON.stringify(storageUrl)};
      const { jobs, pictures } = await openStorage(${JSON.stringify(folder)});
      const limits = { jobsPerUser: 1000, picturesPerDay: 1000, queueLimit: 1000, dailyBudget: undefined };
      for (let count = 0; ; count++) {
        const { job } = await jobs.admit({
          kind: "imagine", userId: "anna", guildId: undefined, channelId: undefined,
          request: { prompt: "apple " + count, count: 1, model: "m", seed: 1 },
          warnings: [], parent: undefined, target: { kind: "terminal" }, cost: undefined,
        }, limits);
        const hash = await pictures.put(Buffer.from("picture " + count));
        console.log(job.id, hash);
      }
    `);
    const done = await child.lines(20);
    await expect(openStorage(folder)).rejects.toThrow("already using");
    await child.kill();

    const storage = await openStorage(folder);
    onTestFinished(() => storage.close());
    for (const [count, line] of done.entries()) {
      const [id = "", hash = ""] = line.split(" ");
      expect((await storage.jobs.find(id))?.request.prompt).toBe(`apple ${count}`);
      expect(String(await storage.pictures.get(hash))).toBe(`picture ${count}`);
    }
    expect(existsSync(path.join(folder, "lock.db"))).toBe(true);
  });
});
