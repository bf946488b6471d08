"""Painted scenes on disk, for the autoencoder: uint8 [pictures, size, size, 3], memory-mapped."""

import os
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np

from .concepts import Concept, read_concepts
from .painter import paint
from .paths import SCENES
from .scenes import make_scene
from .sprites import Sprites

CHUNK = 100


def every_picture_as_concept(sprites: Sprites) -> list[Concept]:
    """All rendered emoji, chosen or not: the autoencoder should know more art than the words name."""
    return [Concept(emoji, emoji) for emoji in sprites.every_emoji()]


def _paint_chunk(start: int, count: int, size: int, seed: int) -> np.ndarray:
    sprites = Sprites()
    every, chosen = every_picture_as_concept(sprites), read_concepts()
    kinds = ((every, "singles"), (every, "scenes"), (chosen, "scenes"), (chosen, "scenes"))
    numbers = range(start, start + count)
    scenes = (make_scene(*kinds[index % len(kinds)], seed, index, free_share=1.0) for index in numbers)
    return np.stack([paint(scene, sprites, size) for scene in scenes])


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
        starts = range(0, count, CHUNK)
        sizes = [min(CHUNK, count - start) for start in starts]
        with ProcessPoolExecutor(os.cpu_count()) as pool:
            chunks = pool.map(_paint_chunk, starts, sizes, [size] * len(sizes), [seed] * len(sizes))
            for start, chunk in zip(starts, chunks, strict=True):
                pictures[start : start + len(chunk)] = chunk
        pictures.flush()
        unfinished.rename(file)
    return np.memmap(file, np.uint8, "r", shape=shape)
