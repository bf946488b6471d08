"""Guesses a picture's latents from the words of its caption alone."""

import torch
from torch import Tensor, nn
from torch.nn import functional

from .autoencoder import LATENT_CHANNELS
from .denoiser import TEXT_WIDTH

PLACES = 64
HEADS = 6
LAYERS = 2
NUMBERS = LATENT_CHANNELS * 4


class _Layer(nn.Module):
    """Every place of the picture looks at the words, as the denoiser's cross-attention does, and thinks it over."""

    def __init__(self) -> None:
        super().__init__()
        self.before_attention = nn.LayerNorm(TEXT_WIDTH)
        self.attention = nn.MultiheadAttention(TEXT_WIDTH, HEADS, batch_first=True)
        self.before_thought = nn.LayerNorm(TEXT_WIDTH)
        self.thought = nn.Sequential(
            nn.Linear(TEXT_WIDTH, TEXT_WIDTH * 2), nn.GELU(), nn.Linear(TEXT_WIDTH * 2, TEXT_WIDTH)
        )

    def forward(self, places: Tensor, words: Tensor) -> Tensor:
        # Asked for the weights it multiplies plainly; the fused way is a crawl backwards on a CPU.
        seen, _ = self.attention(self.before_attention(places), words, words, need_weights=True)
        places = places + seen
        return places + self.thought(self.before_thought(places))


class LatentRegressor(nn.Module):
    """Hidden states [batch, 32, 192] to latents in patches [batch, 64, 48]: `as_patches` of [batch, 12, 16, 16]."""

    def __init__(self) -> None:
        super().__init__()
        self.places = nn.Parameter(torch.randn(PLACES, TEXT_WIDTH) * 0.5)
        self.layers = nn.ModuleList([_Layer() for _ in range(LAYERS)])
        self.norm = nn.LayerNorm(TEXT_WIDTH)
        self.out = nn.Linear(TEXT_WIDTH, NUMBERS)

    def forward(self, words: Tensor) -> Tensor:
        places = self.places.expand(len(words), -1, -1)
        for layer in self.layers:
            places = layer(places, words)
        return self.out(self.norm(places))


def as_patches(latents: Tensor) -> Tensor:
    """Latents [batch, 12, 16, 16] as 64 places of 2 x 2 cells each: [batch, 64, 48]."""
    return functional.pixel_unshuffle(latents, 2).flatten(2).transpose(1, 2)
