"""Draws latents with the bundled model by diffusers, for the golden test of the engine.

    PYTHONPATH=training python test/golden/bundled_model.py MODEL_FOLDER

needs what training/requirements.txt lists. The weights are those of the model's own ONNX files.
"""

import sys
from pathlib import Path

import diffusers
import torch
from easel_training.onnx_weights import load_exported
from easel_training.pipelines import for_changing
from recording import SCHEDULERS, Recorder, picture

SEED, STEPS = 42, 10
CASES = [
    {"prompt": "a cat", "scheduler": "DPM++ 2M", "guidance": 5.0},
    {"prompt": "🍔", "scheduler": "DPM++ 2M", "guidance": 5.0},
    {"prompt": "two strawberries on a blue background", "scheduler": "DPM++ 2M", "guidance": 1.0},
    {"prompt": "Cartoon PANDA, xyzzy 猫", "scheduler": "Euler", "guidance": 7.5},
    {"prompt": "", "scheduler": "Euler a", "guidance": 5.0},
    {"prompt": "a cat", "scheduler": "DPM++ 2M", "guidance": 5.0, "strength": 0.3},
    {"prompt": "a flat rocket at night", "scheduler": "DPM++ 2M", "guidance": 5.0, "strength": 0.7},
]


def main() -> None:
    folder = Path(sys.argv[1])
    text_to_image = load_exported(folder)
    changing = for_changing(text_to_image)
    size = text_to_image.vae.config.sample_size
    recorder = Recorder("bundled-model")
    for case in CASES:
        class_name, settings = SCHEDULERS[case["scheduler"]]
        scheduler = getattr(diffusers, class_name).from_pretrained(folder, subfolder="scheduler", **settings)
        pipeline = text_to_image if "strength" not in case else changing
        pipeline.scheduler = scheduler
        shape = {"image": picture(size), "strength": case["strength"]} if "strength" in case else {}
        with torch.no_grad():
            latents = pipeline(
                case["prompt"],
                num_inference_steps=STEPS,
                guidance_scale=case["guidance"],
                generator=torch.Generator().manual_seed(SEED),
                output_type="latent",
                **shape,
            ).images
        recorder.add({**case, "steps": STEPS}, latents)
    recorder.save()


if __name__ == "__main__":
    main()
