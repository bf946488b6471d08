"""Step 2b: the stage from 128 to 256 pixels, with the latents as they are (so the diffusion need not know).

The encoder learns to give the inner encoder's latents from pictures of twice the size; the decoder learns to draw
those pictures from the latents, crisp.
"""

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from .autoencoder import encode_mean, make_large
from .checkpoints import load_checkpoint, save_checkpoint
from .critic import critic_loss, critic_optimiser, deceiving_loss, make_critic
from .devices import choose_device, precision, prepared
from .optimisers import make_optimisers
from .pace import Pace, trapezoid
from .paths import SHEETS
from .picture_store import picture_store
from .pictures import decibels, reconstruction_loss, sheet, to_bytes, to_tensor
from .trained_autoencoders import load_inner

SIZE = 256
SEED, TEST_SEED = 17, 199
SAVE_MINUTES = 3.0
CRITIC_RATE = 4e-4
CRITIC_FROM = 0.25
"""Share of the time after which the critic joins: before that it would only confuse."""
CROP = 8
"""Side of the latents the decoder learns on at a time; the whole is 16."""


@dataclass(frozen=True)
class LargePlan:
    """How to train: minutes in all, pictures a step, peak learning rate, weight of the critic, pictures on disk."""

    minutes: float = 60.0
    batch: int = 4
    rate: float = 8e-4
    critic_weight: float = 0.02
    pictures: int = 4000
    name: str = "autoencoder-large"


def cropped(latents: Tensor, pictures: Tensor, generator: np.random.Generator) -> tuple[Tensor, Tensor]:
    """The same random part of latents and pictures."""
    factor = pictures.shape[-1] // latents.shape[-1]
    top, left = generator.integers(latents.shape[-1] - CROP + 1, size=2).tolist()
    part = pictures[..., top * factor : (top + CROP) * factor, left * factor : (left + CROP) * factor]
    return latents[..., top : top + CROP, left : left + CROP], part


@torch.no_grad()
def measure_large(model, inner, store: np.ndarray, device: torch.device) -> tuple[float, float, np.ndarray]:
    """Decibels of the whole way at 256 px, error of the encoder against the inner one, and a sheet's pictures."""
    pictures = to_tensor(store[:24], device)
    expected = encode_mean(inner, functional.avg_pool2d(pictures, 2))
    given = encode_mean(model, pictures)
    drawn = model.decode(given).sample
    halves = [to_bytes(part).reshape(3, 8, *part.shape[2:], 3) for part in (pictures, drawn)]
    rows = np.concatenate(halves, axis=1).reshape(-1, *halves[0].shape[2:])
    return decibels(drawn, pictures), float((given - expected).square().mean()), rows


def train_large(plan: LargePlan, device_name: str = "auto") -> None:
    """Trains, or goes on training, until the minutes are used."""
    device = choose_device(device_name)
    store = picture_store("large", plan.pictures, SIZE, SEED)
    test = picture_store("large-test", 64, SIZE, TEST_SEED)
    torch.manual_seed(4)
    inner = load_inner(device)
    model, critic = prepared(make_large(inner), device), prepared(make_critic(), device)
    optimisers, judge = make_optimisers([(model, 1.0)]), critic_optimiser(critic, CRITIC_RATE)
    checkpoint = load_checkpoint(plan.name)
    step, elapsed = 0, 0.0
    if checkpoint is not None:
        model.load_state_dict(checkpoint["model"])
        critic.load_state_dict(checkpoint["critic"])
        optimisers.load_state_dict(checkpoint["optimisers"])
        judge.load_state_dict(checkpoint["judge"])
        step, elapsed = checkpoint["step"], checkpoint["elapsed"]
    pace, generator = Pace(plan.minutes, elapsed), np.random.default_rng([4, step])

    def save() -> None:
        states = {"model": model.state_dict(), "critic": critic.state_dict(), "judge": judge.state_dict()}
        more = {"optimisers": optimisers.state_dict(), "step": step, "elapsed": pace.elapsed}
        save_checkpoint(plan.name, {**states, **more})
        value, error, rows = measure_large(model, inner, test, device)
        SHEETS.mkdir(parents=True, exist_ok=True)
        sheet(rows, 8).save(SHEETS / f"{plan.name}.png")
        print(f"step {step} minutes {pace.elapsed:.1f} test {value:.2f} dB, latents off by {error:.4f}", flush=True)

    while not pace.over:
        pictures = to_tensor(store[np.sort(generator.integers(len(store), size=plan.batch))], device)
        with torch.no_grad():
            latents = encode_mean(inner, functional.avg_pool2d(pictures, 2))
        part, target = cropped(latents, pictures, generator)
        with precision(device):
            drawn = model.decode(part).sample.float()
            # Two of the pictures are enough for the encoder, whose task is the easier one.
            error = functional.mse_loss(encode_mean(model, pictures[:2]).float(), latents[:2])
        loss = reconstruction_loss(drawn, target) + error
        if pace.share > CRITIC_FROM:
            loss = loss + plan.critic_weight * deceiving_loss(critic, drawn)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimisers.step(plan.rate * trapezoid(pace.share, 0.02, 0.5))
        judge.zero_grad(set_to_none=True)
        if pace.share > CRITIC_FROM / 2:
            critic_loss(critic, target, drawn).backward()
            judge.step()
        step += 1
        if pace.is_due(SAVE_MINUTES):
            save()
    save()
