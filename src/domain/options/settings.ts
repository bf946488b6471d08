import { MAX_PICTURES, MAX_PROMPT_CHARACTERS, MAX_SEED } from "../limits.ts";
import { integer, number } from "./kinds/number.ts";
import { shape, size } from "./kinds/size.ts";
import { model, name, text } from "./kinds/text.ts";
import { option } from "./option.ts";

/** The spacings of sigmas that other programs have too, under Easel's names. */
const sharedSpacings = ["karras", "exponential", "beta", "sgm_uniform"];

function readSpacing(written: string): string | undefined {
  const name = written.trim().toLowerCase().replaceAll(" ", "_");
  return sharedSpacings.find((spacing) => spacing === name);
}

const anything = text({ maxCharacters: 100, placeholder: "S" });

/** Options that are one field of a request each. The fields of requests are made from them. */
export const settings = [
  option({
    name: "prompt",
    path: ["prompt"],
    kind: text({ maxCharacters: MAX_PROMPT_CHARACTERS, mayBeEmpty: true }),
    isCommandOption: true,
    terminal: "prompt",
  }),
  option({
    name: "negative_prompt",
    path: ["negativePrompt"],
    kind: text({ maxCharacters: MAX_PROMPT_CHARACTERS, mayBeEmpty: true }),
    isCommandOption: true,
    flags: [{ name: "no", runsOn: true }],
    terminal: "negative",
    alsoKnownAs: ["negative-prompt", "neg", "not", "without"],
  }),
  option({
    name: "style",
    path: ["style"],
    kind: name(({ styles }) => styles?.choices),
    isCommandOption: true,
    flags: ["style"],
    terminal: "style",
    // Other programs have other styles.
    file: { keyword: "Style", read: () => undefined },
  }),
  option({
    name: "model",
    path: ["model"],
    kind: model,
    isCommandOption: true,
    flags: ["model"],
    terminal: "model",
    file: { keyword: "Model" },
    alsoKnownAs: ["checkpoint", "ckpt"],
  }),
  option({
    name: "size",
    path: ["size"],
    kind: size,
    isCommandOption: true,
    flags: [{ name: "ar", kind: shape }, "size"],
    terminal: "size",
    file: { keyword: "Size" },
    alsoKnownAs: ["aspect", "aspect-ratio", "ratio", "resolution"],
  }),
  option({
    name: "count",
    path: ["count"],
    kind: integer({ min: 1, max: MAX_PICTURES }),
    isCommandOption: true,
    flags: ["count"],
    terminal: "count",
    alsoKnownAs: ["n", "num", "number", "images", "pictures", "batch"],
  }),
  option({
    name: "seed",
    path: ["seed"],
    kind: integer({ min: 0, max: MAX_SEED }),
    isCommandOption: true,
    flags: ["seed"],
    terminal: "seed",
    file: { keyword: "Seed" },
  }),
  option({
    name: "steps",
    path: ["steps"],
    kind: integer({
      min: 1,
      max: 1000,
      range: { of: ({ steps }) => steps, otherwise: { min: 1, max: 150 } },
    }),
    isCommandOption: true,
    flags: ["steps"],
    terminal: "steps",
    file: { keyword: "Steps" },
  }),
  option({
    name: "guidance",
    path: ["guidanceScale"],
    kind: number({
      min: 0,
      max: 100,
      range: { of: ({ guidanceScale }) => guidanceScale, otherwise: { min: 0, max: 30 } },
    }),
    isCommandOption: true,
    flags: ["cfg"],
    terminal: "guidance",
    file: { keyword: "CFG scale" },
    alsoKnownAs: ["cfg-scale", "guidance-scale", "scale"],
  }),
  option({
    name: "guidance_rescale",
    path: ["guidanceRescale"],
    kind: number({ min: 0, max: 1 }),
    isCommandOption: false,
    flags: ["guidance-rescale"],
    terminal: "guidance-rescale",
    file: { keyword: "CFG rescale" },
    alsoKnownAs: ["cfg-rescale", "rescale"],
    ownEngineOnly: true,
  }),
  option({
    name: "scheduler",
    path: ["scheduler"],
    kind: name(({ schedulers }) => schedulers?.choices, { areSchedulers: true }),
    isCommandOption: true,
    flags: ["sampler"],
    terminal: "scheduler",
    file: { keyword: "Sampler" },
    alsoKnownAs: ["sampling-method"],
  }),
  option({
    name: "sigmas",
    path: ["sigmas"],
    kind: anything,
    isCommandOption: false,
    flags: ["sigmas"],
    terminal: "sigmas",
    file: { keyword: "Schedule type", read: readSpacing },
    alsoKnownAs: ["schedule", "schedule-type"],
  }),
  option({
    name: "eta",
    path: ["eta"],
    kind: number({ min: 0, max: 1 }),
    isCommandOption: false,
    flags: ["eta"],
    terminal: "eta",
    file: { keyword: "Eta" },
  }),
  option({
    name: "clip_skip",
    path: ["clipSkip"],
    kind: integer({ min: 0, max: 12 }),
    isCommandOption: false,
    flags: ["clip-skip"],
    terminal: "clip-skip",
    // AUTOMATIC1111 counts the last layer as 1, diffusers counts it as 0.
    file: {
      keyword: "Clip skip",
      write: (layers) => layers + 1,
      read: (written) => String(Number(written) - 1),
    },
  }),
] as const;

/** The fields of a request that settings make, each with what it may hold. */
export type SettingFields = {
  readonly [Entry in (typeof settings)[number] as Entry["path"][0]]: Entry["schema"];
};
