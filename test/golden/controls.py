"""Tiny ControlNets with random weights, as people export them, and what diffusers draws with them; edges by OpenCV."""

import json

import cv2
import diffusers
import numpy
import torch
from diffusers import ControlNetModel

from loras import NamedXl
from recording import HERE, NEGATIVE, PROMPT, SCHEDULERS, SEED, Recorder, picture
from tiny_models import export, fresh


class Control(torch.nn.Module):
    """Gives the residuals one after the other, the middle's last."""

    def __init__(self, model, scaled, extras):
        super().__init__()
        self.model, self.scaled, self.extras = model, scaled, extras

    def forward(self, sample, timestep, encoder_hidden_states, controlnet_cond, *rest):
        scale = rest[0] if self.scaled else 1.0
        named = dict(zip(self.extras, rest[1:] if self.scaled else rest))
        down, mid = self.model(
            sample, timestep, encoder_hidden_states, controlnet_cond, conditioning_scale=scale,
            added_cond_kwargs=named, return_dict=False,
        )
        return (*down, mid)


def make_control(unet, embedding, seed):
    torch.manual_seed(seed)
    control = ControlNetModel.from_unet(
        unet, conditioning_channels=3, conditioning_embedding_out_channels=embedding).eval()
    with torch.no_grad():
        # They begin as zeros, which would change nothing.
        for layer in (*control.controlnet_down_blocks, control.controlnet_mid_block,
                      control.controlnet_cond_embedding.conv_out):
            layer.weight.normal_(std=0.3)
            layer.bias.normal_(std=0.1)
    return control


def write_control(folder, control, *, pixels, tokens, scaled, extras, names):
    fresh(folder)
    latents = control.config.in_channels
    side = 8
    inputs = {
        "sample": torch.randn(2, latents, side, side), "timestep": torch.tensor(1.0),
        "encoder_hidden_states": torch.randn(2, tokens, control.config.cross_attention_dim),
        "controlnet_cond": torch.randn(2, 3, side * pixels, side * pixels),
        **({"conditioning_scale": torch.tensor(1.0)} if scaled else {}),
        **{name: torch.randn(2, width) for name, width in extras.items()},
    }
    count = len(control.controlnet_down_blocks)
    outputs = [names.format(index) for index in range(count)] + ["mid_block_res_sample"]
    shape = {0: "batch", 2: "height", 3: "width"}
    export(
        Control(control, scaled, list(extras)), folder / "model.onnx", inputs, outputs,
        {
            "sample": shape, "encoder_hidden_states": {0: "batch", 1: "tokens"},
            "controlnet_cond": {0: "batch", 2: "picture_height", 3: "picture_width"},
            **{name: {0: "batch"} for name in extras}, **{name: {0: "batch", 2: f"h{i}", 3: f"w{i}"} for i, name in enumerate(outputs)},
        },
        False,
    )
    control.save_config(folder)


def draw(pipe, scheduler, size, *, steps, guidance, strength=None, scale=1.0, start=0.0, end=1.0):
    class_name, settings = SCHEDULERS[scheduler]
    pipe.scheduler = getattr(diffusers, class_name).from_config(pipe.scheduler.config, **settings)
    pipe.set_progress_bar_config(disable=True)
    width, height = size
    image = picture(width, height)
    # Turned around, so that the two pictures of an img2img differ.
    control = image.rotate(180)
    pictures = {"image": control} if strength is None else {
        "image": image, "control_image": control, "strength": strength}
    with torch.no_grad():
        return pipe(
            PROMPT, negative_prompt=NEGATIVE, num_inference_steps=steps, guidance_scale=guidance, width=width,
            height=height, generator=torch.Generator().manual_seed(SEED), output_type="latent",
            controlnet_conditioning_scale=scale, control_guidance_start=start, control_guidance_end=end, **pictures,
        ).images


def write_edges():
    cases = []
    generator = numpy.random.default_rng(5)
    for width, height in ((31, 23), (64, 48)):
        y, x = numpy.mgrid[:height, :width]
        values = numpy.stack([
            128 + 100 * numpy.sin(x / 5) * numpy.cos(y / 7), 255 * ((x - width / 2) ** 2 + (y - height / 2) ** 2 < 90),
            (x * 3 + y * 5) % 256,
        ], axis=-1) + generator.normal(0, 6, (height, width, 3))
        pixels = numpy.clip(values, 0, 255).astype(numpy.uint8)
        edges = cv2.Canny(pixels, 100, 200)
        cases.append({
            "width": width, "height": height, "pixels": pixels.ravel().tolist(),
            "edges": numpy.flatnonzero(edges).tolist(),
        })
    (HERE / "edges.json").write_text(json.dumps(cases))


def make_controls(family):
    """`family` is that of tiny-epsilon."""
    write_edges()
    folder = HERE / "controls"
    _, unet, _ = family.modules
    control = make_control(unet, (4, 8), 201)
    write_control(folder / "tiny-control", control, pixels=2, tokens=24, scaled=False, extras={}, names="down_{}")
    grid = Recorder("controls-epsilon")

    def add(scheduler, **options):
        kind = diffusers.StableDiffusionControlNetPipeline
        if "strength" in options:
            kind = diffusers.StableDiffusionControlNetImg2ImgPipeline
        pipe = family.pipeline("Euler", kind=kind, controlnet=control)
        grid.add({"scheduler": scheduler, "size": [16, 16], **options}, draw(pipe, scheduler, (16, 16), **options))

    add("Euler", steps=4, guidance=5.0)
    add("Euler", steps=4, guidance=1.0, scale=0.6)
    add("DDIM", steps=8, guidance=5.0, scale=1.3, end=0.6)
    add("Euler", steps=8, guidance=5.0, start=0.3)
    add("DPM++ 2M", steps=10, guidance=5.0, start=0.2, end=0.7)
    add("Heun", steps=5, guidance=5.0, end=0.5)
    add("Euler", steps=8, guidance=5.0, strength=0.75, scale=0.8, end=0.5)
    grid.save()

    xl = NamedXl("tiny-xl-named", 41, writes=False)
    control = make_control(xl.modules[2], (4, 4, 4, 4), 202)
    write_control(
        folder / "tiny-control-xl", control, pixels=8, tokens=24, scaled=True,
        extras={"text_embeds": 12, "time_ids": 6}, names="block_{}")
    grid = Recorder("controls-xl")
    for size, options in (
        ((64, 64), {}), ((72, 104), {"scale": 0.7}), ((200, 120), {"end": 0.6}),
    ):
        pipe = xl.pipeline(diffusers.StableDiffusionXLControlNetPipeline, controlnet=control)
        options = {"steps": 4, "guidance": 5.0, **options}
        grid.add({"scheduler": "Euler", "size": list(size), **options}, draw(pipe, "Euler", size, **options))
    grid.save()
