import { describe, expect, it, onTestFinished } from "vitest";
import {
  ProviderError,
  type ProviderErrorDetails,
  StorageError,
  UserError,
} from "../../../../src/domain/errors.ts";
import type { GenerationEvent } from "../../../../src/providers/image-model.ts";
import { noModeration } from "../../../../src/pipeline/policy/moderation.ts";
import { plainPolicy } from "../../../support/pipeline/plain-policy.ts";
import { makeStudio, openStudio } from "../../../support/pipeline/open-studio.ts";
import {
  drawEverything,
  pictureEvent,
  scriptedModel,
  sendingCalls,
} from "../../../support/pipeline/scripted-model.ts";
import { plainPictureTools } from "../../../support/pipeline/plain-picture-tools.ts";
import { eventually } from "../../../support/pipeline/simulated-clock.ts";
import { quoted, say } from "../../../../src/words/index.ts";
import { spoken, spokenWarnings } from "../../../support/words/spoken.ts";

function failure(change: Partial<ProviderErrorDetails> = {}) {
  const details = { provider: "Segmind", kind: "overloaded", billed: "no" } as const;
  return new ProviderError(quoted("Segmind is out of order."), {
    ...details,
    retryable: false,
    ...change,
  });
}

const remote = { id: "segmind/sdxl", provider: "Segmind", name: "Segmind SDXL" };

describe("a run", () => {
  it("notes a call before it is sent, and closes it when its picture is stored", async () => {
    const seen: unknown[] = [];
    const model = scriptedModel({
      ...remote,
      script: sendingCalls(async () => {
        const running = await storage.jobs.inState("running");
        for (const each of running) seen.push(await storage.jobs.remoteCalls(each.id));
      }),
    });
    const { ask, reaches, storage } = await openStudio([model]);
    const { job } = await ask({ count: 2 });
    await reaches(job.id, "delivered");
    expect(seen).toMatchObject([
      [{ call: 0, state: "submitting" }],
      [
        { call: 0, state: "settled" },
        { call: 1, state: "submitting" },
      ],
    ]);
    expect(await storage.jobs.remoteCalls(job.id)).toMatchObject([
      { state: "settled" },
      { state: "settled" },
    ]);
  });

  it("says what has changed of its plan since it was ordered", async () => {
    let steps = 20;
    const model = scriptedModel({
      name: "Easel",
      plan: (request) => ({ request: { ...request, steps } }),
    });
    const { ask, reaches, studio } = await makeStudio([model]);
    onTestFinished(() => studio.stop(0));
    const { job } = await ask();
    expect(job.plan?.request.steps).toBe(20);
    steps = 30;
    await studio.start();
    const delivered = await reaches(job.id, "delivered");
    expect(delivered.plan?.request.steps).toBe(30);
    expect(spokenWarnings(delivered.warnings)).toEqual([
      {
        option: "model",
        message: "Easel has changed since this was ordered: steps is used differently now.",
      },
    ]);
  });

  it("stores a remote id before it asks for the next event", async () => {
    let known: unknown;
    const model = scriptedModel({
      ...remote,
      async *script(plan) {
        yield { type: "submitting", call: 0 };
        yield { type: "remote", call: 0, remoteId: "remote-1" };
        const [running] = await storage.jobs.inState("running");
        known = await storage.jobs.remoteCalls(running?.id ?? "");
        yield pictureEvent(plan, 0);
      },
    });
    const { ask, reaches, storage } = await openStudio([model]);
    const { job } = await ask();
    await reaches(job.id, "delivered");
    expect(known).toMatchObject([{ call: 0, state: "accepted", remoteId: "remote-1" }]);
  });

  it("delivers the pictures that came, names those that did not, and offers them again", async () => {
    const model = scriptedModel({
      ...remote,
      async *script(plan) {
        yield pictureEvent(plan, 0);
        yield { type: "failed", positions: [1, 3], error: failure({ billed: "unknown" }) };
        yield pictureEvent(plan, 2);
      },
    });
    const { ask, reaches } = await openStudio([model]);
    const { job } = await ask({ count: 4 });
    const delivered = await reaches(job.id, "delivered");
    expect(delivered.pictures.map((picture) => picture.position)).toEqual([0, 2]);
    expect(spokenWarnings(delivered.warnings)).toEqual([
      { option: "count", message: "Pictures 2 and 4 are missing. Segmind is out of order." },
    ]);
    expect(delivered.failure).toMatchObject({ mayRepeat: true, mayBeBilled: true });
  });

  it("fails with one sentence when no picture came", async () => {
    const model = scriptedModel({
      ...remote,
      // eslint-disable-next-line require-yield -- this model breaks before its first event
      async *script() {
        throw failure({ kind: "bad-key" });
      },
    });
    const { ask, reaches, audience } = await openStudio([model]);
    const { job } = await ask();
    const failed = await reaches(job.id, "failed");
    expect(failed.failure).toMatchObject({ code: "bad-key", mayBeBilled: false });
    await eventually(() => audience.ends.some((each) => each.id === job.id));
  });

  it("calls a refusal of the content a refusal", async () => {
    const model = scriptedModel({
      ...remote,
      async *script(): AsyncGenerator<GenerationEvent> {
        yield { type: "failed", positions: [0], error: failure({ kind: "content-refused" }) };
      },
    });
    const { ask, reaches } = await openStudio([model]);
    const { job } = await ask();
    expect((await reaches(job.id, "refused")).failure?.mayRepeat).toBe(false);
  });

  it("takes a file that is no whole picture for a paid failure", async () => {
    const model = scriptedModel(remote);
    const images = {
      ...plainPictureTools,
      finishPicture: () => Promise.reject(new UserError("invalid-picture", quoted("No."))),
    };
    const { ask, reaches } = await openStudio([model], { images });
    const { job } = await ask();
    expect((await reaches(job.id, "failed")).failure).toMatchObject({
      code: "broken-answer",
      mayBeBilled: true,
    });
  });

  it("takes a picture that could not be finished for our own fault, which may be charged", async () => {
    const send = sendingCalls(async () => {});
    const model = scriptedModel({ ...remote, script: send });
    const images = {
      ...plainPictureTools,
      finishPicture: () => Promise.reject(new Error("no child could be started")),
    };
    const { ask, reaches } = await openStudio([model, scriptedModel()], { images });
    const { job } = await ask({ model: remote.id });
    const { failure: end } = await reaches(job.id, "failed");
    expect(end).toMatchObject({ code: "bug", mayRepeat: true, mayBeBilled: true });
    expect(end?.incident).toBeDefined();
  });

  it("takes a model that ends without its pictures for a bug", async () => {
    const model = scriptedModel({
      async *script(plan) {
        yield pictureEvent(plan, 0);
      },
    });
    const { ask, reaches, log } = await openStudio([model]);
    const { job } = await ask({ count: 2 });
    const delivered = await reaches(job.id, "delivered");
    expect(delivered.failure?.incident).toBeDefined();
    expect(spokenWarnings(delivered.warnings)[0]?.message).toMatch(
      /^Picture 2 is missing. Something broke/,
    );
    expect(log.lines.filter((line) => line.level === "error")).toHaveLength(1);
  });

  it("stores what the service told of the account, and late warnings once", async () => {
    const model = scriptedModel({
      ...remote,
      async *script(plan, context) {
        yield { type: "account", remainingCredits: 12.5, generationSeconds: 3 };
        yield {
          type: "warning",
          warning: { option: "size", message: quoted("It came out smaller.") },
        };
        yield* drawEverything(plan, context);
      },
    });
    const { ask, reaches, storage } = await openStudio([model]);
    const { job } = await ask();
    const delivered = await reaches(job.id, "delivered");
    expect(delivered.warnings).toEqual([
      { option: "size", message: quoted("It came out smaller.") },
    ]);
    expect((await storage.jobs.credits()).get("Segmind")?.credits).toBe(12.5);
  });

  it("lends the model the source picture, fitted, and says when it is gone", async () => {
    const fitted: unknown[] = [];
    const model = scriptedModel({
      async *script(plan, context) {
        const size = { width: 2, height: 2, fit: "cover" } as const;
        fitted.push(await context.source({ ...size, format: "pixels" }));
        fitted.push(await context.source({ ...size, format: "png" }));
        yield* drawEverything(plan, context);
      },
    });
    const { ask, reaches, studio, storage } = await openStudio([model]);
    const { source } = await studio.importPicture(Buffer.from("somebody's picture"));
    const { job } = await ask({ source });
    await reaches(job.id, "delivered");
    expect(fitted).toMatchObject([{ kind: "pixels", width: 2 }, { kind: "encoded" }]);
    const get = storage.pictures.get.bind(storage.pictures);
    let reads = 0;
    storage.pictures.get = async (hash) => {
      reads += 1;
      return reads === 1 ? get(hash) : undefined;
    };
    const again = await ask({ source });
    expect((await reaches(again.job.id, "failed")).failure?.code).toBe("gone");
  });

  it("keeps a paid picture while nobody can say whether it may be shown, and waits", async () => {
    let asked = 0;
    const moderation = {
      ...noModeration,
      // The first question comes before the run, and the database goes away after it.
      pictureCheck: async () => {
        asked += 1;
        if (asked > 1 && asked < 4)
          throw new StorageError("unreachable", say("storage.unreachable"));
        return "off" as const;
      },
    };
    const policy = plainPolicy({}, async () => true, moderation);
    const model = scriptedModel({ ...remote, script: sendingCalls(async () => {}) });
    const { ask, clock, storage } = await openStudio([model], { policy });
    const { job } = await ask();
    await eventually(async () => {
      await clock.advance(1000);
      return (await storage.jobs.find(job.id))?.state === "delivered";
    });
    expect([asked, (await storage.jobs.find(job.id))?.pictures.length]).toEqual([4, 1]);
  });

  it("waits for its source picture while the storage cannot be used", async () => {
    const model = scriptedModel({
      async *script(plan, context) {
        await context.source({ width: 2, height: 2, fit: "cover", format: "pixels" });
        yield* drawEverything(plan, context);
      },
    });
    const { ask, clock, studio, storage } = await openStudio([model]);
    const { source } = await studio.importPicture(Buffer.from("somebody's picture"));
    const get = storage.pictures.get.bind(storage.pictures);
    let reads = 0;
    storage.pictures.get = async (hash) => {
      reads += 1;
      // The first one is the order's.
      if (reads === 2 || reads === 3) throw new StorageError("busy", say("storage.busy"));
      return get(hash);
    };
    const { job } = await ask({ source });
    await eventually(async () => {
      await clock.advance(1000);
      return (await storage.jobs.find(job.id))?.state === "delivered";
    });
    expect(reads).toBe(4);
  });

  it("fails a job whose model is no longer configured", async () => {
    const models = [scriptedModel({ id: "local/gone" }), scriptedModel({ id: "local/busy" })];
    const gate = Promise.withResolvers<void>();
    models[0] = scriptedModel({
      id: "local/gone",
      async *script(plan, context) {
        await gate.promise;
        yield* drawEverything(plan, context);
      },
    });
    const { ask, reaches } = await openStudio(models);
    const first = await ask({ model: "local/gone" });
    const second = await ask({ model: "local/gone" });
    await eventually(() => models[0]?.runs.length === 1);
    models.shift();
    gate.resolve();
    await reaches(first.job.id, "delivered");
    const { failure: end } = await reaches(second.job.id, "failed");
    expect(end?.code).toBe("unknown-model");
    expect(end && spoken(end.message)).toContain("local/gone");
  });
});
