// What pictures with changing LoRAs do to the memory of the engine's process: each change opens the
// graphs it touches anew. EASEL_BENCH_PICTURES says how many. Needs /proc, so it runs on Linux.
import path from "node:path";
import { createEngine } from "../src/diffusion/engine.ts";
import type { NamedLora } from "../src/diffusion/lora/lora-choice.ts";
import { draw, memoryOf } from "./support/engine-memory.ts";

const PICTURES = Number(process.env["EASEL_BENCH_PICTURES"] ?? 200);
const GOLDEN = path.join(import.meta.dirname, "../test/golden");
const EVERY = 20;

const log = { debug() {}, info: console.log, warn: console.log, error: console.log };

/** In turns: none, one, two, another, the first with another weight. */
const SETS: readonly (readonly NamedLora[])[] = [
  [],
  [lora("kohya", 1)],
  [lora("kohya", 0.7), lora("locon", -0.4)],
  [lora("peft", 0.6)],
  [lora("kohya", 0.3)],
];

export async function loras(): Promise<void> {
  const engine = createEngine({ log, device: "cpu", environment: process.env });
  try {
    const marks: Record<string, number> = {};
    for (let picture = 1; picture <= PICTURES; picture += 1) {
      await draw(engine, {
        folder: path.join(GOLDEN, "models/tiny-epsilon"),
        prompt: "a red apple",
        negativePrompt: "",
        seeds: [picture],
        width: 16,
        height: 16,
        steps: 4,
        guidanceScale: 5,
        loras: SETS[picture % SETS.length],
      });
      if (picture === 5 || picture % EVERY === 0) {
        const megabytes = await memoryOf(engine, "VmRSS");
        marks[`after ${picture} pictures (MB)`] = Math.round(megabytes * 10) / 10;
      }
    }
    console.table(marks);
  } finally {
    await engine.close();
  }
}

function lora(name: string, weight: number): NamedLora {
  return { name, weight, path: path.join(GOLDEN, `loras/${name}.safetensors`) };
}
