import { describe, expect, it, onTestFinished } from "vitest";
import type { GenerationEvent } from "../../../../src/providers/image-model.ts";
import {
  type A1111Double,
  type A1111DoubleOptions,
  startA1111Double,
} from "../../../support/vendors/a1111-double.ts";
import { json } from "../../../support/vendors/answer.ts";
import { openWith } from "../../../support/vendors/open-provider.ts";
import { requestFor, runModel, runPlan, testContext } from "../../../support/vendors/run-model.ts";
import { startVendorServer } from "../../../support/vendors/vendor-server.ts";
import { spoken } from "../../../support/words/spoken.ts";

async function start(options: A1111DoubleOptions = {}): Promise<A1111Double> {
  const double = await startA1111Double(options);
  onTestFinished(async () => double.close());
  return double;
}

async function open(doubles: readonly A1111Double[], settings: Record<string, string> = {}) {
  const urls = doubles.map(({ url }) => url.href).join(",");
  const opened = await openWith("a1111", { A1111_URL: urls, ...settings });
  onTestFinished(async () => opened.open.close?.());
  return opened;
}

const ID = "a1111/dreamshaper_8";

async function planWithUnknownLora(family: "forge" | "koboldcpp") {
  const { model } = await open([await start({ family })]);
  return model(ID).plan(requestFor(model(ID), { loras: [{ name: "nobody", weight: 1 }] }));
}

describe("the family of a server", () => {
  it.each([
    ["automatic1111", "AUTOMATIC1111"],
    ["forge", "Forge"],
    ["sdnext", "SD.Next"],
    ["sdcpp", "stable-diffusion.cpp"],
    ["koboldcpp", "KoboldCpp 1.102.1"],
  ] as const)("%s is told by what answers, and draws", async (family, name) => {
    const double = await start({ family });
    const { open: opened, model } = await open([double]);
    const [finding] = await opened.check(AbortSignal.timeout(5000));
    expect(finding?.broken ?? false).toBe(false);
    expect(finding?.lines.map(spoken)[0]).toContain(name);
    const result = await runModel(model(ID), { count: 2 });
    expect(result.error).toBeUndefined();
    expect(result.of("picture")).toHaveLength(2);
  });
});

describe("the doctor", () => {
  it("says that the password is refused", async () => {
    const double = await start({ auth: "owner:right" });
    const { open: opened } = await open([double], { A1111_AUTH: "owner:wrong" });
    const [finding] = await opened.check(AbortSignal.timeout(5000));
    expect(finding?.broken).toBe(true);
    expect(spoken(finding?.lines[0] ?? "")).toContain("A1111_AUTH");
    expect(JSON.stringify(finding)).not.toContain("wrong");
  });

  it("says how to start a server that has no interface for programs", async () => {
    const server = await startVendorServer(() => json(404, { detail: "Not Found" }));
    onTestFinished(async () => server.close());
    const { open: opened } = await openWith("a1111", { A1111_URL: server.url.href });
    const [finding] = await opened.check(AbortSignal.timeout(5000));
    expect(spoken([finding?.next].flat()[0] ?? "")).toContain("--api");
  });

  it("takes KoboldCpp's password alone", async () => {
    const double = await start({ family: "koboldcpp", auth: ":only" });
    const { model } = await open([double], { A1111_AUTH: ":only" });
    expect((await runModel(model(ID))).error).toBeUndefined();
  });
});

describe("what is sent", () => {
  it("switches the checkpoint with each call", async () => {
    const double = await start();
    const { model } = await open([double]);
    await runModel(model(ID));
    await runModel(model("a1111/sd_xl_base_1.0"));
    expect(double.posts.map(({ body }) => body?.["override_settings"])).toEqual([
      { sd_model_checkpoint: "dreamshaper_8.safetensors [0123456789]" },
      { sd_model_checkpoint: "sd_xl_base_1.0.safetensors [0123456789]" },
    ]);
  });

  it.each([
    ["automatic1111", { prompt: "a red apple <lora:add_detail:0.8>" }],
    [
      "sdcpp",
      { prompt: "a red apple", lora: [{ path: "/loras/add_detail.safetensors", multiplier: 0.8 }] },
    ],
  ] as const)("names a LoRA as %s reads it", async (family, expected) => {
    const double = await start({ family });
    const { model } = await open([double]);
    await runModel(model(ID), { loras: [{ name: "add_detail", weight: 0.8 }] });
    expect(double.posts[0]?.body).toMatchObject(expected);
  });

  it("warns of a LoRA that the server lacks, and of one at KoboldCpp", async () => {
    for (const family of ["forge", "koboldcpp"] as const) {
      const { warnings, request } = await planWithUnknownLora(family);
      expect(warnings.map(({ option }) => option)).toEqual(["lora"]);
      expect(request.loras).toBeUndefined();
    }
  });

  it("lets a named checkpoint of the server refine", async () => {
    const double = await start();
    const { model } = await open([double]);
    const refiner = { model: "a1111/sd_xl_base_1.0", highNoiseFraction: 0.7 };
    const plan = model(ID).plan(requestFor(model(ID), { refiner }));
    expect(plan.warnings).toEqual([]);
    await runPlan(model(ID), plan);
    expect(double.posts[0]?.body).toMatchObject({
      refiner_checkpoint: "sd_xl_base_1.0.safetensors [0123456789]",
      refiner_switch_at: 0.7,
    });
  });

  it("takes Karras out of the name of a sampler where it is an option of its own", async () => {
    const { model } = await open([await start()]);
    const plan = model(ID).plan(requestFor(model(ID), { scheduler: "DPM++ 2M Karras" }));
    expect(plan.request).toMatchObject({ scheduler: "DPM++ 2M", sigmas: "karras" });
    expect(plan.warnings).toEqual([]);
  });

  it("sends Flux' guidance at Forge as the distilled one", async () => {
    const double = await start({ family: "forge", checkpoints: ["flux1-dev"] });
    const { model } = await open([double]);
    await runModel(model("a1111/flux1-dev"), { guidanceScale: 4 });
    expect(double.posts[0]?.body).toMatchObject({ cfg_scale: 1, distilled_cfg_scale: 4 });
  });
});

/** Runs until the first event that fits, then does something, and gives all events. */
async function runUntil(
  model: ReturnType<Awaited<ReturnType<typeof open>>["model"]>,
  fits: (event: GenerationEvent) => boolean,
  then: () => void,
  signal = new AbortController().signal,
) {
  const events: GenerationEvent[] = [];
  let isDone = false;
  const plan = model.plan(requestFor(model));
  for await (const event of model.execute(plan, testContext({ signal }))) {
    events.push(event);
    if (isDone || !fits(event)) continue;
    isDone = true;
    then();
  }
  return events;
}
const moves = (event: GenerationEvent): boolean =>
  event.type === "progress" && event.fraction > 0.3;
const waits = (event: GenerationEvent): boolean =>
  event.type === "progress" && event.waiting !== undefined;

describe("a picture that is drawn", () => {
  it("tells how far it is", async () => {
    const double = await start();
    const { model } = await open([double]);
    double.desk.hold();
    const events = await runUntil(model(ID), moves, () => double.desk.finish());
    expect(events.filter(({ type }) => type === "picture")).toHaveLength(1);
    expect(events).toContainEqual(expect.objectContaining({ type: "progress", fraction: 0.35 }));
  });

  it("is interrupted when it is cancelled", async () => {
    const double = await start();
    const { model } = await open([double]);
    double.desk.hold();
    const controller = new AbortController();
    const reason = new Error("cancelled");
    const run = runUntil(model(ID), moves, () => controller.abort(reason), controller.signal);
    await expect(run).rejects.toBe(reason);
    await expect
      .poll(() => double.desk.interrupted)
      .toEqual([expect.stringMatching(/^task\(easel-/)]);
  });

  it("never stops somebody else's picture, and is stopped when its own turn comes", async () => {
    const double = await start();
    const { model } = await open([double]);
    double.desk.occupy();
    const controller = new AbortController();
    const run = runUntil(model(ID), waits, () => controller.abort(), controller.signal);
    await expect(run).rejects.toThrow();
    const asked = () => double.requests.filter(({ path }) => path === "/internal/progress").length;
    const before = asked();
    await expect.poll(asked).toBeGreaterThan(before + 1);
    expect(double.desk.interrupted).toEqual([]);
    expect(double.requests.filter(({ path }) => path.endsWith("/interrupt"))).toEqual([]);
  });
});
