import { describe, expect, inject, it, onTestFinished } from "vitest";
import { ConfigError } from "../../src/domain/errors.ts";
import { openStorage, type StorageOptions } from "../../src/storage/open-storage.ts";
import { freePort } from "../support/free-port.ts";
import { admitted, taken } from "../support/new-job.ts";
import {
  emptyDatabase,
  inDatabase,
  onServer,
  testDatabase,
} from "../support/postgres/test-database.ts";
import { RecordingLog } from "../support/pipeline/recording-log.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const port = inject("postgresPort");

const open = async (databaseUrl: string, options: StorageOptions = {}) => {
  const storage = await openStorage(await temporaryFolder(), {
    patienceMs: 0,
    ...options,
    databaseUrl,
  });
  onTestFinished(() => storage.close());
  return storage;
};

describe.skipIf(port === 0)("a PostgreSQL database", () => {
  it("keeps everything for the next start, which takes up what was running", async () => {
    const databaseUrl = await emptyDatabase(port);
    const first = await open(databaseUrl);
    const { id } = await admitted(first.jobs);
    await taken(first.jobs);
    await first.settings.set("commands", "abc");
    await first.close();
    const second = await open(databaseUrl);
    expect(await second.settings.get("commands")).toBe("abc");
    expect(await second.jobs.takeUp([])).toMatchObject([{ job: { id }, deaths: 1 }]);
  });

  it("is one Easel's alone, unless all that use it say that they share it", async () => {
    const databaseUrl = await testDatabase(port);
    const first = await open(databaseUrl);
    await expect(open(databaseUrl)).rejects.toThrow(ConfigError);
    await expect(open(databaseUrl, { isShared: true })).rejects.toThrow(/uses this database alone/);
    await first.close();
    const [second, third] = [
      await open(databaseUrl, { isShared: true }),
      await open(databaseUrl, { isShared: true }),
    ];
    await expect(open(databaseUrl)).rejects.toThrow(/already uses this database/);
    await second.close();
    await third.close();
    await open(databaseUrl);
  });

  it("that others share leaves a running job to whoever has it, until its lease ends", async () => {
    const databaseUrl = await testDatabase(port);
    const time = { now: 1_000_000 };
    const options = { isShared: true, now: () => time.now };
    const first = await open(databaseUrl, options);
    const second = await open(databaseUrl, options);
    const { id } = await admitted(first.jobs);
    await taken(first.jobs);
    expect(await second.jobs.takeUp([])).toEqual([]);
    expect(await second.jobs.requestCancel(id)).toBe(true);
    expect(await first.jobs.renew()).toEqual([id]);
    time.now += 30_000;
    expect(await second.jobs.takeUp([])).toMatchObject([{ job: { id } }]);
    // Its late picture is kept, but it is not delivered from there.
    expect(await first.jobs.move(id, "failed")).toBeUndefined();
  });

  it("of another name, or behind a wrong address, is said to be so", async () => {
    await expect(open(`postgres://easel@127.0.0.1:${port}/nowhere`)).rejects.toThrow(
      /has no database nowhere/,
    );
    const nobody = `postgres://nobody:secret-word@127.0.0.1:${port}/postgres`;
    await expect(open(nobody)).rejects.toThrow(/does not accept the name or the password/);
    await expect(open(nobody)).rejects.not.toThrow(/secret-word/);
    const away = `postgres://easel:secret-word@127.0.0.1:${await freePort()}/easel`;
    await expect(open(away)).rejects.toThrow(/127\.0\.0\.1.*cannot be reached: .*ECONNREFUSED/);
    await expect(open(away)).rejects.not.toThrow(/secret-word/);
  });

  it("in which the name may make no tables is said to be so", async () => {
    const databaseUrl = await emptyDatabase(port);
    await onServer(port, "drop role if exists guest");
    await onServer(port, "create role guest login");
    await inDatabase(databaseUrl, (client) =>
      client.query("revoke create on schema public from public"),
    );
    const guest = new URL(databaseUrl);
    guest.username = "guest";
    await expect(open(guest.href)).rejects.toThrow(/may not make or change tables/);
  });

  it("of a newer Easel is left alone", async () => {
    const databaseUrl = await emptyDatabase(port);
    await (await open(databaseUrl)).close();
    await inDatabase(databaseUrl, (client) =>
      client.query("insert into kysely_migration values ('9999-future', '')"),
    );
    await expect(open(databaseUrl)).rejects.toThrow(/newer Easel \(it has 9999-future\)/);
  });

  it("that starts a little later is waited for", async () => {
    const log = new RecordingLog();
    const databaseUrl = await emptyDatabase(port);
    const late = await freePort();
    const away = new URL(databaseUrl);
    away.port = String(late);
    let asked = 0;
    const failing = open(away.href, {
      log,
      patienceMs: 300,
      sleep: async () => {
        asked += 1;
        await new Promise((resolve) => setTimeout(resolve, 50));
      },
    });
    await expect(failing).rejects.toThrow(/cannot be reached/);
    expect(asked).toBeGreaterThan(1);
    expect(log.lines.map(({ message }) => message)).toEqual([
      "the database cannot be reached yet: waiting for it",
    ]);
  });
});
