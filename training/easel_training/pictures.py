"""Between pictures as bytes and pictures as tensors, and how alike two of them are."""

import numpy as np
import torch
from PIL import Image
from torch import Tensor
from torch.nn import functional


def to_tensor(pictures: np.ndarray, device: torch.device | str = "cpu") -> Tensor:
    """uint8 [batch, height, width, 3] to float [batch, 3, height, width] in -1..1."""
    tensor = torch.from_numpy(np.array(pictures)).to(device)
    return tensor.permute(0, 3, 1, 2).float().div_(127.5).sub_(1)


def to_bytes(pictures: Tensor) -> np.ndarray:
    """The way back; values outside -1..1 are clipped."""
    scaled = pictures.detach().float().add(1).mul(127.5).round().clamp(0, 255)
    return scaled.permute(0, 2, 3, 1).to(torch.uint8).cpu().numpy()


def decibels(first: Tensor, second: Tensor) -> float:
    """Peak signal-to-noise ratio of two batches in -1..1: the mean over the pictures, in dB."""
    error = ((first.clamp(-1, 1) - second) / 2).square().mean(dim=(1, 2, 3))
    return float((-10 * torch.log10(error + 1e-10)).mean())


def gradient_difference(first: Tensor, second: Tensor) -> Tensor:
    """Mean absolute difference of the horizontal and vertical steps: soft edges cost."""
    difference = first - second
    horizontal = (difference[..., :, 1:] - difference[..., :, :-1]).abs().mean()
    vertical = (difference[..., 1:, :] - difference[..., :-1, :]).abs().mean()
    return horizontal + vertical


def reconstruction_loss(drawn: Tensor, target: Tensor) -> Tensor:
    """L1 + 2 * L2 + 0.2 * differences of gradients."""
    squared = functional.mse_loss(drawn, target)
    return functional.l1_loss(drawn, target) + 2 * squared + 0.2 * gradient_difference(drawn, target)


def sheet(pictures: np.ndarray, columns: int) -> Image.Image:
    """A contact sheet of uint8 [pictures, height, width, 3], row by row."""
    count, height, width, _ = pictures.shape
    rows = -(-count // columns)
    canvas = Image.new("RGB", (columns * width, rows * height), "white")
    for number, picture in enumerate(pictures):
        canvas.paste(Image.fromarray(picture), (number % columns * width, number // columns * height))
    return canvas


def compared(*versions: Tensor, columns: int = 8) -> np.ndarray:
    """Pictures for a sheet of so many columns: a row of the first version, below it the same of the next, and so on.

    Takes versions [count, 3, height, width] of the same pictures; `columns` divides their count.
    """
    rows = [to_bytes(version).reshape(-1, columns, *version.shape[2:], 3) for version in versions]
    return np.concatenate(rows, axis=1).reshape(-1, *rows[0].shape[2:])
