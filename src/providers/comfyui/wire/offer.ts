import { z } from "zod";
import { type FamilyName, familyNamed, familyNames } from "../families.ts";
import type { ComfyuiClient } from "./client.ts";

const names = z.array(z.string());
const familyName = z.enum(familyNames);

/** What one machine has: node classes, and the files that they can load. */
export const offerSchema = z.object({
  url: z.string(),
  samplers: names,
  sigmas: names,
  checkpoints: z.array(z.object({ file: z.string(), family: familyName })),
  /** Models without text encoder and autoencoder. */
  unets: names,
  clips: names,
  clipTypes: names,
  vaes: names,
  loras: names,
  controlNets: names,
  upscalers: names,
  /** Those of the classes that were asked for. */
  nodes: names,
});
export type Offer = z.output<typeof offerSchema>;

/** The classes whose presence decides what can be drawn. */
const classes = [
  "KSampler",
  "CheckpointLoaderSimple",
  "UNETLoader",
  "CLIPLoader",
  "DualCLIPLoader",
  "TripleCLIPLoader",
  "VAELoader",
  "LoraLoader",
  "ControlNetLoader",
  "ControlNetApplyAdvanced",
  "UpscaleModelLoader",
  "FluxGuidance",
  "ModelSamplingAuraFlow",
  "EmptySD3LatentImage",
  "SetLatentNoiseMask",
  "ImageCompositeMasked",
] as const;

const specs = z.record(z.string(), z.unknown());
const info = z.record(
  z.string(),
  z.object({ input: z.object({ required: specs.optional(), optional: specs.optional() }) }),
);
type Info = z.output<typeof info>;

const choices = z.union([
  z
    .tuple([names])
    .rest(z.unknown())
    .transform(([list]) => list),
  z
    .tuple([z.literal("COMBO"), z.object({ options: names })])
    .rest(z.unknown())
    .transform(([, { options }]) => options),
]);

/** Asks a machine what it has. Throws ProviderError when it does not answer as ComfyUI does. */
export async function findOffer(
  client: ComfyuiClient,
  known: FamilyMemory,
  signal: AbortSignal,
): Promise<Offer> {
  const found: Info = Object.assign(
    {},
    ...(await Promise.all(
      classes.map(async (name) => {
        const { data } = info.safeParse(await client.askJson(`object_info/${name}`, signal));
        return data ?? {};
      }),
    )),
  );
  const list = (name: string, input: string): string[] =>
    choices.safeParse(found[name]?.input.required?.[input]).data ?? [];
  const files = list("CheckpointLoaderSimple", "ckpt_name");
  return {
    url: client.url.href,
    samplers: list("KSampler", "sampler_name"),
    sigmas: list("KSampler", "scheduler"),
    checkpoints: await familiesOf(client, files, known, signal),
    unets: list("UNETLoader", "unet_name"),
    clips: list("CLIPLoader", "clip_name"),
    clipTypes: list("CLIPLoader", "type"),
    vaes: list("VAELoader", "vae_name"),
    loras: list("LoraLoader", "lora_name"),
    controlNets: list("ControlNetLoader", "control_net_name"),
    upscalers: list("UpscaleModelLoader", "model_name"),
    nodes: Object.keys(found),
  };
}

/** Families that were read out of files' notes, by file: a file's notes do not change. */
export type FamilyMemory = Map<string, FamilyName>;

/** Files whose notes are asked for in one look: the others wait for the next. */
const MOST_NOTES = 24;

async function familiesOf(
  client: ComfyuiClient,
  files: readonly string[],
  known: FamilyMemory,
  signal: AbortSignal,
): Promise<Offer["checkpoints"]> {
  const silent = files.filter((file) => familyNamed(file) === undefined && !known.has(file));
  await Promise.all(
    silent.slice(0, MOST_NOTES).map(async (file) => {
      known.set(file, (await familyInNotes(client, file, signal)) ?? "sd1");
    }),
  );
  return files.map((file) => ({ file, family: familyNamed(file) ?? known.get(file) ?? "sd1" }));
}

/** The family that a file's own notes name; undefined where it has none. */
async function familyInNotes(
  client: ComfyuiClient,
  file: string,
  signal: AbortSignal,
): Promise<FamilyName | undefined> {
  if (!file.endsWith(".safetensors")) return undefined;
  const path = `view_metadata/checkpoints?${new URLSearchParams({ filename: file }).toString()}`;
  const notes = await client.askJson(path, signal).catch(() => undefined);
  const { data } = z.record(z.string(), z.unknown()).safeParse(notes);
  const told = data?.["modelspec.architecture"] ?? data?.["ss_base_model_version"];
  return typeof told === "string" ? familyNamed(told) : undefined;
}
