"""Looks for good defaults: draws the same prompts with several schedulers, step counts and guidance scales.

What is counted: the share of pictures whose thing the recogniser names first and among three, how sure it is of it
on the average (a finished model is right nearly always, so that only this tells), and the time.
"""

import json
import time
from dataclasses import asdict, dataclass

import numpy as np
from diffusers import (
    DDIMScheduler,
    DPMSolverMultistepScheduler,
    EulerAncestralDiscreteScheduler,
    EulerDiscreteScheduler,
    UniPCMultistepScheduler,
)

from .concepts import read_concepts
from .drawing import Drawing, draw, load_pipeline
from .export_torch import FOR_OTHER_SAMPLERS
from .judging import found, rows_of, share, some_of, with_article
from .paths import SWEEP
from .recogniser import confidences, load_recogniser, recognise

PROMPTS = 32
SCHEDULERS = {
    "DPM++ 2M": DPMSolverMultistepScheduler,
    "UniPC": UniPCMultistepScheduler,
    "Euler": EulerDiscreteScheduler,
    "Euler a": EulerAncestralDiscreteScheduler,
    "DDIM": DDIMScheduler,
}
STEPS = (8, 12, 20, 30)
GUIDANCE = (3.0, 5.0, 7.0)


@dataclass(frozen=True)
class Trial:
    """One way to draw, and what came of it."""

    scheduler: str
    steps: int
    guidance: float
    top: float
    top_three: float
    confidence: float
    seconds: float


def ways() -> list[tuple[str, int, float]]:
    """First step counts and guidance scales with the first scheduler, then the other schedulers in the middle."""
    first, *others = SCHEDULERS
    grid = [(first, steps, guidance) for steps in STEPS for guidance in GUIDANCE]
    return [*grid, *((name, steps, GUIDANCE[1]) for name in others for steps in (STEPS[1], STEPS[2]))]


def sweep() -> list[Trial]:
    """Draws, prints a line for each way and writes `training/sweep.json`."""
    concepts, recogniser, pipeline = read_concepts(), load_recogniser(), load_pipeline()
    chosen = some_of(concepts, PROMPTS, np.random.default_rng(21))
    prompts, rows = [with_article(concept) for concept in chosen], rows_of(concepts, chosen)
    config, trials = pipeline.scheduler.config, []
    for name, steps, guidance in ways():
        pipeline.scheduler = SCHEDULERS[name].from_config(config, **FOR_OTHER_SAMPLERS)
        began = time.monotonic()
        pictures = draw(pipeline, prompts, Drawing(steps=steps, guidance=guidance, seed=300))
        seconds = (time.monotonic() - began) / len(prompts)
        guesses = recognise(recogniser, pictures)[0]
        top, three = share(found(guesses[:, :1], rows)), share(found(guesses, rows))
        sure = round(float(confidences(recogniser, pictures, rows).mean()), 3)
        trials.append(Trial(name, steps, guidance, top, three, sure, round(seconds, 3)))
        print(f"{name}, {steps} steps, guidance {guidance}: {top} first, {three} among three, sure {sure}", flush=True)
    SWEEP.write_text(json.dumps([asdict(trial) for trial in trials], indent=2) + "\n")
    return trials
