import { describe, expect, it } from "vitest";
import { CancelledByOwner, StudioStopping } from "../../../../src/domain/abort-reasons.ts";
import { openComfyui, only } from "../../../support/vendors/comfyui/open-comfyui.ts";
import { requestFor, runModel, runPlan, testContext } from "../../../support/vendors/run-model.ts";

const source = { picture: "0".repeat(64), width: 640, height: 480, strength: 0.5 };

describe("the models of a machine", () => {
  it("are its checkpoints, and the models in parts of which it has all, by their files' names", async () => {
    const { open } = await openComfyui();
    expect(open.models().map(({ id }) => id)).toEqual([
      "comfyui/v1-5",
      "comfyui/xl/base_xl",
      "comfyui/unnamed",
      "comfyui/flux1-dev",
      "comfyui/z_image_turbo_bf16",
    ]);
  });

  it("have the size of their family, which a file's notes tell where its name does not", async () => {
    const { model } = await openComfyui();
    const width = (name: string) => model(name).capabilities.sizes?.default.width;
    expect(["v1-5", "xl/base_xl", "unnamed"].map(width)).toEqual([512, 1024, 1024]);
  });

  it("are the same objects until something changes", async () => {
    const { open } = await openComfyui();
    const before = open.models();
    await open.refresh?.(AbortSignal.timeout(5000));
    expect(open.models()).toBe(before);
  });

  it("take no negative prompt where nothing is guided by one", async () => {
    const { model } = await openComfyui();
    const plan = (name: string) =>
      model(name).plan({ ...requestFor(model(name)), negativePrompt: "fog" });
    expect(plan("v1-5").warnings).toEqual([]);
    for (const name of ["flux1-dev", "z_image_turbo_bf16"]) {
      expect(plan(name).warnings.map(({ option }) => option)).toEqual(["negative_prompt"]);
    }
  });
});

describe("a graph", () => {
  it("redraws an uploaded picture at its own size, rounded to steps of 8", async () => {
    const { model, machines } = await openComfyui();
    const { error } = await runModel(model("xl/base_xl"), { source: { ...source, width: 643 } });
    expect(error).toBeUndefined();
    const { body } = only(only(machines).posts);
    expect(body).toMatchObject({ width: 640, height: 480, strength: 0.5 });
  });

  it("redraws a masked part alone and lays it over the source", async () => {
    const { model, machines } = await openComfyui();
    const mask = { picture: "1".repeat(64), width: 640, height: 480 };
    await runModel(model("v1-5"), { source: { ...source, mask } });
    expect(only(only(machines).posts).body).toMatchObject({ mask: true });
  });

  it("enlarges with a model of the machine, the one that is asked for", async () => {
    const { model, machines } = await openComfyui();
    await runModel(model("v1-5"), {
      source: { ...source, enlarge: 2 },
      modelOptions: { upscaler: "2x-soft.pth" },
    });
    expect(only(only(machines).posts).body).toMatchObject({
      width: 1280,
      height: 960,
      upscaler: "2x-soft.pth",
    });
  });

  it("has LoRAs by their files' names or by their short ones, and a ControlNet", async () => {
    const { model, machines } = await openComfyui();
    const { loras, control } = {
      loras: [
        { name: "details.safetensors", weight: 0.5 },
        { name: "Ink", weight: 1 },
      ],
      control: { model: "canny", image: { picture: "2".repeat(64), width: 64, height: 64 } },
    };
    const result = await runModel(model("v1-5"), { loras, control });
    expect(result.error).toBeUndefined();
    expect(only(only(machines).posts).body).toMatchObject({
      loras: [
        { name: "details.safetensors", weight: 0.5 },
        { name: "styles/ink.safetensors", weight: 1 },
      ],
      control: "canny.safetensors",
    });
  });

  it("reads each picture of a plan once, however many pictures are drawn from it", async () => {
    const { model, machines } = await openComfyui();
    const control = {
      model: "canny",
      image: { picture: "2".repeat(64), width: 64, height: 64 },
    };
    const context = testContext();
    const request = { source, control, count: 3 };
    const { error } = await runModel(model("v1-5"), request, context);
    expect(error).toBeUndefined();
    expect(only(machines).posts).toHaveLength(3);
    expect(context.pictures).toEqual([control.image.picture]);
    expect(context.targets).toHaveLength(1);
  });

  it("loads a model in parts with its text encoders and its autoencoder", async () => {
    const { model, machines } = await openComfyui();
    await runModel(model("z_image_turbo_bf16"), { seed: 5 });
    const graph = only(machines).requests.find(({ path }) => path === "/prompt")?.body?.["prompt"];
    expect(Object.values(graph as object)).toEqual(
      expect.arrayContaining([
        {
          class_type: "CLIPLoader",
          inputs: { clip_name: "qwen_3_4b.safetensors", type: "lumina2" },
        },
        { class_type: "VAELoader", inputs: { vae_name: "ae.safetensors" } },
      ]),
    );
  });

  it("takes the two parts of a scheduler's name as the two options that they are", async () => {
    const { model, machines } = await openComfyui();
    const karras = await runModel(model("v1-5"), { scheduler: "Euler a Karras" });
    expect(karras.error).toBeUndefined();
    expect(only(only(machines).posts).body).toMatchObject({
      scheduler: "euler_ancestral",
      sigmas: "karras",
    });
  });
});

describe("progress", () => {
  it("tells steps and previews of each picture on the way", async () => {
    const { model, machines } = await openComfyui();
    // Between two steps there is time to be told of the first.
    only(machines).runner.stepMs = 100;
    const { of } = await runModel(model("v1-5"), { count: 2 });
    const told = of("progress");
    expect(new Set(told.flatMap(({ position }) => position ?? []))).toEqual(new Set([0, 1]));
    expect(told.some(({ preview }) => preview?.kind === "encoded")).toBe(true);
    expect(told.some(({ step, steps }) => step === 1 && steps === 3)).toBe(true);
  });

  it("does without a WebSocket", async () => {
    const { model } = await openComfyui([{ withoutSockets: true }]);
    const { error, of } = await runModel(model("v1-5"));
    expect(error).toBeUndefined();
    expect(of("picture")).toHaveLength(1);
  });

  it("goes on when the WebSocket breaks off", async () => {
    const { model, machines } = await openComfyui();
    const machine = only(machines);
    machine.runner.stepMs = 20;
    const plan = model("v1-5").plan(requestFor(model("v1-5")));
    let made = 0;
    for await (const event of model("v1-5").execute(plan, testContext())) {
      if (event.type === "progress") machine.runner.dropSockets();
      if (event.type === "picture") made += 1;
    }
    expect(made).toBe(1);
  });
});

describe("a cancelled picture", () => {
  it.each([{ isOld: false }, { isOld: true }])(
    "is stopped at its machine and no other job with it (%o)",
    async (options) => {
      const { model, machines, open } = await openComfyui([options]);
      const { runner, ...machine } = only(machines);
      runner.stepMs = 50;
      const other = runModel(model("v1-5"), { seed: 1 });
      await until(() => runner.running !== undefined);
      const first = runner.running;
      const controller = new AbortController();
      const cancelled = runModel(
        model("v1-5"),
        { seed: 2 },
        testContext({ signal: controller.signal }),
      );
      await until(() => runner.remaining === 2);
      controller.abort(new CancelledByOwner());
      expect((await cancelled).error).toBeInstanceOf(CancelledByOwner);
      await until(() => runner.remaining === 1);
      expect((await other).error).toBeUndefined();
      await open.close?.();
      expect(runner.done).toEqual([first]);
      expect(runner.interrupted).toEqual([]);
      expect(machine.url.port).not.toBe("");
    },
  );

  it.each([{ isOld: false }, { isOld: true }])(
    "is interrupted while it runs (%o)",
    async (options) => {
      const { model, machines, open } = await openComfyui([options]);
      const { runner } = only(machines);
      runner.stepMs = 200;
      const controller = new AbortController();
      const run = runModel(model("v1-5"), {}, testContext({ signal: controller.signal }));
      await until(() => runner.running !== undefined);
      const id = runner.running;
      controller.abort(new CancelledByOwner());
      await run;
      await open.close?.();
      expect(runner.interrupted).toEqual([id]);
      expect(runner.done).toEqual([]);
    },
  );

  it("is found in the queue as the fork for pip lists it", async () => {
    const { model, machines, open } = await openComfyui([{ isOld: true }]);
    const { runner } = only(machines);
    runner.isFork = true;
    runner.stepMs = 200;
    const controller = new AbortController();
    const run = runModel(model("v1-5"), {}, testContext({ signal: controller.signal }));
    await until(() => runner.running !== undefined);
    const id = runner.running;
    controller.abort(new CancelledByOwner());
    await run;
    await open.close?.();
    expect(runner.interrupted).toEqual([id]);
  });

  it("stays where only Easel stops", async () => {
    const { model, machines, open } = await openComfyui();
    const { runner } = only(machines);
    runner.stepMs = 20;
    const controller = new AbortController();
    const run = runModel(model("v1-5"), {}, testContext({ signal: controller.signal }));
    await until(() => runner.running !== undefined);
    controller.abort(new StudioStopping());
    await run;
    await open.close?.();
    await until(() => runner.done.length === 1);
    expect(runner.interrupted).toEqual([]);
  });
});

describe("after a crash", () => {
  it("a picture is found again by its id, and not drawn twice", async () => {
    const { model, machines } = await openComfyui();
    const { runner } = only(machines);
    runner.stepMs = 20;
    const plan = model("v1-5").plan(requestFor(model("v1-5")));
    let id = "";
    const controller = new AbortController();
    const context = testContext({ signal: controller.signal });
    const crashing = (async () => {
      for await (const event of model("v1-5").execute(plan, context)) {
        if (event.type === "remote") id = event.remoteId;
      }
    })();
    await until(() => runner.running !== undefined);
    controller.abort(new StudioStopping());
    await expect(crashing).rejects.toThrow(StudioStopping);
    const remoteIds = new Map([[0, id]]);
    const result = await runPlan(model("v1-5"), plan, testContext({ remoteIds }));
    expect(result.of("picture")).toHaveLength(1);
    expect(result.of("submitting")).toEqual([]);
    expect(only(machines).posts).toHaveLength(1);
  });

  it("one that never arrived is drawn under a new id", async () => {
    const { model, machines } = await openComfyui();
    const remoteIds = new Map([[0, "0f0e0d0c-0b0a-4908-8706-050403020100"]]);
    const result = await runModel(model("v1-5"), {}, testContext({ remoteIds }));
    expect(result.error).toBeUndefined();
    expect(result.of("remote")).toHaveLength(1);
    expect(only(machines).posts).toHaveLength(1);
  });
});

/** Waits until something is so; the test's own time limit ends it. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 2));
}
