"""Step 5, first half: the model in diffusers' layout with safetensors, for Python."""

import json
from pathlib import Path

from .drawing import load_pipeline
from .paths import EXPORT_TORCH

# What other samplers, made from the same settings, would otherwise assume differently.
FOR_OTHER_SAMPLERS = {"clip_sample": False, "set_alpha_to_one": True}


def _tidy_scheduler(folder: Path) -> None:
    """diffusers writes -Infinity into the scheduler's settings, which is no JSON: other readers stop there."""
    file = folder / "scheduler" / "scheduler_config.json"
    settings = json.loads(file.read_text())
    kept = {
        key: value for key, value in settings.items() if not (isinstance(value, float) and abs(value) == float("inf"))
    }
    file.write_text(json.dumps({**kept, **FOR_OTHER_SAMPLERS}, indent=2, sort_keys=True) + "\n")


def export_torch(folder: Path = EXPORT_TORCH) -> None:
    """Writes float32 weights, settings, tokenizer and scheduler."""
    pipeline = load_pipeline()
    pipeline.save_pretrained(folder, safe_serialization=True)
    _tidy_scheduler(folder)
    print(f"wrote {folder}", flush=True)
