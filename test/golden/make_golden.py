"""Makes the tiny models and the reference numbers of the golden tests.

    python3 -m venv venv
    venv/bin/pip install torch diffusers transformers onnx onnxconverter-common scipy sentencepiece peft opencv-python-headless
    venv/bin/python test/golden/make_golden.py [random-numbers|epsilon|velocity|half|xl|...|tokens ...]

Written with torch 2.15, diffusers 0.42.1, transformers 5.23, on the CPU.
"""

import sys
import warnings

import diffusers
import torch
from transformers import CLIPTokenizer

from changing_prompts import make_changing
from controls import make_controls
from deep import make_deep
from extra_channels import make_inpaint, make_instruct
from families import make_experts, make_lcm, make_refiner, make_solvers, make_turbo, make_xl
from flow_families import make_flux, make_flux_loras, make_sd3
from noise_kinds import make_noise_kinds
from random_numbers import write_random_numbers
from recording import (
    HERE, NEGATIVE, PROMPT, SCHEDULERS, SEED, TAKE_SIGMAS, Recorder, picture, record, take_whole_timesteps,
)
from loras import make_loras, make_loras_of_kin
from t5_pieces import write_piece_ids
from tiny_models import SD1_SCHEDULER, fresh, make_modules, write_model, write_tokenizer
from tokens import write_tokens

warnings.filterwarnings("ignore")
diffusers.logging.set_verbosity_error()


class Family:
    """One tiny model with its pipelines; `writes` makes its folder anew, else the modules alone are made."""

    def __init__(self, name, modules, tokenizer, scheduler, *, writes=True, **export):
        self.folder = HERE / "models" / name
        if writes:
            fresh(self.folder)
            self.tokenizer = tokenizer(self.folder / "tokenizer")
        else:
            self.tokenizer = CLIPTokenizer.from_pretrained(self.folder / "tokenizer")
        self.modules = modules(self.tokenizer)
        # diffusers looks for the final layer norm where older versions of transformers had it;
        # past torch's own registry, so that the module does not become its own child.
        object.__setattr__(self.modules[0], "text_model", self.modules[0])
        if writes:
            write_model(self.folder, self.modules, self.tokenizer, scheduler, **export)
        if export.get("half"):
            for module in self.modules:
                module.half()
        if export.get("timestep") != "float":
            take_whole_timesteps(self.modules[1])

    def pipeline(self, scheduler, *, kind=diffusers.StableDiffusionPipeline, extra=None, **more):
        class_name, settings = SCHEDULERS[scheduler]
        text_encoder, unet, vae = self.modules
        pipe = kind(
            vae=vae, text_encoder=text_encoder, tokenizer=self.tokenizer, unet=unet,
            scheduler=getattr(diffusers, class_name).from_pretrained(
                self.folder, subfolder="scheduler", **settings, **(extra or {})),
            safety_checker=None, feature_extractor=None, requires_safety_checker=False, **more,
        )
        pipe.set_progress_bar_config(disable=True)
        return pipe

    def draw(self, scheduler, *, steps, guidance, strength=None, eta=0.0, extra=None, **call):
        unet = self.modules[1]
        kind = diffusers.StableDiffusionPipeline if strength is None else diffusers.StableDiffusionImg2ImgPipeline
        pipe = self.pipeline(scheduler, kind=kind, extra=extra)
        size = unet.config.sample_size * 2
        shape = {"width": size, "height": size} if strength is None else {"image": picture(size), "strength": strength}
        result = pipe(
            PROMPT, negative_prompt=NEGATIVE, num_inference_steps=steps, guidance_scale=guidance, eta=eta,
            generator=torch.Generator().manual_seed(SEED), output_type="latent", **shape, **call,
        )
        return result.images


def make_epsilon():
    """The whole grid on a model like SD 1.5: epsilon, and every scheduler's own defaults."""
    epsilon = Family(
        "tiny-epsilon", lambda tokenizer: make_modules(1, tokenizer), write_tokenizer, SD1_SCHEDULER,
        timestep="float",
    )
    grid = Recorder("tiny-epsilon")
    for scheduler in SCHEDULERS:
        for steps in (1, 4, 10, 25):
            for guidance in (1.0, 7.5):
                for strength in (None, 0.3, 0.75, 1.0):
                    record(grid, epsilon, scheduler, steps=steps, guidance=guidance, strength=strength)
    for scheduler in TAKE_SIGMAS:
        for sigmas in ("karras", "exponential", "beta"):
            extra = {f"use_{sigmas}_sigmas": True}
            record(grid, epsilon, scheduler, steps=10, guidance=7.5, extra=extra)
            record(grid, epsilon, scheduler, steps=10, guidance=7.5, strength=0.5, extra=extra)
    for scheduler in SCHEDULERS:
        if scheduler != "DPM++ 2S":
            for spacing in ("leading", "linspace", "trailing"):
                record(grid, epsilon, scheduler, steps=7, guidance=3.0, extra={"timestep_spacing": spacing})
    record(grid, epsilon, "DDIM", steps=10, guidance=7.5, eta=0.7)
    record(grid, epsilon, "DDIM", steps=10, guidance=7.5, strength=0.5, eta=1.0)
    for skip in (1, 2):
        record(grid, epsilon, "DDIM", steps=4, guidance=7.5, clip_skip=skip)
    record(grid, epsilon, "DDIM", steps=4, guidance=7.5, guidance_rescale=0.7)
    grid.save()


def epsilon_again():
    """The modules of tiny-epsilon, whose folder stays as it is."""
    return Family(
        "tiny-epsilon", lambda tokenizer: make_modules(1, tokenizer), write_tokenizer, SD1_SCHEDULER,
        timestep="float", writes=False,
    )


def velocity_family(writes=True):
    scheduler_config = {
        **SD1_SCHEDULER, "prediction_type": "v_prediction", "timestep_spacing": "trailing",
        "rescale_betas_zero_snr": True, "set_alpha_to_one": True,
    }
    return Family(
        "tiny-velocity", lambda tokenizer: make_modules(2, tokenizer),
        lambda folder: write_tokenizer(folder, pad="!"), scheduler_config,
        timestep="scalar", encoder="latent_sample", hidden_states=False, writes=writes,
    )


def make_velocity():
    """Like SD 2.x: velocity, trailing whole timesteps, zero terminal SNR, an encoder that samples."""
    velocity = velocity_family()
    grid = Recorder("tiny-velocity")
    for scheduler in SCHEDULERS:
        for steps in (4, 10):
            for guidance in (1.0, 7.5):
                record(grid, velocity, scheduler, steps=steps, guidance=guidance)
    grid.save()


def half_family(writes=True):
    return Family(
        "tiny-half", lambda tokenizer: make_modules(3, tokenizer), write_tokenizer, SD1_SCHEDULER,
        timestep="vector", half=True, hidden_states=False, writes=writes,
    )


def make_half():
    """Half precision from end to end; diffusers rounds after every operation, hence few cases."""
    half = half_family()
    grid = Recorder("tiny-half")
    for scheduler in ("DDIM", "DPM++ 2M", "Euler a", "PNDM", "UniPC"):
        for strength in (None, 0.75):
            record(grid, half, scheduler, steps=10, guidance=7.5, strength=strength)
    grid.save()


def make_tokens():
    write_tokens(HERE, *(HERE / f"models/{name}/tokenizer" for name in ("tiny-epsilon", "tiny-velocity")))


MAKERS = {
    "random-numbers": lambda: write_random_numbers(HERE),
    "epsilon": make_epsilon, "velocity": make_velocity, "half": make_half, "tokens": make_tokens,
    "xl": make_xl, "xl-refiner": make_refiner, "xl-experts": make_experts, "xl-turbo": make_turbo,
    "xl-solvers": make_solvers, "lcm": make_lcm, "deep": make_deep, "sd3": make_sd3, "flux": make_flux,
    "flux-loras": make_flux_loras,
    "noise-kinds": make_noise_kinds, "inpaint": make_inpaint, "instruct": make_instruct,
    "controls": lambda: make_controls(epsilon_again()), "loras": lambda: make_loras(epsilon_again()),
    "loras-of-kin": lambda: make_loras_of_kin(velocity_family(False), half_family(False)),
    "changing": lambda: make_changing(epsilon_again()),
    "t5-pieces": lambda: write_piece_ids(HERE / "t5-pieces"),
}


if __name__ == "__main__":
    # The networks are so small that threads would only wait for each other.
    torch.set_num_threads(1)
    (HERE / "latents").mkdir(exist_ok=True)
    for name in sys.argv[1:] or MAKERS:
        MAKERS[name]()
