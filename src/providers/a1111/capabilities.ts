import type { ModelCapabilities, SizeRange } from "../../domain/capabilities.ts";
import { MAX_LORAS, MAX_SEED } from "../../domain/limits.ts";
import type { Size } from "../../domain/request.ts";
import { type FamilyTraits, traitsOf } from "./families.ts";
import type { Checkpoint, ServerDescription } from "./server-description.ts";

const size = (width: number, height: number): Size => ({ width, height });

const large = [
  size(1024, 1024),
  size(832, 1216),
  size(1216, 832),
  size(768, 1344),
  size(1344, 768),
];
const small = [size(512, 512), size(512, 768), size(768, 512), size(768, 768)];

/** Names of checkpoints that draw at about a megapixel. */
const megapixel = /xl|pony|illustrious|noob|flux|sd3|qwen|z[-_ ]?image|chroma|kontext/i;

/** Whether a checkpoint is guided by distillation, and so has no negative prompt: Flux. */
export const isDistilled = ({ name }: Pick<Checkpoint, "name">): boolean => /flux/i.test(name);

/** Whether a checkpoint is the second expert of another one. */
export const isRefiner = ({ name }: Pick<Checkpoint, "name">): boolean => /refiner/i.test(name);

/** Whether a checkpoint is made to look at further pictures. */
const looksAtPictures = ({ name }: Checkpoint): boolean => /kontext|edit/i.test(name);

/** What a checkpoint on a server can do. `servers` is how many machines share its account's calls. */
export function capabilitiesOf(
  checkpoint: Checkpoint,
  server: ServerDescription,
  servers: number,
): ModelCapabilities {
  const traits = traitsOf[server.family];
  const { webUi, guidance, maxSteps } = traits;
  const distilled = isDistilled(checkpoint);
  return {
    textToImage: true,
    imageToImage: true,
    negativePrompt: !distilled,
    sizes: sizesOf(checkpoint, traits),
    steps: { min: 1, max: maxSteps, default: 20 },
    guidanceScale: { ...guidance, default: distilled ? 3.5 : 7 },
    strength: { min: 0, max: 1, default: 0.75 },
    schedulers: samplersOf(server, distilled),
    sigmas: server.schedulers?.length
      ? { default: undefined, choices: server.schedulers, open: false }
      : undefined,
    styles:
      webUi && server.styles.length > 0
        ? { default: undefined, choices: server.styles, open: false }
        : undefined,
    refiner:
      webUi && server.checkpoints.some(isRefiner) && !isRefiner(checkpoint)
        ? { default: false, highNoiseFraction: { min: 0, max: 1, default: 0.8 } }
        : undefined,
    mask: server.mask,
    variations: webUi,
    hires: webUi ? { min: 1, max: 4, default: 2 } : undefined,
    eta: webUi ? { min: 0, max: 1, default: 0 } : undefined,
    clipSkip: webUi ? { min: 0, max: 11, default: 0 } : undefined,
    loras:
      traits.loras !== undefined && server.loras !== undefined
        ? { max: MAX_LORAS, choices: server.loras.map(({ name }) => name), open: false }
        : undefined,
    references:
      server.references > 0 && looksAtPictures(checkpoint) ? { max: server.references } : undefined,
    maxSeed: MAX_SEED,
    // A batch is drawn from seeds that follow each other, but one that fails takes the others along.
    picturesPerCall: 1,
    price: undefined,
    pace: { account: "a1111", requestsPerMinute: undefined, concurrency: servers },
    words: [],
    examples: ["a lighthouse on a cliff at dawn, mist over the sea, film photograph"],
  };
}

function sizesOf(checkpoint: Checkpoint, { side }: FamilyTraits): SizeRange {
  const common = megapixel.test(checkpoint.name) ? large : small;
  const within = common.filter(({ width, height }) => Math.max(width, height) <= side.max);
  return { ...side, common: within, default: within[0] ?? size(512, 512), closed: false };
}

function samplersOf({ samplers }: ServerDescription, distilled: boolean) {
  if (samplers.length === 0) return undefined;
  const wanted = distilled ? /^euler$/i : /^(euler a|euler_a)$/i;
  return {
    default: samplers.find((name) => wanted.test(name)) ?? samplers[0],
    choices: samplers,
    open: false,
  };
}
