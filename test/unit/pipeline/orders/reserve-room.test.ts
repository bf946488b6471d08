import { describe, expect, it } from "vitest";
import { noLimits } from "../../../support/new-job.ts";
import { newOrder, openStudio } from "../../../support/pipeline/open-studio.ts";
import { plainPolicy } from "../../../support/pipeline/plain-policy.ts";
import { scriptedModel } from "../../../support/pipeline/scripted-model.ts";

async function withLimits(limits: Partial<typeof noLimits>) {
  const price = { perPicture: 2 };
  const model = scriptedModel({ capabilities: { price }, cost: 2 });
  const policy = plainPolicy({ limits: { ...noLimits, ...limits } });
  const { studio } = await openStudio([model], { policy });
  const { requester, target } = newOrder();
  return { studio, expected: { requester, target, count: 1 } };
}

describe("the room of an order whose pictures have to be fetched", () => {
  it.each([
    [{ picturesPerDay: 1 }, "daily-limit"],
    [{ jobsPerUser: 1 }, "too-many-jobs"],
    [{ queueLimit: 1 }, "queue-full"],
    [{ dailyBudget: 3 }, "budget-spent"],
  ])("counts against the limits from the first moment: %j", async (limits, code) => {
    const { studio, expected } = await withLimits(limits);
    const room = await studio.reserve(expected);
    await expect(studio.reserve(expected)).rejects.toMatchObject({ code });
    await expect(studio.submit(newOrder())).rejects.toMatchObject({ code });
    await room.release();
    await (await studio.reserve(expected)).release();
  });

  it("is used up by that order, and by no other", async () => {
    const { studio, expected } = await withLimits({ picturesPerDay: 1 });
    const room = await studio.reserve(expected);
    await studio.submit({ ...newOrder(), room });
    await room.release();
    await expect(studio.reserve(expected)).rejects.toMatchObject({ code: "daily-limit" });
  });

  it("is refused by the number of pictures that are asked for", async () => {
    const { studio, expected } = await withLimits({ picturesPerDay: 3 });
    await expect(studio.reserve({ ...expected, count: 4 })).rejects.toMatchObject({
      code: "daily-limit",
      message: expect.stringContaining("the limit here is 3 a day"),
    });
  });
});
