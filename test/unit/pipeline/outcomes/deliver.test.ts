import { describe, expect, it } from "vitest";
import { deliveryWait } from "../../../../src/pipeline/outcomes/deliver.ts";
import { openStudio } from "../../../support/pipeline/open-studio.ts";
import { scriptedModel } from "../../../support/pipeline/scripted-model.ts";
import { eventually } from "../../../support/pipeline/simulated-clock.ts";
import { quoted } from "../../../../src/words/index.ts";

describe("delivery", () => {
  it("waits longer after each failure, up to five minutes", () => {
    expect([1, 2, 3, 9, 10, 40].map(deliveryWait)).toEqual([
      1000, 2000, 4000, 256_000, 300_000, 300_000,
    ]);
  });

  it("goes on until the network is back, and posts once", async () => {
    const { ask, audience, clock, reaches } = await openStudio([scriptedModel()]);
    let attempts = 0;
    audience.beforeDelivery = async () => {
      attempts += 1;
      if (attempts < 4) throw new Error("the network is down");
      return undefined;
    };
    const { job } = await ask();
    await reaches(job.id, "made");
    for (const wait of [1000, 2000, 4000]) {
      const before = attempts;
      await eventually(() => clock.sleeping > 0 && attempts === before);
      await clock.advance(wait);
    }
    await reaches(job.id, "delivered");
    expect(attempts).toBe(4);
    expect(audience.channel.posts).toHaveLength(1);
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
