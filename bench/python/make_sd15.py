"""Writes a model with the shapes of Stable Diffusion 1.5 (1.07 billion numbers in float32) and random
weights: what drawing with a model of that size takes, without the model.

    pip install -r bench/python/requirements.txt
    python bench/python/make_sd15.py FOLDER
"""

import sys
from pathlib import Path

import torch
from diffusers import AutoencoderKL, UNet2DConditionModel
from gather_weights import gather
from transformers import CLIPTextConfig, CLIPTextModel

sys.path.append(str(Path(__file__).parents[2] / "test/golden"))
from tiny_models import SD1_SCHEDULER, fresh, write_model, write_tokenizer  # noqa: E402

TEXT_WIDTH = 768


def make_modules(tokenizer):
    """Text encoder, UNet and autoencoder with the configs of Stable Diffusion 1.5."""
    torch.manual_seed(1)
    text_encoder = CLIPTextModel(CLIPTextConfig(
        vocab_size=49408, hidden_size=TEXT_WIDTH, intermediate_size=3072, num_hidden_layers=12,
        num_attention_heads=12, max_position_embeddings=tokenizer.model_max_length,
        bos_token_id=tokenizer.bos_token_id, eos_token_id=tokenizer.eos_token_id,
        pad_token_id=tokenizer.pad_token_id,
    ))
    # The class's own defaults are those of Stable Diffusion 1.5, but for these.
    unet = UNet2DConditionModel(sample_size=64, cross_attention_dim=TEXT_WIDTH)
    vae = AutoencoderKL(
        block_out_channels=(128, 256, 512, 512), layers_per_block=2, sample_size=512,
        down_block_types=("DownEncoderBlock2D",) * 4, up_block_types=("UpDecoderBlock2D",) * 4,
        latent_channels=4, scaling_factor=0.18215,
    )
    return text_encoder.eval(), unet.eval(), vae.eval()


if __name__ == "__main__":
    folder = fresh(Path(sys.argv[1]))
    tokenizer = write_tokenizer(folder / "tokenizer", max_length=77)
    with torch.no_grad():
        write_model(folder, make_modules(tokenizer), tokenizer, SD1_SCHEDULER)
    gather(folder / "unet/model.onnx")
