"""Step 4, first half: teaches the text encoder what its captions look like, before the denoiser learns to draw them.

A small regressor guesses the clean latents from the words alone, so it comes to the mean of all pictures with that
caption. That costs a ninth of a denoiser's step, and every sample speaks about the words: the denoiser then finds
words that already say what the thing looks like, and has only to learn to draw it.
"""

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn
from transformers import CLIPTextModel

from .batch_stream import BatchStream, batches
from .caption_pairs import CaptionPairs, caption_pairs, turned_pairs
from .checkpoints import load_checkpoint, save_checkpoint
from .concepts import read_concepts
from .denoiser import make_text_encoder
from .devices import choose_device, precision, prepared
from .latent_regressor import LatentRegressor, as_patches
from .optimisers import make_optimisers
from .pace import Pace, trapezoid
from .vocabulary import the_tokenizer

SAVE_MINUTES = 1.0
NAME = "text"
PROBED = 512


@dataclass(frozen=True)
class TextPlan:
    """How to train: minutes in all starts, batch size, peak learning rate."""

    minutes: float = 45.0
    batch: int = 256
    rate: float = 2e-3


@torch.no_grad()
def _measure(text_encoder: CLIPTextModel, regressor: LatentRegressor, pairs: CaptionPairs) -> str:
    clean = as_patches(pairs.latents)
    right, wrong = (
        float((regressor(text_encoder(ids).last_hidden_state) - clean).square().mean())
        for ids in (pairs.right, pairs.wrong)
    )
    return f"right {right:.4f} wrong {wrong:.4f}"


def trained_text_encoder() -> dict[str, Tensor] | None:
    """The weights this step ended with; None where it was not run."""
    checkpoint = load_checkpoint(NAME)
    return None if checkpoint is None else checkpoint["text_encoder"]


def _few_singles(_samples: int) -> float:
    """Most pictures are scenes from the beginning: words for places and colours matter here, too."""
    return 0.40


def train_text(plan: TextPlan, device_name: str = "auto") -> None:
    """Trains, or goes on training, until the minutes are used; a checkpoint every minute."""
    device = choose_device(device_name)
    tokenizer = the_tokenizer()
    torch.manual_seed(4)
    text_encoder, regressor = prepared(make_text_encoder(tokenizer), device), LatentRegressor().to(device)
    optimisers = make_optimisers([(text_encoder, 1.0), (regressor, 1.0)], weight_decay=0.01)
    parts = {"text_encoder": text_encoder, "regressor": regressor, "optimisers": optimisers}
    step, elapsed = 0, 0.0
    checkpoint = load_checkpoint(NAME)
    if checkpoint is not None:
        for name, part in parts.items():
            part.load_state_dict(checkpoint[name])
        step, elapsed = checkpoint["step"], checkpoint["elapsed"]
    pace, losses = Pace(plan.minutes, elapsed), []
    pairs, turned = caption_pairs(tokenizer, device, PROBED), turned_pairs(tokenizer, device)
    parameters: list[nn.Parameter] = [*text_encoder.parameters(), *regressor.parameters()]

    def save() -> None:
        states = {name: part.state_dict() for name, part in parts.items()}
        save_checkpoint(NAME, {**states, "step": step, "elapsed": pace.elapsed})
        mean = f" loss {np.mean(losses):.4f}" if losses else ""
        measured = [_measure(text_encoder, regressor, each) for each in (pairs, turned)]
        print(f"step {step} minutes {pace.elapsed:.1f}{mean} {measured[0]}; two things: {measured[1]}", flush=True)
        losses.clear()

    stream = BatchStream(read_concepts(), tokenizer, plan.batch, step * plan.batch, _few_singles)
    for latents, ids in batches(stream, device):
        if pace.over:
            break
        with precision(device):
            guess = regressor(text_encoder(ids).last_hidden_state)
        loss = (guess.float() - as_patches(latents)).square().mean()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(parameters, 1.0)
        optimisers.step(plan.rate * trapezoid(pace.share, 0.02, 0.5))
        step += 1
        losses.append(loss.item())
        if pace.is_due(SAVE_MINUTES):
            save()
    save()
