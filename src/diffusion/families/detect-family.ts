import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { DiffusionError } from "../../domain/errors.ts";
import { say } from "../../words/index.ts";
import { unusable } from "../model-files.ts";
import { findPort } from "../description/model-graphs.ts";
import type { ModelParts } from "../description/model-parts.ts";
import type { Family } from "./family.ts";
import { families } from "./index.ts";
import { foreignFamily } from "./foreign-families.ts";

/** What PyTorch's weights are kept in. */
const PYTORCH = /\.(?:safetensors|bin|ckpt|pth?)$/iu;

/**
 * The family of the model in a folder. Throws DiffusionError that names the family where it is one
 * that is not drawn here, and else says what is missing.
 */
export async function detectFamily(parts: ModelParts): Promise<Family> {
  const className = await classOf(parts);
  const foreign = foreignFamily(className);
  if (foreign !== undefined) throw notDrawn(parts, foreign);
  const family = families.find(({ matches }) => matches(parts));
  if (family !== undefined) return family;
  throw unknownFamily(parts, className);
}

/** The class that the model's pipeline, or else its transformer, had in PyTorch. */
async function classOf(parts: ModelParts): Promise<string> {
  const { _class_name: transformer } = await parts.config("transformer");
  const pipeline = parts.index._class_name ?? "";
  return foreignFamily(pipeline) === undefined ? `${pipeline} ${transformer ?? ""}` : pipeline;
}

function unknownFamily(parts: ModelParts, className: string): DiffusionError {
  const { folder } = parts;
  const part = existsSync(join(folder, "transformer")) ? "transformer" : "unet";
  const file = `${part}/model.onnx`;
  if (!parts.has(part)) {
    return holdsPyTorch(join(folder, part))
      ? unusable(folder, say("engine.pytorch-only", { part }), { way: say("engine.way-export") })
      : unusable(folder, say("engine.part-missing", { file }));
  }
  const isKnown = /StableDiffusion3|SD3Transformer|Flux/u.test(className);
  if (part === "transformer" && !isKnown) {
    const name = className.trim().split(" ").at(-1) || "?";
    return notDrawn(parts, name);
  }
  const wanted = part === "unet" ? ["sample"] : ["hidden_states", "pooled_projections"];
  const { inputs } = parts.graph(part);
  const name = wanted.find((each) => findPort(inputs, each) === undefined) ?? "timestep";
  return unusable(folder, say("engine.no-input", { file, name }));
}

function notDrawn({ folder }: ModelParts, name: string): DiffusionError {
  const known = families.map(({ label }) => label).toSorted();
  return unusable(folder, say("engine.family-not-drawn", { name }), {
    way: say("engine.way-known-families", { known }),
  });
}

function holdsPyTorch(folder: string): boolean {
  return existsSync(folder) && readdirSync(folder).some((name) => PYTORCH.test(name));
}
