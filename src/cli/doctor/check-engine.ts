import { findModels } from "../../diffusion/description/model-files.ts";
import { createEngine } from "../../diffusion/engine.ts";
import { type Config, type Device, devices } from "../../config/config.ts";
import { DiffusionError } from "../../domain/errors.ts";
import type { Logger } from "../../lib/logger.ts";
import type { Finding } from "./finding.ts";

/** Which execution providers can draw here: each is tried by itself with the first model found. */
export async function checkEngine(config: Config, log: Logger): Promise<Finding> {
  const subject = "Own engine";
  const [folder] = await findModels(config.modelsDir);
  if (folder === undefined) {
    return {
      subject,
      lines: [`no model in ${config.modelsDir}`],
      broken: config.segmind === undefined && config.imagePipeline === undefined,
      next: "Put a Stable Diffusion model in the diffusers layout (ONNX) into EASEL_MODELS_DIR.",
    };
  }
  const lines: string[] = [];
  for (const device of devices.filter((each) => each !== "auto")) {
    const problem = await tryDevice(device, folder, log);
    lines.push(problem === undefined ? `${device} works` : `${device} does not: ${problem}`);
  }
  const wanted = config.device;
  const broken = wanted !== "auto" && !lines.includes(`${wanted} works`);
  return {
    subject,
    lines: [`EASEL_DEVICE is ${wanted}`, ...lines],
    broken,
    next: broken ? `EASEL_DEVICE=${wanted} does not work here: set it to auto.` : undefined,
  };
}

async function tryDevice(
  device: Exclude<Device, "auto">,
  folder: string,
  log: Logger,
): Promise<string | undefined> {
  const engine = createEngine({ device, log });
  try {
    await engine.warm(folder);
    return undefined;
  } catch (error) {
    if (error instanceof DiffusionError) return error.message;
    throw error;
  } finally {
    await engine.close();
  }
}
