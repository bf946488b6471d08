"""The model's README: what it draws, where it comes from, how good it is. Figures come from evaluation.json."""

import json
import os
import platform
import re
from collections import defaultdict
from pathlib import Path

import torch
from PIL import Image

from .checkpoints import load_checkpoint
from .concepts import Concept, read_concepts
from .evaluation import COLUMNS
from .loss_curve import draw_curve, read_losses
from .paths import EVALUATION, EXPORT_ONNX, SHEETS

ROWS = 4
"""Rows of the evaluation's singles that the card shows."""

TEMPLATE = """# Easel

A small latent-diffusion model that draws emoji art from a text, trained from nothing for this project.

![Pictures of the evaluation, not chosen](examples.png)

| | |
|---|---|
| Draws | {concepts} things (below), alone or in scenes, in four styles |
| Styles | "3d …" (without a style word too), "flat …", "… gradient style", "cartoon …" |
| Scenes | background colours ("on a blue background"), day, night, snow, rain; two and three of a thing; two things side by side or one above the other; "tiny" and "big"; other colours ("a blue cat") |
| Emoji | an emoji draws itself: 🍔 |
| Pictures | {size} × {size} |
| Best with | {steps} steps of {scheduler}, guidance scale {guidance} |
| Size | {megabytes} MB, half-precision weights with float32 inputs and outputs |
| Layout | diffusers, exported to ONNX (opset 17): CLIP text encoder, UNet that predicts velocity, autoencoder |
| Not for | photographs, people, text, anything that is not in the list: then it draws what the words remind it of |

`easel.json` holds what these files cannot say by themselves: defaults, styles, words, and the linear map behind the
preview of half-made pictures.

## How good it is

Counted by `training/train.py evaluation` on prompts that were not chosen by hand; a recogniser trained on the art
(top three right: {judge} on new pictures of it, {judge_unseen} on an art set it has never seen) looks at the pictures.

| prompts | right | asked |
|---|---|---|
| "a X": X among the recogniser's first three | {singlesTopThree} | ≥ 90 % |
| "a X and a Y", pairs never shown together: both | {pairsBoth} | ≥ 75 % |
| "a X on a … background": the border's colour | {backgroundColour} | ≥ 95 % |
| a style word: the style (the gradient set counts as the 3D one, of which it is a drawing) | {style} | ≥ 95 % |
| image to image at strength 0.3 / 0.7: stays itself | {stays} | |
| … mean change of a pixel, of 255 | {changes} | |
| the same words with another seed: mean change of a pixel, of 255 | {seeds} | |

Of the single things these were not recognised: {missed}.

## Where it comes from

| package | art | licence |
|---|---|---|
| `@lobehub/fluent-emoji-3d`, `@iconify-json/fluent-emoji-flat`, `@iconify-json/fluent-emoji` | Fluent Emoji, © Microsoft Corporation | MIT |
| `@iconify-json/noto` | Noto Emoji, © Google LLC | Apache-2.0, see [NOTICE](../../NOTICE) |
| `emojibase-data` | the list of emoji | MIT |

No photographs, no people, no works of living artists. The weights are published under the project's MIT licence.

Trained with the code in `training/` on {machine}; its [README](../../training/README.md) tells the run.

| step | minutes |
|---|---|
{minutes}

{samples} pictures were shown to the denoiser in all. Where a step is not in the table, the weights of an earlier run
went on.

![The loss over the run](loss.svg)

## What it draws

{words}
"""


RUNS = {
    "autoencoder": "autoencoder, 128 px",
    "autoencoder-large": "its stage to 256 px",
    "text": "text encoder alone",
    "diffusion": "denoiser and text encoder",
    "decoder": "decoder, on what the denoiser draws",
}
"""Checkpoints and what was trained."""


def _percent(value: float) -> str:
    return f"{value * 100:.1f} %"


def word_lists(concepts: list[Concept]) -> str:
    """The things by category, each with its emoji."""
    groups: dict[str, list[str]] = defaultdict(list)
    for concept in concepts:
        groups[concept.category].append(f"{concept.emoji} {concept.name}")
    return "\n\n".join(f"**{category}**: {', '.join(words)}" for category, words in sorted(groups.items()))


def _of_255(value: float) -> str:
    return f"{value * 255:.0f}"


def machine_name() -> str:
    """What this machine computes with, in words."""
    if torch.cuda.is_available():
        return f"one {torch.cuda.get_device_name()}"
    information = Path("/proc/cpuinfo")
    names = re.findall(r"model name\s*: (.*)", information.read_text()) if information.exists() else []
    return f"{os.cpu_count()} cores of a processor ({names[0] if names else platform.machine()}), without a GPU"


def minutes_table() -> str:
    """Rows of what was trained and for how long, from the checkpoints that are there; restored ones took no time."""
    runs = {title: load_checkpoint(name) for name, title in RUNS.items()}
    trained = {title: run["elapsed"] for title, run in runs.items() if run is not None and run["elapsed"] > 0}
    return "\n".join(f"| {title} | {elapsed:.0f} |" for title, elapsed in trained.items())


def write_model_card() -> None:
    """Writes README.md, loss.svg and examples.png beside the exported model."""
    figures, sidecar = json.loads(EVALUATION.read_text()), json.loads((EXPORT_ONNX / "easel.json").read_text())
    defaults, judged = sidecar["defaults"], figures["recogniser"]
    rates = ("singlesTopThree", "pairsBoth", "backgroundColour", "style")
    card = TEMPLATE.format(
        concepts=figures["concepts"],
        size=defaults["size"]["width"],
        steps=defaults["steps"],
        scheduler=defaults["scheduler"],
        guidance=defaults["guidanceScale"],
        megabytes=round(sum(file.stat().st_size for file in EXPORT_ONNX.rglob("*.onnx")) / 1e6),
        judge=_percent(judged["topThree"]),
        judge_unseen=_percent(judged["topThreeOnUnseenArt"]),
        stays=" / ".join(_percent(each["staysItself"]) for each in figures["imageToImage"].values()),
        changes=" / ".join(_of_255(each["meanChange"]) for each in figures["imageToImage"].values()),
        seeds=_of_255(figures["changeBetweenSeeds"]) if "changeBetweenSeeds" in figures else "not measured",
        missed=", ".join(figures["missed"]) or "none",
        machine=machine_name(),
        minutes=minutes_table(),
        samples=f"{figures['samples']:,}",
        words=word_lists(read_concepts()),
        **{name: _percent(figures[name]) for name in rates},
    )
    (EXPORT_ONNX / "README.md").write_text(card)
    (EXPORT_ONNX / "loss.svg").write_text(draw_curve(read_losses()))
    singles = Image.open(SHEETS / "evaluation-singles.png")
    row = singles.width // COLUMNS
    singles.crop((0, 0, singles.width, row * ROWS)).resize((1280, 64 * ROWS), Image.Resampling.LANCZOS).save(
        EXPORT_ONNX / "examples.png", optimize=True
    )
    print(f"wrote {EXPORT_ONNX / 'README.md'}", flush=True)
