import { isObject } from "../json/fields.ts";
import type { Json } from "../json/parse-json.ts";

/** What stands after a seed in a row of widgets: what becomes of it after a run. */
const controls = new Set(["fixed", "increment", "decrement", "randomize"]);

/** The widgets of the usual nodes, in their order; a seed's control is left out. */
const usual: Readonly<Record<string, readonly string[]>> = {
  KSampler: ["seed", "steps", "cfg", "sampler_name", "scheduler", "denoise"],
  KSamplerAdvanced: [
    "add_noise",
    "noise_seed",
    "steps",
    "cfg",
    "sampler_name",
    "scheduler",
    "start_at_step",
    "end_at_step",
    "return_with_leftover_noise",
  ],
  SamplerCustom: ["add_noise", "noise_seed", "cfg"],
  RandomNoise: ["noise_seed"],
  KSamplerSelect: ["sampler_name"],
  BasicScheduler: ["scheduler", "steps", "denoise"],
  CFGGuider: ["cfg"],
  FluxGuidance: ["guidance"],
  CLIPTextEncode: ["text"],
  CLIPTextEncodeFlux: ["clip_l", "t5xxl", "guidance"],
  CheckpointLoaderSimple: ["ckpt_name"],
  UNETLoader: ["unet_name", "weight_dtype"],
  LoraLoader: ["lora_name", "strength_model", "strength_clip"],
  LoraLoaderModelOnly: ["lora_name", "strength_model"],
  EmptyLatentImage: ["width", "height", "batch_size"],
  EmptySD3LatentImage: ["width", "height", "batch_size"],
  PrimitiveString: ["value"],
  PrimitiveStringMultiline: ["value"],
  PrimitiveInt: ["value"],
  PrimitiveNode: ["value"],
  StringConcatenate: ["string_a", "string_b", "delimiter"],
};

/** The names of a node's widgets, one for each value; undefined for a value without a name. */
export function widgetNames(
  type: string,
  slots: readonly Json[],
  values: readonly Json[],
): readonly (string | undefined)[] {
  const names = usual[type] ?? namedBySlots(slots);
  let next = 0;
  return values.map((value) => {
    if (typeof value === "string" && controls.has(value)) return undefined;
    next += 1;
    return names[next - 1];
  });
}

/** Newer versions list the widgets among the inputs. */
function namedBySlots(slots: readonly Json[]): readonly string[] {
  return slots.flatMap((slot) => {
    if (!isObject(slot) || !isObject(slot["widget"])) return [];
    const { name } = slot["widget"];
    return typeof name === "string" ? [name] : [];
  });
}
