"""Latents as the denoiser draws them, each with the picture that it should have drawn.

Scenes of the training are noised and drawn again by their captions, so what comes out shows the same thing in the same
place, with all that the denoiser gets a little wrong.
"""

import json
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from .captions import Captions
from .concepts import read_concepts
from .denoiser import tokenise
from .devices import precision, prepared
from .diffusion_state import averaged_models
from .drawing import Drawing, make_scheduler
from .latent_store import LatentStore
from .painters import BATCH, painted, painters
from .paths import WORK
from .scenes import Scene
from .vocabulary import the_tokenizer

STEPS = 12
# Above that, too little of the place is left: the thing would be drawn elsewhere than the picture has it.
STRENGTHS = (0.3, 0.8)
SINGLES = 0.6
SIZE = 256


@dataclass(frozen=True)
class RedrawnLatents:
    """`drawn` and `clean` float16 [count, 12, 16, 16], `pictures` uint8 [count, 256, 256, 3]; row belongs to row."""

    drawn: np.ndarray
    clean: np.ndarray
    pictures: np.ndarray


@torch.no_grad()
def drawn_again(
    denoiser, hidden: Tensor, unguided: Tensor, latents: Tensor, strength: float, generator: torch.Generator
) -> Tensor:
    """Image to image on latents [batch, 12, 16, 16], by DPM++ 2M with the default guidance.

    `hidden` and `unguided` are the encoded captions and the encoded empty text, [batch, 32, 192] each; `strength` is
    the share of the steps that are drawn, 0..1.
    """
    scheduler, guidance = make_scheduler(), Drawing().guidance
    scheduler.set_timesteps(STEPS)
    first = STEPS - max(1, round(STEPS * strength))
    scheduler.set_begin_index(first)
    noise = torch.randn(latents.shape, generator=generator)
    sample = scheduler.add_noise(latents, noise, scheduler.timesteps[first : first + 1])
    texts = torch.cat([unguided, hidden])
    for time in scheduler.timesteps[first:]:
        plain, told = denoiser(torch.cat([sample, sample]), time, encoder_hidden_states=texts).sample.float().chunk(2)
        sample = scheduler.step(plain + guidance * (told - plain), time, sample).prev_sample
    return sample


def _redraw(clean: np.ndarray, scenes: list[Scene], device: torch.device) -> np.ndarray:
    denoiser, text_encoder, _ = averaged_models()
    denoiser, text_encoder, tokenizer = prepared(denoiser, device), prepared(text_encoder, device), the_tokenizer()
    captions = Captions(read_concepts(), np.random.default_rng(41))
    draws, noise = np.random.default_rng(42), torch.Generator().manual_seed(43)
    drawn = []
    for start in range(0, len(scenes), BATCH):
        texts = [captions.write(scene) for scene in scenes[start : start + BATCH]]
        latents = torch.from_numpy(clean[start : start + BATCH]).to(device)
        with torch.no_grad(), precision(device):
            hidden, unguided = (
                text_encoder(tokenise(tokenizer, lines, device)).last_hidden_state
                for lines in (texts, [""] * len(texts))
            )
            strength = float(draws.uniform(*STRENGTHS))
            drawn.append(drawn_again(denoiser, hidden, unguided, latents, strength, noise).half().cpu().numpy())
    return np.concatenate(drawn)


def redrawn_latents(count: int, device: torch.device) -> RedrawnLatents:
    """`count` pairs, drawn by the denoiser as it is now; those of an earlier denoiser are drawn anew."""
    folder = WORK / "redrawn"
    made_by = {"samples": averaged_models()[2], "count": count}
    files = [folder / f"{name}.npy" for name in ("drawn", "clean", "pictures")]
    mark = folder / "made-by.json"
    if not mark.exists() or json.loads(mark.read_text()) != made_by:
        folder.mkdir(parents=True, exist_ok=True)
        mark.unlink(missing_ok=True)
        clean, scenes = LatentStore().draw(count, SINGLES, np.random.default_rng(40))
        with painters() as pool:
            pictures = np.concatenate(list(painted(scenes, SIZE, pool)))
        drawn = _redraw(clean, scenes, device)
        for file, values in zip(files, (drawn, clean.astype(np.float16), pictures), strict=True):
            np.save(file, values)
        mark.write_text(json.dumps(made_by))
    return RedrawnLatents(*(np.load(file, mmap_mode="r") for file in files))
