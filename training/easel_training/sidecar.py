"""easel.json: what Easel wants to know about the model beyond diffusers' own files."""

import numpy as np
import torch
from diffusers import AutoencoderKL

from .concepts import read_concepts
from .latent_store import read_test_shard

EXAMPLES = ("a cat", "a rocket at night", "two strawberries", "a fox on a blue background", "🍔", "cartoon panda")
# Behind the prompt, where an article does not come between: captions say "a flat cat", never "flat a cat".
STYLE_TEMPLATES = {
    "3d": "{prompt}, 3d",
    "flat": "{prompt}, flat style",
    "gradient": "{prompt}, gradient style",
    "cartoon": "{prompt}, cartoon style",
}


@torch.no_grad()
def fit_preview(model: AutoencoderKL) -> list[list[float]]:
    """A linear map from latents to colours (0..1) for quick previews: rows red, green, blue; the last column is added.

    Fitted by least squares on 64 pictures of the test shard.
    """
    latents = torch.from_numpy(read_test_shard()[0][:64])
    pictures = model.decode(latents).sample.clamp(-1, 1).add(1).div(2)
    colours = torch.nn.functional.adaptive_avg_pool2d(pictures, latents.shape[-2:])
    values = latents.permute(0, 2, 3, 1).reshape(-1, latents.shape[1]).numpy()
    values = np.concatenate([values, np.ones((len(values), 1), np.float32)], 1)
    targets = colours.permute(0, 2, 3, 1).reshape(-1, 3).numpy()
    solution = np.linalg.lstsq(values, targets, rcond=None)[0]
    return [[round(float(number), 3) for number in row] for row in solution.T]


def make_sidecar(model: AutoencoderKL, size: int) -> dict:
    """The sidecar for a model whose own size is `size` pixels."""
    return {
        "name": "Easel",
        "description": "A small model of our own that draws emoji art: animals, food, things, faces.",
        "defaults": {
            "steps": 20,
            "guidanceScale": 3,
            "size": {"width": size, "height": size},
            "scheduler": "DPM++ 2M",
            "strength": 0.6,
            "upscaleStrength": 0.1,
            "variationStrengths": {"subtle": 0.65, "strong": 0.9},
        },
        # The denoiser has seen nothing else: on more latents it would repeat itself.
        "drawnAtOnce": {"width": size, "height": size},
        "styles": {"default": "3d", "templates": STYLE_TEMPLATES},
        "words": [concept.name for concept in read_concepts()],
        "examples": list(EXAMPLES),
        "preview": fit_preview(model),
    }
