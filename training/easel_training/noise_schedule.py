"""How much noise belongs to which timestep, and what the denoiser has to say about it.

The schedule is Stable Diffusion's "scaled_linear" with a larger last beta: at the last timestep 1.5 % of the picture's
amplitude is left instead of 6.8 %. So the model learns to choose the background itself (the reason for
zero-terminal-SNR, Lin and others, 2024), and yet every sampler, with Karras' spacing too, has a finite first sigma.
"""

import torch
from torch import Tensor

TIMESTEPS = 1000
BETA_START, BETA_END = 0.00085, 0.02


def signal_and_noise(device: torch.device | str = "cpu") -> tuple[Tensor, Tensor]:
    """Amplitudes of picture and noise at every timestep, [1000] each."""
    betas = torch.linspace(BETA_START**0.5, BETA_END**0.5, TIMESTEPS, dtype=torch.float64).square()
    share = (1 - betas).cumprod(0)
    return share.sqrt().float().to(device), (1 - share).sqrt().float().to(device)


def even_timesteps(count: int, generator: torch.Generator) -> Tensor:
    """`count` timesteps in random order, one from each of as many equal bands: the loss varies less between steps."""
    places = (torch.randperm(count, generator=generator) + torch.rand(count, generator=generator)) / count
    return (places * TIMESTEPS).long().clamp(max=TIMESTEPS - 1)


def noised(clean: Tensor, noise: Tensor, signal: Tensor, spread: Tensor) -> tuple[Tensor, Tensor]:
    """The noised latents and the velocity the denoiser is to predict (Salimans and Ho, 2022).

    `signal` and `spread` are the amplitudes [batch] of this batch's timesteps.
    """
    signal, spread = signal[:, None, None, None], spread[:, None, None, None]
    return signal * clean + spread * noise, signal * noise - spread * clean
