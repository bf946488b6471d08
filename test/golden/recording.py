"""What all golden families share: the schedulers, the recorder of latents, the picture to start from."""

import json
from pathlib import Path

import numpy
import torch
from PIL import Image

HERE = Path(__file__).parent
PROMPT, NEGATIVE, SEED = "a red apple, drawn in ink", "the house", 42

SCHEDULERS = {
    "DDIM": ("DDIMScheduler", {}),
    "DDPM": ("DDPMScheduler", {}),
    "PNDM": ("PNDMScheduler", {}),
    "LMS": ("LMSDiscreteScheduler", {}),
    "Euler": ("EulerDiscreteScheduler", {}),
    "Euler a": ("EulerAncestralDiscreteScheduler", {}),
    "Heun": ("HeunDiscreteScheduler", {}),
    "DPM2": ("KDPM2DiscreteScheduler", {}),
    "DPM2 a": ("KDPM2AncestralDiscreteScheduler", {}),
    "DPM++ 2M": ("DPMSolverMultistepScheduler", {}),
    "DPM++ 2M SDE": ("DPMSolverMultistepScheduler", {"algorithm_type": "sde-dpmsolver++"}),
    "DPM++ 2S": ("DPMSolverSinglestepScheduler", {}),
    "UniPC": ("UniPCMultistepScheduler", {}),
    "LCM": ("LCMScheduler", {}),
}
TAKE_SIGMAS = ["LMS", "Euler", "Heun", "DPM2", "DPM2 a", "DPM++ 2M", "DPM++ 2M SDE", "DPM++ 2S", "UniPC"]


def take_whole_timesteps(unet):
    """Lets a UNet cut fractions of timesteps off, as a graph does whose input is int64.

    A hair below a whole number counts as that number: there the last bit of a logarithm decides.
    """
    forward = unet.forward
    unet.forward = lambda sample, timestep, *rest, **more: forward(sample, (timestep + 1e-3).trunc(), *rest, **more)


class Recorder:
    """Collects latents into one file of float32, and the cases into a list."""

    def __init__(self, name):
        self.name, self.cases, self.data = name, [], []

    def add(self, case, latents):
        offset = sum(part.size for part in self.data)
        values = latents.float().numpy().astype("<f4").ravel()
        assert numpy.isfinite(values).all(), case
        self.data.append(values)
        self.cases.append({**case, "offset": offset, "shape": list(latents.shape)})

    def save(self):
        numpy.concatenate(self.data).tofile(HERE / f"latents/{self.name}.bin")
        lines = ",\n".join(json.dumps(case) for case in self.cases)
        (HERE / f"latents/{self.name}.json").write_text(f"[\n{lines}\n]\n")
        print(self.name, len(self.cases), "cases")


def picture(width, height=None):
    shape = (height or width, width, 3)
    values = numpy.fromfunction(lambda y, x, c: (x * 7 + y * 13 + c * 31) % 256, shape)
    return Image.fromarray(values.astype(numpy.uint8))


def record(recorder, family, scheduler, **options):
    """Draws by diffusers and records the case; img2img that would take no step at all is left out."""
    strength = options.get("strength")
    if strength is not None and int(options["steps"] * strength) < 1:
        return
    with torch.no_grad():
        latents = family.draw(scheduler, **options)
    recorder.add({"scheduler": scheduler, **{k: v for k, v in options.items() if v is not None}}, latents)
