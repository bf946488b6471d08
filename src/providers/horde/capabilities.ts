import { z } from "zod";
import type { ModelCapabilities } from "../../domain/capabilities.ts";
import { MAX_SEED } from "../../domain/limits.ts";
import type { Size } from "../../domain/request.ts";
import { describeOptions } from "../describe-options.ts";
import { samplers } from "./schedulers.ts";

const size = (width: number, height: number): Size => ({ width, height });
const large = [
  size(1024, 1024),
  size(832, 1216),
  size(1216, 832),
  size(768, 1344),
  size(1344, 768),
];
const small = [size(512, 512), size(512, 768), size(768, 512), size(768, 768)];

/** Names of models that draw at about a megapixel. */
export const isMegapixel = (name: string): boolean =>
  /xl|pony|illustrious|flux|noob|qwen|z-image|cascade/i.test(name);

/** The horde's own options beyond those of every model. */
const ownOptions = z.object({
  post_processing: z
    .enum([
      "RealESRGAN_x4plus",
      "RealESRGAN_x4plus_anime_6B",
      "4x_AnimeSharp",
      "GFPGAN",
      "CodeFormers",
      "strip_background",
    ])
    .optional(),
  tiling: z.boolean().optional(),
});

/** Calls at a time: the service takes thirty pictures of an account, far fewer from nobody's. */
const CONCURRENCY = { anonymous: 4, known: 16 };

/** What a model of the horde can do, for an account. */
export function capabilitiesOf(name: string, isAnonymous: boolean): ModelCapabilities {
  const common = isMegapixel(name) ? large : small;
  return {
    textToImage: true,
    imageToImage: true,
    negativePrompt: true,
    sizes: {
      default: common[0] ?? size(512, 512),
      common,
      min: 64,
      max: 3072,
      multipleOf: 64,
      closed: false,
    },
    steps: { min: 1, max: 500, default: 25 },
    guidanceScale: { min: 0, max: 100, default: /flux/i.test(name) ? 1 : 7 },
    strength: { min: 0.01, max: 1, default: 0.75 },
    schedulers: { default: "k_euler_a", choices: samplers, open: false },
    sigmas: { default: undefined, choices: ["karras", "normal"], open: false },
    styles: undefined,
    refiner: undefined,
    mask: true,
    clipSkip: { min: 0, max: 11, default: 0 },
    loras: { max: 5, choices: [], open: true },
    transparent: true,
    privateResults: !isAnonymous,
    modelOptions: describeOptions(ownOptions),
    maxSeed: MAX_SEED,
    // A call may give twenty, but one that no worker takes would keep the others back.
    picturesPerCall: 1,
    price: undefined,
    pace: {
      account: "horde",
      // The service takes ninety a minute; looking how far a picture is counts too.
      requestsPerMinute: 45,
      concurrency: isAnonymous ? CONCURRENCY.anonymous : CONCURRENCY.known,
    },
    words: [],
    examples: ["a lighthouse on a cliff at dawn, mist over the sea, film photograph"],
  };
}
