import { z } from "zod";
import type { ModelCapabilities, SizeRange } from "../../domain/capabilities.ts";
import { MAX_SEED } from "../../domain/limits.ts";
import type { Size } from "../../domain/request.ts";
import { describeOptions } from "../describe-options.ts";
import { samplers } from "./samplers.ts";

/**
 * How a model's requests are written: as OpenAI's GPT Image models take them, as
 * stable-diffusion.cpp's server does, or with the fields that every other server knows.
 */
export type Dialect = "gpt" | "sd-cpp" | "plain";

/** What models of one family have in common. */
export interface Family {
  readonly dialect: Dialect;
  readonly capabilities: Omit<ModelCapabilities, "price" | "pace">;
}

/** Pictures that may go along with the words, the source among them. */
export const MOST_INPUTS = 16;

const size = (width: number, height: number): Size => ({ width, height });

const standardSizes = [size(1024, 1024), size(1536, 1024), size(1024, 1536)];

const listedSizes: SizeRange = {
  default: size(1024, 1024),
  common: standardSizes,
  min: 1024,
  max: 1536,
  multipleOf: 512,
  closed: true,
};

const freeSizes: SizeRange = {
  default: size(1024, 1024),
  common: [...standardSizes, size(1536, 864), size(864, 1536), size(2048, 2048), size(3840, 2160)],
  min: 256,
  max: 3840,
  multipleOf: 16,
  closed: false,
  maxPixels: 3840 * 2160,
  maxAspect: 3,
};

const sizesOfServers: SizeRange = {
  default: size(1024, 1024),
  common: [size(512, 512), size(768, 768), ...standardSizes, size(1152, 896), size(896, 1152)],
  min: 256,
  max: 2048,
  multipleOf: 64,
  closed: false,
};

const drawsAndEdits = {
  textToImage: true,
  imageToImage: true,
  editByInstruction: true,
  mask: true,
  negativePrompt: false,
  sizes: freeSizes,
  steps: undefined,
  guidanceScale: undefined,
  strength: undefined,
  schedulers: undefined,
  styles: undefined,
  refiner: undefined,
  references: { max: MOST_INPUTS },
  maxSeed: MAX_SEED,
  picturesPerCall: 1,
  words: [],
  examples: [
    "a poster for a village fair, hand-lettered, risograph print",
    "a cutaway drawing of a lighthouse with labels, ink and watercolour",
    "a fox reading a newspaper in a small café, watercolour",
  ],
} as const satisfies Family["capabilities"];

const quality = z.enum(["low", "medium", "high", "auto"]);
const finerQuality = z.enum(["low", "medium", "high", "xhigh", "max", "auto"]);
const inputFidelity = z.enum(["low", "high"]);
const complexity = z.enum(["low", "medium", "high"]);

const gpt = (options: z.ZodRawShape, sizes: SizeRange): Family => ({
  dialect: "gpt",
  capabilities: {
    ...drawsAndEdits,
    sizes,
    seed: false,
    transparent: true,
    modelOptions: describeOptions(z.object(options)),
  },
});

const gpt1 = gpt(
  { quality: quality.optional(), input_fidelity: inputFidelity.optional() },
  listedSizes,
);
const gpt1Mini = gpt({ quality: quality.optional() }, listedSizes);
const gpt2 = gpt({ quality: quality.optional() }, freeSizes);
const gpt25 = gpt(
  { quality: finerQuality.optional(), complexity: complexity.optional() },
  freeSizes,
);

const plain: Family = {
  dialect: "plain",
  capabilities: { ...drawsAndEdits, sizes: sizesOfServers },
};

const sdCpp: Family = {
  dialect: "sd-cpp",
  capabilities: {
    ...drawsAndEdits,
    sizes: sizesOfServers,
    negativePrompt: true,
    steps: { min: 1, max: 150, default: 20 },
    guidanceScale: { min: 0, max: 30, default: 7 },
    schedulers: { default: undefined, choices: Object.values(samplers), open: false },
  },
};

/** What a model takes, by its id; gateways put a vendor's name before it (`openai/gpt-image-2`). */
export function familyOf(model: string): Family {
  const name = model.slice(model.lastIndexOf("/") + 1);
  if (name === "sd-cpp-local") return sdCpp;
  if (name === "chatgpt-image-latest") return gpt1Mini;
  const [, version] = /^gpt-image-(\d+(?:\.\d+)?)/.exec(name) ?? [];
  if (version === undefined) return plain;
  if (Number(version) >= 2.5) return gpt25;
  if (Number(version) >= 2) return gpt2;
  return name.includes("mini") ? gpt1Mini : gpt1;
}
