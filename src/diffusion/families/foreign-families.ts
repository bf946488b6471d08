/**
 * Families of picture models in the diffusers layout that are not drawn here, by what diffusers'
 * classes of them begin with; a pipeline of ONNX Runtime has `ORT` before that.
 */
const foreign: readonly (readonly [prefix: string, name: string])[] = [
  ["PixArt", "PixArt"],
  ["Sana", "Sana"],
  ["AuraFlow", "AuraFlow"],
  ["Hunyuan", "Hunyuan"],
  ["Lumina", "Lumina"],
  ["CogView", "CogView"],
  ["CogVideo", "CogVideoX"],
  ["Kolors", "Kolors"],
  ["Kandinsky", "Kandinsky"],
  ["KandinskyV22", "Kandinsky"],
  ["QwenImage", "Qwen-Image"],
  ["Chroma", "Chroma"],
  ["Flux2", "Flux.2"],
  ["HiDream", "HiDream"],
  ["OmniGen", "OmniGen"],
  ["ZImage", "Z-Image"],
  ["Bria", "Bria"],
  ["Wan", "Wan"],
  ["LTX", "LTX-Video"],
  ["Mochi", "Mochi"],
  ["Cosmos", "Cosmos"],
  ["Allegro", "Allegro"],
  ["EasyAnimate", "EasyAnimate"],
  ["StableCascade", "Stable Cascade"],
  ["Wuerstchen", "Würstchen"],
  ["IFPipeline", "DeepFloyd IF"],
  ["IFImg2Img", "DeepFloyd IF"],
  ["StableVideoDiffusion", "Stable Video Diffusion"],
  ["StableAudio", "Stable Audio"],
  ["AudioLDM", "AudioLDM"],
  ["AnimateDiff", "AnimateDiff"],
  ["StableUnCLIP", "Stable unCLIP"],
  ["UnCLIP", "unCLIP"],
  ["LDMTextToImage", "Latent Diffusion (LDM)"],
  ["DiTPipeline", "DiT"],
  ["Shap", "Shap-E"],
];

/** The name of a family that is not drawn here, by a class of it; undefined for any other class. */
export function foreignFamily(className: string): string | undefined {
  const plain = className.replace(/^(?:ORT|OV|Onnx)/u, "");
  const found = foreign.filter(([prefix]) => plain.startsWith(prefix));
  // The longest that fits: Flux.2 is no Flux.1, and Kandinsky 2.2 is one.
  return found.toSorted(([one], [other]) => other.length - one.length)[0]?.[1];
}
