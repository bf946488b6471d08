"""The two autoencoders: the inner one (128 px, f8) and the large one around it (256 px, f16)."""

import torch
from diffusers import AutoencoderKL
from diffusers.models.resnet import ResnetBlock2D
from torch import Tensor, nn

LATENT_CHANNELS = 12
INNER_CHANNELS = (24, 48, 96, 128)
LARGE_CHANNELS = (16, *INNER_CHANNELS)


def make_autoencoder(channels: tuple[int, ...], size: int) -> AutoencoderKL:
    """An AutoencoderKL without attention, initialised so that it trains quickly.

    Every residual block begins as the identity (its second convolution is zero) and the other convolutions keep the
    variance of their input (gain 1); with the usual initialisation the first minutes are lost.
    """
    model = AutoencoderKL(
        down_block_types=("DownEncoderBlock2D",) * len(channels),
        up_block_types=("UpDecoderBlock2D",) * len(channels),
        block_out_channels=channels,
        layers_per_block=1,
        latent_channels=LATENT_CHANNELS,
        norm_num_groups=2,
        sample_size=size,
        mid_block_add_attention=False,
        scaling_factor=1.0,
        force_upcast=False,
    )
    for module in model.modules():
        if isinstance(module, nn.Conv2d):
            fan_in = module.weight[0].numel()
            nn.init.normal_(module.weight, std=fan_in**-0.5)
            nn.init.zeros_(module.bias)
    for module in model.modules():
        if isinstance(module, ResnetBlock2D):
            nn.init.zeros_(module.conv2.weight)
    return model


def make_inner() -> AutoencoderKL:
    """[batch, 3, 128, 128] in -1..1 to latents [batch, 12, 16, 16] and back."""
    return make_autoencoder(INNER_CHANNELS, 128)


def make_large(inner: AutoencoderKL) -> AutoencoderKL:
    """[batch, 3, 256, 256] to the same latents: the inner autoencoder with one more stage at either end.

    The inner blocks are copied; the first block of the encoder and the last of the decoder are new.
    """
    large = make_autoencoder(LARGE_CHANNELS, 256)
    weights = large.state_dict()
    for name, value in inner.state_dict().items():
        if name.startswith("encoder.down_blocks."):
            number, rest = name.removeprefix("encoder.down_blocks.").split(".", 1)
            name = f"encoder.down_blocks.{int(number) + 1}.{rest}"
        if name in weights and weights[name].shape == value.shape:
            weights[name] = value
    large.load_state_dict(weights)
    return large


def encode_mean(model: AutoencoderKL, pictures: Tensor) -> Tensor:
    """The mean of the latents, which is what the diffusion learns."""
    return model.encode(pictures).latent_dist.mean


@torch.no_grad()
def fold_normalisation(model: AutoencoderKL, mean: Tensor, deviation: Tensor) -> None:
    """Changes the two 1 x 1 convolutions so that latents come out with mean 0 and deviation 1 a channel.

    Takes the measured mean and deviation [channels]; pictures come out as before, scaling_factor stays 1.
    """
    quant, post = model.quant_conv, model.post_quant_conv
    count = len(mean)
    quant.weight[:count] /= deviation[:, None, None, None]
    quant.bias[:count] = (quant.bias[:count] - mean) / deviation
    # The second half is the logarithm of the variance.
    quant.bias[count:] -= 2 * deviation.log()
    post.bias += post.weight[:, :, 0, 0] @ mean
    post.weight *= deviation[None, :, None, None]


LEAST_LOGARITHM = -30.0
"""diffusers takes no smaller logarithm of a variance."""


@torch.no_grad()
def without_variance(model: AutoencoderKL) -> AutoencoderKL:
    """Lets the encoder be sure of itself: a draw from its distribution is the mean.

    What it says of the variance was learned at 128 px, and the large stage teaches the mean alone. Readers that draw
    (diffusers does) still take as many random numbers, so the same seed gives the same picture everywhere.
    """
    quant = model.quant_conv
    count = len(quant.bias) // 2
    quant.weight[count:] = 0
    quant.bias[count:] = LEAST_LOGARITHM
    return model
