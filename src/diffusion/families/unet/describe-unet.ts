import type { FamilyTraits, TextPart } from "../../description/model-description.ts";
import { findPort, fixedLength, fixedSize, portOf } from "../../description/model-graphs.ts";
import type { ModelParts } from "../../description/model-parts.ts";
import { modelSampler } from "../../samplers/resolve-sampler.ts";
import { suitingSamplers } from "../../samplers/suiting-samplers.ts";
import type { SchedulerConfig } from "../../schedules/scheduler-config.ts";
import { checkTextParts } from "./check-text-parts.ts";
import { channelsOf } from "./unet-channels.ts";

/** Latents a side that Stable Diffusion 1 was trained at, where the settings say nothing. */
const USUAL_LATENTS = 64;

/** What the families of UNets have in common, before each says what is its own. */
export async function describeUnet(
  parts: ModelParts,
  scheduler: SchedulerConfig,
  textParts: readonly TextPart[],
): Promise<FamilyTraits> {
  checkTextParts(parts, textParts);
  const graph = parts.graph("unet");
  const sample = portOf(graph.inputs, "sample", parts.folder, "unet");
  const context = portOf(graph.inputs, "encoder_hidden_states", parts.folder, "unet");
  portOf(graph.inputs, "timestep", parts.folder, "unet");
  const { latentChannels, extraChannels } = await channelsOf(parts);
  const { sample_size: native } = await parts.config("unet");
  const [height, width] = typeof native === "number" ? [native, native] : (native ?? []);
  return {
    denoiser: "unet",
    textParts,
    zerosWithoutNegative: false,
    timeIds: undefined,
    guidanceEmbedding: undefined,
    beginsPictures: extraChannels !== "instruction",
    isRefiner: false,
    takesNegativePrompt: true,
    takesGuidance: true,
    strengthNarrows: false,
    evenSigmas: false,
    schedulers: suitingSamplers(scheduler).map(({ name }) => name),
    defaultScheduler: modelSampler(scheduler).name,
    latentChannels,
    patch: 1,
    extraChannels,
    fixedDenoiser: fixedSize(sample),
    nativeSize: { height: height ?? USUAL_LATENTS, width: width ?? USUAL_LATENTS },
    takesLongPrompts: fixedLength(context, 1) === undefined,
    contextWidth: undefined,
    largestSide: undefined,
    steps: 25,
    guidanceScale: 7.5,
  };
}

/** Whether a UNet's graph has an input of that name. */
export function unetTakes(parts: ModelParts, name: string): boolean {
  return parts.has("unet") && findPort(parts.graph("unet").inputs, name) !== undefined;
}
