/** Descriptions of `/imagine` and its options; all words stand here, in one place for translation. */
export const imagineWords = {
  description: "Draw pictures from words, or from a picture and words",
  prompt: "What the picture shows",
  negative_prompt: "What it must not show",
  style: "A style that the model knows",
  model: "The model that draws",
  size: "Width x height in pixels, such as 768x512",
  count: "How many pictures (four where they cost nothing, otherwise one)",
  seed: "The same seed and options give the same picture",
  steps: "How many steps: more is slower and often finer",
  guidance: "How closely the words are followed",
  scheduler: "The scheduler (sampler) that takes the steps",
  image: "A picture to start from (img2img)",
  image_url: "The address of a picture to start from",
  strength: "How far to move away from that picture: 0 keeps it, 1 ignores it",
  mask: "What of that picture to redraw: white changes, black stays; or a copy with that part erased",
  extend: "Draw beyond that picture's edges: left, right, up, down, all, or left=64,right=25%",
  variation_seed: "Another seed that the picture goes a part of the way towards",
  variation_strength:
    "How far it goes towards that seed: 0 is the seed's own picture, 1 the other's",
  hires: "Enlarge the finished picture so many times and redraw it with more detail",
  refiner: "Let the refiner draw the last steps (SDXL)",
  high_noise_fraction: "The share of the steps that the base model keeps before the refiner",
} as const;

/** Names and descriptions of the other commands. */
export const commandWords = {
  queue: "Your waiting pictures, and how full the queue is",
  show: "Show a picture again, with buttons that work",
  showId: "The picture's id, from its details",
  help: "What I can do, and how",
  status: "For operators: models, credits and the queue",
  varyThisImage: "Vary this image",
  imageDetails: "Image details",
} as const;
