import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { describe, expect, inject, it, onTestFinished } from "vitest";
import { manageData } from "../../src/cli/data/data.ts";
import { secret } from "../../src/config/secret.ts";
import { ConfigError } from "../../src/domain/errors.ts";
import { openStorage } from "../../src/storage/open-storage.ts";
import { quoted } from "../../src/words/index.ts";
import { keepPrinted } from "../support/cli/printed.ts";
import { admitted, made, taken } from "../support/new-job.ts";
import { RecordingLog } from "../support/pipeline/recording-log.ts";
import { postgresPrograms } from "../support/postgres/find-server.ts";
import { emptyDatabase, inDatabase } from "../support/postgres/test-database.ts";
import { s3Double } from "../support/s3/s3-double.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const port = inject("postgresPort");

/** A data folder with something in every state, and what is known of it. */
async function usedFolder(pictures = 3) {
  const folder = await temporaryFolder();
  const storage = await openStorage(folder);
  const { jobs, preferences, settings, outbox } = storage;
  const hashes: string[] = [];
  for (let each = 0; each < pictures; each += 1) {
    hashes.push(await storage.pictures.put(Buffer.from(`picture ${each}`)));
  }
  const delivered = await admitted(jobs, { request: { prompt: "a \0 char, 日本 🍎" }, cost: 0.1 });
  await made(jobs);
  await jobs.setDelivery(delivered.id, { channelId: "1", messageId: "77" });
  await jobs.move(delivered.id, "delivered");
  await jobs.setRemoteCall(delivered.id, { call: 0, state: "settled", remoteId: "far" });
  await jobs.setAccountReport(delivered.id, "Segmind", { remainingCredits: 5.5 });
  const waitsForDelivery = await admitted(jobs);
  await made(jobs);
  const running = await admitted(jobs);
  await taken(jobs);
  const failed = await admitted(jobs);
  await jobs.move(failed.id, "failed");
  const waiting = await admitted(jobs, { userId: "bert" });
  await preferences.set("anna", "style", "watercolour");
  await settings.set("commands", "abc");
  await outbox.addForOperator("9", "credits", quoted("low"));
  await storage.close();
  return { folder, hashes, delivered, waitsForDelivery, running, failed, waiting };
}

const configOf = (dataDir: string, more: object = {}) => ({
  dataDir,
  logLevel: "silent" as const,
  discord: { token: secret("t"), apiUrl: undefined, cdnUrl: undefined, guildId: undefined },
  databaseUrl: undefined,
  pictures: undefined,
  ...more,
});

async function bucketOfTest() {
  const double = await s3Double();
  const { bucket, endpoint } = double;
  return { double, bucket: { bucket, endpoint, prefix: "easel", region: undefined, proxies: {} } };
}

describe.skipIf(port === 0)("moving a data folder", () => {
  it("takes jobs, pictures, settings and old buttons along, and is content with the result", async () => {
    const used = await usedFolder();
    const databaseUrl = await emptyDatabase(port);
    const { double, bucket } = await bucketOfTest();
    const { output } = keepPrinted();
    const config = configOf(used.folder, { pictures: bucket });
    expect(await manageData(["move", databaseUrl], config, "en")).toBe(0);
    expect(output.join("\n")).toMatch(/jobs: 5\n/);
    expect(output.join("\n")).toContain(
      "Pictures in s3://pictures/easel: 3 copied, 0 there before.",
    );
    for (const hash of used.hashes) {
      expect(double.objects.has(`easel/${hash.slice(0, 2)}/${hash}`)).toBe(true);
    }

    output.length = 0;
    const there = configOf(used.folder, { databaseUrl: secret(databaseUrl), pictures: bucket });
    expect(await manageData(["check"], there, "en")).toBe(0);
    expect(output.join("\n")).toMatch(/jobs: 5 the same, 0 different, 0 missing/);
    expect(output.join("\n")).toContain("Nothing is wrong with it.");
    expect(output.join("\n")).not.toContain("easel@");

    const log = new RecordingLog();
    const storage = await openStorage(used.folder, { databaseUrl, bucket, log });
    onTestFinished(() => storage.close());
    expect(log.lines).toEqual([]);
    const { jobs } = storage;
    expect((await jobs.findByMessage("77"))?.id).toBe(used.delivered.id);
    expect(await storage.preferences.get("anna", "style")).toBe("watercolour");
    expect(await storage.settings.get("commands")).toBe("abc");
    expect(await storage.pictures.get(used.hashes[1] ?? "")).toEqual(Buffer.from("picture 1"));
    expect((await jobs.credits()).get("Segmind")?.credits).toBe(5.5);
    expect(await jobs.takeUp([])).toMatchObject([{ job: { id: used.running.id } }]);
    const told = (await storage.outbox.takeUp()).map(({ kind }) => kind);
    expect(told.toSorted()).toEqual(["delivery", "end", "operator"]);
    expect((await jobs.waiting()).map(({ id }) => id)).toEqual([used.waiting.id]);
    // Counting goes on where it was.
    await admitted(jobs);
    expect(await jobs.inState("queued")).toHaveLength(2);
  });

  it("leaves the folder as it was, but for a mark that keeps it from being used by mistake", async () => {
    const { folder } = await usedFolder();
    const databaseUrl = await emptyDatabase(port);
    keepPrinted();
    await manageData(["move", databaseUrl], configOf(folder), "en");
    await expect(openStorage(folder)).rejects.toThrow(
      /has moved to postgres:\/\/127\.0\.0\.1:\d+\/test_\w+\. Set DATABASE_URL/,
    );
    // The pictures stayed, and are still found there.
    const storage = await openStorage(folder, { databaseUrl });
    onTestFinished(() => storage.close());
    const [job] = await storage.jobs.inState("delivered");
    expect(job?.pictures).toHaveLength(1);
  });

  it("that is cut off is begun anew by the same command", async () => {
    const { folder, hashes } = await usedFolder(20);
    const databaseUrl = await emptyDatabase(port);
    const { double, bucket } = await bucketOfTest();
    const { output } = keepPrinted();
    const config = configOf(folder, { pictures: { ...bucket, patienceMs: 200 } });
    const cut = setInterval(() => {
      if (double.objects.size > 8) double.fault = "denied";
    }, 0);
    await expect(manageData(["move", databaseUrl], config, "en")).rejects.toThrow();
    clearInterval(cut);
    double.fault = undefined;
    const copied = double.objects.size;
    expect(copied).toBeLessThan(21);
    expect(await manageData(["move", databaseUrl], config, "en")).toBe(0);
    expect(output.join("\n")).toMatch(/: \d+ copied, \d+ there before/);
    expect(double.objects.size).toBe(hashes.length + 1);
    // Once more, because nobody heard that it had worked: nothing changes.
    expect(await manageData(["move", databaseUrl], config, "en")).toBe(0);
    const rows = await inDatabase(databaseUrl, (client) => client.query("select * from jobs"));
    expect(rows.rows).toHaveLength(5);
  });

  it("is refused while an Easel uses the folder or the database, and into one that holds others' jobs", async () => {
    const { folder } = await usedFolder();
    const databaseUrl = await emptyDatabase(port);
    const config = configOf(folder);
    const move = () => manageData(["move", databaseUrl], config, "en");
    const running = await openStorage(folder);
    await expect(move()).rejects.toThrow(/Another Easel is already using/);
    await running.close();
    const other = await openStorage(await temporaryFolder(), { databaseUrl });
    await admitted(other.jobs);
    await expect(move()).rejects.toThrow(/Another Easel already uses this database/);
    await other.close();
    await expect(move()).rejects.toThrow(ConfigError);
    await expect(move()).rejects.toThrow(/holds something already \(jobs/);
    // Nothing happened to the folder.
    await (await openStorage(folder)).close();
  });

  it("needs an address and something to move", async () => {
    const config = configOf(await temporaryFolder());
    await expect(manageData(["move"], config, "en")).rejects.toThrow(/move postgres:\/\/NAME/);
    await expect(manageData(["move", "mysql://x"], config, "en")).rejects.toThrow(/postgres:\/\//);
    const url = `postgres://easel@127.0.0.1:${port}/postgres`;
    await expect(manageData(["move", url], config, "en")).rejects.toThrow(/holds no database/);
  });
});

const program = (name: string) => path.join(postgresPrograms() ?? "", name);

/** What docs/scale.md says of backups: a file with all rows, taken while Easel works. */
async function backup(databaseUrl: string): Promise<string> {
  const file = path.join(await temporaryFolder(), "easel.dump");
  const options = ["--format=custom", `--file=${file}`, databaseUrl];
  await promisify(execFile)(program("pg_dump"), options);
  return file;
}

/** Gives the address of an empty database into which a backup was put back. */
async function restore(file: string): Promise<string> {
  const restored = await emptyDatabase(port);
  const options = ["--no-owner", "--exit-on-error", `--dbname=${restored}`, file];
  await promisify(execFile)(program("pg_restore"), options);
  return restored;
}

describe.skipIf(port === 0)("a database", () => {
  it("is said to lack jobs that lie in the folder and were not moved", async () => {
    const { folder } = await usedFolder();
    const databaseUrl = await emptyDatabase(port);
    const log = new RecordingLog();
    await (await openStorage(folder, { databaseUrl, log })).close();
    expect(log.lines.map(({ message }) => message)).toEqual([
      "the data folder holds jobs that the database does not have; npm run data -- move takes them over",
    ]);
  });

  it("that changed since, or lost pictures, is said to be so", async () => {
    const { folder, failed } = await usedFolder();
    const databaseUrl = await emptyDatabase(port);
    const { double, bucket } = await bucketOfTest();
    const { output } = keepPrinted();
    await manageData(["move", databaseUrl], configOf(folder, { pictures: bucket }), "en");
    await inDatabase(databaseUrl, async (client) => {
      await client.query("delete from outbox where job_id = $1", [failed.id]);
      await client.query("update jobs set user_id = 'eve', request = '{}' where id = $1", [
        failed.id,
      ]);
    });
    const [first] = [...double.objects.keys()].filter((key) => !key.endsWith("written"));
    double.objects.delete(first ?? "");
    const there = configOf(folder, { databaseUrl: secret(databaseUrl), pictures: bucket });
    output.length = 0;
    expect(await manageData(["check"], there, "en")).toBe(1);
    const text = output.join("\n");
    expect(text).toMatch(/jobs: 4 the same, 1 different, 0 missing/);
    expect(text).toMatch(/outbox: 2 the same, 0 different, 1 missing/);
    expect(text).toContain(`The job ${failed.id} cannot be read`);
    expect(text).toContain(`${path.basename(first ?? "")} is not there any more`);
  });

  it("comes back from a backup as it was", async () => {
    const { folder } = await usedFolder();
    const databaseUrl = await emptyDatabase(port);
    keepPrinted();
    await manageData(["move", databaseUrl], configOf(folder), "en");
    const restored = await restore(await backup(databaseUrl));
    const there = configOf(folder, { databaseUrl: secret(restored) });
    const { output } = keepPrinted();
    expect(await manageData(["check"], there, "en")).toBe(0);
    expect(output.join("\n")).toMatch(/jobs: 5 the same/);
    const storage = await openStorage(folder, { databaseUrl: restored });
    onTestFinished(() => storage.close());
    expect(await storage.jobs.findByMessage("77")).toBeDefined();
    await admitted(storage.jobs);
  });

  it("and a bucket come back from their copies, taken while Easel worked: rows first", async () => {
    const { folder, waitsForDelivery } = await usedFolder();
    const databaseUrl = await emptyDatabase(port);
    const { double, bucket } = await bucketOfTest();
    keepPrinted();
    await manageData(["move", databaseUrl], configOf(folder, { pictures: bucket }), "en");
    const dataDir = await temporaryFolder();
    const working = await openStorage(dataDir, { databaseUrl, bucket });
    const file = await backup(databaseUrl);
    // Between the two copies somebody orders, and gets, another picture.
    const hash = await working.pictures.put(Buffer.from("a later picture"));
    await admitted(working.jobs, { userId: "late" });
    const { double: copy, bucket: otherBucket } = await bucketOfTest();
    for (const [name, bytes] of double.objects) copy.objects.set(name, bytes);
    await working.close();
    double.objects.clear();

    const restored = await restore(file);
    const config = configOf(dataDir, { databaseUrl: secret(restored), pictures: otherBucket });
    const { output } = keepPrinted();
    expect([await manageData(["check"], config, "en"), output.join("\n")]).toEqual([
      0,
      expect.not.stringContaining("not there any more"),
    ]);
    const storage = await openStorage(dataDir, { databaseUrl: restored, bucket: otherBucket });
    onTestFinished(() => storage.close());
    expect(await storage.jobs.ofUser("late", 10)).toEqual([]);
    const [picture] = (await storage.jobs.find(waitsForDelivery.id))?.pictures ?? [];
    expect(picture).toBeDefined();
    expect((await storage.pictures.get(hash))?.toString()).toBe("a later picture");
    await admitted(storage.jobs);
  });
});
