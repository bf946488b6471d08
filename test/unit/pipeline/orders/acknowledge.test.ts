import { describe, expect, it, onTestFinished } from "vitest";
import type { AnswerTarget } from "../../../../src/domain/answer-target.ts";
import { newOrder, openStudio } from "../../../support/pipeline/open-studio.ts";
import { anna } from "../../../support/pipeline/people.ts";
import { scriptedModel } from "../../../support/pipeline/scripted-model.ts";
import { eventually, settle } from "../../../support/pipeline/simulated-clock.ts";

const target: AnswerTarget = {
  kind: "message",
  channelId: "channel",
  replyTo: "1",
  messageId: "2",
  attachmentSizeLimit: 1,
};

/** A studio with one order that is stored, and acknowledged when the test says so. */
async function withOpenOrder() {
  const model = scriptedModel();
  const opened = await openStudio([model]);
  const { promise, resolve, reject } = Promise.withResolvers<AnswerTarget>();
  onTestFinished(() => reject(new Error("the test has ended")));
  const submitted = opened.studio.submit(newOrder(), () => promise);
  submitted.catch(() => {});
  await eventually(async () => (await opened.storage.jobs.ofUser("anna", 1)).length === 1);
  const [job] = await opened.storage.jobs.ofUser("anna", 1);
  return { ...opened, model, submitted, resolve, reject, id: job?.id ?? "" };
}

describe("an order that is stored and not yet acknowledged", () => {
  it("is neither drawn nor shown, and holds nobody else up", async () => {
    const { model, id, ask, reaches, audience, studio, resolve } = await withOpenOrder();
    const other = await ask({}, "bert");
    await reaches(other.job.id, "delivered");
    await settle();
    expect(model.runs).toHaveLength(1);
    expect(audience.places.map(({ jobId }) => jobId)).not.toContain(id);
    expect(await studio.queue("anna")).toMatchObject({ waiting: 0, mine: [] });
    resolve(target);
    await reaches(id, "delivered");
  });

  it("is answered at the place that is known once it is acknowledged", async () => {
    const { submitted, resolve, reaches, id } = await withOpenOrder();
    resolve(target);
    expect((await submitted).job.target).toEqual(target);
    expect((await reaches(id, "delivered")).target).toEqual(target);
  });

  it("is withdrawn when nobody could be told", async () => {
    const { submitted, reject, reaches, id, ask, model, audience } = await withOpenOrder();
    reject(new Error("Unknown interaction"));
    await expect(submitted).rejects.toThrow("Unknown interaction");
    await reaches(id, "cancelled");
    const next = await ask({}, "cleo");
    await reaches(next.job.id, "delivered");
    expect(audience.ends).toEqual([]);
    expect(model.runs).toHaveLength(1);
  });

  it("counts against the limits of its owner all the same", async () => {
    const { storage } = await withOpenOrder();
    const limits = { jobsPerUser: 1, picturesPerDay: 9, queueLimit: 9, dailyBudget: undefined };
    const job = {
      ...newOrder().requester,
      kind: "imagine",
      warnings: [],
      parent: undefined,
    } as const;
    const request = { prompt: "a pear", count: 1, model: "local/scripted", seed: 1 };
    expect(
      await storage.jobs.admit({ ...job, request, target, cost: undefined }, limits),
    ).toMatchObject({ outcome: "refused", limit: "jobsPerUser" });
  });

  it("does not keep the studio from stopping", async () => {
    const { studio, submitted, reject, storage, id } = await withOpenOrder();
    await studio.stop(0);
    reject(new Error("too late"));
    await expect(submitted).rejects.toThrow("too late");
    expect((await storage.jobs.find(id))?.state).toBe("cancelled");
  });

  it("is not drawn after a crash: its owner is told, and can try again", async () => {
    const { storage, id, reject } = await withOpenOrder();
    const model = scriptedModel();
    const next = await openStudio([model], { storage });
    const job = await next.reaches(id, "failed");
    expect(job.failure).toMatchObject({
      code: "interrupted",
      mayRepeat: true,
      mayBeBilled: false,
    });
    await eventually(() => next.audience.ends.some((end) => end.id === id));
    expect(model.runs).toHaveLength(0);
    reject(new Error("the process died"));
    await expect(next.studio.cancel(id, anna)).rejects.toMatchObject({ code: "gone" });
  });
});
