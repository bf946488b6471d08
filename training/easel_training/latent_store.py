"""Reads the shards of latents for the training of the diffusion."""

import json

import numpy as np

from .paths import LATENTS
from .scenes import Scene


class LatentStore:
    """All shards there are. `refresh` looks for new ones, so that they may be added during the run."""

    def __init__(self) -> None:
        self._shards: dict[str, list[tuple[np.ndarray, list[Scene]]]] = {"singles": [], "scenes": []}
        self._known: set[str] = set()
        self.refresh()

    def refresh(self) -> None:
        """Opens shards that appeared since the last look."""
        for file in sorted(LATENTS.glob("*-*.npy")):
            mixture = file.stem.rsplit("-", 1)[0]
            if file.stem in self._known or mixture not in self._shards:
                continue
            self._known.add(file.stem)
            scenes = [Scene.from_json(item) for item in json.loads(file.with_suffix(".json").read_text())]
            self._shards[mixture].append((np.load(file, mmap_mode="r"), scenes))

    @property
    def count(self) -> int:
        """How many pictures there are in all."""
        return sum(len(scenes) for shards in self._shards.values() for _, scenes in shards)

    def draw(self, count: int, singles: float, generator: np.random.Generator) -> tuple[np.ndarray, list[Scene]]:
        """A batch: float32 [count, 12, 16, 16] and its scenes; `singles` is the share of plain single objects."""
        latents, scenes = [], []
        for _ in range(count):
            wanted = "singles" if generator.random() < singles else "scenes"
            shards = self._shards[wanted] or self._shards["singles"]
            values, described = shards[int(generator.integers(len(shards)))]
            index = int(generator.integers(len(described)))
            latents.append(values[index])
            scenes.append(described[index])
        return np.stack(latents).astype(np.float32), scenes


def read_test_shard() -> tuple[np.ndarray, list[Scene]]:
    """The 512 pictures that are never trained on: float32 latents and scenes."""
    file = LATENTS / "test-000.npy"
    scenes = [Scene.from_json(item) for item in json.loads(file.with_suffix(".json").read_text())]
    return np.load(file).astype(np.float32), scenes
