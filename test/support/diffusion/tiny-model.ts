import { cp } from "node:fs/promises";
import { join } from "node:path";
import type { GenerationJob } from "../../../src/diffusion/job.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const goldenModels = join(import.meta.dirname, "../../golden/models");

/** The folder of a tiny model with random weights: 16 × 16 pictures, milliseconds a step. */
export function tinyModel(name = "tiny-epsilon"): string {
  return join(goldenModels, name);
}

/** A copy of a tiny model that a test may spoil. */
export async function tinyModelCopy(name?: string): Promise<string> {
  const folder = join(await temporaryFolder(), "tiny");
  await cp(tinyModel(name), folder, { recursive: true });
  return folder;
}

/** A job for the tiny model; long enough runs are made with more steps. */
export function tinyJob(changes: Partial<GenerationJob> = {}): GenerationJob {
  return {
    folder: tinyModel(),
    prompt: "a red apple",
    negativePrompt: "",
    seeds: [1],
    width: 16,
    height: 16,
    steps: 4,
    guidanceScale: 2,
    scheduler: "Euler",
    ...changes,
  };
}
