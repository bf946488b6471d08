"""Reference latents of UNets as deep as the real ones: three downsamplers (1.x, 2.x), two (SDXL).

At most sizes some level has an odd side there; diffusers then enlarges to the size of the skip connection. The
networks are narrow, the graphs are exported as they always were, at one size that divides.
"""

import diffusers
import torch
from diffusers import AutoencoderKL, UNet2DConditionModel
from transformers import CLIPTextModel, CLIPTextModelWithProjection

import tiny_xl
from recording import HERE, NEGATIVE, PROMPT, SCHEDULERS, SEED, Recorder, picture, record
from tiny_models import SD1_SCHEDULER, fresh, write_tokenizer
from tiny_xl import TIME_WIDTH, XL_SCHEDULER, text_config, write_settings, write_text_encoder

# Width and height in pixels: odd at one level, at several, at all; wide, tall, and as small as it gets.
SIZES = [
    (64, 64), (72, 64), (64, 72), (80, 88), (88, 104), (104, 120), (120, 120), (136, 72), (72, 200), (112, 96), (256, 64),
]


def make_unet(kind, **more):
    attending = ("CrossAttnDownBlock2D", "CrossAttnUpBlock2D")
    plain = ("DownBlock2D", "UpBlock2D")
    blocks = [plain, attending, attending] if kind == "xl" else [attending, attending, attending, plain]
    unet = UNet2DConditionModel(
        sample_size=8, in_channels=4, out_channels=4, layers_per_block=1,
        block_out_channels=(4, 8, 8, 8)[: len(blocks)], norm_num_groups=2, attention_head_dim=4,
        down_block_types=[down for down, _ in blocks], up_block_types=[up for _, up in reversed(blocks)], **more,
    ).eval()
    with torch.no_grad():
        # Random networks whisper: without this the prompt and the noise would hardly count.
        unet.conv_out.weight.mul_(4)
        unet.time_embedding.linear_2.weight.mul_(8)
        for name, module in unet.named_modules():
            if name.endswith(("attn2.to_out.0", "attn2.to_v")):
                module.weight.mul_(4)
    return unet


def make_vae(scaling):
    """Eight pixels a side for each latent, as in all real ones."""
    vae = AutoencoderKL(
        block_out_channels=(4, 4, 4, 4), norm_num_groups=2, latent_channels=4, sample_size=64, layers_per_block=1,
        down_block_types=("DownEncoderBlock2D",) * 4, up_block_types=("UpDecoderBlock2D",) * 4,
        scaling_factor=scaling, mid_block_add_attention=False,
    ).eval()
    with torch.no_grad():
        vae.encoder.conv_out.weight.mul_(4)
    return vae


class DeepFamily:
    """`kind` is "1", "2" (velocities, linear projections) or "xl"."""

    def __init__(self, name, seed, kind, *, opset, scheduler):
        self.folder, self.kind = fresh(HERE / "models" / name), kind
        pads = {"": "<|endoftext|>", "_2": "!"} if kind == "xl" else {"": "!" if kind == "2" else "<|endoftext|>"}
        self.tokenizers = [write_tokenizer(self.folder / f"tokenizer{suffix}", pad=pad) for suffix, pad in pads.items()]
        torch.manual_seed(seed)
        self.encoders = [CLIPTextModel(text_config(self.tokenizers[0], 8, 2)).eval()]
        extras = {}
        more = {"cross_attention_dim": 8, "use_linear_projection": kind == "2"}
        if kind == "xl":
            second = text_config(self.tokenizers[1], 8, 3, projection_dim=12)
            self.encoders.append(CLIPTextModelWithProjection(second).eval())
            extras = {"text_embeds": 12, "time_ids": 6}
            more = {
                "cross_attention_dim": 16, "addition_embed_type": "text_time", "addition_time_embed_dim": TIME_WIDTH,
                "projection_class_embeddings_input_dim": 12 + 6 * TIME_WIDTH,
            }
        self.unet = make_unet(kind, **more)
        self.vae = make_vae(0.13025 if kind == "xl" else 0.18215)
        with torch.no_grad():
            for encoder in self.encoders:
                encoder.get_input_embeddings().weight.mul_(30)
        self.write(opset, extras, scheduler)

    def write(self, opset, extras, scheduler):
        for suffix, encoder in zip(("", "_2"), self.encoders):
            write_text_encoder(
                self.folder / f"text_encoder{suffix}", encoder, 24, penultimate_only=False, ids=torch.int64)
        tiny_xl.write_unet(
            self.folder / "unet", self.unet, tokens=24, timestep="float", extras=extras, opset=opset)
        tiny_xl.write_vae(self.folder, self.vae)
        write_settings(self.folder, scheduler, f"StableDiffusion{'XL' if self.kind == 'xl' else ''}Pipeline")
        tiny_xl.slim(self.folder)

    def draw(self, scheduler, *, steps, guidance, size, strength=None):
        class_name, settings = SCHEDULERS[scheduler]
        common = dict(
            vae=self.vae, text_encoder=self.encoders[0], tokenizer=self.tokenizers[0], unet=self.unet,
            scheduler=getattr(diffusers, class_name).from_pretrained(self.folder, subfolder="scheduler", **settings),
        )
        prefix = "StableDiffusion"
        if self.kind == "xl":
            prefix += "XL"
            common |= dict(
                text_encoder_2=self.encoders[1], tokenizer_2=self.tokenizers[1], add_watermarker=False,
                force_zeros_for_empty_prompt=True)
        else:
            common |= dict(safety_checker=None, feature_extractor=None, requires_safety_checker=False)
        kind = getattr(diffusers, f"{prefix}Pipeline" if strength is None else f"{prefix}Img2ImgPipeline")
        pipe = kind(**common)
        pipe.set_progress_bar_config(disable=True)
        width, height = size
        shape = dict(width=width, height=height)
        if strength is not None:
            shape = dict(image=picture(width, height), strength=strength)
        return pipe(
            PROMPT, negative_prompt=NEGATIVE, num_inference_steps=steps, guidance_scale=guidance,
            generator=torch.Generator().manual_seed(SEED), output_type="latent", **shape,
        ).images


def make_deep():
    velocity = {
        **SD1_SCHEDULER, "_class_name": "DDIMScheduler", "prediction_type": "v_prediction", "set_alpha_to_one": False,
    }
    families = [
        ("tiny-deep", 21, "1", 14, SD1_SCHEDULER), ("tiny-deep-2", 22, "2", 17, velocity),
        ("tiny-deep-xl", 23, "xl", 18, XL_SCHEDULER),
    ]
    for name, seed, kind, opset, scheduler in families:
        family = DeepFamily(name, seed, kind, opset=opset, scheduler=scheduler)
        if kind == "xl":
            tiny_xl.move_weights(family.folder / "unet/model.onnx", "model.onnx_data")
        grid = Recorder(name)
        for size in SIZES:
            record(grid, family, "Euler", steps=2, guidance=5.0, size=size)
        for size in ((72, 104), (200, 120)):
            record(grid, family, "DPM++ 2M", steps=4, guidance=5.0, size=size, strength=0.6)
        grid.save()
