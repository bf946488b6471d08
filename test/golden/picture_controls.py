"""Makes the reference latents of masks, variations and second passes, on the committed tiny-epsilon.

    venv/bin/python test/golden/picture_controls.py

The weights follow from the seed, so the model itself is not written again.
"""

import warnings

import diffusers
import torch
from diffusers.pipelines.stable_diffusion import pipeline_stable_diffusion_img2img as img2img
from diffusers.pipelines.stable_diffusion.pipeline_stable_diffusion_img2img import retrieve_latents
from PIL import Image
from transformers import CLIPTokenizer

from recording import HERE, NEGATIVE, PROMPT, SCHEDULERS, SEED, Recorder, picture
from tiny_models import make_modules

warnings.filterwarnings("ignore")
diffusers.logging.set_verbosity_error()

VARIATION_SEED, SIZE, CALL = 77, 16, {"num_inference_steps": 10, "guidance_scale": 7.5}
FOLDER = HERE / "models/tiny-epsilon"
TOKENIZER = CLIPTokenizer.from_pretrained(FOLDER / "tokenizer")
MODULES = make_modules(1, TOKENIZER)
object.__setattr__(MODULES[0], "text_model", MODULES[0])


def pipeline(kind, scheduler):
    class_name, settings = SCHEDULERS[scheduler]
    text_encoder, unet, vae = MODULES
    pipe = kind(
        vae=vae, text_encoder=text_encoder, tokenizer=TOKENIZER, unet=unet,
        scheduler=getattr(diffusers, class_name).from_pretrained(FOLDER, subfolder="scheduler", **settings),
        safety_checker=None, feature_extractor=None, requires_safety_checker=False,
    )
    pipe.set_progress_bar_config(disable=True)
    return pipe


def generator(seed=SEED):
    return torch.Generator().manual_seed(seed)


def on_the_arc(strength, first, second):
    """The place on the arc between two noises, column by column of each channel."""
    length = lambda noise: noise.pow(2).sum(dim=2, keepdim=True).sqrt()
    cosine = (first / length(first) * second / length(second)).sum(dim=2, keepdim=True)
    angle = torch.acos(cosine)
    return (torch.sin((1 - strength) * angle) * first + torch.sin(strength * angle) * second) / torch.sin(angle)


def varied_noise(strength, shape=(1, 4, SIZE // 2, SIZE // 2), first=None):
    """The varied noise of both seeds; `first` brings the first seed's noise where it was drawn before."""
    if first is None:
        first = torch.randn(shape, generator=generator())
    return on_the_arc(strength, first, torch.randn(shape, generator=generator(VARIATION_SEED)))


def vary(scheduler, strength):
    """Text to image: the pipeline scales the latents that it is given; fresh noise follows the first."""
    drawn = generator()
    first = torch.randn((1, 4, SIZE // 2, SIZE // 2), generator=drawn)
    return pipeline(diffusers.StableDiffusionPipeline, scheduler)(
        PROMPT, negative_prompt=NEGATIVE, latents=varied_noise(strength, first=first), generator=drawn,
        output_type="latent", **CALL).images


def vary_picture(scheduler, strength):
    """Image to image: the noise is drawn inside the pipeline, after the encoder's sample."""
    plain = img2img.randn_tensor
    img2img.randn_tensor = lambda shape, **options: varied_noise(strength, first=plain(shape, **options))
    try:
        return pipeline(diffusers.StableDiffusionImg2ImgPipeline, scheduler)(
            PROMPT, negative_prompt=NEGATIVE, image=picture(SIZE), strength=0.75, generator=generator(),
            output_type="latent", **CALL).images
    finally:
        img2img.randn_tensor = plain


def mask():
    """The right half, and a corner of the left one; whole latents, as diffusers takes one pixel of each."""
    values = Image.new("L", (SIZE, SIZE), 0)
    values.paste(255, (8, 0, 16, 16))
    values.paste(255, (0, 12, 4, 16))
    return values


def inpaint(scheduler, strength):
    return pipeline(diffusers.StableDiffusionInpaintPipeline, scheduler)(
        PROMPT, negative_prompt=NEGATIVE, image=picture(SIZE), mask_image=mask(), strength=strength,
        width=SIZE, height=SIZE, generator=generator(), output_type="latent", **CALL).images


def inpaint_by_estimate(scheduler):
    """Euler steps from the picture at full noise: what is kept is put back before and after each call."""
    pipe = pipeline(diffusers.StableDiffusionInpaintPipeline, scheduler)
    drawn = generator()
    image = pipe.image_processor.preprocess(picture(SIZE))
    clean = retrieve_latents(pipe.vae.encode(image), generator=drawn) * pipe.vae.config.scaling_factor
    redrawn = torch.nn.functional.max_pool2d(
        torch.tensor(list(mask().getdata()), dtype=torch.float32).reshape(1, 1, SIZE, SIZE) / 255, 2)
    positive, negative = pipe.encode_prompt(PROMPT, "cpu", 1, True, NEGATIVE)
    pipe.scheduler.set_timesteps(CALL["num_inference_steps"])
    sigmas = pipe.scheduler.sigmas
    first = torch.randn(clean.shape, generator=drawn)
    x = clean + sigmas[0] * first
    for index, timestep in enumerate(pipe.scheduler.timesteps):
        now, after = sigmas[index], sigmas[index + 1]
        x = redrawn * x + (1 - redrawn) * (clean + now * first)
        both = pipe.unet(torch.cat([x, x]) / (now**2 + 1).sqrt(), timestep, torch.cat([negative, positive])).sample
        noise = both[:1] + CALL["guidance_scale"] * (both[1:] - both[:1])
        estimate = redrawn * (x - now * noise) + (1 - redrawn) * clean
        up = (after**2 * (now**2 - after**2) / now**2).sqrt() if scheduler == "Euler a" else torch.tensor(0.0)
        down = (after**2 - up**2).sqrt()
        x = estimate + down / now * (x - estimate)
        if scheduler == "Euler a":
            x = x + up * torch.randn(clean.shape, generator=drawn)
    return redrawn * x + (1 - redrawn) * clean


def enlarge(scheduler, interpolation, factor, strength):
    """A hires fix: the first pass' latents, enlarged, through img2img with the seed's noise at that size."""
    first = pipeline(diffusers.StableDiffusionPipeline, scheduler)(
        PROMPT, negative_prompt=NEGATIVE, width=SIZE, height=SIZE, generator=generator(),
        output_type="latent", **CALL).images
    size = tuple(int(side * factor) for side in first.shape[2:])
    larger = torch.nn.functional.interpolate(first, size=size, mode=interpolation)
    return pipeline(diffusers.StableDiffusionImg2ImgPipeline, scheduler)(
        PROMPT, negative_prompt=NEGATIVE, image=larger, strength=strength, generator=generator(),
        output_type="latent", **CALL).images


@torch.no_grad()
def main():
    recorder = Recorder("picture-controls")
    for strength in (0.1, 0.3, 0.6, 1.0):
        recorder.add({"kind": "noise", "strength": strength}, varied_noise(strength))
    for scheduler in ("DDIM", "Euler", "Euler a", "DPM++ 2M"):
        recorder.add({"kind": "vary", "scheduler": scheduler, "strength": 0.3}, vary(scheduler, 0.3))
    for scheduler in ("DDIM", "Euler"):
        recorder.add({"kind": "vary picture", "scheduler": scheduler, "strength": 0.6}, vary_picture(scheduler, 0.6))
    # Not DPM2: at its halfway points diffusers gives the kept latents the noise of a whole step.
    for scheduler in ("DDIM", "Euler", "Heun", "LMS", "DPM++ 2M", "DPM++ 2S", "UniPC", "PNDM"):
        for strength in (0.3, 0.75):
            case = {"kind": "inpaint", "scheduler": scheduler, "strength": strength}
            recorder.add(case, inpaint(scheduler, strength))
    for scheduler in ("Euler", "Euler a"):
        case = {"kind": "inpaint", "scheduler": scheduler, "strength": 1.0}
        recorder.add(case, inpaint_by_estimate(scheduler))
    for interpolation in ("bilinear", "nearest-exact"):
        case = {"kind": "enlarge", "scheduler": "Euler", "strength": 0.6, "interpolation": interpolation, "factor": 1.5}
        recorder.add(case, enlarge("Euler", interpolation, 1.5, 0.6))
    recorder.save()


if __name__ == "__main__":
    main()
