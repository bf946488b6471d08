import { describe, expect, it } from "vitest";
import { TryLater } from "../../../../src/pipeline/audience.ts";
import { retryWait } from "../../../../src/pipeline/outcomes/retry-wait.ts";
import { anna } from "../../../support/pipeline/people.ts";
import { openStudio } from "../../../support/pipeline/open-studio.ts";
import { type Script, scriptedModel } from "../../../support/pipeline/scripted-model.ts";
import { eventually } from "../../../support/pipeline/simulated-clock.ts";
import { spoken } from "../../../support/words/spoken.ts";
import { quoted } from "../../../../src/words/index.ts";

const MINUTE_MS = 60_000;
const away = () => new TryLater("the network is down");

describe("the wait before another attempt", () => {
  it("is longer after each failure, up to a minute", () => {
    expect([1, 2, 3, 6, 7, 40].map(retryWait)).toEqual([1000, 2000, 4000, 32_000, 60_000, 60_000]);
  });
});

describe("delivery", () => {
  it("goes on until the network is back, however long that takes, and posts once", async () => {
    const { ask, audience, clock, reaches, storage } = await openStudio([scriptedModel()]);
    let isAway = true;
    audience.beforeDelivery = async () => {
      if (isAway) throw away();
      return undefined;
    };
    const { job } = await ask();
    await reaches(job.id, "made");
    await clock.advance(10 * MINUTE_MS);
    expect((await storage.jobs.find(job.id))?.state).toBe("made");
    isAway = false;
    await clock.advance(MINUTE_MS);
    await reaches(job.id, "delivered");
    expect(audience.channel.posts).toHaveLength(1);
    await eventually(async () => (await storage.outbox.count()) === 0);
  });

  it("ends with an incident, once, when it meets a bug", async () => {
    const { ask, audience, clock, reaches, log, storage } = await openStudio([scriptedModel()]);
    let attempts = 0;
    audience.beforeDelivery = async () => {
      attempts += 1;
      throw new TypeError("cannot read properties of undefined");
    };
    const { job } = await ask();
    const failed = await reaches(job.id, "failed");
    await clock.advance(10 * MINUTE_MS);
    expect(attempts).toBe(1);
    expect(failed.failure).toMatchObject({ code: "bug", mayRepeat: false, mayBeBilled: false });
    const bugs = log.lines.filter(({ level }) => level === "error");
    expect(bugs).toMatchObject([{ fields: { incident: failed.failure?.incident } }]);
    expect(spoken(failed.failure?.message ?? "")).toContain(`/show id:${job.id}`);
    await eventually(() => audience.ends.length === 1);
    await eventually(async () => (await storage.outbox.count()) === 0);
  });

  it("records that no place could take the pictures, and keeps them", async () => {
    const { ask, audience, reaches, studio } = await openStudio([scriptedModel()]);
    const failure = {
      code: "undeliverable",
      message: quoted("No place is left."),
      mayRepeat: false,
      mayBeBilled: false,
    };
    audience.beforeDelivery = async () => ({ outcome: "undeliverable", failure });
    const { job } = await ask();
    const failed = await reaches(job.id, "failed");
    expect(failed.failure).toEqual(failure);
    expect(await studio.pictureFile(failed, 0)).toBeDefined();
  });

  it("leaves a job made when the studio stops in the middle, for the next start", async () => {
    const { ask, audience, reaches, studio, storage } = await openStudio([scriptedModel()]);
    audience.beforeDelivery = () => new Promise(() => {});
    const { job } = await ask();
    await reaches(job.id, "made");
    await studio.stop(0);
    expect((await storage.jobs.find(job.id))?.state).toBe("made");
    const next = await openStudio([scriptedModel()], { storage });
    await next.reaches(job.id, "delivered");
    expect(next.audience.channel.of(job.id)).toHaveLength(1);
  });
});

/** Hangs until it is aborted. */
const hang: Script = async function* hang(_plan, context) {
  yield { type: "progress", fraction: 0.1 };
  await new Promise((_, reject) => {
    context.signal.addEventListener("abort", () => reject(context.signal.reason));
  });
};

describe("the end of a job", () => {
  it("is told when the network is back, however long that takes, and over restarts", async () => {
    const first = await openStudio([scriptedModel({ script: hang })]);
    first.audience.ended = () => Promise.reject(away());
    const { job } = await first.ask();
    await first.reaches(job.id, "running");
    await first.studio.cancel(job.id, anna);
    await first.clock.advance(10 * MINUTE_MS);
    await first.studio.stop(0);
    const second = await openStudio([scriptedModel()], { storage: first.storage });
    await eventually(() => second.audience.ends.some(({ id }) => id === job.id));
    await eventually(async () => (await first.storage.outbox.count()) === 0);
  });

  it("that a bug keeps from being told is not told again and again", async () => {
    const { ask, audience, clock, storage, studio, reaches, log } = await openStudio([
      scriptedModel({ script: hang }),
    ]);
    audience.ended = () => Promise.reject(new TypeError("no"));
    const { job } = await ask();
    await reaches(job.id, "running");
    await studio.cancel(job.id, anna);
    await eventually(async () => (await storage.outbox.count()) === 0);
    await clock.advance(10 * MINUTE_MS);
    expect(log.lines.filter(({ level }) => level === "error")).toHaveLength(1);
  });
});

describe("words for an operator", () => {
  it("wait for whoever is to hear them, and come once", async () => {
    const { storage, audience, clock } = await openStudio([scriptedModel()]);
    const told: string[] = [];
    let isAway = true;
    audience.tellOperator = async (userId, message) => {
      if (isAway) throw away();
      told.push(`${userId}: ${spoken(message)}`);
    };
    await storage.outbox.addForOperator("1", "disk", quoted("Look at the disk."));
    await clock.advance(10 * MINUTE_MS);
    expect(told).toEqual([]);
    isAway = false;
    await clock.advance(10 * MINUTE_MS);
    expect(told).toEqual(["1: Look at the disk."]);
    expect(await storage.outbox.count()).toBe(0);
  });
});
