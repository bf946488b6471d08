import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { ConfigError, StorageError } from "../../../src/domain/errors.ts";
import { hashOf } from "../../../src/storage/hash-of.ts";
import type { StorageOptions } from "../../../src/storage/open-storage.ts";
import { admitted, newJob, noLimits } from "../../support/new-job.ts";
import { openTestStorage } from "../../support/open-test-storage.ts";
import { RecordingLog } from "../../support/pipeline/recording-log.ts";
import { eventually } from "../../support/pipeline/simulated-clock.ts";
import { s3Double, type S3Fault } from "../../support/s3/s3-double.ts";

const DAY = 24 * 60 * 60 * 1000;

async function open(options: StorageOptions = {}) {
  const double = await s3Double();
  const log = new RecordingLog();
  const { bucket, endpoint } = double;
  const storage = await openTestStorage({
    log,
    bucket: { bucket, endpoint, prefix: "easel", patienceMs: 200 },
    // Tried again at once rather than after seconds.
    sleep: (_, signal) => wait(5, undefined, { ...(signal && { signal }) }),
    ...options,
  });
  return { ...storage, double, log };
}

describe("pictures in a service that speaks S3", () => {
  it("are objects named by their SHA-256, and leave nothing in the data folder", async () => {
    const { pictures, double } = await open();
    const bytes = Buffer.from("a picture");
    const hash = await pictures.put(bytes);
    const key = `easel/${hash.slice(0, 2)}/${hash}`;
    expect(double.objects.get(key)).toEqual(bytes);
    expect(await pictures.get(hash)).toEqual(bytes);
    double.objects.delete(key);
    expect(await pictures.get(hash)).toBeUndefined();
  });

  it("that were changed there are set aside, and count as removed", async () => {
    const { pictures, double, log } = await open();
    const hash = await pictures.put(Buffer.from("a picture"));
    double.objects.set(`easel/${hash.slice(0, 2)}/${hash}`, Buffer.from("another"));
    expect(await pictures.get(hash)).toBeUndefined();
    expect([...double.objects.keys()].some((key) => key.startsWith("easel/set-aside/"))).toBe(true);
    expect(log.lines.map(({ message }) => message)).toContain(
      "a picture's file was changed, cut off or replaced; it is set aside",
    );
  });

  it("go when they are too old, and stay while a job needs them", async () => {
    const { pictures, jobs, double, clock } = await open();
    const old = await pictures.put(Buffer.from("old"));
    const source = await pictures.put(Buffer.from("source"));
    await admitted(jobs, { request: { source: { picture: source, width: 64, height: 64 } } });
    clock.time += 99 * DAY;
    expect(await pictures.retain({ days: 30, totalBytes: 1e9 })).toEqual({ pictures: 1, bytes: 3 });
    expect(double.objects.has(`easel/${old.slice(0, 2)}/${old}`)).toBe(false);
    expect(await pictures.get(source)).toBeDefined();
  });

  it.each(["503", "hangs", "cut", "full"] as const satisfies readonly S3Fault[])(
    "wait in memory while the service fails (%s), and are written as soon as it works",
    async (fault) => {
      const { pictures, health, double, log } = await open();
      const seen: (string | undefined)[] = [];
      health.watch((trouble) => seen.push(trouble));
      double.fault = fault;
      const bytes = Buffer.from("paid for");
      const hash = await pictures.keep(bytes);
      expect(await pictures.get(hash)).toEqual(bytes);
      expect(health.trouble).toBe(fault === "full" ? "full" : "unreachable");
      expect(double.objects.size).toBe(1);
      double.fault = undefined;
      await eventually(() => health.trouble === undefined);
      expect(double.objects.get(`easel/${hash.slice(0, 2)}/${hash}`)).toEqual(bytes);
      expect(seen.at(-1)).toBeUndefined();
      expect(log.lines.filter(({ level }) => level === "error")).toHaveLength(1);
    },
  );

  it("of people are refused meanwhile, in words, and taken again afterwards", async () => {
    const { pictures, health, double } = await open();
    double.fault = "503";
    const failing = pictures.put(Buffer.from("theirs"));
    await expect(failing).rejects.toThrow(StorageError);
    await expect(failing).rejects.toThrow(/cannot reach the place where I keep my data/);
    expect(health.trouble).toBe("unreachable");
    double.fault = undefined;
    await eventually(() => health.trouble === undefined);
    expect(await pictures.put(Buffer.from("theirs"))).toBe(hashOf(Buffer.from("theirs")));
  });

  it("stop new orders when so many wait that what is under way needs the rest", async () => {
    const { pictures, jobs, double } = await open();
    double.fault = "cut";
    for (let each = 0; each < 3; each += 1) {
      expect((await jobs.admit(newJob(), noLimits)).outcome).toBe("admitted");
      await pictures.keep(Buffer.alloc(8 * 1024 * 1024, each + 1));
    }
    await expect(jobs.admit(newJob(), noLimits)).rejects.toThrow(StorageError);
    // What is under way still has room.
    await pictures.keep(Buffer.alloc(8 * 1024 * 1024, 9));
    double.fault = undefined;
    await eventually(() => double.objects.size === 5);
    await eventually(() =>
      jobs.admit(newJob(), noLimits).then(
        () => true,
        () => false,
      ),
    );
  });

  it("need a bucket that may be written: the operator is told otherwise", async () => {
    const { endpoint } = await s3Double();
    const wrong = openTestStorage({ bucket: { bucket: "nowhere", endpoint, prefix: "" } });
    await expect(wrong).rejects.toThrow(ConfigError);
    await expect(wrong).rejects.toThrow(/bucket nowhere .*NoSuchBucket.*AWS_ACCESS_KEY_ID/);
  });

  it("need no service that answers at the start: they wait", async () => {
    const double = await s3Double();
    double.fault = "503";
    const log = new RecordingLog();
    const { bucket, endpoint } = double;
    const { pictures } = await openTestStorage({ log, bucket: { bucket, endpoint, prefix: "" } });
    expect(log.lines.map(({ message }) => message)).toEqual([
      "the picture store cannot be reached: pictures wait in memory",
    ]);
    const hash = await pictures.keep(Buffer.from("early"));
    expect(await pictures.get(hash)).toEqual(Buffer.from("early"));
    double.fault = undefined;
  });
});
