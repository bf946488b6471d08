import type { WireGraph } from "./validate.ts";

type Inputs = Readonly<Record<string, unknown>>;
type Size = { readonly width: number; readonly height: number };

/**
 * What a graph would draw, read from its end to its beginning as the server runs it: the values that
 * reach the sampler and the words behind its conditioning. `sizeOf` tells how large an upload is.
 */
export function readGraph(
  graph: WireGraph,
  sizeOf: (upload: string) => Size,
): Record<string, unknown> {
  const follow = (link: unknown) => {
    const [id] = Array.isArray(link) ? (link as unknown[]) : [];
    return typeof id === "string" ? graph[id] : undefined;
  };
  const inputsOf = (link: unknown): Inputs => follow(link)?.inputs ?? {};
  const classOf = (link: unknown): string => follow(link)?.class_type ?? "";

  const end = Object.values(graph).find(({ class_type }) => class_type === "SaveImage");
  const isLaidOver = classOf(end?.inputs["images"]) === "ImageCompositeMasked";
  const laid = isLaidOver ? inputsOf(end?.inputs["images"]) : undefined;
  const decoded = laid ? laid["source"] : end?.inputs["images"];
  const sampler = inputsOf(inputsOf(decoded)["samples"]);

  const loras: unknown[] = [];
  let model = sampler["model"];
  while (classOf(model) === "LoraLoader" || classOf(model) === "ModelSamplingAuraFlow") {
    const inputs = inputsOf(model);
    if (classOf(model) === "LoraLoader") {
      loras.unshift({ name: inputs["lora_name"], weight: inputs["strength_model"] });
    }
    model = inputs["model"];
  }

  let positive = sampler["positive"];
  const control = classOf(positive) === "ControlNetApplyAdvanced" ? inputsOf(positive) : undefined;
  if (control) positive = control["positive"];
  const guided = classOf(positive) === "FluxGuidance" ? inputsOf(positive) : undefined;
  if (guided) positive = guided["conditioning"];
  const negative = control ? control["negative"] : sampler["negative"];

  const start = sampler["latent_image"];
  const isMasked = classOf(start) === "SetLatentNoiseMask";
  const encoded = isMasked ? inputsOf(start)["samples"] : start;
  const loader = inputsOf(model);
  return {
    model: loader["ckpt_name"] ?? loader["unet_name"],
    prompt: inputsOf(positive)["text"],
    negative_prompt: inputsOf(negative)["text"],
    seed: sampler["seed"],
    steps: sampler["steps"],
    guidance: guided ? guided["guidance"] : sampler["cfg"],
    scheduler: sampler["sampler_name"],
    sigmas: sampler["scheduler"],
    strength: sampler["denoise"],
    ...(loras.length > 0 && { loras }),
    ...(control && { control: inputsOf(control["control_net"])["control_net_name"] }),
    ...(isMasked && { mask: laid !== undefined && laid["mask"] !== undefined }),
    ...pictureBehind(encoded),
  };

  function pictureBehind(latents: unknown): Record<string, unknown> {
    if (classOf(latents) !== "VAEEncode") {
      const { width, height } = inputsOf(latents);
      return { width, height };
    }
    const { pixels } = inputsOf(latents);
    if (classOf(pixels) === "ImageScale") {
      const { image, width, height } = inputsOf(pixels);
      const upscaled = inputsOf(image);
      const { model_name: upscaler } = inputsOf(upscaled["upscale_model"]);
      return { width, height, upscaler, image: inputsOf(upscaled["image"])["image"] };
    }
    const { image } = inputsOf(pixels);
    return { image, ...sizeOf(String(image)) };
  }
}
