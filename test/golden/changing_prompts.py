"""What diffusers draws with prompts that change while drawing, and with prompts that are combined.

diffusers knows neither; its pipelines take embeddings, and a callback after each step that may change them. So the
texts of the steps are encoded by the pipeline itself and put in there. For combined prompts its UNet is wrapped: it
answers for each prompt, and gives back a pair whose usual guidance is the sum of A1111.
"""

import torch

from loras import NamedXl
from recording import SEED, Recorder, picture

NEGATIVE = "the house"

# The texts of steps as A1111 lays them out (prompt-schedules.json holds its parser to that).
CHANGING = [
    ("a [red apple:house:0.5]", ["a red apple"] * 4 + ["a house"] * 4),
    ("a [red apple:house:3]", ["a red apple"] * 3 + ["a house"] * 5),
    ("an apple [drawn in ink:2]", ["an apple "] * 2 + ["an apple drawn in ink"] * 6),
    ("an apple[ in the sky::6]", ["an apple in the sky"] * 6 + ["an apple"] * 2),
    ("a [red|house|sky] apple", ["a red apple", "a house apple", "a sky apple"] * 3),
    ("a[red:[house:sky:4]:1]", ["ared"] + ["ahouse"] * 3 + ["asky"] * 4),
]


def encode(pipe, prompt, negative, guided):
    given = dict(device="cpu", num_images_per_prompt=1, do_classifier_free_guidance=guided, negative_prompt=negative)
    return pipe.encode_prompt(prompt, **given)


def rows_of(pipe, prompt, negative, guided):
    """Embeddings by the name that the pipelines' callbacks know them by, in the rows of a run."""
    encoded = encode(pipe, prompt, negative, guided)
    rows = {"prompt_embeds": (encoded[0], encoded[1])}
    if len(encoded) == 4:
        rows["add_text_embeds"] = (encoded[2], encoded[3])
    return {name: torch.cat([below, above]) if guided else above for name, (above, below) in rows.items()}


def draw_changing(pipe, texts, *, size, guidance, negatives=None, **call):
    """`texts`: one for each step."""
    guided = guidance > 1
    negatives = negatives or [NEGATIVE] * len(texts)
    steps = [rows_of(pipe, text, negative, guided) for text, negative in zip(texts, negatives)]
    taken = len(steps)

    def after(_pipe, index, _timestep, values):
        # Called after each step, so it sets what the next one is told.
        return {**values, **(steps[index + 1] if index + 1 < taken else {})}

    with torch.no_grad():
        return pipe(
            prompt=texts[0], negative_prompt=negatives[0], num_inference_steps=call.pop("steps", taken),
            guidance_scale=guidance, output_type="latent", generator=torch.Generator().manual_seed(SEED),
            callback_on_step_end=after, callback_on_step_end_tensor_inputs=list(steps[0]),
            **({"width": size, "height": size} if "image" not in call else {}), **call,
        ).images


class Composed(torch.nn.Module):
    """A UNet that answers for several prompts: away from the first row by the sum of all, each times its weight."""

    def __init__(self, unet, parts):
        super().__init__()
        self.unet, self.parts = unet, parts
        self.config, self.dtype, self.device = unet.config, unet.dtype, unet.device
        self.add_embedding = getattr(unet, "add_embedding", None)

    def forward(self, sample, timestep, encoder_hidden_states, added_cond_kwargs=None, **more):
        outputs = []
        for rows, _ in self.parts:
            added = dict(added_cond_kwargs or {})
            if "add_text_embeds" in rows:
                added["text_embeds"] = rows["add_text_embeds"]
            outputs.append(self.unet(
                sample, timestep, encoder_hidden_states=rows["prompt_embeds"], added_cond_kwargs=added or None,
                **more)[0])
        away = outputs[0][:1]
        towards = away + sum(weight * (output[1:] - away) for output, (_, weight) in zip(outputs, self.parts))
        return (torch.cat([away, towards]),)


def draw_composed(pipe, prompts, *, size, guidance, steps):
    """`prompts`: (text, weight)."""
    parts = [(rows_of(pipe, text, NEGATIVE, True), weight) for text, weight in prompts]
    unet = pipe.unet
    pipe.unet = Composed(unet, parts)
    with torch.no_grad():
        latents = pipe(
            prompt=prompts[0][0], negative_prompt=NEGATIVE, num_inference_steps=steps, guidance_scale=guidance,
            output_type="latent", generator=torch.Generator().manual_seed(SEED), width=size, height=size).images
    pipe.unet = unet
    return latents


COMPOSED = [
    ("a red apple AND the sky", [("a red apple", 1), ("the sky", 1)]),
    ("a red apple :1.2 AND the sky :-0.4 AND the house", [("a red apple", 1.2), ("the sky", -0.4), ("the house", 1)]),
]


def record_all(name, pipeline_of, size, samplers):
    grid = Recorder(name)
    for scheduler in samplers:
        for prompt, texts in CHANGING:
            latents = draw_changing(pipeline_of(scheduler), texts[:8], size=size, guidance=5.0)
            grid.add({"prompt": prompt, "scheduler": scheduler, "steps": 8, "guidance": 5.0}, latents)
        prompt, texts = CHANGING[4]
        latents = draw_changing(pipeline_of(scheduler), texts[:8], size=size, guidance=1.0)
        grid.add({"prompt": prompt, "scheduler": scheduler, "steps": 8, "guidance": 1.0}, latents)
        negatives = ["the house"] * 3 + ["the sky"] * 5
        latents = draw_changing(pipeline_of(scheduler), ["a red apple"] * 8, size=size, guidance=5.0, negatives=negatives)
        grid.add({"prompt": "a red apple", "negative": "the [house:sky:3]", "scheduler": scheduler, "steps": 8,
                  "guidance": 5.0}, latents)
        for prompt, parts in COMPOSED:
            latents = draw_composed(pipeline_of(scheduler), parts, size=size, guidance=5.0, steps=8)
            grid.add({"prompt": prompt, "scheduler": scheduler, "steps": 8, "guidance": 5.0}, latents)
    return grid


def make_changing(family):
    """`family` is that of tiny-epsilon."""
    samplers = ("DDIM", "Euler", "DPM++ 2M", "UniPC")
    grid = record_all("changing-epsilon", lambda scheduler: family.pipeline(scheduler), 16, samplers)
    import diffusers
    # Six of eight steps are taken, and counted from the first of them.
    pipe = family.pipeline("DDIM", kind=diffusers.StableDiffusionImg2ImgPipeline)
    texts = ["a red apple"] * 3 + ["a house"] * 3
    latents = draw_changing(pipe, texts, size=16, guidance=5.0, steps=8, image=picture(16), strength=0.75)
    grid.add({"prompt": "a [red apple:house:0.5]", "scheduler": "DDIM", "steps": 8, "guidance": 5.0, "strength": 0.75},
             latents)
    grid.save()
    xl = NamedXl("tiny-xl-named", 41, writes=False)
    record_all("changing-xl", lambda _: xl.pipeline(), 64, ("Euler",)).save()
