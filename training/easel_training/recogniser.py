"""A small network that names a drawn object and its art style, to judge pictures with."""

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from .checkpoints import load_checkpoint
from .concepts import read_concepts
from .sprites import STYLES

SIZE = 64
NAME = "recogniser"
WIDTHS = (32, 64, 128, 192)


class Recogniser(nn.Module):
    """[batch, 3, 64, 64] in -1..1 to scores for every concept and for every style."""

    def __init__(self, concepts: int) -> None:
        super().__init__()
        layers: list[nn.Module] = []
        channels = 3
        for width in WIDTHS:
            layers += [nn.Conv2d(channels, width, 3, padding=1, bias=False), nn.BatchNorm2d(width), nn.ReLU()]
            layers += [nn.Conv2d(width, width, 3, stride=2, padding=1, bias=False), nn.BatchNorm2d(width), nn.ReLU()]
            channels = width
        self.features = nn.Sequential(*layers, nn.AdaptiveAvgPool2d(2), nn.Flatten(), nn.Dropout(0.1))
        self.concept = nn.Linear(channels * 4, concepts)
        self.style = nn.Linear(channels * 4, len(STYLES))

    def forward(self, pictures: Tensor) -> tuple[Tensor, Tensor]:
        """Scores [batch, concepts] and [batch, styles]."""
        features = self.features(pictures)
        return self.concept(features), self.style(features)


def load_recogniser() -> Recogniser:
    """The recogniser trained on all art sets."""
    checkpoint = load_checkpoint(NAME)
    if checkpoint is None:
        raise SystemExit("There is no recogniser yet: run `python training/train.py evaluation`.")
    model = Recogniser(len(read_concepts()))
    model.load_state_dict(checkpoint["model"])
    return model.eval()


def _seen(pictures: np.ndarray) -> Tensor:
    """uint8 [pictures, side, side, 3] as the network takes them."""
    tensor = torch.from_numpy(pictures).permute(0, 3, 1, 2).float() / 127.5 - 1
    return functional.interpolate(tensor, (SIZE, SIZE), mode="area")


@torch.no_grad()
def recognise(model: Recogniser, pictures: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """uint8 [pictures, side, side, 3] to the three likeliest concepts [pictures, 3] and the style [pictures]."""
    concept, style = model(_seen(pictures))
    return concept.topk(3).indices.numpy(), style.argmax(1).numpy()


@torch.no_grad()
def confidences(model: Recogniser, pictures: np.ndarray, rows: np.ndarray) -> np.ndarray:
    """How sure the recogniser is, 0..1, that each picture shows its concept (`rows`: their numbers)."""
    return model(_seen(pictures))[0].softmax(1)[torch.arange(len(rows)), torch.from_numpy(rows)].numpy()
