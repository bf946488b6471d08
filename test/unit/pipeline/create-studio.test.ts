import { describe, expect, it, onTestFinished } from "vitest";
import { makeStudio, openStudio } from "../../support/pipeline/open-studio.ts";
import { anna } from "../../support/pipeline/people.ts";
import {
  drawEverything,
  pictureEvent,
  type Script,
  scriptedModel,
} from "../../support/pipeline/scripted-model.ts";
import { eventually, settle } from "../../support/pipeline/simulated-clock.ts";

describe("the studio", () => {
  it("takes an order all the way to its audience", async () => {
    const model = scriptedModel();
    const { ask, reaches, audience, studio } = await openStudio([model]);
    const { job } = await ask({ count: 2, seed: 5 });
    const delivered = await reaches(job.id, "delivered");
    expect(delivered.pictures.map((picture) => picture.seed)).toEqual([5, 6]);
    expect(audience.channel.of(job.id)).toHaveLength(2);
    const file = await studio.pictureFile(delivered, 1);
    expect(JSON.parse(String(file))).toMatchObject({
      seed: 6,
      model: "local/scripted",
      request: { prompt: "a red apple", seed: 5 },
    });
    expect((await studio.jobOfMessage(`message-${job.id}`))?.id).toBe(job.id);
    await eventually(() =>
      audience.progress.some(({ progress }) => progress.preview !== undefined),
    );
  });
});

describe("starting the studio", () => {
  it("draws once what was ordered before it had started", async () => {
    const gate = Promise.withResolvers<void>();
    const model = scriptedModel({ script: gated(gate.promise) });
    const { ask, reaches, studio } = await makeStudio([model]);
    onTestFinished(() => studio.stop(0));
    const { job } = await ask();
    await settle();
    await studio.start();
    await eventually(() => model.runs.length > 0);
    await settle();
    gate.resolve();
    await reaches(job.id, "delivered");
    expect(model.runs).toHaveLength(1);
  });

  it("tells the ends of an earlier run although somebody cancels before it has started", async () => {
    const never = gated(new Promise<void>(() => {}));
    const { ask, studio, storage, audience } = await makeStudio([scriptedModel({ script: never })]);
    onTestFinished(() => studio.stop(0));
    const untold = (await ask()).job;
    await storage.jobs.move(untold.id, "cancelled");
    const { job } = await ask();
    const cancelled = studio.cancel(job.id, anna);
    await settle();
    await studio.start();
    await cancelled;
    await eventually(() => audience.ends.length === 2);
    expect(new Set(audience.ends.map(({ id }) => id))).toEqual(new Set([untold.id, job.id]));
  });
});

describe("stopping the studio", () => {
  it("takes no new orders", async () => {
    const { ask, studio } = await openStudio([scriptedModel()]);
    await studio.stop(0);
    await expect(ask()).rejects.toMatchObject({ code: "shutting-down" });
  });

  it("lets what runs end, and delivers it", async () => {
    const gate = Promise.withResolvers<void>();
    const model = scriptedModel({ script: gated(gate.promise) });
    const { ask, studio, storage } = await openStudio([model]);
    const { job } = await ask();
    const waiting = await ask();
    await eventually(() => model.runs.length === 1);
    const stopped = studio.stop(20_000);
    gate.resolve();
    await stopped;
    expect((await storage.jobs.find(job.id))?.state).toBe("delivered");
    expect((await storage.jobs.find(waiting.job.id))?.state).toBe("queued");
    expect(model.runs).toHaveLength(1);
  });

  it("leaves what does not end in time to the next start, with its pictures", async () => {
    const never = new Promise<void>(() => {});
    const model = scriptedModel({ script: gated(never, 1) });
    const { ask, studio, storage, clock, audience } = await openStudio([model]);
    const { job } = await ask({ count: 2 });
    await eventually(() => audience.progress.some((each) => each.job.pictures.length === 1));
    const stopped = studio.stop(20_000);
    await clock.advance(20_000);
    await stopped;
    expect(model.runs[0]?.context.signal.aborted).toBe(true);
    expect(await storage.jobs.find(job.id)).toMatchObject({ state: "running" });
    expect(audience.ends).toEqual([]);

    const next = await openStudio([scriptedModel()], { storage });
    const delivered = await next.reaches(job.id, "delivered");
    expect(delivered.pictures).toHaveLength(2);
  });

  it("waits for an order that is just being stored", async () => {
    const { ask, studio, storage } = await openStudio([scriptedModel()]);
    const disk = Promise.withResolvers<void>();
    const admit = storage.jobs.admit.bind(storage.jobs);
    storage.jobs.admit = async (job, limits) => {
      await disk.promise;
      return admit(job, limits);
    };
    const order = ask();
    let stopped = false;
    const stop = studio.stop(0).then(() => {
      stopped = true;
      return stopped;
    });
    await settle();
    expect(stopped).toBe(false);
    disk.resolve();
    const { job } = await order;
    await stop;
    expect(await storage.jobs.find(job.id)).toMatchObject({ pictures: [] });
  });
});

describe("what commands ask of the studio", () => {
  it("is the models, the default one first, also those found later", async () => {
    const models = [scriptedModel({ id: "a/one" }), scriptedModel({ id: "b/two" })];
    const { studio } = await openStudio(models, { defaultModel: "b/two" });
    expect(studio.models.map((model) => model.id)).toEqual(["b/two", "a/one"]);
    models.push(scriptedModel({ id: "c/three" }));
    expect(studio.model("c/three")?.id).toBe("c/three");
    expect(studio.model("d/four")).toBeUndefined();
  });

  it("is the file of a finished picture, while it is kept", async () => {
    const { studio, ask, reaches, storage } = await openStudio([scriptedModel()]);
    const { job } = await ask();
    const delivered = await reaches(job.id, "delivered");
    expect(await studio.pictureFile(delivered, 0)).toBeInstanceOf(Buffer);
    expect(await studio.pictureFile(delivered, 3)).toBeUndefined();
    storage.pictures.get = async () => undefined;
    expect(await studio.pictureFile(delivered, 0)).toBeUndefined();
  });

  it("is an admission that stands although the queue could not be surveyed", async () => {
    const { ask, storage, log, reaches, clock } = await openStudio([scriptedModel()]);
    storage.jobs.waiting = () => Promise.reject(new Error("disk trouble"));
    const { job } = await ask();
    await reaches(job.id, "delivered");
    await clock.advance(1000);
    expect(log.lines).toContainEqual(
      expect.objectContaining({ message: "the queue could not be surveyed" }),
    );
  });
});

/** Draws everything after a gate; before it, so many pictures. */
function gated(gate: Promise<void>, before = 0): Script {
  return async function* gatedScript(plan, context) {
    for (let position = 0; position < before; position += 1) yield pictureEvent(plan, position);
    await gate;
    yield* drawEverything(plan, context);
  };
}
