import { describeModel } from "../../../src/diffusion/model-folder/describe-model.ts";
import { type ReleasableModel, loadModel } from "../../../src/diffusion/runtime/load-model.ts";
import { openSession } from "../../../src/diffusion/runtime/onnx-session.ts";
import { rewrittenGraph } from "../../../src/diffusion/runtime/part-opener.ts";

/** Opens a model's folder in this process, on one thread of the processor: numbers then never change. */
export async function openModel(folder: string): Promise<ReleasableModel> {
  const description = await describeModel(folder);
  return loadModel(description, (path, stage, rewrites) =>
    openSession(path, {
      executionProvider: "cpu",
      threads: 1,
      stage,
      graph: rewrittenGraph(path, rewrites),
    }),
  );
}
