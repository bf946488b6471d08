import { describe, expect, it } from "vitest";
import { MAX_SEED } from "../../../../src/domain/limits.ts";
import { admit as admitOrder } from "../../../../src/pipeline/orders/admit.ts";
import { inOrder } from "../../../../src/pipeline/orders/choose-model.ts";
import type { Rules } from "../../../../src/pipeline/policy/rules.ts";
import type { Order } from "../../../../src/pipeline/studio.ts";
import type { ImageModel } from "../../../../src/providers/image-model.ts";
import type { AdmissionLimits } from "../../../../src/storage/job-store.ts";
import { noLimits } from "../../../support/new-job.ts";
import { openTestStorage } from "../../../support/open-test-storage.ts";
import { newOrder } from "../../../support/pipeline/open-studio.ts";
import { RecordingLog } from "../../../support/pipeline/recording-log.ts";
import { plainPolicy } from "../../../support/pipeline/plain-policy.ts";
import { scriptedModel } from "../../../support/pipeline/scripted-model.ts";
import { spokenWarnings } from "../../../support/words/spoken.ts";
import { quoted } from "../../../../src/words/index.ts";

async function admission(
  limits: Partial<AdmissionLimits> = {},
  models: ImageModel[] = [scriptedModel({ cost: 2 })],
  rules: Partial<Rules> = {},
) {
  const storage = await openTestStorage();
  const registry = {
    all: () => models,
    refresh: async () => void models.push(scriptedModel({ id: "local/found-later" })),
  };
  const tools = {
    storage,
    models: registry,
    inOrder: () => inOrder(registry, "auto"),
    policy: plainPolicy({ limits: { ...noLimits, ...limits }, ...rules }),
    drawSeed: (largest: number) => largest,
    log: new RecordingLog(),
  };
  return { admit: (order: Order) => admitOrder(order, true, tools), storage };
}

const note = (message: string) => ({ option: "image", message: quoted(message) });

describe("admission", () => {
  it("settles model and seed, so that the job can be repeated", async () => {
    const { admit } = await admission();
    const job = await admit(newOrder({ prompt: " a red apple " }));
    expect(job.state).toBe("queued");
    expect(job.request).toMatchObject({
      prompt: "a red apple",
      model: "local/scripted",
      seed: MAX_SEED - 3,
    });
  });

  it("goes on from a job whose model is gone with another one, but refuses a wrong name", async () => {
    const { admit } = await admission();
    const gone = { model: "local/gone" };
    const { request, warnings } = await admit(newOrder(gone, "anna", { kind: "reroll" }));
    expect(request.model).toBe("local/scripted");
    expect(spokenWarnings(warnings)[0]?.message).toBe(
      "local/gone is no longer configured here: made by local/scripted instead.",
    );
    await expect(admit(newOrder(gone))).rejects.toMatchObject({ code: "unknown-model" });
  });

  it("keeps the seed that somebody chose", async () => {
    const { admit } = await admission();
    expect((await admit(newOrder({ seed: 11 }))).request.seed).toBe(11);
  });

  it("keeps all warnings: of the order, of the choice of the model, of the plan", async () => {
    const textOnly = scriptedModel({ id: "a/text", capabilities: { imageToImage: false } });
    const able = scriptedModel({ id: "b/image", plan: () => ({ warnings: [note("clamped")] }) });
    const { admit, storage } = await admission({}, [textOnly, able]);
    const picture = await storage.pictures.put(Buffer.from("picture"));
    const order = newOrder({ source: { picture, width: 4, height: 4 } }, "anna", {
      warnings: [note("first frame")],
    });
    const { warnings, request } = await admit(order);
    expect(request.model).toBe("b/image");
    expect(spokenWarnings(warnings).map(({ message }) => message)).toEqual([
      "first frame",
      expect.stringContaining("instead"),
      "clamped",
    ]);
  });

  it("finds a model that was added after the start", async () => {
    const { admit } = await admission();
    const job = await admit(newOrder({ model: "local/found-later" }));
    expect(job.request.model).toBe("local/found-later");
    await expect(admit(newOrder({ model: "local/never" }))).rejects.toThrow(/no model called/);
  });

  it("settles a variation, and takes one of no strength for none", async () => {
    const { admit } = await admission();
    const settled = async (variation: object) =>
      (await admit(newOrder({ variation }))).request.variation;
    expect(await settled({ strength: 0.5 })).toEqual({ seed: MAX_SEED - 3, strength: 0.5 });
    expect(await settled({ seed: 4 })).toEqual({ seed: 4, strength: 0.3 });
    expect(await settled({ seed: 4, strength: 0 })).toBeUndefined();
  });

  it("gives an order with a mask to a model that heeds it, unless one is named", async () => {
    const able = scriptedModel({ id: "b/able", capabilities: { mask: true } });
    const { admit, storage } = await admission({}, [scriptedModel({ id: "a/plain" }), able]);
    const picture = await storage.pictures.put(Buffer.from("a picture"));
    const side = { width: 4, height: 4 };
    const source = { picture, ...side, mask: { picture, ...side } };
    expect((await admit(newOrder({ source }))).request.model).toBe("b/able");
    expect((await admit(newOrder({ source, model: "a/plain" }))).request.model).toBe("a/plain");
    const gone = { ...source, mask: { picture: "0".repeat(64), ...side } };
    await expect(admit(newOrder({ source: gone }))).rejects.toMatchObject({ code: "gone" });
  });

  it("refuses a source picture that is no longer kept", async () => {
    const { admit } = await admission();
    const source = { picture: "0".repeat(64), width: 4, height: 4 };
    await expect(admit(newOrder({ source }))).rejects.toMatchObject({ code: "gone" });
  });

  it.each([
    [{ jobsPerUser: 1 }, "too-many-jobs", /1 order waiting \(the limit here is 1\).*\/queue/],
    [{ picturesPerDay: 1 }, "daily-limit", /limit here is 1 a day/],
    [{ queueLimit: 1 }, "queue-full", /queue is full: 1 order is/],
    [{ dailyBudget: 3 }, "budget-spent", /daily budget of this server \(3\)/],
  ])("names the limit %j and what to do", async (limits, code, words) => {
    const { admit } = await admission(limits);
    await admit(newOrder());
    const refusal = admit(newOrder());
    await expect(refusal).rejects.toMatchObject({ code, message: expect.stringMatching(words) });
  });

  it("stores what the plan will use beside what was asked", async () => {
    const clamping = scriptedModel({
      plan: (request) => ({ request: { ...request, steps: 20 } }),
    });
    const { admit } = await admission({}, [clamping]);
    const job = await admit(newOrder({ steps: 90 }));
    expect([job.request.steps, job.plan?.request.steps]).toEqual([90, 20]);
  });

  it("fills in what the place has for defaults, for new orders only", async () => {
    const defaults = { size: { width: 64, height: 32 }, steps: 7 };
    const { admit } = await admission({}, undefined, { defaults });
    expect((await admit(newOrder({ steps: 9 }))).request).toMatchObject({
      size: defaults.size,
      steps: 9,
    });
    const reroll = await admit(newOrder({}, "anna", { kind: "reroll" }));
    expect(reroll.request.steps).toBeUndefined();
  });

  it("uses only models that are allowed, and says so of others", async () => {
    const models = [scriptedModel({ id: "a/dear" }), scriptedModel({ id: "b/free" })];
    const { admit } = await admission({}, models, { models: ["b/free"] });
    expect((await admit(newOrder())).request.model).toBe("b/free");
    await expect(admit(newOrder({ model: "a/dear" }))).rejects.toMatchObject({
      code: "not-allowed",
      message: "a/dear may not be used here: whoever runs this bot allows only b/free.",
    });
  });
});
