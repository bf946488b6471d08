import { describe, expect, it } from "vitest";
import { CancelledByOwner, StudioStopping } from "../../../../src/domain/abort-reasons.ts";
import { json, text } from "../../../support/vendors/answer.ts";
import { jpeg } from "../../../support/vendors/pictures.ts";
import { openReplicate } from "../../../support/vendors/open-replicate.ts";
import { requestFor, runModel, testContext } from "../../../support/vendors/run-model.ts";
import { spoken } from "../../../support/words/spoken.ts";

const SDXL = "stability-ai/sdxl";
const VERSION = "7762fd07cf82c948538e41f63f77d685e02b063e37e496e96eefd46c929f9bdc";
const source = { picture: "0".repeat(64), width: 800, height: 600 };

describe("Replicate", () => {
  it("reads what a model takes out of its published schema", async () => {
    const { model } = await openReplicate();
    expect(model().capabilities).toMatchObject({
      imageToImage: false,
      steps: { min: 1, max: 4, default: 4 },
      sizes: { closed: true, default: { width: 1024, height: 1024 } },
      modelOptions: { megapixels: { choices: ["1", "0.25"] }, go_fast: { default: true } },
    });
    expect(model(SDXL).capabilities).toMatchObject({
      textToImage: true,
      imageToImage: true,
      mask: true,
      negativePrompt: true,
      schedulers: { default: "K_EULER" },
    });
    expect(Object.keys(model().capabilities.modelOptions ?? {})).not.toContain(
      "disable_safety_checker",
    );
  });

  it("runs an official model by its name, others by their newest version", async () => {
    const { double, model } = await openReplicate();
    await runModel(model());
    await runModel(model(SDXL));
    const [official, community] = double.predictions;
    expect(official?.path).toBe("/v1/models/black-forest-labs/flux-schnell/predictions");
    expect(official?.headers["cancel-after"]).toBe("600s");
    expect(community?.path).toBe("/v1/predictions");
    expect(community?.body?.["version"]).toBe(VERSION);
  });

  it("finds the version by itself where nothing says which kind a model is", async () => {
    const { double, model } = await openReplicate({}, { tellsOfficial: false });
    expect((await runModel(model(SDXL))).of("picture")).toHaveLength(1);
    expect((await runModel(model(SDXL))).of("picture")).toHaveLength(1);
    // Once a refusal, which costs nothing, and then twice by the version.
    expect(double.predictions.map(({ path }) => path)).toEqual([
      `/v1/models/${SDXL}/predictions`,
      "/v1/predictions",
      "/v1/predictions",
    ]);
  });

  it("takes a version that the settings name", async () => {
    const name = `${SDXL}:${VERSION}`;
    const { double, model } = await openReplicate({ REPLICATE_MODELS: name });
    expect((await runModel(model(name))).of("picture")).toHaveLength(1);
    expect(double.predictions[0]?.body?.["version"]).toBe(VERSION);
  });

  it("leaves out what the service does not know, and the doctor says what to do", async () => {
    const { open } = await openReplicate({ REPLICATE_MODELS: `${SDXL}, nobody/nothing` });
    expect(open.models().map(({ id }) => id)).toEqual([`replicate/${SDXL}`]);
    const [finding] = await open.check(AbortSignal.timeout(5000));
    expect(finding?.lines.map(spoken).join("\n")).toContain("the account is somebody");
    expect(spoken([finding?.next].flat()[0] ?? "")).toMatch(/nobody\/nothing.*REPLICATE_MODELS/);
  });

  it("says that a token is refused, without showing it", async () => {
    const { open } = await openReplicate({ REPLICATE_API_TOKEN: "another-token" });
    const [finding] = await open.check(AbortSignal.timeout(5000));
    expect(finding?.broken).toBe(true);
    expect(JSON.stringify(finding)).not.toContain("another-token");
  });

  it("sends a small picture within the request, a large one by the service's store", async () => {
    const { double, model } = await openReplicate();
    const noise = Buffer.concat([jpeg(64, 64, 1), Buffer.alloc(300 * 1024, 7)]);
    async function large(): Promise<never>;
    async function large() {
      return { kind: "encoded", bytes: noise };
    }
    await runModel(model(SDXL), { source });
    await runModel(model(SDXL), { source }, testContext({ source: large }));
    double.storesFiles = false;
    await runModel(model(SDXL), { source }, testContext({ source: large }));
    const images = double.predictions.map(({ body }) =>
      String((body?.["input"] as Record<string, unknown> | undefined)?.["image"]),
    );
    expect(images[0]).toMatch(/^data:image\/jpeg;base64,/);
    expect(images[1]).toBe(new URL("/v1/files/b2f1-file", double.url).href);
    expect(images[2]).toMatch(/^data:image\/jpeg;base64,/);
  });

  it("finds a prediction again after a crash", async () => {
    const { double, model } = await openReplicate();
    let remoteId = "";
    for await (const event of model().execute(model().plan(requestFor(model())), testContext())) {
      if (event.type !== "remote") continue;
      ({ remoteId } = event);
      break;
    }
    const again = testContext({ remoteIds: new Map([[0, remoteId]]) });
    const { of } = await runModel(model(), {}, again);
    expect(of("picture")).toHaveLength(1);
    expect(of("progress").map(({ fraction }) => fraction)).toContain(0.45);
    expect(double.predictions).toHaveLength(1);
  });

  it.each([
    ["cancels when the owner does", new CancelledByOwner(), 1],
    ["goes on when Easel only stops", new StudioStopping(), 0],
  ])("%s", async (_, reason, cancelled) => {
    const { double, model } = await openReplicate();
    double.nextState(...Array.from({ length: 1000 }, () => ({ status: "processing" })));
    const controller = new AbortController();
    const run = async (): Promise<void> => {
      const context = testContext({ signal: controller.signal });
      for await (const event of model().execute(model().plan(requestFor(model())), context)) {
        if (event.type === "progress" && event.fraction > 0.05) controller.abort(reason);
      }
    };
    await expect(run()).rejects.toBe(reason);
    if (cancelled > 0) await expect.poll(() => double.cancelled).toHaveLength(1);
    else expect(double.cancelled).toEqual([]);
  });

  it("waits on when an answer is lost", async () => {
    const { double, model } = await openReplicate();
    double.nextState({ kind: "reset" }, text(503, "text/plain", "busy"), json(404, {}));
    expect((await runModel(model())).of("picture")).toHaveLength(1);
  });
});
