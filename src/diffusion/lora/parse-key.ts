import { denoiserModule, textModule } from "./module-names.ts";
import { fromOriginalUnet } from "./original-names.ts";

/** The part of a model that a change belongs to: the denoiser, or one of the text encoders from 0. */
export type LoraPart = "denoiser" | number;

/** What a tensor of a LoRA's file is to its module. */
export type LoraRole = "down" | "up" | "alpha";

/** A tensor's name in parts. */
export interface LoraKey {
  readonly part: LoraPart;
  /** See module-names.ts. */
  readonly module: string;
  readonly role: LoraRole;
  /** The module's path as the file has it, for what else the file says about it. */
  readonly path: string;
}

/** How the tensors of a module end, in kohya's files, PEFT's, XLabs' and diffusers' older ones. */
const ROLES: readonly (readonly [ending: RegExp, role: LoraRole])[] = [
  [/\.(?:lora_down|lora_A|lora\.down|lora_linear_layer\.down)(?:\.default)?\.weight$/u, "down"],
  [/\.(?:lora_up|lora_B|lora\.up|lora_linear_layer\.up)(?:\.default)?\.weight$/u, "up"],
  [/_lora\.down\.weight$/u, "down"],
  [/_lora\.up\.weight$/u, "up"],
  // XLabs numbers the streams of Flux: 1 is the picture's, 2 the words'.
  [/(?<=_lora[12])\.down\.weight$/u, "down"],
  [/(?<=_lora[12])\.up\.weight$/u, "up"],
  [/\.alpha$/u, "alpha"],
];

/** Kohya's beginnings, those of PEFT and diffusers, and those of whole checkpoints. */
const PARTS: readonly (readonly [beginning: RegExp, part: LoraPart])[] = [
  [/^lora_(?:unet|transformer)_/u, "denoiser"],
  [/^lora_te1?_/u, 0],
  [/^lora_te2_/u, 1],
  [/^lora_te3_/u, 2],
  [/^(?:unet|transformer|diffusion_model)\./u, "denoiser"],
  [/^text_encoder\./u, 0],
  [/^text_encoder_2\./u, 1],
  [/^text_encoder_3\./u, 2],
  [/^text_encoders\.clip_l\./u, 0],
  [/^text_encoders\.clip_g\./u, 1],
  [/^text_encoders\.t5xxl\./u, 2],
];

/** Reads the name of a tensor; undefined for one that is no part of a LoRA. */
export function parseKey(key: string): LoraKey | undefined {
  const name = key.replace(/^base_model\.model\./u, "");
  const [ending, role] = ROLES.find(([pattern]) => pattern.test(name)) ?? [];
  if (ending === undefined || role === undefined) return undefined;
  const path = name.replace(ending, "");
  const [beginning, part = "denoiser"] = PARTS.find(([pattern]) => pattern.test(path)) ?? [];
  const plain = oldProcessor(beginning === undefined ? path : path.replace(beginning, ""));
  const module = part === "denoiser" ? denoiserName(plain) : textModule(plain);
  return { part, module, role, path };
}

/** Diffusers' first LoRAs belonged to the attention's processor: `attn1.processor.to_out_lora`. */
function oldProcessor(path: string): string {
  const [, before, name] = /^(.+)\.processor\.(to_\w+?|add_\w+?)(?:_lora)?$/u.exec(path) ?? [];
  return before === undefined ? path : `${before}.${name === "to_out" ? "to_out.0" : name}`;
}

function denoiserName(path: string): string {
  return denoiserModule(fromOriginalUnet(path.replaceAll(".", "_")));
}
