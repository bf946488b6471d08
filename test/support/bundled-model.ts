import { onTestFinished } from "vitest";
import { createEngine } from "../../src/diffusion/engine.ts";
import type { ImageModel } from "../../src/providers/image-model.ts";
import { bundledModelFolder } from "./bundled-model-folder.ts";
import { RecordingLog } from "./pipeline/recording-log.ts";
import { openModel } from "./local-models/open-model.ts";

/** The bundled model on an engine of its own, on the processor; closed when the test has ended. */
export async function bundledModel(): Promise<ImageModel> {
  const engine = createEngine({ log: new RecordingLog(), device: "cpu" });
  onTestFinished(() => engine.close());
  return await openModel(engine, bundledModelFolder);
}
