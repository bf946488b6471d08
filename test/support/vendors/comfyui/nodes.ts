/** What an input takes: the type of a link, a value with bounds, or one of a list. */
export type InputSpec =
  | readonly [
      | "MODEL"
      | "CLIP"
      | "VAE"
      | "LATENT"
      | "IMAGE"
      | "MASK"
      | "CONDITIONING"
      | "CONTROL_NET"
      | "UPSCALE_MODEL"
      | "*",
    ]
  | readonly ["INT" | "FLOAT", { readonly min: number; readonly max: number }]
  | readonly ["STRING" | "BOOLEAN", object]
  | readonly [readonly string[]]
  | readonly ["COMBO", { readonly options: readonly string[] }];

/** A node class: its inputs, what it gives, and whether it is one that a graph may end in. */
export interface NodeSpec {
  readonly required: Readonly<Record<string, InputSpec>>;
  readonly optional?: Readonly<Record<string, InputSpec>>;
  readonly gives: readonly string[];
  readonly ends?: true;
}

/** The files that the double has. */
export const files = {
  checkpoints: ["v1-5.safetensors", "xl/base_xl.safetensors", "unnamed.safetensors"],
  unets: ["flux1-dev.safetensors", "z_image_turbo_bf16.safetensors", "other.safetensors"],
  clips: ["clip_l.safetensors", "t5xxl_fp16.safetensors", "qwen_3_4b.safetensors"],
  vaes: ["ae.safetensors"],
  loras: ["details.safetensors", "styles/ink.safetensors"],
  controlNets: ["canny.safetensors"],
  upscalers: ["4x-sharp.pth", "2x-soft.pth"],
} as const;

const samplers = [
  ..."euler euler_ancestral heun dpm_2 dpm_2_ancestral lms dpmpp_2s_ancestral dpmpp_sde".split(" "),
  ..."dpmpp_2m dpmpp_2m_sde dpmpp_3m_sde ddpm lcm deis ddim uni_pc".split(" "),
];
const schedulers = "simple sgm_uniform karras exponential ddim_uniform beta normal".split(" ");
const integer = (min: number, max: number) => ["INT", { min, max }] as const;
const number = (min: number, max: number) => ["FLOAT", { min, max }] as const;
const text = ["STRING", {}] as const;
const size = { width: integer(16, 16384), height: integer(16, 16384) };
const latents = { ...size, batch_size: integer(1, 4096) };
const uploads = ["*"] as const;

/** The classes that the double knows, after ComfyUI 0.3.64's own /object_info. */
export const nodeSpecs: Readonly<Record<string, NodeSpec>> = {
  CheckpointLoaderSimple: {
    required: { ckpt_name: [files.checkpoints] },
    gives: ["MODEL", "CLIP", "VAE"],
  },
  UNETLoader: {
    required: { unet_name: [files.unets], weight_dtype: [["default", "fp8_e4m3fn"]] },
    gives: ["MODEL"],
  },
  CLIPLoader: {
    required: {
      clip_name: [files.clips],
      type: [["stable_diffusion", "sd3", "lumina2", "qwen_image"]],
    },
    gives: ["CLIP"],
  },
  DualCLIPLoader: {
    required: {
      clip_name1: [files.clips],
      clip_name2: [files.clips],
      type: [["sdxl", "sd3", "flux"]],
    },
    gives: ["CLIP"],
  },
  VAELoader: { required: { vae_name: [files.vaes] }, gives: ["VAE"] },
  LoraLoader: {
    required: {
      model: ["MODEL"],
      clip: ["CLIP"],
      lora_name: [files.loras],
      strength_model: number(-100, 100),
      strength_clip: number(-100, 100),
    },
    gives: ["MODEL", "CLIP"],
  },
  ModelSamplingAuraFlow: {
    required: { model: ["MODEL"], shift: number(0, 100) },
    gives: ["MODEL"],
  },
  CLIPTextEncode: { required: { text, clip: ["CLIP"] }, gives: ["CONDITIONING"] },
  FluxGuidance: {
    required: { conditioning: ["CONDITIONING"], guidance: number(0, 100) },
    gives: ["CONDITIONING"],
  },
  ControlNetLoader: {
    required: { control_net_name: [files.controlNets] },
    gives: ["CONTROL_NET"],
  },
  ControlNetApplyAdvanced: {
    required: {
      positive: ["CONDITIONING"],
      negative: ["CONDITIONING"],
      control_net: ["CONTROL_NET"],
      image: ["IMAGE"],
      strength: number(0, 10),
      start_percent: number(0, 1),
      end_percent: number(0, 1),
    },
    optional: { vae: ["VAE"] },
    gives: ["CONDITIONING", "CONDITIONING"],
  },
  EmptyLatentImage: { required: latents, gives: ["LATENT"] },
  EmptySD3LatentImage: { required: latents, gives: ["LATENT"] },
  LoadImage: { required: { image: uploads }, gives: ["IMAGE", "MASK"] },
  LoadImageMask: {
    required: { image: uploads, channel: [["alpha", "red", "green", "blue"]] },
    gives: ["MASK"],
  },
  UpscaleModelLoader: {
    required: { model_name: ["COMBO", { options: files.upscalers }] },
    gives: ["UPSCALE_MODEL"],
  },
  ImageUpscaleWithModel: {
    required: { upscale_model: ["UPSCALE_MODEL"], image: ["IMAGE"] },
    gives: ["IMAGE"],
  },
  ImageScale: {
    required: {
      image: ["IMAGE"],
      upscale_method: [["nearest-exact", "bilinear", "area", "bicubic", "lanczos"]],
      width: integer(0, 16384),
      height: integer(0, 16384),
      crop: [["disabled", "center"]],
    },
    gives: ["IMAGE"],
  },
  VAEEncode: { required: { pixels: ["IMAGE"], vae: ["VAE"] }, gives: ["LATENT"] },
  SetLatentNoiseMask: { required: { samples: ["LATENT"], mask: ["MASK"] }, gives: ["LATENT"] },
  KSampler: {
    required: {
      model: ["MODEL"],
      seed: integer(0, 2 ** 64),
      steps: integer(1, 10000),
      cfg: number(0, 100),
      sampler_name: [samplers],
      scheduler: [schedulers],
      positive: ["CONDITIONING"],
      negative: ["CONDITIONING"],
      latent_image: ["LATENT"],
      denoise: number(0, 1),
    },
    gives: ["LATENT"],
  },
  VAEDecode: { required: { samples: ["LATENT"], vae: ["VAE"] }, gives: ["IMAGE"] },
  ImageCompositeMasked: {
    required: {
      destination: ["IMAGE"],
      source: ["IMAGE"],
      x: integer(0, 16384),
      y: integer(0, 16384),
      resize_source: ["BOOLEAN", {}],
    },
    optional: { mask: ["MASK"] },
    gives: ["IMAGE"],
  },
  SaveImage: { required: { images: ["IMAGE"], filename_prefix: text }, gives: [], ends: true },
  SaveAnimatedWEBP: {
    required: {
      images: ["IMAGE"],
      filename_prefix: text,
      fps: number(0.01, 1000),
      lossless: ["BOOLEAN", {}],
      quality: integer(0, 100),
      method: ["COMBO", { options: ["default", "fastest", "slowest"] }],
    },
    gives: [],
    ends: true,
  },
  PreviewImage: { required: { images: ["IMAGE"] }, gives: [], ends: true },
};
