import { readFile } from "node:fs/promises";
import type { Engine } from "../../src/diffusion/engine.ts";
import type { GenerationJob } from "../../src/diffusion/job.ts";

/** Draws a job to its end. */
export async function draw(engine: Engine, job: GenerationJob): Promise<void> {
  for await (const _ of engine.generate(job, { signal: new AbortController().signal }));
}

/** What the engine's process takes now (VmRSS) or took at most (VmHWM), in MB; Linux only. */
export async function memoryOf(engine: Engine, name: "VmRSS" | "VmHWM"): Promise<number> {
  const status = await readFile(`/proc/${engine.status().pid}/status`, "utf8");
  return Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024;
}
