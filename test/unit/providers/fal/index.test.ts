import { describe, expect, it } from "vitest";
import { CancelledByOwner, StudioStopping } from "../../../../src/domain/abort-reasons.ts";
import type { GenerationEvent } from "../../../../src/providers/image-model.ts";
import { json, text } from "../../../support/vendors/answer.ts";
import { openFal } from "../../../support/vendors/open-fal.ts";
import { requestFor, runModel, testContext } from "../../../support/vendors/run-model.ts";
import { spoken } from "../../../support/words/spoken.ts";

const source = { picture: "0".repeat(64), width: 800, height: 600 };
const queued = { status: "IN_QUEUE", queue_position: 4 };

describe("fal", () => {
  it("reads what a model takes out of its published schema", async () => {
    const { model } = await openFal();
    const { capabilities } = model();
    expect(capabilities).toMatchObject({
      textToImage: true,
      imageToImage: false,
      negativePrompt: false,
      steps: { min: 1, max: 50, default: 28 },
      guidanceScale: { min: 1, max: 20, default: 3.5 },
      sizes: { default: { width: 1024, height: 768 }, closed: false },
      modelOptions: { acceleration: { kind: "choice", default: "none" } },
    });
    // What keeps people safe is nobody's option.
    expect(Object.keys(capabilities.modelOptions ?? {})).toEqual(["acceleration"]);
  });

  it("finds the model that starts from a picture beside the one that draws from words", async () => {
    const { model } = await openFal();
    expect(model().relative).toBe("fal/fal-ai/flux/dev/image-to-image");
    expect(model("fal-ai/flux/dev/image-to-image").relative).toBe("fal/fal-ai/flux/dev");
  });

  it("edits by instruction with several pictures, and keeps the shape where nobody names one", async () => {
    const { double, model } = await openFal({ FAL_MODELS: "fal-ai/nano-banana/edit" });
    const edit = model("fal-ai/nano-banana/edit");
    expect(edit.capabilities).toMatchObject({ editByInstruction: true, references: { max: 3 } });
    const references = [{ ...source, picture: "1".repeat(64) }];
    await runModel(edit, { source, references });
    await runModel(edit, { source, size: { width: 1920, height: 1080 } });
    const [first, second] = double.posts.map(({ body }) => body);
    expect(first?.["image_urls"]).toHaveLength(2);
    expect(first).not.toHaveProperty("aspect_ratio");
    expect(second).toMatchObject({ aspect_ratio: "16:9", num_images: 1, output_format: "png" });
  });

  it("sends LoRAs and the mask, and asks for the mask where a model needs one", async () => {
    const { double, model } = await openFal({ FAL_MODELS: "fal-ai/fast-sdxl/inpainting" });
    const inpainting = model("fal-ai/fast-sdxl/inpainting");
    expect(() => inpainting.plan(requestFor(inpainting, { source }))).toThrow(
      "Say which with mask",
    );
    const mask = { ...source, picture: "1".repeat(64) };
    const loras = [{ name: "https://a.example/x.safetensors", weight: 0.7 }];
    await runModel(inpainting, { source: { ...source, mask }, loras });
    expect(double.posts[0]?.body).toMatchObject({
      loras: [{ path: "https://a.example/x.safetensors", scale: 0.7 }],
      mask_url: expect.stringMatching(/^data:image\/png;base64,/),
      image_url: expect.stringMatching(/^data:image\/jpeg;base64,/),
    });
  });

  it("sends a model without a schema nothing that nobody asked for", async () => {
    const { double, model } = await openFal({ FAL_MODELS: "acme/own-app" });
    await runModel(model("acme/own-app"), { seed: 5 });
    expect(double.posts[0]?.body).toEqual({ prompt: "a red apple", seed: 5, num_images: 1 });
  });

  it("does not offer a model that needs what no option stands for, and the doctor says so", async () => {
    const { open } = await openFal({ FAL_MODELS: "fal-ai/kling-video/v2/lipsync, acme/own-app" });
    expect(open.models().map(({ id }) => id)).toEqual(["fal/acme/own-app"]);
    const [finding] = await open.check(AbortSignal.timeout(5000));
    const lines = finding?.lines.map(spoken).join("\n");
    expect(lines).toContain("the key works");
    expect(lines).toContain("needs video_url");
    expect(finding?.broken).toBe(false);
  });

  it("says that a key is refused, without showing it", async () => {
    const { open } = await openFal({ FAL_KEY: "another-key" });
    const [finding] = await open.check(AbortSignal.timeout(5000));
    expect(finding?.broken).toBe(true);
    expect(finding?.lines.map(spoken).join()).toContain("FAL_KEY");
    expect(JSON.stringify(finding)).not.toContain("another-key");
  });

  it("keeps the last known inputs when the schema cannot be had", async () => {
    const { double, open, model } = await openFal({ FAL_MODELS: "fal-ai/flux/dev" });
    double.nextSchema(text(502, "text/html", "<html>"));
    await open.refresh?.(AbortSignal.timeout(5000));
    expect(model().capabilities.steps?.max).toBe(50);
  });

  it("tells the place in the queue, and how far the log is", async () => {
    const { double, model } = await openFal();
    const logs = [{ message: " 50%|█████     | 14/28" }];
    double.nextStatus(queued, { status: "IN_PROGRESS", logs });
    const { of } = await runModel(model());
    expect(of("progress")).toContainEqual(
      expect.objectContaining({ waiting: { ahead: 4, seconds: undefined } }),
    );
    expect(of("progress").map(({ fraction }) => fraction)).toContain(0.45);
    expect(of("picture")).toHaveLength(1);
  });

  it("tells the address before it asks, and finds the order again after a crash", async () => {
    const { double, model } = await openFal();
    const plan = model().plan(requestFor(model()));
    let remoteId = "";
    for await (const event of model().execute(plan, testContext())) {
      if (event.type !== "remote") continue;
      ({ remoteId } = event);
      break;
    }
    expect(double.requests.filter(({ path }) => path.includes("/status"))).toEqual([]);
    const again = testContext({ remoteIds: new Map([[0, remoteId]]) });
    expect((await runModel(model(), {}, again)).of("picture")).toHaveLength(1);
    expect(double.posts).toHaveLength(1);
    expect(double.cancelled).toEqual([]);
    // Below owner and app there is nothing: that is how the queue names its orders.
    expect(JSON.parse(remoteId)).toMatchObject({
      status: expect.stringMatching(/\/fal-ai\/flux\/requests\/[\w-]+\/status$/),
    });
  });

  it("shows the key to no other server, whatever address the answer names", async () => {
    const { double, host, model } = await openFal();
    double.elsewhere = host.url;
    // The download host fails the test when it is shown a key.
    expect((await runModel(model())).of("picture")).toHaveLength(1);
    const remoteIds = new Map([
      [0, JSON.stringify({ status: host.url, result: host.url, cancel: host.url })],
    ]);
    const { error } = await runModel(model(), {}, testContext({ remoteIds }));
    expect(error).toMatchObject({ kind: "unknown", billed: "unknown" });
    expect(double.posts).toHaveLength(1);
  });

  it.each([
    ["cancels an order when its owner does", new CancelledByOwner(), 1],
    ["leaves it when Easel only stops", new StudioStopping(), 0],
  ])("%s", async (_, reason, cancelled) => {
    const { double, model } = await openFal();
    double.nextStatus(...Array.from({ length: 1000 }, () => queued));
    const controller = new AbortController();
    const events: GenerationEvent[] = [];
    const run = async (): Promise<void> => {
      const context = testContext({ signal: controller.signal });
      for await (const event of model().execute(model().plan(requestFor(model())), context)) {
        events.push(event);
        if (event.type === "progress" && event.waiting) controller.abort(reason);
      }
    };
    await expect(run()).rejects.toBe(reason);
    if (cancelled > 0) await expect.poll(() => double.cancelled).toHaveLength(1);
    else expect(double.cancelled).toEqual([]);
  });

  it("cancels an order that is taken only after its owner gave it up", async () => {
    const { double, model } = await openFal();
    const controller = new AbortController();
    const run = async (): Promise<void> => {
      const context = testContext({
        signal: controller.signal,
        paced: async (call) => {
          const made = call(controller.signal);
          setImmediate(() => controller.abort(new CancelledByOwner()));
          return made;
        },
      });
      for await (const event of model().execute(model().plan(requestFor(model())), context)) {
        if (event.type === "remote") throw new Error("it was too late to cancel");
      }
    };
    await expect(run()).rejects.toThrow(CancelledByOwner);
    await expect.poll(() => double.posts.length - double.cancelled.length).toBe(0);
  });

  it("cancels what is not done at the deadline, and says that it may have been charged", async () => {
    const { double, model } = await openFal({ FAL_TIMEOUT_MS: "100" });
    double.nextStatus(...Array.from({ length: 1000 }, () => queued));
    const { error } = await runModel(model());
    expect(error).toMatchObject({ kind: "timeout", billed: "unknown" });
    await expect.poll(() => double.cancelled).toHaveLength(1);
  });

  it("waits on when an answer is lost, and fetches a picture that is not there yet", async () => {
    const { double, host, model } = await openFal();
    double.nextStatus(
      { kind: "reset" },
      text(503, "text/plain", "busy"),
      json(429, {}, { "retry-after": "0" }),
    );
    double.nextResult(text(502, "text/html", "<html>Bad gateway</html>"));
    host.next(text(404, "text/plain", "not yet"));
    expect((await runModel(model())).of("picture")).toHaveLength(1);
    expect(double.posts).toHaveLength(1);
  });
});
