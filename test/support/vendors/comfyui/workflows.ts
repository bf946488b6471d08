/** A portrait as an owner exports it: two encoders of words, a LoRA, a batch of two. */
export const portrait = {
  "3": {
    class_type: "KSampler",
    inputs: {
      seed: 42,
      steps: 12,
      cfg: 5.5,
      sampler_name: "euler",
      scheduler: "karras",
      denoise: 1,
      model: ["10", 0],
      positive: ["6", 0],
      negative: ["7", 0],
      latent_image: ["5", 0],
    },
    _meta: { title: "KSampler" },
  },
  "4": { class_type: "CheckpointLoaderSimple", inputs: { ckpt_name: "v1-5.safetensors" } },
  "5": { class_type: "EmptyLatentImage", inputs: { width: 448, height: 640, batch_size: 2 } },
  "6": { class_type: "CLIPTextEncode", inputs: { text: "a face", clip: ["10", 1] } },
  "7": { class_type: "CLIPTextEncode", inputs: { text: "blurry", clip: ["10", 1] } },
  "8": { class_type: "VAEDecode", inputs: { samples: ["3", 0], vae: ["4", 2] } },
  "9": { class_type: "SaveImage", inputs: { images: ["8", 0], filename_prefix: "portrait" } },
  "10": {
    class_type: "LoraLoader",
    inputs: {
      model: ["4", 0],
      clip: ["4", 1],
      lora_name: "details.safetensors",
      strength_model: 0.8,
      strength_clip: 0.8,
    },
  },
};

/** One that redraws a picture, at whatever size it has. */
export const redraw = {
  ...portrait,
  "3": {
    ...portrait["3"],
    inputs: { ...portrait["3"].inputs, latent_image: ["5", 0], denoise: 0.55 },
  },
  "5": { class_type: "VAEEncode", inputs: { pixels: ["11", 0], vae: ["4", 2] } },
  "11": { class_type: "LoadImage", inputs: { image: "example.png" } },
};

/** The portrait with placeholders; that of a number is written without quotes, as many do. */
export const withPlaceholders = JSON.stringify(portrait)
  .replace('"a face"', '"photo of {{prompt}}, 85mm"')
  .replace('"blurry"', '"{{negative_prompt}}"')
  .replace('"seed":42', '"seed": {{seed}}')
  .replace('"steps":12', '"steps": {{ steps }}'.replaceAll(" ", ""));
