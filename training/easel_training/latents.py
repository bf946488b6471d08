"""Step 3: scenes as latents on disk, in shards, each with the descriptions that captions are written from.

`work/latents/<mixture>-<number>.npy` is float16 [2500, 12, 16, 16]; the `.json` beside it lists the scenes. More
shards may be added while the diffusion trains; it finds them by itself.
"""

import json
from pathlib import Path

import numpy as np
import torch

from .autoencoder import encode_mean
from .autoencoder_training import load_inner
from .concepts import read_concepts
from .devices import choose_device
from .painter import paint
from .paths import LATENTS
from .pictures import to_tensor
from .scenes import Scene, make_scene
from .sprites import Sprites

SHARD = 2500
TEST_SHARD = 512
PICTURE = 128
BATCH = 50
SEED, TEST_SEED = 11, 1011


def shard_file(mixture: str, number: int) -> Path:
    """Where a shard lies."""
    return LATENTS / f"{mixture}-{number:03}.npy"


def _write_shard(file: Path, scenes: list[Scene], model, sprites: Sprites, device: torch.device) -> None:
    latents = []
    with torch.no_grad():
        for start in range(0, len(scenes), BATCH):
            painted = np.stack([paint(scene, sprites, PICTURE) for scene in scenes[start : start + BATCH]])
            latents.append(encode_mean(model, to_tensor(painted, device)).half().cpu().numpy())
    file.parent.mkdir(parents=True, exist_ok=True)
    file.with_suffix(".json").write_text(json.dumps([scene.to_json() for scene in scenes], ensure_ascii=False))
    unfinished = file.with_suffix(".part")
    with unfinished.open("wb") as stream:
        np.save(stream, np.concatenate(latents))
    unfinished.rename(file)


def make_latents(shards: int = 25, device_name: str = "auto") -> None:
    """Adds shards until there are so many in all: one of singles, then four of scenes, and so on."""
    device = choose_device(device_name)
    model, sprites, concepts = load_inner(device), Sprites(), read_concepts()
    test = shard_file("test", 0)
    if not test.exists():
        mixtures = ("singles", "scenes")
        scenes = [make_scene(concepts, mixtures[index % 2], TEST_SEED, index) for index in range(TEST_SHARD)]
        _write_shard(test, scenes, model, sprites, device)
    numbers = {"singles": 0, "scenes": 0}
    for shard in range(shards):
        mixture = "singles" if shard % 5 == 0 else "scenes"
        number = numbers[mixture]
        numbers[mixture] += 1
        file = shard_file(mixture, number)
        if file.exists():
            continue
        first = number * SHARD
        scenes = [make_scene(concepts, mixture, SEED, index) for index in range(first, first + SHARD)]
        _write_shard(file, scenes, model, sprites, device)
        print(f"wrote {file.name}", flush=True)
