"""Painted scenes on disk, for the autoencoder: uint8 [pictures, size, size, 3], memory-mapped."""

from pathlib import Path

import numpy as np

from .concepts import Concept, read_concepts
from .painters import painted, painters
from .paths import SCENES
from .scenes import Scene, make_scene
from .sprites import Sprites


def every_picture_as_concept(sprites: Sprites) -> list[Concept]:
    """All rendered emoji, chosen or not: the autoencoder should know more art than the words name."""
    return [Concept(emoji, emoji) for emoji in sprites.every_emoji()]


def _scenes(count: int, seed: int) -> list[Scene]:
    every, chosen = every_picture_as_concept(Sprites()), read_concepts()
    kinds = ((every, "singles"), (every, "scenes"), (chosen, "scenes"), (chosen, "scenes"))
    return [make_scene(*kinds[index % len(kinds)], seed, index, free_share=1.0) for index in range(count)]


def picture_store(name: str, count: int, size: int, seed: int) -> np.memmap:
    """`count` pictures of side `size`, painted on the first call.

    A quarter are single objects on white, a quarter scenes, both of all the art there is; half are scenes of the
    concepts: objects that are small or stand on a colour are the hardest to keep, and the chosen ones matter most.
    """
    file: Path = SCENES / f"{name}-{size}-{count}.u8"
    shape = (count, size, size, 3)
    if not file.exists():
        SCENES.mkdir(parents=True, exist_ok=True)
        unfinished = file.with_suffix(".part")
        pictures = np.memmap(unfinished, np.uint8, "w+", shape=shape)
        start = 0
        with painters() as pool:
            for batch in painted(_scenes(count, seed), size, pool):
                pictures[start : start + len(batch)] = batch
                start += len(batch)
        pictures.flush()
        unfinished.rename(file)
    return np.memmap(file, np.uint8, "r", shape=shape)
