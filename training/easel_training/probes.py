"""Figures that tell early whether a run goes well: the loss in bands of noise, and whether the text is used."""

import numpy as np
import torch
from torch import Tensor
from transformers import CLIPTokenizer

from .caption_pairs import caption_pairs
from .diffusion_state import DiffusionState
from .noise_schedule import TIMESTEPS, noised, signal_and_noise

BANDS = 5
PROBED = 64
PROBE_TIMES = (500, 900)


class BandLosses:
    """Collects losses by timestep and gives their means in five equal bands, quiet to noisy."""

    def __init__(self) -> None:
        self._sums, self._counts = np.zeros(BANDS), np.zeros(BANDS)

    def add(self, losses: Tensor, timesteps: Tensor) -> None:
        """Losses and timesteps of one batch, [batch] each."""
        bands = (timesteps.cpu().numpy() * BANDS // TIMESTEPS).clip(0, BANDS - 1)
        np.add.at(self._sums, bands, losses.detach().float().cpu().numpy())
        np.add.at(self._counts, bands, 1)

    def take(self) -> str:
        """The means so far as text; then it begins anew."""
        means = self._sums / np.maximum(self._counts, 1)
        total = self._sums.sum() / max(self._counts.sum(), 1)
        self.__init__()
        return f"loss {total:.4f} bands " + " ".join(f"{mean:.4f}" for mean in means)


class TextProbe:
    """The loss on fixed pictures and noise, with right captions and with captions that name other things."""

    def __init__(self, tokenizer: CLIPTokenizer, device: torch.device) -> None:
        self._pairs = caption_pairs(tokenizer, device, PROBED)
        noise = torch.randn(self._pairs.latents.shape, generator=torch.Generator().manual_seed(6))
        self._noise = noise.to(device)

    @torch.no_grad()
    def measure(self, state: DiffusionState) -> str:
        """Right against wrong captions at half and at nearly full noise."""
        pairs, device = self._pairs, self._noise.device
        signal, spread = signal_and_noise(device)
        texts = []
        for time in PROBE_TIMES:
            times = torch.full((PROBED,), time, device=device)
            noisy, target = noised(pairs.latents, self._noise, signal[times], spread[times])
            losses = []
            for ids in (pairs.right, pairs.wrong):
                hidden = state.text_encoder(ids).last_hidden_state
                drawn = state.denoiser(noisy, times, hidden).sample
                losses.append(float((drawn - target).square().mean()))
            texts.append(f"t{time} right {losses[0]:.4f} wrong {losses[1]:.4f}")
        return "; ".join(texts)
