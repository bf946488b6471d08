/** An input of a node: the node's id and the input's name. */
export interface Slot {
  readonly node: string;
  readonly input: string;
}

/** What of a request a workflow can take, by the names of placeholders and sidecars. */
export const slotNames = [
  "prompt",
  "negative_prompt",
  "seed",
  "steps",
  "guidance",
  "scheduler",
  "sigmas",
  "width",
  "height",
  "strength",
  "image",
  "mask",
  "image2",
  "image3",
  "image4",
  "lora",
  "lora_weight",
] as const;
export type SlotName = (typeof slotNames)[number];

/** Where a workflow takes what; a value may go to several places. */
export type Slots = Readonly<Partial<Record<SlotName, readonly Slot[]>>>;

/** Other names in use for the same. */
const also: Readonly<Record<string, SlotName>> = {
  positive: "prompt",
  positive_prompt: "prompt",
  negative: "negative_prompt",
  noise_seed: "seed",
  cfg: "guidance",
  cfg_scale: "guidance",
  guidance_scale: "guidance",
  sampler: "scheduler",
  sampler_name: "scheduler",
  denoise: "strength",
  source: "image",
  image1: "image",
  lora_name: "lora",
  lora_strength: "lora_weight",
};

/** The slot that a name stands for, in any case; undefined for a name that nobody knows. */
export function slotNamed(name: string): SlotName | undefined {
  const lower = name.trim().toLowerCase();
  return slotNames.find((each) => each === lower) ?? also[lower];
}
