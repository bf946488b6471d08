/** Inputs of a sampler that bring what is to be drawn. */
export const positiveInputs = ["positive", "base_positive", "conditioning", "cond", "text_embeds"];

/** Inputs that bring what is not. */
export const negativeInputs = [
  "negative",
  "base_negative",
  "neg_conditioning",
  "uncond",
  "text_embeds",
];

/** Inputs of a node that has a service draw, which hold the words themselves. */
export const serviceWords = ["prompt", "positive_prompt"];
