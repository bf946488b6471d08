import type { Answer } from "./answer.ts";
import { json } from "./answer.ts";
import { pictureMediaType } from "../../../src/providers/picture-file.ts";

/** What the double knows of itself when it looks at an order. */
export interface KnownToDouble {
  readonly family: string;
  /** Undefined where an unknown sampler is taken without a word. */
  readonly samplers: readonly string[] | undefined;
  readonly titles: readonly string[];
}

const kinds: Readonly<Record<string, string>> = {
  prompt: "string",
  negative_prompt: "string",
  styles: "object",
  seed: "number",
  subseed: "number",
  subseed_strength: "number",
  sampler_name: "string",
  scheduler: "string",
  batch_size: "number",
  n_iter: "number",
  steps: "number",
  cfg_scale: "number",
  width: "number",
  height: "number",
  eta: "number",
  denoising_strength: "number",
  override_settings: "object",
  override_settings_restore_afterwards: "boolean",
  refiner_checkpoint: "string",
  refiner_switch_at: "number",
  send_images: "boolean",
  // The rest of the interface, which other clients fill in.
  sampler_index: "string",
  restore_faces: "boolean",
  tiling: "boolean",
  do_not_save_samples: "boolean",
  do_not_save_grid: "boolean",
  seed_resize_from_h: "number",
  seed_resize_from_w: "number",
  s_churn: "number",
  s_tmax: "number",
  s_tmin: "number",
  s_noise: "number",
  s_min_uncond: "number",
  script_args: "object",
  script_name: "string",
  alwayson_scripts: "object",
  save_images: "boolean",
};
const ofWebUi: Readonly<Record<string, string>> = { force_task_id: "string" };
const ofForge: Readonly<Record<string, string>> = { distilled_cfg_scale: "number" };
const ofWords: Readonly<Record<string, string>> = {
  enable_hr: "boolean",
  hr_scale: "number",
  hr_upscaler: "string",
  hr_second_pass_steps: "number",
  hr_prompt: "string",
  hr_negative_prompt: "string",
  hr_sampler_name: "string",
  hr_scheduler: "string",
  hr_checkpoint_name: "string",
  hr_resize_x: "number",
  hr_resize_y: "number",
  firstphase_width: "number",
  firstphase_height: "number",
};
const ofPictures: Readonly<Record<string, string>> = {
  init_images: "object",
  mask: "string",
  mask_blur: "number",
  inpainting_fill: "number",
  inpaint_full_res: "boolean",
  inpainting_mask_invert: "number",
  resize_mode: "number",
  image_cfg_scale: "number",
  inpaint_full_res_padding: "number",
  initial_noise_multiplier: "number",
  include_init_images: "boolean",
};
const ofOthers: Readonly<Record<string, string>> = { lora: "object", extra_images: "object" };

/** What a server of the family has against an order; stricter than it: an unknown field is refused. */
export function objectionTo(
  path: string,
  body: Readonly<Record<string, unknown>>,
  { family, samplers, titles }: KnownToDouble,
): Answer | undefined {
  const fromPicture = path.endsWith("img2img");
  const isOther = family === "sdcpp" || family === "koboldcpp";
  const known: Readonly<Record<string, string>> = {
    ...kinds,
    ...(fromPicture ? ofPictures : ofWords),
    ...(isOther ? ofOthers : ofWebUi),
    ...(family === "forge" && ofForge),
  };
  // Whoever wrote "null" left it out.
  const wrong = Object.entries(body).find(
    ([name, value]) => value !== null && typeof value !== known[name],
  );
  if (wrong) {
    const [name] = wrong;
    return json(422, {
      detail: [{ loc: ["body", name], msg: "field not permitted", type: "value" }],
    });
  }
  const steps = Number(body["steps"]);
  if (!(steps >= 1 && steps <= 150)) return json(422, { detail: "steps is out of range" });
  if (samplers && !samplers.includes(String(body["sampler_name"]))) {
    return json(404, { detail: "Sampler not found" });
  }
  const settings = body["override_settings"];
  const wanted =
    typeof settings === "object" && settings !== null && "sd_model_checkpoint" in settings
      ? String(settings.sd_model_checkpoint)
      : undefined;
  // Nobody named one: what is loaded stays.
  if (wanted !== undefined && !titles.includes(wanted)) {
    return json(500, {
      error: "RuntimeError",
      detail: "",
      body: "",
      errors: `Unknown checkpoint: ${wanted}`,
    });
  }
  if (!fromPicture) return undefined;
  const [source] = Array.isArray(body["init_images"]) ? body["init_images"] : [];
  if (source === undefined) return json(404, { detail: "Init image not found" });
  const files = [source, body["mask"] ?? source].map((file) =>
    Buffer.from(String(file).replace(/^data:[^,]*,/, ""), "base64"),
  );
  return files.every((file) => pictureMediaType(file))
    ? undefined
    : json(500, { detail: "Invalid encoded image" });
}
