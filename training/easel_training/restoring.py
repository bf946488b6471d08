"""Takes a shipped model up again as checkpoints, so that training goes on from it where nothing else is left.

What a shipped model does not hold begins anew: the optimisers' momentum (some hundred steps make it again), and the
inner autoencoder, in whose place the whole one encodes the pictures then.
"""

import json
import shutil
from pathlib import Path

from .autoencoder import INNER_CHANNELS
from .checkpoints import load_checkpoint, save_checkpoint
from .onnx_weights import load_exported
from .paths import EVALUATION
from .trained_autoencoders import DECODER
from .vocabulary import TOKENIZER


def _samples_seen() -> int:
    """How many pictures the shipped denoiser has learned from, as its evaluation wrote down."""
    return json.loads(EVALUATION.read_text())["samples"] if EVALUATION.exists() else 0


def restore(folder: Path) -> None:
    """Writes the checkpoints of the model in `folder`. SystemExit where a run is there already."""
    for name in ("autoencoder", "autoencoder-large", DECODER, "diffusion"):
        if load_checkpoint(name) is not None:
            raise SystemExit(
                f"There is a run already ({name}.pt in work/checkpoints): move it away to restore a model."
            )
    pipeline = load_exported(folder)
    autoencoder = pipeline.vae
    whole = len(autoencoder.config["block_out_channels"]) > len(INNER_CHANNELS)
    parts = {"denoiser": pipeline.unet.state_dict(), "text_encoder": pipeline.text_encoder.state_dict()}
    progress = {"step": 0, "samples": _samples_seen(), "elapsed": 0.0}
    TOKENIZER.parent.mkdir(parents=True, exist_ok=True)
    shutil.copytree(folder / "tokenizer", TOKENIZER, dirs_exist_ok=True)
    trained = {"model": autoencoder.state_dict(), "step": 0, "elapsed": 0.0, "finished": True}
    save_checkpoint("autoencoder-large" if whole else "autoencoder", trained)
    save_checkpoint("diffusion", {**parts, "averages": list(parts.values()), **progress})
    print(f"restored {folder}: go on with `latents`, then `diffusion`", flush=True)
