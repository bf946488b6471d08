import { onTestFinished } from "vitest";
import { createEngine } from "../../src/diffusion/engine.ts";
import type { ImageModel } from "../../src/providers/image-model.ts";
import { openLocalModel } from "../../src/providers/local/index.ts";
import { bundledModelFolder } from "./bundled-model-folder.ts";
import { RecordingLog } from "./pipeline/recording-log.ts";

/** The bundled model on an engine of its own, on the processor; closed when the test has ended. */
export async function bundledModel(): Promise<ImageModel> {
  const engine = createEngine({ log: new RecordingLog(), device: "cpu" });
  onTestFinished(() => engine.close());
  return await openLocalModel(engine, bundledModelFolder);
}
