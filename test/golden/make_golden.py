"""Makes the tiny models and the reference numbers of the golden tests.

    python3 -m venv venv
    venv/bin/pip install torch diffusers transformers onnx onnxconverter-common scipy
    venv/bin/python test/golden/make_golden.py [random-numbers|epsilon|velocity|half|tokens ...]

Written with torch 2.15, diffusers 0.42.1, transformers 5.23, on the CPU.
"""

import json
import sys
import warnings
from pathlib import Path

import diffusers
import numpy
import torch
from PIL import Image

from random_numbers import write_random_numbers
from tiny_models import SD1_SCHEDULER, fresh, make_modules, write_model, write_tokenizer
from tokens import write_tokens

warnings.filterwarnings("ignore")
diffusers.logging.set_verbosity_error()

HERE = Path(__file__).parent
PROMPT, NEGATIVE, SEED = "a red apple, drawn in ink", "the house", 42

SCHEDULERS = {
    "DDIM": ("DDIMScheduler", {}),
    "DDPM": ("DDPMScheduler", {}),
    "PNDM": ("PNDMScheduler", {}),
    "LMS": ("LMSDiscreteScheduler", {}),
    "Euler": ("EulerDiscreteScheduler", {}),
    "Euler a": ("EulerAncestralDiscreteScheduler", {}),
    "Heun": ("HeunDiscreteScheduler", {}),
    "DPM2": ("KDPM2DiscreteScheduler", {}),
    "DPM2 a": ("KDPM2AncestralDiscreteScheduler", {}),
    "DPM++ 2M": ("DPMSolverMultistepScheduler", {}),
    "DPM++ 2M SDE": ("DPMSolverMultistepScheduler", {"algorithm_type": "sde-dpmsolver++"}),
    "DPM++ 2S": ("DPMSolverSinglestepScheduler", {}),
    "UniPC": ("UniPCMultistepScheduler", {}),
    "LCM": ("LCMScheduler", {}),
}
TAKE_SIGMAS = ["LMS", "Euler", "Heun", "DPM2", "DPM2 a", "DPM++ 2M", "DPM++ 2M SDE", "DPM++ 2S", "UniPC"]


def take_whole_timesteps(unet):
    """Lets a UNet cut fractions of timesteps off, as a graph does whose input is int64.

    A hair below a whole number counts as that number: there the last bit of a logarithm decides.
    """
    forward = unet.forward
    unet.forward = lambda sample, timestep, *rest, **more: forward(sample, (timestep + 1e-3).trunc(), *rest, **more)


class Recorder:
    """Collects latents into one file of float32, and the cases into a list."""

    def __init__(self, name):
        self.name, self.cases, self.data = name, [], []

    def add(self, case, latents):
        offset = sum(part.size for part in self.data)
        values = latents.float().numpy().astype("<f4").ravel()
        assert numpy.isfinite(values).all(), case
        self.data.append(values)
        self.cases.append({**case, "offset": offset, "shape": list(latents.shape)})

    def save(self):
        numpy.concatenate(self.data).tofile(HERE / f"latents/{self.name}.bin")
        lines = ",\n".join(json.dumps(case) for case in self.cases)
        (HERE / f"latents/{self.name}.json").write_text(f"[\n{lines}\n]\n")
        print(self.name, len(self.cases), "cases")


def picture(size):
    values = numpy.fromfunction(lambda y, x, c: (x * 7 + y * 13 + c * 31) % 256, (size, size, 3))
    return Image.fromarray(values.astype(numpy.uint8))


class Family:
    """One tiny model with its pipelines."""

    def __init__(self, name, modules, tokenizer, scheduler, **export):
        self.folder = fresh(HERE / "models" / name)
        self.tokenizer = tokenizer(self.folder / "tokenizer")
        self.modules = modules(self.tokenizer)
        # diffusers looks for the final layer norm where older versions of transformers had it;
        # past torch's own registry, so that the module does not become its own child.
        object.__setattr__(self.modules[0], "text_model", self.modules[0])
        write_model(self.folder, self.modules, self.tokenizer, scheduler, **export)
        if export.get("half"):
            for module in self.modules:
                module.half()
        if export.get("timestep") != "float":
            take_whole_timesteps(self.modules[1])

    def draw(self, scheduler, *, steps, guidance, strength=None, eta=0.0, extra=None, **call):
        class_name, settings = SCHEDULERS[scheduler]
        text_encoder, unet, vae = self.modules
        kind = diffusers.StableDiffusionPipeline if strength is None else diffusers.StableDiffusionImg2ImgPipeline
        pipe = kind(
            vae=vae, text_encoder=text_encoder, tokenizer=self.tokenizer, unet=unet,
            scheduler=getattr(diffusers, class_name).from_pretrained(
                self.folder, subfolder="scheduler", **settings, **(extra or {})),
            safety_checker=None, feature_extractor=None, requires_safety_checker=False,
        )
        pipe.set_progress_bar_config(disable=True)
        size = unet.config.sample_size * 2
        shape = {"width": size, "height": size} if strength is None else {"image": picture(size), "strength": strength}
        result = pipe(
            PROMPT, negative_prompt=NEGATIVE, num_inference_steps=steps, guidance_scale=guidance, eta=eta,
            generator=torch.Generator().manual_seed(SEED), output_type="latent", **shape, **call,
        )
        return result.images


def record(recorder, family, scheduler, **options):
    strength = options.get("strength")
    if strength is not None and int(options["steps"] * strength) < 1:
        return
    with torch.no_grad():
        latents = family.draw(scheduler, **options)
    recorder.add({"scheduler": scheduler, **{k: v for k, v in options.items() if v is not None}}, latents)


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


def make_velocity():
    """Like SD 2.x: velocity, trailing whole timesteps, zero terminal SNR, an encoder that samples."""
    scheduler_config = {
        **SD1_SCHEDULER, "prediction_type": "v_prediction", "timestep_spacing": "trailing",
        "rescale_betas_zero_snr": True, "set_alpha_to_one": True,
    }
    velocity = Family(
        "tiny-velocity", lambda tokenizer: make_modules(2, tokenizer),
        lambda folder: write_tokenizer(folder, pad="!"), scheduler_config,
        timestep="scalar", encoder="latent_sample", hidden_states=False,
    )
    grid = Recorder("tiny-velocity")
    for scheduler in SCHEDULERS:
        for steps in (4, 10):
            for guidance in (1.0, 7.5):
                record(grid, velocity, scheduler, steps=steps, guidance=guidance)
    grid.save()


def make_half():
    """Half precision from end to end; diffusers rounds after every operation, hence few cases."""
    half = Family(
        "tiny-half", lambda tokenizer: make_modules(3, tokenizer), write_tokenizer, SD1_SCHEDULER,
        timestep="vector", half=True, hidden_states=False,
    )
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
}


if __name__ == "__main__":
    (HERE / "latents").mkdir(exist_ok=True)
    for name in sys.argv[1:] or MAKERS:
        MAKERS[name]()
