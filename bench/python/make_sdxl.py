"""Writes a model with the shapes of SDXL base 1.0 (3.5 billion numbers, 9 GB, the text encoders in float32) and random
weights: what drawing with a model of that size takes, without the model. Needs 12 GB of memory.

    pip install -r bench/python/requirements.txt
    python bench/python/make_sdxl.py FOLDER
"""

import sys
from pathlib import Path

import torch
from diffusers import AutoencoderKL, UNet2DConditionModel
from gather_weights import gather
from transformers import CLIPTextConfig, CLIPTextModel, CLIPTextModelWithProjection

sys.path.append(str(Path(__file__).parents[2] / "test/golden"))
from tiny_models import Decoder, Encoder, export, fresh, write_tokenizer  # noqa: E402
from tiny_xl import XL_SCHEDULER, TextEncoder, Unet, write_settings  # noqa: E402

PICTURE = {0: "batch", 2: "height", 3: "width"}
TOKENS = 77


def write_text_encoder(folder, tokenizer, kind, *, width, layers, heads, act):
    # In single precision: torch's exporter mixes both within one operator when these are halved.
    model = kind(CLIPTextConfig(
        vocab_size=49408, hidden_size=width, intermediate_size=width * 4, num_hidden_layers=layers,
        num_attention_heads=heads, max_position_embeddings=TOKENS, hidden_act=act, projection_dim=1280,
        bos_token_id=tokenizer.bos_token_id, eos_token_id=tokenizer.eos_token_id,
        pad_token_id=tokenizer.pad_token_id,
    )).eval()
    names = ["text_embeds"] if kind is CLIPTextModelWithProjection else []
    names += ["last_hidden_state", *(f"hidden_states.{index}" for index in range(layers + 1))]
    export(
        TextEncoder(model, names), folder / "model.onnx", {"input_ids": torch.ones(1, TOKENS, dtype=torch.int64)},
        names, {name: {0: "batch"} for name in ["input_ids", *names]}, False,
    )
    model.config.to_json_file(folder / "config.json")


def write_unet(folder):
    # Made in half precision from the start, so that it never takes ten gigabytes.
    torch.set_default_dtype(torch.float16)
    unet = UNet2DConditionModel(
        sample_size=128, cross_attention_dim=2048, block_out_channels=(320, 640, 1280),
        down_block_types=("DownBlock2D", "CrossAttnDownBlock2D", "CrossAttnDownBlock2D"),
        up_block_types=("CrossAttnUpBlock2D", "CrossAttnUpBlock2D", "UpBlock2D"),
        transformer_layers_per_block=(1, 2, 10), attention_head_dim=(5, 10, 20), use_linear_projection=True,
        addition_embed_type="text_time", addition_time_embed_dim=256, projection_class_embeddings_input_dim=2816,
    ).eval()
    extras = {"text_embeds": torch.randn(2, 1280), "time_ids": torch.randn(2, 6)}
    export(
        Unet(unet, list(extras)), folder / "model.onnx",
        {
            "sample": torch.randn(2, 4, 8, 8), "timestep": torch.tensor([1.0]),
            "encoder_hidden_states": torch.randn(2, TOKENS, 2048), **extras,
        },
        ["out_sample"],
        {
            "sample": PICTURE, "out_sample": PICTURE, "encoder_hidden_states": {0: "batch", 1: "tokens"},
            **{name: {0: "batch"} for name in extras},
        },
        False,
    )
    unet.save_config(folder)
    torch.set_default_dtype(torch.float32)


def write_vae(folder):
    vae = AutoencoderKL(
        block_out_channels=(128, 256, 512, 512), layers_per_block=2, sample_size=1024, latent_channels=4,
        down_block_types=("DownEncoderBlock2D",) * 4, up_block_types=("UpDecoderBlock2D",) * 4,
        scaling_factor=0.13025,
    ).half().eval()
    export(
        Decoder(vae), folder / "vae_decoder/model.onnx", {"latent_sample": torch.randn(1, 4, 8, 8).half()},
        ["sample"], {"latent_sample": PICTURE, "sample": PICTURE}, False,
    )
    export(
        Encoder(vae, False), folder / "vae_encoder/model.onnx", {"sample": torch.randn(1, 3, 64, 64).half()},
        ["latent_parameters"], {"sample": PICTURE, "latent_parameters": PICTURE}, False,
    )
    vae.save_config(folder / "vae_decoder")
    vae.save_config(folder / "vae_encoder")


if __name__ == "__main__":
    folder = fresh(Path(sys.argv[1]))
    torch.manual_seed(1)
    first, second = (write_tokenizer(folder / name, max_length=TOKENS) for name in ("tokenizer", "tokenizer_2"))
    with torch.no_grad():
        write_text_encoder(
            folder / "text_encoder", first, CLIPTextModel, width=768, layers=12, heads=12, act="quick_gelu",
        )
        write_text_encoder(
            folder / "text_encoder_2", second, CLIPTextModelWithProjection, width=1280, layers=32, heads=20, act="gelu",
        )
        write_vae(folder)
        write_unet(folder / "unet")
    for part in ("text_encoder_2", "unet"):
        gather(folder / part / "model.onnx")
    write_settings(folder, XL_SCHEDULER, "StableDiffusionXLPipeline", force_zeros_for_empty_prompt=True)
