import { describe, expect, it } from "vitest";
import type { Place } from "../../../../src/domain/place.ts";
import { newOrder, openStudio } from "../../../support/pipeline/open-studio.ts";
import { scriptedModel } from "../../../support/pipeline/scripted-model.ts";
import { eventually, settle } from "../../../support/pipeline/simulated-clock.ts";

const place: Place = {
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
  const { promise, resolve, reject } = Promise.withResolvers<Place>();
  const submitted = opened.studio.submit(newOrder(), () => promise);
  submitted.catch(() => {});
  await eventually(async () => (await opened.storage.jobs.ofUser("anna", 1)).length === 1);
  const [job] = await opened.storage.jobs.ofUser("anna", 1);
  return { ...opened, model, submitted, resolve, reject, id: job?.id ?? "" };
}

describe("an order that is stored and not yet acknowledged", () => {
  it("is neither drawn nor shown, whatever else happens", async () => {
    const { model, id, ask, reaches, audience, resolve } = await withOpenOrder();
    const other = await ask({}, "bert");
    await settle();
    expect(model.runs).toHaveLength(0);
    expect(audience.places.map(({ jobId }) => jobId)).not.toContain(id);
    resolve(place);
    await reaches(id, "delivered");
    await reaches(other.job.id, "delivered");
  });

  it("is answered at the place that is known once it is acknowledged", async () => {
    const { submitted, resolve, reaches, id } = await withOpenOrder();
    resolve(place);
    expect((await submitted).job.place).toEqual(place);
    expect((await reaches(id, "delivered")).place).toEqual(place);
  });

  it.each(["while it waits", "although its turn has come"])(
    "is withdrawn %s when nobody could be told",
    async (when) => {
      const { submitted, reject, reaches, id, ask, model, audience } = await withOpenOrder();
      if (when !== "while it waits") {
        await ask({}, "bert");
        await reaches(id, "running");
      }
      reject(new Error("Unknown interaction"));
      await expect(submitted).rejects.toThrow("Unknown interaction");
      await reaches(id, "cancelled");
      await settle();
      expect(audience.ends).toEqual([]);
      expect(audience.channel.of(id)).toBeUndefined();
      const next = await ask({}, "cleo");
      await reaches(next.job.id, "delivered");
      expect(model.runs).toHaveLength(when === "while it waits" ? 1 : 2);
    },
  );

  it("is lost with nothing when the process dies: the next one draws it", async () => {
    const { storage, id, reject } = await withOpenOrder();
    const next = await openStudio([scriptedModel()], { storage });
    expect((await next.reaches(id, "delivered")).pictures).toHaveLength(1);
    reject(new Error("the process died"));
  });
});
