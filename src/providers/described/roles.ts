import type { InputField } from "./input-field.ts";
import { type SizeForm, sizeFormOf } from "./size-form.ts";

/** Which input of a model stands for what. */
export interface InputRoles {
  readonly prompt?: InputField | undefined;
  readonly negativePrompt?: InputField | undefined;
  readonly seed?: InputField | undefined;
  readonly steps?: InputField | undefined;
  readonly guidance?: InputField | undefined;
  readonly strength?: InputField | undefined;
  readonly scheduler?: InputField | undefined;
  readonly style?: InputField | undefined;
  /** The picture to start from; one field, or the first of a list. */
  readonly source?: InputField | undefined;
  /** A list of pictures that the prompt may speak of. */
  readonly references?: InputField | undefined;
  readonly mask?: InputField | undefined;
  readonly size?: SizeForm | undefined;
  readonly loras?: InputField | undefined;
  readonly background?: InputField | undefined;
  /** How many pictures a call makes. */
  readonly count?: InputField | undefined;
  /** The kind of file. */
  readonly format?: InputField | undefined;
  /** Whether it makes films: only those are asked how long and how fast they are. */
  readonly moves: boolean;
  /** What people may choose beyond all these, by its own name. */
  readonly options: readonly InputField[];
  /** What must be given and nothing of ours can be put into. */
  readonly missing: readonly InputField[];
}

type Kinds = readonly InputField["kind"][];
const numbers: Kinds = ["integer", "number"];
const pictures: Kinds = ["file", "files"];

/** The names under which models keep what we know, the usual one first. */
const known = {
  prompt: [["text"], ["prompt", "text_prompt", "instruction"]],
  negativePrompt: [["text"], ["negative_prompt"]],
  seed: [["integer", "number"], ["seed"]],
  steps: [["integer"], ["num_inference_steps", "steps", "num_steps"]],
  guidance: [numbers, ["guidance_scale", "guidance", "cfg_scale", "cfg"]],
  strength: [numbers, ["strength", "prompt_strength", "denoising_strength"]],
  scheduler: [["choice"], ["scheduler", "sampler", "sampler_name"]],
  style: [["choice"], ["style", "style_preset"]],
  source: [
    pictures,
    [
      "image_url",
      "image",
      "input_image",
      "image_urls",
      "image_input",
      "input_images",
      "images",
      "reference_images",
      "reference_image_urls",
      "init_image",
      "start_image",
      "start_image_url",
      "first_frame_image",
      "first_frame_url",
    ],
  ],
  mask: [["file"], ["mask_url", "mask", "mask_image_url", "mask_image"]],
  loras: [["loras"], ["loras"]],
  background: [["choice"], ["background"]],
  count: [["integer"], ["num_images", "num_outputs", "number_of_images", "n"]],
  format: [["choice"], ["output_format", "format", "image_format"]],
} as const satisfies Record<string, readonly [Kinds, readonly string[]]>;

/** What a person on Discord must not switch, and what means nothing here. */
const closed =
  /safe|moderat|nsfw|filter|tolerance|webhook|sync_mode|token|api_?key|turbo_billing|expansion_model/i;

/** Inputs that mean nothing for a still picture. */
const ofFilms =
  /^(?:duration|fps|frames_per_second|frame_rate|num_frames|number_of_frames|video_length|motion_bucket_id)$/i;

/** Finds out which input stands for what. */
export function rolesOf(fields: readonly InputField[]): InputRoles {
  const taken = new Set<InputField>();
  const take = (role: keyof typeof known): InputField | undefined => {
    const [kinds, names] = known[role];
    const found = names
      .flatMap((name) => fields.filter((each) => each.name === name))
      .find((each) => !taken.has(each) && (kinds as Kinds).includes(each.kind));
    if (found) taken.add(found);
    return found;
  };
  const roles = {
    prompt: take("prompt"),
    negativePrompt: take("negativePrompt"),
    seed: take("seed"),
    steps: take("steps"),
    guidance: take("guidance"),
    strength: take("strength"),
    scheduler: take("scheduler"),
    style: take("style"),
    source: take("source"),
    mask: take("mask"),
    loras: take("loras"),
    count: take("count"),
    format: take("format"),
  };
  const list = fields.find((each) => !taken.has(each) && each.kind === "files");
  if (list) taken.add(list);
  const size = sizeFormOf(fields.filter((each) => !taken.has(each)));
  for (const each of size?.fields ?? []) taken.add(each);
  const sees = fields.find(({ name }) => name === "background")?.choices?.includes("transparent");
  const background = sees ? take("background") : undefined;
  const rest = fields.filter((each) => !taken.has(each));
  return {
    ...roles,
    references: roles.source?.kind === "files" ? roles.source : list,
    size,
    background,
    moves: fields.some(({ name }) => ofFilms.test(name)),
    options: rest.filter(isOption),
    missing: rest.filter((each) => each.required && each.default === undefined && !isOption(each)),
  };
}

function isOption({ name, kind, min, max, default: fallback }: InputField): boolean {
  if (closed.test(name)) return false;
  if (kind === "choice" || kind === "switch") return true;
  const bounded = min !== undefined && max !== undefined && typeof fallback === "number";
  return (kind === "integer" || kind === "number") && bounded;
}
