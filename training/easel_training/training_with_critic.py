"""What the trainings of the decoder have in common: a critic beside the model, and one checkpoint for both."""

import numpy as np
import torch
from diffusers import AutoencoderKL
from torch import Tensor

from .checkpoints import load_checkpoint, save_checkpoint
from .critic import critic_loss, critic_optimiser, deceiving_loss, make_critic
from .devices import prepared
from .optimisers import make_optimisers
from .pace import Pace, trapezoid

CRITIC_RATE = 4e-4
CROP = 8
"""Side of the latents the decoder learns on at a time; the whole is 16."""


def cropped(latents: Tensor, pictures: Tensor, generator: np.random.Generator) -> tuple[Tensor, Tensor]:
    """The same random part of latents and pictures."""
    factor = pictures.shape[-1] // latents.shape[-1]
    top, left = generator.integers(latents.shape[-1] - CROP + 1, size=2).tolist()
    part = pictures[..., top * factor : (top + CROP) * factor, left * factor : (left + CROP) * factor]
    return latents[..., top : top + CROP, left : left + CROP], part


class TrainingWithCritic:
    """A model that learns and a critic that learns beside it, begun anew or taken up from their checkpoint."""

    def __init__(self, name: str, model: AutoencoderKL, device: torch.device) -> None:
        self._name = name
        self.model, self._critic = prepared(model, device), prepared(make_critic(), device)
        self._optimisers = make_optimisers([(self.model, 1.0)])
        self._judge = critic_optimiser(self._critic, CRITIC_RATE)
        self.step, self.elapsed = 0, 0.0
        checkpoint = load_checkpoint(name)
        if checkpoint is not None:
            self.model.load_state_dict(checkpoint["model"])
            self._critic.load_state_dict(checkpoint["critic"])
            self._optimisers.load_state_dict(checkpoint["optimisers"])
            self._judge.load_state_dict(checkpoint["judge"])
            self.step, self.elapsed = checkpoint["step"], checkpoint["elapsed"]

    def save(self, pace: Pace) -> None:
        """Writes a checkpoint."""
        data = {
            "model": self.model.state_dict(),
            "critic": self._critic.state_dict(),
            "judge": self._judge.state_dict(),
            "optimisers": self._optimisers.state_dict(),
            "step": self.step,
            "elapsed": pace.elapsed,
        }
        save_checkpoint(self._name, data)

    def deceiving(self, drawn: Tensor) -> Tensor:
        """The part of the loss that is small where the critic takes what was drawn for real."""
        return deceiving_loss(self._critic, drawn)

    def update(self, loss: Tensor, rate: float, share: float) -> None:
        """One step of the model; `rate` is the peak of the learning rate, `share` how much of the time is used."""
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self._optimisers.step(rate * trapezoid(share, 0.02, 0.5))
        # The way of the model's loss through the critic left gradients there that are not the critic's own.
        self._judge.zero_grad(set_to_none=True)
        self.step += 1

    def teach_critic(self, target: Tensor, drawn: Tensor) -> None:
        """One step of the critic, after the model's."""
        critic_loss(self._critic, target, drawn).backward()
        self._judge.step()
