import { describe, expect, it } from "vitest";
import { openStudio } from "../../../support/pipeline/open-studio.ts";
import { anna, berta } from "../../../support/pipeline/people.ts";
import {
  pictureEvent,
  type Script,
  scriptedModel,
} from "../../../support/pipeline/scripted-model.ts";
import { eventually, settle } from "../../../support/pipeline/simulated-clock.ts";
import { spokenWarnings } from "../../../support/words/spoken.ts";

/** Makes so many pictures, then hangs until it is aborted (or deaf, until it is let go). */
function hangAfter(pictures: number, deaf?: Promise<void>): Script {
  return async function* hanging(plan, context) {
    for (let position = 0; position < pictures; position += 1) yield pictureEvent(plan, position);
    yield { type: "progress", fraction: 0.5 };
    await (deaf ??
      new Promise((_, reject) => {
        context.signal.addEventListener("abort", () => reject(context.signal.reason));
      }));
  };
}

describe("cancelling", () => {
  it("ends a waiting job and tells its owner", async () => {
    const model = scriptedModel({ script: hangAfter(0) });
    const { ask, studio, audience } = await openStudio([model]);
    await ask();
    await eventually(() => model.runs.length === 1);
    const { job } = await ask();
    await studio.cancel(job.id, anna);
    expect((await studio.job(job.id))?.state).toBe("cancelled");
    await eventually(() => audience.ends.some((each) => each.id === job.id));
    expect(model.runs).toHaveLength(1);
  });

  it("ends a running job, and lets the next one begin", async () => {
    const model = scriptedModel({ script: hangAfter(0) });
    const { ask, studio, audience } = await openStudio([model]);
    const { job } = await ask();
    await eventually(() => model.runs.length === 1);
    await studio.cancel(job.id, anna);
    expect((await studio.job(job.id))?.state).toBe("cancelled");
    expect(model.runs[0]?.context.signal.aborted).toBe(true);
    await ask();
    await eventually(() => model.runs.length === 2);
    expect(audience.ends).toHaveLength(1);
  });

  it("delivers the pictures that are already finished", async () => {
    const model = scriptedModel({ script: hangAfter(2) });
    const { ask, studio, reaches, audience } = await openStudio([model]);
    const { job } = await ask({ count: 4 });
    await eventually(() => audience.progress.some(({ progress }) => progress.fraction === 0.5));
    await studio.cancel(job.id, anna);
    const delivered = await reaches(job.id, "delivered");
    expect(delivered.pictures).toHaveLength(2);
    expect(spokenWarnings(delivered.warnings)[0]?.message).toMatch(
      /^Pictures 3 and 4 are missing. You cancelled/,
    );
  });

  it("does not wait for a model that does not listen, but begins nothing beside it", async () => {
    const letGo = Promise.withResolvers<void>();
    const model = scriptedModel({ script: hangAfter(0, letGo.promise) });
    const { ask, studio } = await openStudio([model]);
    const { job } = await ask();
    await eventually(() => model.runs.length === 1);
    await studio.cancel(job.id, anna);
    expect((await studio.job(job.id))?.state).toBe("cancelled");
    await ask();
    await settle();
    expect(model.runs).toHaveLength(1);
    letGo.resolve();
    await eventually(() => model.runs.length === 2);
  });

  it("is for the owner only", async () => {
    const { ask, studio } = await openStudio([scriptedModel({ script: hangAfter(0) })]);
    const { job } = await ask();
    await expect(studio.cancel(job.id, berta)).rejects.toMatchObject({ code: "not-yours" });
    await expect(studio.cancel("nothing", anna)).rejects.toMatchObject({ code: "unknown-job" });
  });

  it("takes effect once when it is pressed twice", async () => {
    const model = scriptedModel({ script: hangAfter(0) });
    const { ask, studio, audience } = await openStudio([model]);
    const { job } = await ask();
    const presses = [studio.cancel(job.id, anna), studio.cancel(job.id, anna)];
    const outcomes = await Promise.allSettled(presses);
    expect(outcomes.some((outcome) => outcome.status === "fulfilled")).toBe(true);
    await eventually(() => audience.ends.length > 0);
    await settle();
    expect(audience.ends).toHaveLength(1);
    await expect(studio.cancel(job.id, anna)).rejects.toMatchObject({ code: "gone" });
  });

  it("comes too late when the last picture is being stored", async () => {
    const model = scriptedModel();
    const { ask, studio, storage, reaches } = await openStudio([model]);
    const storing = Promise.withResolvers<void>();
    const stored = Promise.withResolvers<void>();
    const addPicture = storage.jobs.addPicture.bind(storage.jobs);
    storage.jobs.addPicture = async (id, picture) => {
      storing.resolve();
      await stored.promise;
      return addPicture(id, picture);
    };
    const { job } = await ask();
    await storing.promise;
    const cancel = expect(studio.cancel(job.id, anna)).rejects.toMatchObject({ code: "gone" });
    await settle();
    stored.resolve();
    await cancel;
    expect((await reaches(job.id, "delivered")).pictures).toHaveLength(1);
  });
});
