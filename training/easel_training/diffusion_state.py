"""Everything a diffusion run consists of, so that it can be written down and taken up again."""

from dataclasses import dataclass

import torch
from diffusers import UNet2DConditionModel
from transformers import CLIPTextModel, CLIPTokenizer

from .checkpoints import load_checkpoint, save_checkpoint
from .denoiser import make_denoiser, make_text_encoder
from .devices import prepared
from .moving_average import MovingAverage
from .optimisers import Optimisers, make_optimisers
from .pace import Pace
from .text_training import trained_text_encoder
from .vocabulary import the_tokenizer

TEXT_GAIN = 3.0
"""How much faster the text encoder learns than the denoiser."""
AVERAGED_STEPS = 1000


@dataclass
class DiffusionState:
    """Models, their averages, optimisers, and how far the run is."""

    denoiser: UNet2DConditionModel
    text_encoder: CLIPTextModel
    averages: list[MovingAverage]
    optimisers: Optimisers
    step: int = 0
    samples: int = 0
    elapsed: float = 0.0

    def save(self, name: str, pace: Pace) -> None:
        """Writes a checkpoint."""
        data = {
            "denoiser": self.denoiser.state_dict(),
            "text_encoder": self.text_encoder.state_dict(),
            "averages": [average.state_dict() for average in self.averages],
            "optimisers": self.optimisers.state_dict(),
            "step": self.step,
            "samples": self.samples,
            "elapsed": pace.elapsed,
        }
        save_checkpoint(name, data)


def start_or_go_on(name: str, tokenizer: CLIPTokenizer, device: torch.device, *, muon: bool) -> DiffusionState:
    """A new run, or the one whose checkpoint is there."""
    torch.manual_seed(3)
    denoiser = prepared(make_denoiser(), device)
    text_encoder = prepared(make_text_encoder(tokenizer), device)
    optimisers = make_optimisers([(denoiser, 1.0), (text_encoder, TEXT_GAIN)], muon=muon, weight_decay=0.01)
    checkpoint = load_checkpoint(name)
    if checkpoint is not None:
        denoiser.load_state_dict(checkpoint["denoiser"])
        text_encoder.load_state_dict(checkpoint["text_encoder"])
        # A model that was restored from its shipped files has none.
        if "optimisers" in checkpoint:
            optimisers.load_state_dict(checkpoint["optimisers"])
    elif (words := trained_text_encoder()) is not None:
        text_encoder.load_state_dict(words)
    averages = [MovingAverage(model, AVERAGED_STEPS) for model in (denoiser, text_encoder)]
    if checkpoint is None:
        return DiffusionState(denoiser, text_encoder, averages, optimisers)
    for average, state in zip(averages, checkpoint["averages"], strict=True):
        average.load_state_dict(state)
    progress = {key: checkpoint[key] for key in ("step", "samples", "elapsed")}
    return DiffusionState(denoiser, text_encoder, averages, optimisers, **progress)


def averaged_models(name: str = "diffusion") -> tuple[UNet2DConditionModel, CLIPTextModel, int]:
    """The averaged denoiser and text encoder of the last checkpoint, and how many samples they have seen."""
    checkpoint = load_checkpoint(name)
    if checkpoint is None:
        raise SystemExit("There is no diffusion yet: run `python training/train.py diffusion` first.")
    denoiser, text_encoder = make_denoiser(), make_text_encoder(the_tokenizer())
    denoiser.load_state_dict(checkpoint["averages"][0])
    text_encoder.load_state_dict(checkpoint["averages"][1])
    return denoiser.eval(), text_encoder.eval(), checkpoint["samples"]
