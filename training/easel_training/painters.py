"""Many scenes painted at once, by processes beside the one that trains."""

import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from itertools import repeat
from multiprocessing import get_context

import numpy as np

from .painter import paint
from .scenes import Scene
from .sprites import Sprites

BATCH = 50


def painters() -> ProcessPoolExecutor:
    """One painter for each core.

    They start as processes of their own: a copy of this one would inherit the locks of its threads.
    """
    return ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn"))


@cache
def _sprites() -> Sprites:
    return Sprites()


def _paint_batch(scenes: list[Scene], size: int) -> np.ndarray:
    return np.stack([paint(scene, _sprites(), size) for scene in scenes])


def painted(scenes: list[Scene], size: int, pool: ProcessPoolExecutor) -> Iterator[np.ndarray]:
    """The scenes in order, in batches of 50 or fewer: uint8 [batch, size, size, 3]."""
    batches = [scenes[start : start + BATCH] for start in range(0, len(scenes), BATCH)]
    return pool.map(_paint_batch, batches, repeat(size))
