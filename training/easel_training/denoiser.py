"""The denoiser and its text encoder, as the classes that StableDiffusionPipeline loads."""

import torch
from diffusers import UNet2DConditionModel
from torch import Tensor, nn
from transformers import CLIPTextConfig, CLIPTextModel, CLIPTokenizer

from .autoencoder import LATENT_CHANNELS
from .vocabulary import TOKENS

TEXT_WIDTH = 192
# Width at 16 x 16, 8 x 8 and 4 x 4: most of the capacity where a picture has few places and work is cheap.
WIDTHS = (80, 128, 256)
HEADS = (2, 4, 8)


def make_text_encoder(tokenizer: CLIPTokenizer) -> CLIPTextModel:
    """token ids [batch, 32] to [batch, 32, 192]."""
    return CLIPTextModel(
        CLIPTextConfig(
            vocab_size=len(tokenizer),
            hidden_size=TEXT_WIDTH,
            intermediate_size=TEXT_WIDTH * 4,
            num_hidden_layers=2,
            num_attention_heads=6,
            max_position_embeddings=TOKENS,
            projection_dim=TEXT_WIDTH,
            bos_token_id=tokenizer.bos_token_id,
            eos_token_id=tokenizer.eos_token_id,
            pad_token_id=tokenizer.pad_token_id,
        )
    )


def make_denoiser(
    widths: tuple[int, ...] = WIDTHS, heads: tuple[int, ...] = HEADS, layers: int = 1
) -> UNet2DConditionModel:
    """Noised latents [batch, 12, 16, 16], timestep and text to the predicted velocity.

    `addition_embed_type="text"` pools the text inside the network and adds it to the time embedding: the whole caption
    reaches every block, not only those with cross-attention. The last convolution and the second one of every
    residual block begin at zero.
    """
    model = UNet2DConditionModel(
        sample_size=16,
        in_channels=LATENT_CHANNELS,
        out_channels=LATENT_CHANNELS,
        layers_per_block=layers,
        block_out_channels=widths,
        down_block_types=("DownBlock2D", "CrossAttnDownBlock2D", "CrossAttnDownBlock2D"),
        up_block_types=("CrossAttnUpBlock2D", "CrossAttnUpBlock2D", "UpBlock2D"),
        cross_attention_dim=TEXT_WIDTH,
        attention_head_dim=heads,
        norm_num_groups=16,
        resnet_time_scale_shift="scale_shift",
        addition_embed_type="text",
        addition_embed_type_num_heads=6,
    )
    nn.init.zeros_(model.conv_out.weight)
    for name, module in model.named_modules():
        if name.endswith("conv2") and isinstance(module, nn.Conv2d):
            nn.init.zeros_(module.weight)
    return model


def tokenise(tokenizer: CLIPTokenizer, captions: list[str], device: torch.device | str = "cpu") -> Tensor:
    """Token ids int64 [captions, 32], padded and cut."""
    encoded = tokenizer(captions, padding="max_length", truncation=True, max_length=TOKENS, return_tensors="pt")
    return encoded.input_ids.to(device)


def count_parameters(model: nn.Module) -> int:
    """How many numbers a model has."""
    return sum(parameter.numel() for parameter in model.parameters())
