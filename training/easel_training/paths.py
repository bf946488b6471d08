"""Where things lie. Everything that is generated goes below `training/work/`, which git ignores."""

import os
from pathlib import Path

TRAINING = Path(__file__).resolve().parent.parent
REPOSITORY = TRAINING.parent
WORK = Path(os.environ.get("EASEL_TRAINING_WORK", TRAINING / "work"))
PACKAGES = WORK / "packages"
SPRITES = WORK / "sprites"
SCENES = WORK / "scenes"
CHECKPOINTS = WORK / "checkpoints"
LATENTS = WORK / "latents"
SHEETS = WORK / "sheets"
EXPORT_TORCH = WORK / "export-torch"
EXPORT_ONNX = WORK / "export-onnx"
CONCEPTS = TRAINING / "concepts.json"
NEAR_WORDS = TRAINING / "near-words.json"
COMING_WORDS = TRAINING / "near-words-coming.json"
EVALUATION = TRAINING / "evaluation.json"
MEASURES = TRAINING / "measures.json"
SWEEP = TRAINING / "sweep.json"
