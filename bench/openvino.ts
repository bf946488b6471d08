/**
 * A UNet's run by Easel against OpenVINO's in float32: the same file, in turns, on the same cores.
 * `EASEL_BENCH_UNET` names its model.onnx, `EASEL_BENCH_PYTHON` an interpreter with
 * bench/python/requirements.txt, `EASEL_BENCH_SIDE` the latents' side (64), `EASEL_BENCH_RUNS` the pairs (5).
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { availableParallelism } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { z } from "zod";
import { rewritesOf } from "../src/diffusion/runtime/load-model.ts";
import { openDenoiser, runDenoiser } from "./support/denoiser-run.ts";
import { percentile } from "./support/statistics.ts";

const SCRIPT = path.join(import.meta.dirname, "python/openvino_steps.py");
/** Every so manieth number of the result is compared. */
const SPACING = 16;
const answerSchema = z.object({ took: z.number(), work: z.number(), out: z.array(z.number()) });

export async function openvino(): Promise<void> {
  const file = process.env["EASEL_BENCH_UNET"] ?? "";
  const side = Number(process.env["EASEL_BENCH_SIDE"] ?? 64);
  const runs = Number(process.env["EASEL_BENCH_RUNS"] ?? 5);
  const python = process.env["EASEL_BENCH_PYTHON"] ?? "python3";
  const child = spawn(python, [SCRIPT, file, String(side), String(availableParallelism())], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  console.log((await lines.next()).value);
  const session = await openDenoiser(file, rewritesOf.denoiser ?? []);
  const ratios: { took: number; work: number }[] = [];
  let apart = 0;
  for (let index = 0; index <= runs; index += 1) {
    child.stdin.write("step\n");
    const other = answerSchema.parse(JSON.parse((await lines.next()).value ?? ""));
    const own = await runDenoiser(session, side);
    for (const [at, value] of other.out.entries())
      apart = Math.max(apart, Math.abs(value - (own.out[at * SPACING] ?? NaN)));
    console.log(
      `${index}. Easel ${Math.round(own.took)} ms (work ${Math.round(own.work)}), OpenVINO ${Math.round(other.took)} (${Math.round(other.work)})`,
    );
    // The first pair makes room in memory.
    if (index > 0) ratios.push({ took: own.took / other.took, work: own.work / other.work });
  }
  child.stdin.end();
  await once(child, "exit");
  await session.release();
  const middle = (of: "took" | "work") =>
    percentile(
      ratios.map((ratio) => ratio[of]),
      0.5,
    ).toFixed(3);
  console.log(
    `Easel ÷ OpenVINO at the median: time ${middle("took")}, work ${middle("work")}; largest difference ${apart.toExponential(1)}`,
  );
}
