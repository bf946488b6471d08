import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { GenerationJob } from "../../src/diffusion/job.ts";
import { findEdges, isEdgePicture } from "../../src/diffusion/control/find-edges.ts";
import type { RgbPicture } from "../../src/diffusion/picture.ts";
import type { ReleasableModel } from "../../src/diffusion/runtime/load-model.ts";
import { finalLatents, relativeDifference } from "../support/diffusion/final-latents.ts";
import { openModel } from "../support/diffusion/open-model.ts";
import { patternedPicture } from "./patterned-picture.ts";

const folder = import.meta.dirname;

/** What diffusers drew along a picture; made by controls.py. */
interface GoldenCase {
  readonly scheduler: string;
  readonly size: readonly [number, number];
  readonly steps: number;
  readonly guidance: number;
  readonly strength?: number;
  readonly scale?: number;
  readonly start?: number;
  readonly end?: number;
  readonly offset: number;
  readonly shape: readonly number[];
}

const references = [
  { name: "controls-epsilon", base: "tiny-epsilon", control: "tiny-control" },
  { name: "controls-xl", base: "tiny-xl-named", control: "tiny-control-xl" },
];

/** A picture turned by half a turn. */
function turned({ data, width, height }: RgbPicture): RgbPicture {
  const pixels = width * height;
  const turn = (_: number, index: number) =>
    data[(pixels - 1 - Math.floor(index / 3)) * 3 + (index % 3)] ?? 0;
  return { data: Uint8Array.from({ length: data.length }, turn), width, height };
}

function jobFor(golden: GoldenCase, base: string, control: string): GenerationJob {
  const [width, height] = golden.size;
  const picture = patternedPicture(width, height);
  return {
    folder: join(folder, "models", base),
    prompt: "a red apple, drawn in ink",
    negativePrompt: "the house",
    seeds: [42],
    width,
    height,
    steps: golden.steps,
    guidanceScale: golden.guidance,
    scheduler: golden.scheduler,
    initial: golden.strength === undefined ? undefined : { picture, strength: golden.strength },
    control: {
      path: join(folder, `controls/${control}/model.onnx`),
      picture: turned(picture),
      findsEdges: false,
      strength: golden.scale ?? 1,
      start: golden.start ?? 0,
      end: golden.end ?? 1,
    },
    wantLatents: true,
  };
}

function title(golden: GoldenCase): string {
  return JSON.stringify({ ...golden, offset: undefined, shape: undefined }).replaceAll(
    /[{}"]/g,
    "",
  );
}

describe.each(references)("$base steered by $control", ({ name, base, control }) => {
  const cases: GoldenCase[] = JSON.parse(
    readFileSync(join(folder, `latents/${name}.json`), "utf8"),
  );
  const bytes = readFileSync(join(folder, `latents/${name}.bin`));
  const numbers = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  let model: ReleasableModel;
  let plain: ReleasableModel;

  beforeAll(async () => {
    plain = await openModel(join(folder, "models", base));
    model = await openModel(join(folder, "models", base));
    await model.openForControl();
  });
  afterAll(async () => {
    await model.release();
    await plain.release();
  });

  it.each(cases.map((golden) => [title(golden), golden] as const))(
    "draws what diffusers draws: %s",
    async (_, golden) => {
      const job = jobFor(golden, base, control);
      const latents = await finalLatents(model, job);
      const count = golden.shape.reduce((product, length) => product * length, 1);
      const reference = numbers.subarray(golden.offset, golden.offset + count);
      expect(relativeDifference(latents, reference)).toBeLessThan(1e-3);
      const without = await finalLatents(plain, { ...job, control: undefined });
      expect(relativeDifference(latents, without)).toBeGreaterThan(0.02);
    },
  );

  it("draws as ever with no strength, or outside of its window", async () => {
    const [golden] = cases;
    if (golden === undefined) throw new Error("There is no case.");
    const job = jobFor(golden, base, control);
    const without = await finalLatents(plain, { ...job, control: undefined });
    for (const idle of [{ strength: 0 }, { start: 0, end: 0 }]) {
      const steered = job.control && { ...job.control, ...idle };
      expect(await finalLatents(model, { ...job, control: steered })).toEqual(without);
    }
  });
});

interface EdgeCase {
  readonly width: number;
  readonly height: number;
  readonly pixels: readonly number[];
  /** Places of the pixels that are edges. */
  readonly edges: readonly number[];
}

describe("edges", () => {
  const cases: EdgeCase[] = JSON.parse(readFileSync(join(folder, "edges.json"), "utf8"));

  it.each(cases)("of $width × $height are those of OpenCV", ({ width, height, pixels, edges }) => {
    const found = findEdges({ data: Uint8Array.from(pixels), width, height });
    const places = Array.from({ length: width * height }, (_, index) => index);
    expect(places.filter((index) => found.data[index * 3] === 255)).toEqual(edges);
    expect(isEdgePicture({ data: Uint8Array.from(pixels), width, height })).toBe(false);
  });

  it("are not looked for in a drawing of edges", () => {
    const data = new Uint8Array(30 * 30 * 3);
    data.fill(255, 300, 600);
    expect(isEdgePicture({ data, width: 30, height: 30 })).toBe(true);
  });
});
