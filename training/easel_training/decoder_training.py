"""After step 4: the decoder learns to draw crisp pictures from latents that are a little wrong.

Until here it has only seen latents of pictures. Those that the denoiser draws are softer and wavier, and so were the
pictures. The encoder stays as it is, so the latents mean what they meant and the denoiser need not know.
"""

from dataclasses import dataclass

import numpy as np
import torch
from diffusers import AutoencoderKL
from torch import Tensor
from torch.nn import functional

from .devices import choose_device, compiled, precision
from .pace import Pace
from .paths import SHEETS
from .pictures import compared, decibels, reconstruction_loss, sheet, to_tensor
from .redrawn_latents import RedrawnLatents, redrawn_latents
from .trained_autoencoders import DECODER, best_autoencoder
from .training_with_critic import TrainingWithCritic, cropped

SAVE_MINUTES = 3.0
CRITIC_FROM = 0.15
TESTED = 24
"""So many pairs are kept out of the training."""


@dataclass(frozen=True)
class DecoderPlan:
    """How to train: minutes in all, redrawn and clean latents a step, peak learning rate, critic's weight, pairs."""

    minutes: float = 15.0
    redrawn: int = 4
    clean: int = 2
    rate: float = 3e-4
    critic_weight: float = 0.12
    pairs: int = 3000


def only_decoder(model: AutoencoderKL) -> AutoencoderKL:
    """The same model, of which only the decoder's half learns."""
    model.encoder.requires_grad_(False)
    model.quant_conv.requires_grad_(False)
    return model


def _loss(drawn: Tensor, target: Tensor, redrawn: int) -> Tensor:
    """How far the pictures are off: the first `redrawn` of them four times smaller, the others in full.

    Edges of redrawn latents lie some pixels beside the right ones. Compared in full, the least error would be a soft
    edge; compared small, colours and shapes count, and the critic asks for a crisp one.
    """
    coarse = reconstruction_loss(functional.avg_pool2d(drawn[:redrawn], 4), functional.avg_pool2d(target[:redrawn], 4))
    fine = reconstruction_loss(drawn[redrawn:], target[redrawn:])
    return (coarse * redrawn + fine * (len(drawn) - redrawn)) / len(drawn)


@torch.no_grad()
def _measure(model: AutoencoderKL, pairs: RedrawnLatents, device: torch.device) -> str:
    """Decibels from redrawn and from clean latents; writes a sheet of rows: what was asked, redrawn, clean."""
    pictures = to_tensor(pairs.pictures[:TESTED], device)
    drawn = [
        model.decode(torch.from_numpy(latents[:TESTED]).float().to(device)).sample
        for latents in (pairs.drawn, pairs.clean)
    ]
    SHEETS.mkdir(parents=True, exist_ok=True)
    sheet(compared(pictures, *drawn), 8).save(SHEETS / f"{DECODER}.png")
    values = [decibels(part, pictures) for part in drawn]
    return f"redrawn {values[0]:.2f} dB, clean {values[1]:.2f} dB"


def train_decoder(plan: DecoderPlan = DecoderPlan(), device_name: str = "auto") -> None:
    """Trains, or goes on training, until the minutes are used."""
    device = choose_device(device_name)
    pairs = redrawn_latents(plan.pairs, device)
    torch.manual_seed(6)
    training = TrainingWithCritic(DECODER, only_decoder(best_autoencoder()), device)
    model = training.model
    pace, generator = Pace(plan.minutes, training.elapsed), np.random.default_rng([6, training.step])
    decode = compiled(lambda latents: model.decode(latents, return_dict=False)[0], device)

    def save() -> None:
        training.save(pace)
        print(f"step {training.step} minutes {pace.elapsed:.1f} {_measure(model, pairs, device)}", flush=True)

    if training.step == 0:
        save()
    while not pace.over:
        rows = generator.integers(TESTED, len(pairs.pictures), size=plan.redrawn + plan.clean)
        latents = np.concatenate([pairs.drawn[rows[: plan.redrawn]], pairs.clean[rows[plan.redrawn :]]])
        tensor = torch.from_numpy(latents).float().to(device)
        part, target = cropped(tensor, to_tensor(pairs.pictures[rows], device), generator)
        with precision(device):
            drawn = decode(part).float()
        loss = _loss(drawn, target, plan.redrawn)
        if pace.share > CRITIC_FROM:
            loss = loss + plan.critic_weight * training.deceiving(drawn)
        training.update(loss, plan.rate, pace.share)
        training.teach_critic(target, drawn)
        if pace.is_due(SAVE_MINUTES):
            save()
    save()
