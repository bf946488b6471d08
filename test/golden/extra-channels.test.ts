import { cp, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { finalLatents, relativeDifference } from "../support/diffusion/final-latents.ts";
import { greyPicture } from "../support/diffusion/grey-picture.ts";
import { openModel } from "../support/diffusion/open-model.ts";
import { tinyJob, tinyModelCopy } from "../support/diffusion/tiny-model.ts";
import { patternedPicture } from "./patterned-picture.ts";

const folder = import.meta.dirname;

interface ExtraCase {
  readonly scheduler: string;
  readonly steps: number;
  readonly guidance: number;
  readonly strength?: number;
  readonly offset: number;
  readonly shape: readonly number[];
}

/** The tiny model with that network in place of its own. */
async function modelWith(network: string): Promise<string> {
  const copy = await tinyModelCopy();
  await rm(join(copy, "unet"), { recursive: true });
  await cp(join(folder, "models", network, "unet"), join(copy, "unet"), { recursive: true });
  return copy;
}

/** White where the references redraw. */
const mask = greyPicture(16, 16, (x, y) => (x >= 5 && x < 14 && y >= 3 && y < 11 ? 255 : 0));

describe.each([
  ["tiny-inpaint", "inpainting"],
  ["tiny-instruct", "instruction"],
])("final latents of %s equal those of diffusers", async (name, kind) => {
  const cases: ExtraCase[] = JSON.parse(
    await readFile(join(folder, `latents/${name}.json`), "utf8"),
  );
  const bytes = await readFile(join(folder, `latents/${name}.bin`));
  const numbers = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);

  it.each(cases)("%j", async ({ scheduler, steps, guidance, strength = 1, offset, shape }) => {
    const model = await openModel(await modelWith(name));
    expect(model.description.extraChannels).toBe(kind);
    const masked = kind === "inpainting" ? { mask } : {};
    const job = tinyJob({
      prompt: "a red apple, drawn in ink",
      negativePrompt: "the house",
      seeds: [42],
      scheduler,
      steps,
      guidanceScale: guidance,
      initial: { picture: patternedPicture(16), strength, ...masked },
      wantLatents: true,
    });
    const latents = await finalLatents(model, job);
    const count = shape.reduce((product, length) => product * length, 1);
    expect(relativeDifference(latents, numbers.subarray(offset, offset + count))).toBeLessThan(
      1e-3,
    );
    await model.release();
  });
});
