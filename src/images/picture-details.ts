import { z } from "zod";
import { MAX_SEED } from "../domain/limits.ts";
import { credentialsSchema } from "./content-credentials.ts";
import { embeddedParametersSchema } from "./parameters.ts";

/**
 * The programs whose writing is known. "a1111" is AUTOMATIC1111's web UI and all that write as it
 * does; "unknown" is JSON or words of a program that is not known here.
 */
const programSchema = z.enum([
  "easel",
  "a1111",
  "comfyui",
  "draw-things",
  "easy-diffusion",
  "fooocus",
  "invokeai",
  "midjourney",
  "mochi-diffusion",
  "nmkd",
  "novelai",
  "ruined-fooocus",
  "stability-matrix",
  "swarmui",
  "tensor-art",
  "unknown",
]);
export type Program = z.infer<typeof programSchema>;

/** Their own names, which no language changes. */
export const programNames: Readonly<Record<Exclude<Program, "unknown">, string>> = {
  easel: "Easel",
  a1111: "AUTOMATIC1111",
  comfyui: "ComfyUI",
  "draw-things": "Draw Things",
  "easy-diffusion": "Easy Diffusion",
  fooocus: "Fooocus",
  invokeai: "InvokeAI",
  midjourney: "Midjourney",
  "mochi-diffusion": "Mochi Diffusion",
  nmkd: "NMKD Stable Diffusion GUI",
  novelai: "NovelAI",
  "ruined-fooocus": "RuinedFooocus",
  "stability-matrix": "Stability Matrix",
  swarmui: "SwarmUI",
  "tensor-art": "Tensor.Art",
};

const text = z.string().optional();
const number = z.number().optional();

/**
 * What a picture file tells about how it was made, whichever program wrote it. Names (of models,
 * samplers) are those of that program. `seed` is text where it is not one that Easel takes: beyond
 * the largest, or below 0. `schedule` is the spacing of the noise levels ("Karras"), `others` what
 * else the file names, by its name there. `easel` holds all of it when it was made here; `text` is
 * what the file says, word for word. Sizes in pixels.
 */
export const pictureDetailsSchema = z.object({
  source: programSchema,
  prompt: text,
  negativePrompt: text,
  steps: number,
  sampler: text,
  schedule: text,
  guidanceScale: number,
  seed: z.union([z.int().min(0).max(MAX_SEED), z.string()]).optional(),
  width: number,
  height: number,
  model: text,
  strength: number,
  others: z.array(z.tuple([z.string(), z.string()])),
  /** IPTC's term for where the picture came from, such as "trainedAlgorithmicMedia". */
  digitalSource: text,
  /** Its Content Credentials (C2PA), where it has some. */
  credentials: credentialsSchema.optional(),
  easel: embeddedParametersSchema.optional(),
  text: z.string(),
});
export type PictureDetails = z.infer<typeof pictureDetailsSchema>;
