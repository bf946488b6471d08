/**
 * WebGPU against the CPU. The driver may be software (.ci/fetch-vulkan): EASEL_TEST_VULKAN then holds
 * its settings as lines of NAME=value. Where there is no adapter at all, the refusal is tested.
 */
import { afterAll, describe, expect, it } from "vitest";
import { createEngine, type Engine } from "../../src/diffusion/engine.ts";
import { relativeDifference } from "../support/diffusion/final-latents.ts";
import { spoken } from "../support/words/spoken.ts";
import { tinyJob, tinyModel } from "../support/diffusion/tiny-model.ts";

const silent = { debug() {}, info() {}, warn() {}, error() {} };
/** Drivers in software compile their shaders for many seconds. */
const TIMEOUT_MS = 120_000;

const vulkan = process.env["EASEL_TEST_VULKAN"] ?? "";
for (const line of vulkan.split("\n")) {
  const [name = "", value = ""] = line.split("=", 2);
  if (name !== "") process.env[name] = value;
}

const start = (device: "auto" | "cpu" | "webgpu") =>
  createEngine({
    log: silent,
    device,
    threads: 1,
    hangAfterMs: TIMEOUT_MS,
    environment: process.env,
  });
const engines = { auto: start("auto"), cpu: start("cpu"), webgpu: start("webgpu") };
afterAll(() => Promise.all(Object.values(engines).map((engine) => engine.close())));

/** The latents of two pictures, which share their runs on a GPU. */
async function finalLatents(engine: Engine, model: string, size = 16): Promise<Float32Array> {
  const job = tinyJob({
    folder: tinyModel(model),
    scheduler: undefined,
    seeds: [1, 2],
    width: size,
    height: size,
    steps: 2,
    wantLatents: true,
  });
  const latents: number[][] = [];
  for await (const event of engine.generate(job, { signal: new AbortController().signal })) {
    if (event.type === "picture") latents[event.index] = Array.from(event.latents?.data ?? []);
  }
  return Float32Array.from(latents.flat());
}

const problem = await engines.webgpu.warm(tinyModel()).then(
  () => undefined,
  (error: unknown) => String(error),
);

if (problem === undefined) {
  describe("WebGPU", () => {
    it.each([
      ["tiny-epsilon", "float32", 16, 1e-3],
      ["tiny-half", "float16", 16, 0.06],
      ["tiny-deep", "odd latents", 72, 1e-3],
      ["tiny-sd3", "sixteen channels", 64, 1e-3],
      ["tiny-flux-dev", "packed latents", 64, 1e-3],
    ])(
      "gives the CPU's latents for %s (%s)",
      async (model, _, size, tolerance) => {
        const reference = await finalLatents(engines.cpu, model, size);
        const latents = await finalLatents(engines.webgpu, model, size);
        expect(engines.webgpu.status().provider).toBe("webgpu");
        expect(latents.length).toBe(reference.length);
        expect(latents.length).toBeGreaterThan(0);
        expect(relativeDifference(latents, reference)).toBeLessThan(tolerance);
      },
      TIMEOUT_MS,
    );

    it(
      "is chosen by itself only where it beats the CPU",
      async () => {
        await engines.auto.warm(tinyModel());
        const { provider, tried } = engines.auto.status();
        const reason = tried.find((each) => each.provider === "webgpu")?.problem;
        if (provider === "cpu") {
          expect(reason && spoken(reason)).toMatch(/^slower than the CPU: \d+ against \d+ ms$/);
        } else expect(reason).toBeUndefined();
      },
      TIMEOUT_MS,
    );
  });
} else {
  describe("WebGPU without an adapter", () => {
    it("is refused in one sentence that says what to do", () => {
      expect(vulkan, `a driver was given, but ${problem}`).toBe("");
      expect(problem).toMatch(
        /EASEL_DEVICE=webgpu does not work on this machine \([^/]+\)\. Set it to auto or cpu\.$/,
      );
    });

    it("is passed over by itself, with the reason", async () => {
      const latents = await finalLatents(engines.auto, "tiny-epsilon");
      expect(latents.every(Number.isFinite)).toBe(true);
      const { provider, tried } = engines.auto.status();
      expect(provider).not.toBe("webgpu");
      if (provider === "cpu") {
        const reason = tried.find((each) => each.provider === "webgpu")?.problem;
        expect(reason && spoken(reason)).toContain("adapter");
      }
    });
  });
}
