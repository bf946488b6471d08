"""Reference latents of networks with further channels: inpainting (nine) and editing by instruction (eight).

Only the networks are kept here; the other parts are those of tiny-epsilon.
"""

import diffusers
import numpy
import torch
from PIL import Image
from transformers import CLIPTokenizer

import tiny_xl
from recording import HERE, NEGATIVE, PROMPT, SCHEDULERS, SEED, Recorder, picture
from tiny_models import SD1_SCHEDULER, Unet, export, make_modules

SIZE = 16


def make_network(seed, channels):
    torch.manual_seed(seed)
    unet = diffusers.UNet2DConditionModel(
        sample_size=8, in_channels=channels, out_channels=4, layers_per_block=1, block_out_channels=(8, 16),
        norm_num_groups=4, cross_attention_dim=16, attention_head_dim=4,
        down_block_types=("DownBlock2D", "CrossAttnDownBlock2D"), up_block_types=("CrossAttnUpBlock2D", "UpBlock2D"),
    ).eval()
    with torch.no_grad():
        unet.conv_out.weight.mul_(4)
        unet.time_embedding.linear_2.weight.mul_(8)
        for name, module in unet.named_modules():
            if name.endswith(("attn2.to_out.0", "attn2.to_v")):
                module.weight.mul_(4)
    return unet


def write_network(name, unet, channels_name):
    """`channels_name` leaves the number of channels to config.json."""
    folder = HERE / "models" / name / "unet"
    axes = {0: "batch", 2: "height", 3: "width"}
    export(
        Unet(unet), folder / "model.onnx",
        {
            "sample": torch.randn(2, unet.config.in_channels, 8, 8), "timestep": torch.tensor([1.0]),
            "encoder_hidden_states": torch.randn(2, 24, 16),
        },
        ["out_sample"],
        {
            "sample": {**axes, **({1: channels_name} if channels_name else {})}, "out_sample": axes,
            "encoder_hidden_states": {0: "batch", 1: "tokens"},
        },
        False,
    )
    unet.save_config(folder)
    tiny_xl.slim(HERE / "models" / name)


def mask():
    values = numpy.zeros((SIZE, SIZE), numpy.uint8)
    values[3:11, 5:14] = 255
    return Image.fromarray(values)


def pipeline(kind, unet, scheduler):
    tokenizer = CLIPTokenizer.from_pretrained(HERE / "models/tiny-epsilon/tokenizer")
    text_encoder, _, vae = make_modules(1, tokenizer)
    object.__setattr__(text_encoder, "text_model", text_encoder)
    class_name, settings = SCHEDULERS[scheduler]
    pipe = kind(
        vae=vae, text_encoder=text_encoder, tokenizer=tokenizer, unet=unet, safety_checker=None,
        feature_extractor=None, requires_safety_checker=False,
        scheduler=getattr(diffusers, class_name).from_config({**SD1_SCHEDULER, **settings}),
    )
    pipe.set_progress_bar_config(disable=True)
    return pipe


def run(pipe, *, steps, guidance, **more):
    with torch.no_grad():
        return pipe(
            PROMPT, negative_prompt=NEGATIVE, num_inference_steps=steps, guidance_scale=guidance,
            generator=torch.Generator().manual_seed(SEED), output_type="latent", **more,
        ).images


def make_inpaint():
    unet = make_network(41, 9)
    write_network("tiny-inpaint", unet, "channels")
    grid = Recorder("tiny-inpaint")
    for scheduler in ("DDIM", "Euler", "Euler a", "DPM++ 2M"):
        for strength in (1.0, 0.6):
            for guidance in (1.0, 5.0):
                pipe = pipeline(diffusers.StableDiffusionInpaintPipeline, unet, scheduler)
                latents = run(
                    pipe, steps=10, guidance=guidance, image=picture(SIZE), mask_image=mask(), width=SIZE, height=SIZE,
                    strength=strength)
                grid.add({"scheduler": scheduler, "steps": 10, "guidance": guidance, "strength": strength}, latents)
    grid.save()


def make_instruct():
    unet = make_network(42, 8)
    write_network("tiny-instruct", unet, None)
    grid = Recorder("tiny-instruct")
    for scheduler in ("DDIM", "Euler", "Euler a", "DPM++ 2M"):
        for guidance in (1.0, 5.0):
            pipe = pipeline(diffusers.StableDiffusionInstructPix2PixPipeline, unet, scheduler)
            latents = run(pipe, steps=6, guidance=guidance, image=picture(SIZE))
            grid.add({"scheduler": scheduler, "steps": 6, "guidance": guidance}, latents)
    grid.save()
