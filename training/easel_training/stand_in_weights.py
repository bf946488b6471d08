"""Reads the autoencoder of the stand-in model (8 latent channels) back out of its ONNX files, as a start."""

from pathlib import Path

import numpy as np
import onnx
import torch
from diffusers import AutoencoderKL
from onnx import numpy_helper
from torch import Tensor, nn

NEW_CHANNELS_GAIN = 0.3


def _initializers(file: Path) -> tuple[dict[str, Tensor], list[Tensor], list[Tensor]]:
    """Named weights, and the scales and offsets of the norms in the order in which they run.

    The exporter keeps names of convolutions but gives those of the norms up for numbered ones.
    """
    named, scales, offsets = {}, {}, {}
    for initializer in onnx.load(file).graph.initializer:
        value = torch.from_numpy(np.array(numpy_helper.to_array(initializer), dtype=np.float32))
        kind, _, number = initializer.name.rpartition("_")
        if kind == "onnx::Mul" and value.ndim == 3:
            scales[int(number)] = value.flatten()
        elif kind == "onnx::Add" and value.ndim == 3:
            offsets[int(number)] = value.flatten()
        else:
            named[initializer.name.removeprefix("m.").removesuffix("_h")] = value
    return named, [scales[key] for key in sorted(scales)], [offsets[key] for key in sorted(offsets)]


def _norms_in_order(part: nn.Module, run) -> list[str]:
    order: list[str] = []
    hooks = [
        module.register_forward_hook(lambda *_, name=name: order.append(name))
        for name, module in part.named_modules()
        if isinstance(module, nn.GroupNorm)
    ]
    with torch.no_grad():
        run()
    for hook in hooks:
        hook.remove()
    return order


def _widen(value: Tensor, target: Tensor, halves: bool) -> Tensor:
    """Puts `value` into the first channels of `target`; with `halves` into those of both halves (mean, variance)."""
    result = target * NEW_CHANNELS_GAIN
    if not halves:
        result[tuple(slice(0, length) for length in value.shape)] = value
        return result
    old, new = len(value) // 2, len(target) // 2
    for half in (0, 1):
        piece = value[half * old : (half + 1) * old]
        rows = slice(half * new, half * new + old)
        if value.ndim == 4 and value.shape[2] == 1:
            result[rows] = 0
            result[rows, :old] = piece[:, :old]
            result[rows, new : new + old] = piece[:, old:]
        else:
            result[rows] = piece
    return result


@torch.no_grad()
def load_stand_in(model: AutoencoderKL, folder: Path) -> None:
    """Copies the stand-in's weights into the inner autoencoder; its additional latent channels start small."""
    picture, latents = torch.zeros(1, 3, 64, 64), torch.zeros(1, model.config["latent_channels"], 8, 8)
    parts = {
        "encoder": (model.encoder, lambda: model.encoder(picture)),
        "decoder": (model.decoder, lambda: model.decoder(latents)),
    }
    weights = model.state_dict()
    for name, (part, run) in parts.items():
        named, scales, offsets = _initializers(folder / f"vae_{name}" / "model.onnx")
        for norm, scale, offset in zip(_norms_in_order(part, run), scales, offsets, strict=True):
            named[f"{name}.{norm}.weight"], named[f"{name}.{norm}.bias"] = scale, offset
        for key, value in named.items():
            if key not in weights:
                continue
            if weights[key].shape == value.shape:
                weights[key] = value
            else:
                halves = key.startswith(("encoder.conv_out", "quant_conv"))
                weights[key] = _widen(value, weights[key], halves)
    model.load_state_dict(weights)
