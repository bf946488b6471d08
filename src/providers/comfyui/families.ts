import type { Size } from "../../domain/request.ts";

/** The kinds of models that there are graphs for. */
export const familyNames = ["sd1", "sd2", "sdxl", "sd3", "flux", "qwen", "z-image"] as const;
export type FamilyName = (typeof familyNames)[number];

/** What is common to the models of a family. */
export interface Family {
  readonly size: Size;
  readonly steps: number;
  readonly guidanceScale: number;
  /** The sampler and the scheduler of sigmas that are usual with it. */
  readonly sampler: string;
  readonly sigmas: string;
  /** The node that makes empty latents. */
  readonly latents: "EmptyLatentImage" | "EmptySD3LatentImage";
  /** Whether the guidance scale is a number the model was trained on, beside a CFG of 1. */
  readonly distilledGuidance?: true;
  /** How far sigmas are shifted, by ModelSamplingAuraFlow. */
  readonly shift?: number;
}

const square = (side: number): Size => ({ width: side, height: side });

const flow = {
  size: square(1024),
  sampler: "euler",
  sigmas: "simple",
  latents: "EmptySD3LatentImage",
} as const;

const karras = { sampler: "dpmpp_2m", sigmas: "karras", latents: "EmptyLatentImage" } as const;

/** The usual values of each family, after the server's own example workflows. */
const families: Readonly<Record<FamilyName, Family>> = {
  sd1: { ...karras, size: square(512), steps: 25, guidanceScale: 7 },
  sd2: { ...karras, size: square(768), steps: 25, guidanceScale: 7 },
  sdxl: { ...karras, size: square(1024), steps: 30, guidanceScale: 6 },
  sd3: { ...flow, sigmas: "sgm_uniform", steps: 28, guidanceScale: 4.5 },
  flux: { ...flow, steps: 20, guidanceScale: 3.5, distilledGuidance: true },
  qwen: { ...flow, steps: 20, guidanceScale: 2.5, shift: 3.1 },
  "z-image": { ...flow, steps: 9, guidanceScale: 1, shift: 3 },
};

/** Names by which people and their files tell families apart; the first that fits decides. */
const marks: readonly (readonly [RegExp, FamilyName])[] = [
  [/z[-_ ]?image/i, "z-image"],
  [/qwen[-_ ]?image/i, "qwen"],
  [/flux/i, "flux"],
  [/sd[-_ ]?3|stable[-_ ]?diffusion[-_ ]?3/i, "sd3"],
  [/xl|pony|illustrious|noob/i, "sdxl"],
  [/(?:^|[^a-z])v2-|sd[-_ ]?2|768-v|v2-1|stable-diffusion-v?2/i, "sd2"],
];

/** The family that a text names; undefined for one that names none. */
export function familyNamed(text: string): FamilyName | undefined {
  return marks.find(([mark]) => mark.test(text))?.[1];
}

/**
 * The values that fit one model of a family: those that were distilled for few steps want them, and
 * little guidance. Their files' names say so.
 */
export function familyOf(name: FamilyName, file: string): Family {
  const family = families[name];
  if (name === "flux" && /schnell/i.test(file)) return { ...family, steps: 4 };
  if (name === "sd3" && /turbo/i.test(file)) return { ...family, steps: 4, guidanceScale: 1 };
  if (name !== "sd1" && name !== "sdxl") return family;
  if (!/turbo|lightning|lcm|hyper/i.test(file)) return family;
  return { ...family, steps: 6, guidanceScale: 1.5, sampler: "euler", sigmas: "sgm_uniform" };
}
