import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { z } from "zod";

const SCRIPT = path.join(import.meta.dirname, "../python/denoiser_speed.py");

const answerSchema = z.object({
  what: z.string(),
  secondsPerStep: z.number(),
  peakMegabytes: z.number(),
});

/** How fast Python takes a model's denoising steps, and the memory of its process at most. */
export type PythonSpeed = z.infer<typeof answerSchema>;

/** What Python is to do. */
export interface PythonWork {
  /** An interpreter with diffusers, torch and onnxruntime. */
  readonly python: string;
  readonly folder: string;
  readonly tokens: number;
  readonly steps: number;
  readonly threads: number;
}

/** Measures one way, in a process of its own: diffusers on PyTorch, or a loop over the ONNX file. */
export async function pythonSpeed(
  { python, folder, tokens, steps, threads }: PythonWork,
  way: "diffusers" | "onnxruntime",
): Promise<PythonSpeed> {
  const options = [folder, tokens, steps, threads].map(String);
  const { stdout } = await promisify(execFile)(python, [SCRIPT, ...options, way]);
  return answerSchema.parse(JSON.parse(stdout.trim().split("\n").at(-1) ?? ""));
}
