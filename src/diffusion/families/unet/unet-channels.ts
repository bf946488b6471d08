import type { ExtraChannels } from "../../description/model-description.ts";
import { unusable } from "../../model-files.ts";
import { findPort, fixedLength } from "../../description/model-graphs.ts";
import type { ModelParts } from "../../description/model-parts.ts";
import type { OnnxModel } from "../../onnx/model.ts";
import { say } from "../../../words/index.ts";

/** All of Stable Diffusion's autoencoders have four. */
const USUAL_CHANNELS = 4;
/** What may lie between an input and the convolution that reads it. */
const CARRIERS = new Set(["Cast", "Identity"]);

/** The channels of the latents, and what a UNet is given beside them. */
export interface Channels {
  readonly latentChannels: number;
  readonly extraChannels: ExtraChannels;
}

/**
 * The channels that a model's UNet takes and its autoencoder gives. Throws DiffusionError when its
 * settings say another number than its graph takes, or when the rest is nothing that is known.
 */
export async function channelsOf(parts: ModelParts): Promise<Channels> {
  const graph = parts.graph("unet");
  const { in_channels: said, out_channels: saidOut } = await parts.config("unet");
  const { latent_channels: saidLatents } = await parts.config("vae_decoder");
  const given =
    fixedLength(findPort(parts.graph("vae_decoder").inputs, "latent_sample"), 1) ??
    saidLatents ??
    undefined;
  const seen = fixedLength(findPort(graph.inputs, "sample"), 1) ?? channelsOfFirstLayer(graph);
  if (seen !== undefined && said && seen !== said) {
    throw unusable(
      parts.folder,
      say("engine.channels-contradict", { file: "unet/config.json", said, seen }),
    );
  }
  const taken = seen ?? said ?? given ?? USUAL_CHANNELS;
  const latentChannels = given ?? (taken > USUAL_CHANNELS ? USUAL_CHANNELS : taken);
  const extraChannels = kindOf(taken, latentChannels);
  if (extraChannels === undefined) {
    const other = { part: "unet", taken, given: latentChannels };
    throw unusable(parts.folder, say("engine.mixed-channels", other));
  }
  const out = findPort(graph.outputs, "out_sample") ?? graph.outputs[0];
  const told = fixedLength(out, 1) ?? saidOut ?? latentChannels;
  // A network that learned its variance, too, gives twice as many: another kind of steps.
  if (told === latentChannels) return { latentChannels, extraChannels };
  throw unusable(parts.folder, say("engine.other-channels-out", { told, latents: latentChannels }));
}

/** Inpainting adds the mask and the masked picture's latents, an instruction the picture's latents. */
function kindOf(taken: number, latents: number): ExtraChannels | undefined {
  if (taken === latents) return "none";
  if (taken === 2 * latents + 1) return "inpainting";
  return taken === 2 * latents ? "instruction" : undefined;
}

/** The channels that the weights of the first convolution want; undefined where they are not found. */
function channelsOfFirstLayer({ nodes, weights }: OnnxModel): number | undefined {
  const names = new Set(["sample"]);
  for (const { kind, inputs, outputs } of nodes) {
    if (!names.has(inputs[0] ?? "")) continue;
    if (CARRIERS.has(kind)) for (const output of outputs) names.add(output);
    if (kind === "Conv") return weights.find(({ name }) => name === inputs[1])?.dims[1];
  }
  return undefined;
}
