import { describe, expect, it } from "vitest";
import { quoted } from "../../../src/words/index.ts";
import { admitted, made, taken } from "../../support/new-job.ts";
import { openTestStorage } from "../../support/open-test-storage.ts";

const entries = async ({ outbox }: Awaited<ReturnType<typeof openTestStorage>>) =>
  (await outbox.takeUp()).map(({ id }) => id);

describe("the outbox", () => {
  it("holds a job's pictures from the step in which they are made until they are delivered", async () => {
    const storage = await openTestStorage();
    const { jobs, outbox } = storage;
    const { id } = await admitted(jobs);
    expect(await entries(storage)).toEqual([]);
    await made(jobs);
    expect(await outbox.takeUp()).toMatchObject([
      { id: outbox.idOf("delivery", id), kind: "delivery", job: { id, pictures: [{}] } },
    ]);
    await jobs.move(id, "delivered");
    expect(await entries(storage)).toEqual([]);
  });

  it.each(["failed", "cancelled", "refused"] as const)(
    "holds the end of a job that was %s until it is told",
    async (state) => {
      const storage = await openTestStorage();
      const { jobs, outbox } = storage;
      const { id } = await admitted(jobs);
      await jobs.move(id, state);
      expect(await outbox.takeUp()).toMatchObject([{ kind: "end", job: { id, state } }]);
      await outbox.done(outbox.idOf("end", id));
      expect(await outbox.count()).toBe(0);
    },
  );

  it("tells the end in place of pictures that nobody could take", async () => {
    const storage = await openTestStorage();
    const { id } = await admitted(storage.jobs);
    await made(storage.jobs);
    await storage.jobs.move(id, "failed");
    expect(await entries(storage)).toEqual([storage.outbox.idOf("end", id)]);
  });

  it("says nothing to those who know already", async () => {
    const storage = await openTestStorage();
    const { id } = await admitted(storage.jobs);
    await storage.jobs.move(id, "cancelled", { untold: true });
    expect(await entries(storage)).toEqual([]);
  });

  it("holds nothing of a job that is only put back", async () => {
    const storage = await openTestStorage();
    await admitted(storage.jobs);
    await storage.jobs.putBack((await taken(storage.jobs)).id);
    expect(await entries(storage)).toEqual([]);
  });

  it("holds the newest words on a topic for each operator, and none that cannot be read", async () => {
    const storage = await openTestStorage();
    const { outbox } = storage;
    await outbox.addForOperator("1", "credits", quoted("five left"));
    await outbox.addForOperator("1", "credits", quoted("two left"));
    await outbox.addForOperator("2", "credits", quoted("two left"));
    expect(await outbox.takeUp()).toEqual([
      { id: "operator:1:credits", kind: "operator", userId: "1", message: quoted("two left") },
      { id: "operator:2:credits", kind: "operator", userId: "2", message: quoted("two left") },
    ]);
  });
});
