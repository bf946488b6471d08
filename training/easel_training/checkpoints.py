"""Checkpoints that a kill at any moment cannot spoil: written under another name, then renamed."""

from pathlib import Path
from typing import Any

import torch

from .paths import CHECKPOINTS


def save_checkpoint(name: str, data: dict[str, Any]) -> Path:
    """Writes `data` to `work/checkpoints/<name>.pt`."""
    CHECKPOINTS.mkdir(parents=True, exist_ok=True)
    file = CHECKPOINTS / f"{name}.pt"
    unfinished = file.with_suffix(".part")
    torch.save(data, unfinished)
    unfinished.replace(file)
    return file


def load_checkpoint(name: str) -> dict[str, Any] | None:
    """What `save_checkpoint` wrote last under this name, on the CPU; None where there is nothing."""
    file = CHECKPOINTS / f"{name}.pt"
    return torch.load(file, map_location="cpu", weights_only=True) if file.exists() else None
