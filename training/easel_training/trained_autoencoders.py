"""The autoencoders as their last checkpoints have them."""

import torch
from diffusers import AutoencoderKL

from .autoencoder import make_inner, make_large, without_variance
from .checkpoints import load_checkpoint

DECODER = "decoder"
"""The checkpoint of the large autoencoder whose decoder has learned from drawn latents; the encoder is the same."""


def _load_large() -> AutoencoderKL | None:
    checkpoint = load_checkpoint(DECODER) or load_checkpoint("autoencoder-large")
    if checkpoint is None:
        return None
    model = make_large(make_inner())
    model.load_state_dict(checkpoint["model"])
    return model.eval()


def load_inner(device: torch.device | str = "cpu") -> AutoencoderKL:
    """The inner autoencoder. SystemExit where there is none."""
    checkpoint = load_checkpoint("autoencoder")
    if checkpoint is None:
        raise SystemExit("There is no autoencoder yet: run `python training/train.py autoencoder` first.")
    model = make_inner()
    model.load_state_dict(checkpoint["model"])
    return model.to(device).eval()


def best_autoencoder() -> AutoencoderKL:
    """What pictures are drawn with: the large one (256 px) once it is trained, until then the inner one (128 px)."""
    return without_variance(_load_large() or load_inner())


def encoder_of_latents() -> AutoencoderKL:
    """What latents are made with: the inner one, or the large one of a restored model, which has no other."""
    return load_inner() if load_checkpoint("autoencoder") is not None else _load_large() or load_inner()
