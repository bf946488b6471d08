import { existsSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { OnnxModel } from "../onnx/model.ts";
import { lastHiddenState, layersBelow } from "./hidden-states.ts";
import type { TextPart } from "./model-description.ts";
import { hasPart, readModelJson } from "./model-files.ts";

const configSchema = z.object({ num_hidden_layers: z.int().positive().nullish() });

/** The text encoders that a model uses, in the order in which their outputs are joined; SDXL has two. */
export async function readTextParts(folder: string, isXl: boolean): Promise<TextPart[]> {
  const layer = isXl ? "penultimate" : "last";
  const part = async (suffix: "" | "_2"): Promise<TextPart> => {
    const file = join(`text_encoder${suffix}`, "config.json");
    const config = existsSync(join(folder, file))
      ? await readModelJson(folder, file, configSchema)
      : {};
    return {
      encoder: `text_encoder${suffix}`,
      tokenizer: `tokenizer${suffix}`,
      layer,
      layers: config.num_hidden_layers ?? undefined,
    };
  };
  const suffixes = (["", "_2"] as const).filter((suffix) =>
    hasPart(folder, `text_encoder${suffix}`),
  );
  return Promise.all((isXl ? suffixes : suffixes.slice(0, 1)).map(part));
}

/** How many layers a text encoder can leave out beyond its usual one, by what its graph gives. */
export function clipSkipLayers(
  { outputs }: Pick<OnnxModel, "outputs">,
  { layer, layers }: TextPart,
): number {
  const names = outputs.map(({ name }) => name);
  const last = lastHiddenState(names, layers);
  if (last === undefined) return 0;
  return layersBelow(names, layer === "last" ? last : last - 1);
}
