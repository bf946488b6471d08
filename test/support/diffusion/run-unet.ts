import type { RewrittenGraph } from "../../../src/diffusion/graph/rewrite.ts";
import { openSession } from "../../../src/diffusion/runtime/onnx-session.ts";
import { zeros } from "../../../src/diffusion/tensor.ts";

/** What a tiny UNet gives for fixed numbers, as its file stands or rewritten. */
export async function runUnet(
  path: string,
  graph?: RewrittenGraph,
  size: readonly [number, number] = [8, 8],
): Promise<Float32Array> {
  const options = { executionProvider: "cpu", threads: 1, stage: "denoiser" } as const;
  const session = await openSession(path, { ...options, graph });
  const dims: Readonly<Record<string, number[]>> = {
    sample: [2, 4, ...size],
    timestep: session.inputs.get("timestep")?.dims.map(() => 1) ?? [],
    encoder_hidden_states: [2, 24, Number(session.inputs.get("encoder_hidden_states")?.dims[2])],
    text_embeds: [2, Number(session.inputs.get("text_embeds")?.dims[1] ?? 0)],
    time_ids: [2, 6],
  };
  const feeds = Object.fromEntries(
    [...session.inputs.keys()].map((name) => {
      const tensor = zeros(dims[name] ?? []);
      for (const index of tensor.data.keys()) tensor.data[index] = Math.sin(index * 9.7);
      return [name, tensor];
    }),
  );
  const outputs = await session.run(feeds);
  await session.release();
  return outputs.get("out_sample")?.data ?? new Float32Array();
}
