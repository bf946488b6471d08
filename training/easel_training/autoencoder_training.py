"""Step 2a: trains the inner autoencoder at 128 px and fixes the scale of its latents."""

from dataclasses import dataclass

import numpy as np
import torch
from diffusers import AutoencoderKL

from .autoencoder import encode_mean, fold_normalisation, make_inner
from .checkpoints import load_checkpoint, save_checkpoint
from .devices import choose_device, precision, prepared
from .optimisers import make_optimisers
from .pace import Pace, trapezoid
from .paths import SHEETS
from .picture_store import picture_store
from .pictures import decibels, reconstruction_loss, sheet, to_bytes, to_tensor

SIZE = 128
TEST_SEED, TRAINING_SEED = 99, 7
KL_WEIGHT = 1e-3
SAVE_MINUTES = 3.0
CROP = 64
CROPS_SHARE = 0.75
"""The first three quarters of the time see crops, the rest whole pictures."""


@dataclass(frozen=True)
class AutoencoderPlan:
    """How to train: minutes in all, batch size, peak learning rate, pictures on disk."""

    minutes: float = 130.0
    batch: int = 8
    rate: float = 1.2e-3
    pictures: int = 16_000
    muon: bool = True
    name: str = "autoencoder"


def _busier_crop(picture: np.ndarray, generator: np.random.Generator) -> np.ndarray:
    """Of two random places the one with more in it: much of the pictures is empty background."""
    places = generator.integers(SIZE - CROP + 1, size=(2, 2))
    crops = [picture[top : top + CROP, left : left + CROP] for top, left in places]
    return max(crops, key=lambda crop: float(crop[::4, ::4].std()))


def _random_batch(store: np.ndarray, count: int, generator: np.random.Generator, crops: bool) -> np.ndarray:
    """`count` whole pictures, or for about the same work three times as many crops."""
    batch = store[np.sort(generator.integers(len(store), size=count * 3 if crops else count))]
    if crops:
        batch = np.stack([_busier_crop(picture, generator) for picture in batch])
    return batch[:, :, ::-1] if generator.random() < 0.5 else batch


@torch.no_grad()
def measure(model: AutoencoderKL, store: np.ndarray, device: torch.device) -> tuple[float, np.ndarray]:
    """Decibels on 128 pictures of the test store, and a sheet of originals above their copies."""
    values, rows = [], []
    for start in range(0, 128, 32):
        pictures = to_tensor(store[start : start + 32], device)
        drawn = model.decode(encode_mean(model, pictures)).sample
        values.append(decibels(drawn, pictures))
        rows += [to_bytes(pictures[:10]), to_bytes(drawn[:10])]
    return float(np.mean(values)), np.concatenate(rows)


@torch.no_grad()
def normalise_latents(model: AutoencoderKL, store: np.ndarray, device: torch.device) -> None:
    """Measures the latents' mean and deviation on 512 pictures and folds them into the 1 x 1 convolutions."""
    chosen = np.linspace(0, len(store) - 1, 512).astype(int)
    latents = torch.cat([encode_mean(model, to_tensor(store[part], device)) for part in np.split(chosen, 16)])
    fold_normalisation(model, latents.mean(dim=(0, 2, 3)), latents.std(dim=(0, 2, 3)))


def _save(plan: AutoencoderPlan, model, optimisers, pace: Pace, step: int, finished: bool = False) -> None:
    data = {"model": model.state_dict(), "elapsed": pace.elapsed, "step": step, "finished": finished}
    if not finished:
        data["optimisers"] = optimisers.state_dict()
    save_checkpoint(plan.name, data)


def train_autoencoder(plan: AutoencoderPlan, device_name: str = "auto") -> float:
    """Trains (or goes on training) until the minutes are used; gives the decibels on the test pictures."""
    device = choose_device(device_name)
    store = picture_store("autoencoder", plan.pictures, SIZE, TRAINING_SEED)
    test = picture_store("autoencoder-test", 400, SIZE, TEST_SEED)
    torch.manual_seed(1)
    model = make_inner()
    checkpoint = load_checkpoint(plan.name)
    if checkpoint is not None and checkpoint["finished"] and checkpoint["elapsed"] >= plan.minutes:
        print("the autoencoder has had its minutes; give it more, and encode the latents anew afterwards")
        return 0.0
    if checkpoint is not None:
        model.load_state_dict(checkpoint["model"])
    model = prepared(model, device)
    optimisers = make_optimisers([(model, 1.0)], muon=plan.muon)
    step, elapsed = 0, 0.0
    if checkpoint is not None:
        step, elapsed = checkpoint["step"], checkpoint["elapsed"]
        if not checkpoint["finished"]:
            optimisers.load_state_dict(checkpoint["optimisers"])
    pace = Pace(plan.minutes, elapsed)
    generator = np.random.default_rng([2, step])
    running = 0.0
    print(f"begin at step {step}, {measure(model, test, device)[0]:.2f} dB", flush=True)
    while not pace.over:
        pictures = to_tensor(_random_batch(store, plan.batch, generator, pace.share < CROPS_SHARE), device)
        with precision(device):
            posterior = model.encode(pictures).latent_dist
            drawn = model.decode(posterior.sample()).sample
        divergence = posterior.kl().mean() / posterior.mean[0].numel()
        loss = reconstruction_loss(drawn.float(), pictures) + KL_WEIGHT * divergence
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimisers.step(plan.rate * trapezoid(pace.share, 0.02, 0.7))
        step += 1
        running = loss.item() if running == 0 else 0.99 * running + 0.01 * loss.item()
        if step % 50 == 0:
            print(f"step {step} {pace.elapsed:.1f} min loss {running:.4f} kl {divergence.item():.2f}", flush=True)
        if pace.is_due(SAVE_MINUTES):
            _save(plan, model, optimisers, pace, step)
            print(f"  test {measure(model, test, device)[0]:.2f} dB", flush=True)
    normalise_latents(model, store, device)
    _save(plan, model, optimisers, pace, step, finished=True)
    value, rows = measure(model, test, device)
    SHEETS.mkdir(parents=True, exist_ok=True)
    sheet(rows, 10).save(SHEETS / f"{plan.name}.png")
    print(f"finished after {step} steps: {value:.2f} dB", flush=True)
    return value
