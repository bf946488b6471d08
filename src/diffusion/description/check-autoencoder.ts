import { type Message, say } from "../../words/index.ts";
import { unusable } from "../model-files.ts";
import { fixedLength } from "./model-graphs.ts";
import type { ModelParts, PartConfig } from "./model-parts.ts";

/** Classes of autoencoders whose latents are what the settings' numbers say. */
const KNOWN = /^(?:ORT)?(?:AutoencoderKL|AutoencoderTiny|AsymmetricAutoencoderKL)$/u;
/** The one whose settings are all known. */
const USUAL = "AutoencoderKL";
/** Settings that the numbers of latents and pictures depend on. */
const NUMBERS = ["scaling_factor", "shift_factor", "latents_mean", "latents_std"] as const;
/** Settings that were settled when the graphs were made. */
const IN_THE_GRAPH: ReadonlySet<string> = new Set([
  "act_fn",
  "down_block_types",
  "dropout",
  "force_upcast",
  "in_channels",
  "layers_per_block",
  "mid_block_add_attention",
  "norm_num_groups",
  "out_channels",
  "sample_size",
  "up_block_types",
  "use_post_quant_conv",
  "use_quant_conv",
]);
/** What the configSchema of parts reads of an autoencoder. */
const READ: ReadonlySet<string> = new Set([...NUMBERS, "block_out_channels", "latent_channels"]);

const FILE = "vae_decoder/config.json";
const COLOURS = 3;

/**
 * Checks that a model's autoencoder is one that is honoured here. Gives what people should know, a
 * sentence each. Throws DiffusionError where its graph takes other latents than the denoiser gives, or
 * than its settings say, or makes no pictures of three colours.
 */
export async function checkAutoencoder(
  parts: ModelParts,
  denoiser: string,
  latentChannels: number,
): Promise<Message[]> {
  const { folder } = parts;
  const [decoder, encoder] = [await parts.config("vae_decoder"), await parts.config("vae_encoder")];
  const { inputs, outputs } = parts.graph("vae_decoder");
  const seen = fixedLength(
    inputs.find(({ name }) => name === "latent_sample"),
    1,
  );
  const { latent_channels: said } = decoder;
  if (said && seen !== undefined && said !== seen) {
    throw unusable(folder, say("engine.channels-contradict", { file: FILE, said, seen }));
  }
  if (seen !== undefined && seen !== latentChannels) {
    const other = { part: denoiser, taken: latentChannels, given: seen };
    throw unusable(folder, say("engine.mixed-channels", other));
  }
  const picture = outputs.find(({ name }) => name === "sample") ?? outputs[0];
  const colours = fixedLength(picture, 1) ?? COLOURS;
  if (colours !== COLOURS) throw unusable(folder, say("engine.not-three-colours", { colours }));
  const others = NUMBERS.filter((key) => !isSame(decoder[key], encoder[key]));
  return [
    ...others.map((key) => say("engine.autoencoder-contradicts", { key })),
    ...remarksOn(decoder),
  ];
}

/** Whether two parts say the same, or one of them nothing. */
function isSame(one: unknown, other: unknown): boolean {
  const isSilent = [one, other].some((value) => value === undefined || value === null);
  return isSilent || JSON.stringify(one) === JSON.stringify(other);
}

function remarksOn(config: PartConfig): Message[] {
  const { _class_name: className, latents_mean: mean, latents_std: deviation } = config;
  const remarks: Message[] = [];
  if (className && !KNOWN.test(className)) {
    remarks.push(say("engine.autoencoder-unknown", { className, used: USUAL }));
  } else if ((className ?? USUAL) === USUAL) {
    const keys = Object.entries(config)
      .filter(([key, value]) => value !== null && value !== undefined && !key.startsWith("_"))
      .map(([key]) => key)
      .filter((key) => !READ.has(key) && !IN_THE_GRAPH.has(key));
    if (keys.length > 0) remarks.push(say("engine.settings-unknown", { file: FILE, keys }));
  }
  if (mean && !deviation) {
    remarks.push(say("engine.latents-half", { key: "latents_mean", other: "latents_std" }));
  } else if (deviation && !mean) {
    remarks.push(say("engine.latents-half", { key: "latents_std", other: "latents_mean" }));
  }
  return remarks;
}
