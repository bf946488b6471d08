"""Reference latents of SDXL, its refiner, their distilled kin, and latent consistency models."""

import diffusers
import torch
from transformers import CLIPTextModel, CLIPTokenizer

import tiny_xl
from recording import HERE, NEGATIVE, PROMPT, SCHEDULERS, SEED, Recorder, picture, record, take_whole_timesteps
from tiny_models import fresh, write_tokenizer
from tiny_xl import LCM_SCHEDULER, XL_SCHEDULER, write_settings, write_text_encoder, write_unet, write_vae

SIZE = 16


def generator():
    return torch.Generator().manual_seed(SEED)


class XlFamily:
    """A tiny model of SDXL's kind; `writes` makes its folder anew, else the modules alone are made."""

    def __init__(self, name, seed, *, refiner=False, turbo=False, writes=True, scheduler=XL_SCHEDULER):
        self.folder, self.refiner = HERE / "models" / name, refiner
        suffixes = {"_2": "!"} if refiner else {"": "<|endoftext|>", "_2": "!"}
        if writes:
            fresh(self.folder)
            for suffix, pad in suffixes.items():
                write_tokenizer(self.folder / f"tokenizer{suffix}", pad=pad)
        tokenizers = [CLIPTokenizer.from_pretrained(self.folder / f"tokenizer{suffix}") for suffix in suffixes]
        self.tokenizers = (None, *tokenizers)[-2:]
        self.modules = tiny_xl.make_xl(seed, tokenizers, time_ids=5 if refiner else 6)
        if writes:
            self.write(turbo, scheduler)
        if not refiner:
            return
        take_whole_timesteps(self.modules[2])

    def write(self, turbo, scheduler):
        *encoders, unet, vae = self.modules
        ids = torch.int32 if turbo else torch.int64
        for suffix, encoder in zip(("", "_2"), encoders):
            if encoder is not None:
                write_text_encoder(
                    self.folder / f"text_encoder{suffix}", encoder, 24, penultimate_only=turbo, ids=ids)
        write_unet(
            self.folder / "unet", unet, tokens=24, timestep="scalar" if self.refiner else "float",
            extras={"text_embeds": 12, "time_ids": 5 if self.refiner else 6},
        )
        write_vae(self.folder, vae, encoder=not turbo)
        write_settings(
            self.folder, scheduler, "ORTStableDiffusionXLPipeline",
            force_zeros_for_empty_prompt=not self.refiner, requires_aesthetics_score=self.refiner,
        )
        tiny_xl.slim(self.folder)

    def pipeline(self, kind, scheduler, extra=None):
        encoder, encoder_2, unet, vae = self.modules
        class_name, settings = SCHEDULERS[scheduler]
        pipe = kind(
            vae=vae, text_encoder=encoder, text_encoder_2=encoder_2, tokenizer=self.tokenizers[0],
            tokenizer_2=self.tokenizers[1], unet=unet, add_watermarker=False,
            force_zeros_for_empty_prompt=not self.refiner,
            scheduler=getattr(diffusers, class_name).from_pretrained(
                self.folder, subfolder="scheduler", **settings, **(extra or {})),
            **({"requires_aesthetics_score": True} if self.refiner else {}),
        )
        pipe.set_progress_bar_config(disable=True)
        return pipe

    def draw(self, scheduler, *, steps, guidance, strength=None, negative=NEGATIVE, extra=None, **call):
        kind = diffusers.StableDiffusionXLPipeline if strength is None else diffusers.StableDiffusionXLImg2ImgPipeline
        shape = {"width": SIZE, "height": SIZE} if strength is None else {"image": picture(SIZE), "strength": strength}
        return self.pipeline(kind, scheduler, extra)(
            PROMPT, negative_prompt=negative or None, num_inference_steps=steps, guidance_scale=guidance,
            generator=generator(), output_type="latent", **shape, **call,
        ).images


class Experts:
    """A base model and its refiner: one walks on where the other stops, or goes over its result."""

    def __init__(self, base, refiner):
        self.base, self.refiner = base, refiner

    def draw(self, scheduler, *, steps, guidance, fraction=None, strength=None, negative=NEGATIVE):
        source = generator()
        common = {
            "negative_prompt": negative or None, "num_inference_steps": steps, "guidance_scale": guidance,
            "generator": source, "output_type": "latent",
        }
        kind = diffusers.StableDiffusionXLPipeline if strength is None else diffusers.StableDiffusionXLImg2ImgPipeline
        shape = {"width": SIZE, "height": SIZE} if strength is None else {"image": picture(SIZE), "strength": strength}
        latents = self.base.pipeline(kind, scheduler)(PROMPT, denoising_end=fraction, **shape, **common).images
        return self.refiner.pipeline(diffusers.StableDiffusionXLImg2ImgPipeline, scheduler)(
            PROMPT, image=latents, denoising_start=fraction, **common).images


def make_xl():
    family = XlFamily("tiny-xl", 4)
    grid = Recorder("tiny-xl")
    for scheduler in SCHEDULERS:
        for steps in (1, 4, 10, 25):
            for guidance in (1.0, 7.5):
                record(grid, family, scheduler, steps=steps, guidance=guidance)
        # The spacing of steps by strength is the same as in the other families: one count will do.
        for guidance in (1.0, 7.5):
            for strength in (0.3, 0.75, 1.0):
                record(grid, family, scheduler, steps=10, guidance=guidance, strength=strength)
    for skip in (1, 2):
        record(grid, family, "DDIM", steps=4, guidance=7.5, clip_skip=skip)
    # No negative prompt is a row of zeros.
    record(grid, family, "Euler", steps=4, guidance=7.5, negative="")
    record(grid, family, "Euler", steps=4, guidance=7.5, guidance_rescale=0.7)
    grid.save()


def make_solvers():
    """The less usual settings of scheduler files: Runge-Kutta warm-up, third order, log-linear sigmas."""
    family = XlFamily("tiny-xl", 4, writes=False)
    grid = Recorder("tiny-xl-solvers")
    settings = [
        *((scheduler, {"solver_order": 3}) for scheduler in ("DPM++ 2M", "DPM++ 2M SDE", "DPM++ 2S", "UniPC")),
        ("DPM++ 2M", {"solver_order": 1}), ("DPM++ 2M", {"solver_order": 3, "final_sigmas_type": "sigma_min"}),
        ("DPM++ 2M", {"solver_type": "heun"}), ("DPM++ 2M SDE", {"solver_type": "heun"}),
        ("DPM++ 2M", {"euler_at_final": True, "timestep_spacing": "linspace"}),
        ("UniPC", {"solver_order": 1}), ("Euler", {"interpolation_type": "log_linear"}),
        ("PNDM", {"skip_prk_steps": False}),
    ]
    for scheduler, extra in settings:
        for steps in (4, 10, 16):
            record(grid, family, scheduler, steps=steps, guidance=5.0, extra=extra)
        record(grid, family, scheduler, steps=16, guidance=5.0, strength=0.6, extra=extra)
    grid.save()


def make_refiner():
    family = XlFamily("tiny-xl-refiner", 5, refiner=True)
    grid = Recorder("tiny-xl-refiner")
    for scheduler in ("Euler", "DDIM", "DPM++ 2M", "Heun", "Euler a"):
        for guidance in (1.0, 7.5):
            for strength in (0.3, 0.75, 1.0):
                record(grid, family, scheduler, steps=10, guidance=guidance, strength=strength)
    # Without zeros for it, no negative prompt is an empty text.
    record(grid, family, "Euler", steps=10, guidance=7.5, strength=0.5, negative="")
    grid.save()


def make_experts():
    """Base and refiner; without a fraction the refiner goes over the finished latents (SDEdit)."""
    base = XlFamily("tiny-xl", 4, writes=False)
    experts = Experts(base, XlFamily("tiny-xl-refiner", 5, refiner=True, writes=False))
    grid = Recorder("tiny-xl-experts")
    for scheduler in SCHEDULERS:
        for fraction in (0.8, 0.5):
            record(grid, experts, scheduler, steps=10, guidance=7.5, fraction=fraction)
        record(grid, experts, scheduler, steps=25, guidance=5.0, fraction=0.8)
        record(grid, experts, scheduler, steps=10, guidance=7.5)
    for scheduler in ("Euler", "Heun", "DPM2", "DPM++ 2M"):
        for steps in (7, 11):
            record(grid, experts, scheduler, steps=steps, guidance=1.0, fraction=0.7)
        record(grid, experts, scheduler, steps=10, guidance=7.5, fraction=0.6, strength=0.75)
    grid.save()


def make_turbo():
    """Like SDXL-Turbo and Lightning: trailing steps without guidance, lean exports, weights in files beside."""
    family = XlFamily("tiny-xl-turbo", 6, turbo=True, scheduler={**XL_SCHEDULER, "timestep_spacing": "trailing"})
    for part, name in (
        ("unet", "weights.pb"), ("text_encoder_2", "model.onnx_data"), ("text_encoder", "model.onnx.data")):
        tiny_xl.move_weights(family.folder / part / "model.onnx", name)
    grid = Recorder("tiny-xl-turbo")
    for scheduler in ("Euler", "Euler a"):
        for steps in (1, 2, 4, 8):
            record(grid, family, scheduler, steps=steps, guidance=0.0)
    record(grid, family, "Euler", steps=4, guidance=2.0)
    grid.save()


class LcmFamily:
    """A tiny latent consistency model: a Stable Diffusion whose UNet is told the guidance scale."""

    def __init__(self, name, seed):
        self.folder = fresh(HERE / "models" / name)
        self.tokenizer = write_tokenizer(self.folder / "tokenizer")
        torch.manual_seed(seed)
        encoder = CLIPTextModel(tiny_xl.text_config(self.tokenizer, 16, 3)).eval()
        unet, vae = tiny_xl.make_unet(cross_attention_dim=16, time_cond_proj_dim=256), tiny_xl.make_vae(0.18215)
        with torch.no_grad():
            encoder.get_input_embeddings().weight.mul_(30)
            unet.time_embedding.cond_proj.weight.mul_(8)
        self.modules = encoder, unet, vae
        write_text_encoder(self.folder / "text_encoder", encoder, 24, penultimate_only=False, ids=torch.int32)
        write_unet(self.folder / "unet", unet, tokens=24, timestep="vector", extras={"timestep_cond": 256})
        write_vae(self.folder, vae)
        write_settings(self.folder, LCM_SCHEDULER, "ORTLatentConsistencyModelPipeline")
        tiny_xl.slim(self.folder)

    def draw(self, scheduler, *, steps, guidance, strength=None):
        encoder, unet, vae = self.modules
        kind = diffusers.LatentConsistencyModelPipeline
        shape = {"width": SIZE, "height": SIZE}
        if strength is not None:
            kind = diffusers.LatentConsistencyModelImg2ImgPipeline
            shape = {"image": picture(SIZE), "strength": strength}
        pipe = kind(
            vae=vae, text_encoder=encoder, tokenizer=self.tokenizer, unet=unet, safety_checker=None,
            feature_extractor=None, requires_safety_checker=False,
            scheduler=diffusers.LCMScheduler.from_pretrained(self.folder, subfolder="scheduler"),
        )
        pipe.set_progress_bar_config(disable=True)
        return pipe(
            PROMPT, num_inference_steps=steps, guidance_scale=guidance, generator=generator(),
            output_type="latent", **shape,
        ).images


def make_lcm():
    family = LcmFamily("tiny-lcm", 7)
    grid = Recorder("tiny-lcm")
    for steps in (1, 4, 8):
        for guidance in (1.0, 8.0, 8.5):
            record(grid, family, "LCM", steps=steps, guidance=guidance)
        for strength in (0.5, 1.0):
            record(grid, family, "LCM", steps=steps, guidance=8.0, strength=strength)
    grid.save()
