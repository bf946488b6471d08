"""A small network that tells drawn patches from real ones: it makes the decoder draw crisp edges."""

import torch
from torch import Tensor, nn
from torch.nn import functional
from torch.nn.utils.parametrizations import spectral_norm

WIDTHS = (24, 48, 96)


def make_critic() -> nn.Sequential:
    """[batch, 3, height, width] in -1..1 to one judgement per patch (PatchGAN, Isola and others, 2017)."""
    layers: list[nn.Module] = []
    channels = 3
    for width in WIDTHS:
        layers += [spectral_norm(nn.Conv2d(channels, width, 4, stride=2, padding=1)), nn.LeakyReLU(0.2)]
        channels = width
    return nn.Sequential(*layers, spectral_norm(nn.Conv2d(channels, 1, 3, padding=1)))


def critic_loss(critic: nn.Module, real: Tensor, drawn: Tensor) -> Tensor:
    """Hinge loss: real patches above 1, drawn ones below -1."""
    return functional.relu(1 - critic(real)).mean() + functional.relu(1 + critic(drawn.detach())).mean()


def deceiving_loss(critic: nn.Module, drawn: Tensor) -> Tensor:
    """What the decoder wants to be small: drawn patches that look drawn."""
    return -critic(drawn).mean()


def critic_optimiser(critic: nn.Module, rate: float) -> torch.optim.Optimizer:
    """AdamW without momentum, as is usual for a critic that changes with its opponent."""
    return torch.optim.AdamW(critic.parameters(), lr=rate, betas=(0.0, 0.99))
