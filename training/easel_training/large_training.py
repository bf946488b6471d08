"""Step 2b: the stage from 128 to 256 pixels, with the latents as they are (so the diffusion need not know).

The encoder learns to give the inner encoder's latents from pictures of twice the size; the decoder learns to draw
those pictures from the latents, crisp.
"""

from dataclasses import dataclass

import numpy as np
import torch
from torch.nn import functional

from .autoencoder import encode_mean, make_large
from .devices import choose_device, precision
from .pace import Pace
from .paths import SHEETS
from .picture_store import picture_store
from .pictures import compared, decibels, reconstruction_loss, sheet, to_tensor
from .trained_autoencoders import load_inner
from .training_with_critic import TrainingWithCritic, cropped

SIZE = 256
SEED, TEST_SEED = 17, 199
SAVE_MINUTES = 3.0
CRITIC_FROM = 0.25
"""Share of the time after which the critic joins: before that it would only confuse."""


@dataclass(frozen=True)
class LargePlan:
    """How to train: minutes in all, pictures a step, peak learning rate, weight of the critic, pictures on disk."""

    minutes: float = 60.0
    batch: int = 4
    rate: float = 8e-4
    critic_weight: float = 0.02
    pictures: int = 4000
    name: str = "autoencoder-large"


@torch.no_grad()
def measure_large(model, inner, store: np.ndarray, device: torch.device) -> tuple[float, float, np.ndarray]:
    """Decibels of the whole way at 256 px, error of the encoder against the inner one, and a sheet's pictures."""
    pictures = to_tensor(store[:24], device)
    expected = encode_mean(inner, functional.avg_pool2d(pictures, 2))
    given = encode_mean(model, pictures)
    drawn = model.decode(given).sample
    return decibels(drawn, pictures), float((given - expected).square().mean()), compared(pictures, drawn)


def train_large(plan: LargePlan, device_name: str = "auto") -> None:
    """Trains, or goes on training, until the minutes are used."""
    device = choose_device(device_name)
    store = picture_store("large", plan.pictures, SIZE, SEED)
    test = picture_store("large-test", 64, SIZE, TEST_SEED)
    torch.manual_seed(4)
    inner = load_inner(device)
    training = TrainingWithCritic(plan.name, make_large(inner), device)
    model = training.model
    pace, generator = Pace(plan.minutes, training.elapsed), np.random.default_rng([4, training.step])

    def save() -> None:
        training.save(pace)
        value, error, rows = measure_large(model, inner, test, device)
        SHEETS.mkdir(parents=True, exist_ok=True)
        sheet(rows, 8).save(SHEETS / f"{plan.name}.png")
        progress = f"step {training.step} minutes {pace.elapsed:.1f}"
        print(f"{progress} test {value:.2f} dB, latents off by {error:.4f}", flush=True)

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
            loss = loss + plan.critic_weight * training.deceiving(drawn)
        training.update(loss, plan.rate, pace.share)
        if pace.share > CRITIC_FROM / 2:
            training.teach_critic(target, drawn)
        if pace.is_due(SAVE_MINUTES):
            save()
    save()
