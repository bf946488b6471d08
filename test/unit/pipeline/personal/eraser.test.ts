import { describe, expect, it, onTestFinished } from "vitest";
import { UserError } from "../../../../src/domain/errors.ts";
import { TryLater } from "../../../../src/pipeline/audience.ts";
import { createEraser, type EraserParts } from "../../../../src/pipeline/personal/eraser.ts";
import type { Erasure } from "../../../../src/storage/personal/personal-data.ts";
import { openStorage } from "../../../../src/storage/open-storage.ts";
import type { Storage } from "../../../../src/storage/storage.ts";
import { quoted } from "../../../../src/words/index.ts";
import { admitted } from "../../../support/new-job.ts";
import { openTestStorage } from "../../../support/open-test-storage.ts";
import { RecordingLog } from "../../../support/pipeline/recording-log.ts";

type Parts = Partial<EraserParts>;

/** What anna wants; unless told, nobody waits where she asked. */
const wish = (tell: (erasure: Erasure) => Promise<boolean> = async () => false) => ({
  userId: "anna",
  askedAt: 1,
  locale: "en",
  tell,
});

async function withOrders(count: number) {
  const storage = await openTestStorage();
  for (let each = 0; each < count; each += 1) await admitted(storage.jobs);
  const told: Erasure[] = [];
  const eraser = (parts: Parts = {}, { personal, jobs, outbox }: Storage = storage) => {
    const made = createEraser({
      personal,
      async cancel(id) {
        await jobs.move(id, "cancelled");
        await outbox.done(outbox.idOf("end", id));
      },
      removeMessages: async () => ({ removed: 1, left: 0 }),
      tell: async (erasure) => void told.push(erasure),
      log: new RecordingLog(),
      ...parts,
    });
    onTestFinished(() => made.stop());
    return made;
  };
  return { storage, eraser, told };
}

const done = { orders: 2, pictures: 0, messages: 2, messagesLeft: 0 };

describe("the eraser", () => {
  it("cancels, deletes and tells once, however often it is asked", async () => {
    const { storage, eraser, told } = await withOrders(2);
    const made = eraser();
    const here = Promise.withResolvers<Erasure>();
    const tell = async (erasure: Erasure) => {
      here.resolve(erasure);
      return true;
    };
    const begun = await Promise.all([1, 2, 3].map(() => made.begin(wish(tell))));
    expect(begun.filter((one) => one !== undefined)).toHaveLength(1);
    expect(await here.promise).toMatchObject(done);
    await expect.poll(() => storage.personal.takeUp()).toEqual([]);
    expect(await storage.jobs.ofUser("anna", 9)).toEqual([]);
    expect(told).toEqual([]);
  });

  it("tells by direct message where the answer is closed", async () => {
    const { eraser, told } = await withOrders(2);
    await eraser().begin(wish());
    await expect.poll(() => told).toMatchObject([done]);
  });

  it("waits while Discord is away, and counts what it could not take", async () => {
    const { eraser, told } = await withOrders(2);
    let away = 2;
    const made = eraser({
      async removeMessages() {
        away -= 1;
        if (away >= 0) throw new TryLater("Discord is away");
        return { removed: 0, left: 1 };
      },
    });
    await made.begin(wish());
    await expect.poll(() => told, { timeout: 5000 }).toMatchObject([{ messagesLeft: 2 }]);
    expect(away).toBe(-2);
  });

  it("is not stopped by an order that ends by itself at that moment", async () => {
    const { storage, eraser, told } = await withOrders(1);
    const { jobs, outbox } = storage;
    const made = eraser({
      async cancel(id) {
        await jobs.move(id, "cancelled");
        await outbox.done(outbox.idOf("end", id));
        throw new UserError("gone", quoted("It has ended."));
      },
    });
    await made.begin(wish());
    await expect.poll(() => told).toMatchObject([{ orders: 1 }]);
  });

  it("goes on in the next process where one died in the middle", async () => {
    const { storage, eraser, told } = await withOrders(3);
    await storage.personal.begin(wish());
    // It got as far as cancelling one of them.
    const [first] = await storage.jobs.ofUser("anna", 1);
    await storage.jobs.move(first?.id ?? "", "cancelled");
    await storage.outbox.done(storage.outbox.idOf("end", first?.id ?? ""));
    await storage.close();
    const again = await openStorage(storage.folder);
    onTestFinished(() => again.close());
    eraser({}, again).start();
    await expect.poll(() => told, { timeout: 5000 }).toMatchObject([{ orders: 3 }]);
    expect(await again.jobs.ofUser("anna", 9)).toEqual([]);
  });
});
