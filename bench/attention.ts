/**
 * How much quicker a UNet is with what is rewritten when it is loaded: the same graph as exported and
 * rewritten, in turns, on the same cores. `EASEL_BENCH_UNET` names its model.onnx, `EASEL_BENCH_SIDE`
 * the latents' side (64), `EASEL_BENCH_RUNS` the pairs that count (5).
 */
import { fitUpsamplers } from "../src/diffusion/graph/fit-upsamplers.ts";
import { rewritesOf } from "../src/diffusion/runtime/load-model.ts";
import { apart, type DenoiserRun, openDenoiser, runDenoiser } from "./support/denoiser-run.ts";
import { percentile } from "./support/statistics.ts";

export async function attention(): Promise<void> {
  const path = process.env["EASEL_BENCH_UNET"] ?? "";
  const side = Number(process.env["EASEL_BENCH_SIDE"] ?? 64);
  const runs = Number(process.env["EASEL_BENCH_RUNS"] ?? 5);
  const plain = await openDenoiser(path, [fitUpsamplers]);
  const fused = await openDenoiser(path, rewritesOf.denoiser ?? []);
  const pairs: (readonly [DenoiserRun, DenoiserRun])[] = [];
  // The first pair makes room in memory.
  for (let index = 0; index <= runs; index += 1) {
    const pair = [await runDenoiser(plain, side), await runDenoiser(fused, side)] as const;
    if (index > 0) pairs.push(pair);
    console.log(
      `${index}. as exported ${Math.round(pair[0].took)} ms (work ${Math.round(pair[0].work)}), rewritten ${Math.round(pair[1].took)} (${Math.round(pair[1].work)})`,
    );
  }
  const less = (of: (run: DenoiserRun) => number) => {
    const ratios = pairs.map(([one, other]) => of(other) / of(one));
    return `${((1 - percentile(ratios, 0.5)) * 100).toFixed(1)} %`;
  };
  const most = Math.max(...pairs.map(([one, other]) => apart(one.out, other.out)));
  console.log(
    `rewritten: ${less(({ took }) => took)} less time at the median, ${less(({ work }) => work)} less work; largest difference ${most.toExponential(1)}`,
  );
}
