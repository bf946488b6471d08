"""Step 3: scenes as latents on disk, in shards, each with the descriptions that captions are written from.

`work/latents/<mixture>-<number>.npy` is float16 [2500, 12, 16, 16]; the `.json` beside it lists the scenes. More
shards may be added while the diffusion trains; it finds them by itself.
"""

import json
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np
import torch

from .autoencoder import encode_mean
from .concepts import read_concepts
from .devices import choose_device, precision, prepared
from .painters import painted, painters
from .paths import LATENTS
from .pictures import to_tensor
from .scenes import MIXTURES, Scene, make_scene
from .trained_autoencoders import encoder_of_latents

TURNS = tuple(MIXTURES)
"""The mixtures take turns, with shards as with the pictures of the test."""
SHARD = 2500
TEST_SHARD = 512
SEED, TEST_SEED = 11, 1011


def shard_file(mixture: str, number: int) -> Path:
    """Where a shard lies."""
    return LATENTS / f"{mixture}-{number:03}.npy"


def _write_shard(file: Path, scenes: list[Scene], model, pool: ProcessPoolExecutor, device: torch.device) -> None:
    latents = []
    for pictures in painted(scenes, model.config["sample_size"], pool):
        with torch.no_grad(), precision(device):
            latents.append(encode_mean(model, to_tensor(pictures, device)).half().cpu().numpy())
    file.parent.mkdir(parents=True, exist_ok=True)
    file.with_suffix(".json").write_text(json.dumps([scene.to_json() for scene in scenes], ensure_ascii=False))
    unfinished = file.with_suffix(".part")
    with unfinished.open("wb") as stream:
        np.save(stream, np.concatenate(latents))
    unfinished.rename(file)


def missing_shards(count: int) -> Iterator[tuple[str, int, Path]]:
    """Mixture, number and file of the shards that are missing of so many: one of singles, then one of scenes, …"""
    for shard in range(count):
        number, place = divmod(shard, len(TURNS))
        mixture = TURNS[place]
        file = shard_file(mixture, number)
        if not file.exists():
            yield mixture, number, file


def make_latents(shards: int = 25, device_name: str = "auto") -> None:
    """Adds shards until there are so many in all."""
    device = choose_device(device_name)
    model, concepts = prepared(encoder_of_latents(), device), read_concepts()
    with painters() as pool:
        test = shard_file("test", 0)
        if not test.exists():
            scenes = [make_scene(concepts, TURNS[index % len(TURNS)], TEST_SEED, index) for index in range(TEST_SHARD)]
            _write_shard(test, scenes, model, pool, device)
        for mixture, number, file in missing_shards(shards):
            first = number * SHARD
            scenes = [make_scene(concepts, mixture, SEED, index) for index in range(first, first + SHARD)]
            _write_shard(file, scenes, model, pool, device)
            print(f"wrote {file.name}", flush=True)
