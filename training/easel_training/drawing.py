"""Draws pictures with the model as it is now, through diffusers' own StableDiffusionPipeline."""

from dataclasses import dataclass

import numpy as np
import torch
from diffusers import DPMSolverMultistepScheduler, StableDiffusionPipeline

from .diffusion_state import averaged_models
from .noise_schedule import BETA_END, BETA_START, TIMESTEPS
from .paths import SHEETS
from .pictures import sheet
from .pipelines import for_changing, make_pipeline
from .trained_autoencoders import best_autoencoder
from .vocabulary import the_tokenizer

BATCH = 16


@dataclass(frozen=True)
class Drawing:
    """How to draw; the defaults are those of the finished model's sidecar."""

    steps: int = 20
    guidance: float = 3.0
    seed: int = 0


def make_scheduler() -> DPMSolverMultistepScheduler:
    """DPM++ 2M with trailing timesteps, so that drawing begins at full noise."""
    return DPMSolverMultistepScheduler(
        num_train_timesteps=TIMESTEPS,
        beta_start=BETA_START,
        beta_end=BETA_END,
        beta_schedule="scaled_linear",
        prediction_type="v_prediction",
        timestep_spacing="trailing",
        steps_offset=1,
    )


def load_pipeline(name: str = "diffusion") -> StableDiffusionPipeline:
    """The whole model with averaged weights, as Python users get it."""
    denoiser, text_encoder, _ = averaged_models(name)
    return make_pipeline(
        vae=best_autoencoder(),
        text_encoder=text_encoder,
        tokenizer=the_tokenizer(),
        unet=denoiser,
        scheduler=make_scheduler(),
    )


def _generators(count: int, first: int) -> list[torch.Generator]:
    return [torch.Generator().manual_seed(first + number) for number in range(count)]


def draw(pipeline: StableDiffusionPipeline, prompts: list[str], drawing: Drawing = Drawing()) -> np.ndarray:
    """One picture a prompt, uint8 [prompts, size, size, 3]; the seeds count up from the drawing's."""
    pictures = []
    for start in range(0, len(prompts), BATCH):
        texts = prompts[start : start + BATCH]
        generators = _generators(len(texts), drawing.seed + start)
        result = pipeline(
            texts,
            num_inference_steps=drawing.steps,
            guidance_scale=drawing.guidance,
            generator=generators,
            output_type="np",
        )
        pictures.append((result.images * 255).round().astype(np.uint8))
    return np.concatenate(pictures)


def redraw(
    pipeline: StableDiffusionPipeline,
    prompts: list[str],
    pictures: np.ndarray,
    strength: float,
    drawing: Drawing = Drawing(),
) -> np.ndarray:
    """Image to image: `pictures` uint8 [prompts, size, size, 3], drawn over with `strength` 0..1."""
    from PIL import Image

    changed = for_changing(pipeline)
    results = []
    for start in range(0, len(prompts), BATCH):
        texts = prompts[start : start + BATCH]
        result = changed(
            texts,
            image=[Image.fromarray(picture) for picture in pictures[start : start + BATCH]],
            strength=strength,
            num_inference_steps=drawing.steps,
            guidance_scale=drawing.guidance,
            generator=_generators(len(texts), drawing.seed + start),
            output_type="np",
        )
        results.append((result.images * 255).round().astype(np.uint8))
    return np.concatenate(results)


SHEET_PROMPTS = (
    "a cat", "a dog", "a burger", "a rocket", "🍔", "a guitar", "a castle", "a grinning face",
    "flat cat", "flat car", "cartoon panda", "cartoon pizza", "a gem", "a robot", "an octopus", "a birthday cake",
    "a strawberry on a blue background", "a fox on a yellow background", "a ghost at night", "a penguin in the snow",
    "two apples", "three stars", "a blue cat", "a tiny crab", "a dog and a cat", "a car above a heart",
    "a frog to the left of a tree", "a crown on a purple background", "a wizard", "a thinking face", "", "xyzzy",
)  # fmt: skip


def contact_sheet(name: str = "diffusion") -> None:
    """Draws the fixed prompts and writes `work/sheets/<name>-<samples>.png`."""
    pipeline = load_pipeline(name)
    samples = averaged_models(name)[2]
    SHEETS.mkdir(parents=True, exist_ok=True)
    file = SHEETS / f"{name}-{samples}.png"
    sheet(draw(pipeline, list(SHEET_PROMPTS)), 8).save(file)
    print(f"wrote {file}", flush=True)
