"""Names a thing on a plain ground by the art that it looks most like: a judge that needs no training.

Pictures are compared at 32 x 32 with their ground made white, at nine places, one cell around the middle.
"""

import numpy as np
from PIL import Image

from .concepts import Concept
from .painter import paint
from .placements import CELLS, LARGE, Slot
from .scenes import Placed, Scene
from .sprites import STYLES, Sprites

SIDE = 32
CELL = SIDE // CELLS
EDGE, APART = 4, 24
"""Columns at either side that show the ground, and how far a level is from the ground's where the thing is."""


def object_pixels(picture: np.ndarray) -> np.ndarray:
    """Where the thing is on a ground of one colour, or of one that changes from top to bottom: [side, side] of bool."""
    ground = np.median(np.concatenate([picture[:, :EDGE], picture[:, -EDGE:]], axis=1), axis=1)
    return (np.abs(picture.astype(float) - ground[:, None]) > APART).any(-1)


def on_white(pictures: np.ndarray) -> np.ndarray:
    """uint8 [count, side, side, 3] as float32 [count, 32, 32, 3], 0..1 and 0 where it is white."""
    small = []
    for picture in pictures:
        alone = np.where(object_pixels(picture)[..., None], picture, np.uint8(255))
        small.append(np.asarray(Image.fromarray(alone).resize((SIDE, SIDE), Image.Resampling.BOX)))
    return 1 - np.stack(small).astype(np.float32) / 255


def around(pictures: np.ndarray) -> np.ndarray:
    """Each picture of `on_white` at nine places: [9, count, numbers]."""
    steps = (-CELL, 0, CELL)
    moved = [np.roll(pictures, (down, right), (1, 2)) for down in steps for right in steps]
    return np.stack(moved).reshape(9, len(pictures), -1)


def _distances(places: np.ndarray, others: np.ndarray) -> np.ndarray:
    """[9, count, numbers] and [others, numbers] to the distance at the best of the nine places: [count, others]."""
    squares = (others**2).sum(-1)
    at_each = [(place**2).sum(-1)[:, None] + squares - 2 * place @ others.T for place in places]
    return np.sqrt(np.maximum(np.min(at_each, axis=0), 0))


class NearestArt:
    """Knows all pictures of all things."""

    def __init__(self, concepts: list[Concept], sprites: Sprites) -> None:
        self._rows = {concept.name: row for row, concept in enumerate(concepts)}
        place = Slot(1, 1, LARGE).in_frame()
        scenes = (Scene(style, (Placed(concept.emoji, *place),)) for concept in concepts for style in STYLES)
        self._art = on_white(np.stack([paint(scene, sprites) for scene in scenes])).reshape(
            len(concepts), len(STYLES), -1
        )

    def guesses(self, pictures: np.ndarray) -> np.ndarray:
        """The concepts' numbers for each picture, the likest first: [count, concepts]."""
        distances = _distances(around(on_white(pictures)), self._art.reshape(-1, self._art.shape[-1]))
        return distances.reshape(len(pictures), len(self._art), -1).min(-1).argsort(1)

    def named(self, pictures: np.ndarray, wanted: list[str], first: int) -> np.ndarray:
        """Whether the thing is among the first guesses about its picture."""
        rows = np.array([self._rows[name] for name in wanted])
        return (self.guesses(pictures)[:, :first] == rows[:, None]).any(1)

    def on_unseen_art(self, first: int) -> float:
        """How often the thing is among the first guesses where its own art set is left out."""
        hits = []
        for style in range(len(STYLES)):
            others = np.delete(self._art, style, 1)
            distances = _distances(self._art[None, :, style], others.reshape(-1, others.shape[-1]))
            guesses = distances.reshape(len(others), len(others), -1).min(-1).argsort(1)[:, :first]
            hits.append((guesses == np.arange(len(others))[:, None]).any(1))
        return float(np.mean(hits))

    def art_spread(self, name: str) -> float:
        """The mean distance of the thing's pictures in the art sets."""
        return _spread(self._art[self._rows[name]].reshape(-1, SIDE, SIDE, 3))

    def spread(self, pictures: np.ndarray) -> float:
        """The mean distance of all pairs of pictures, wherever in the frame the thing stands."""
        return _spread(on_white(pictures))


def _spread(pictures: np.ndarray) -> float:
    distances = _distances(around(pictures), pictures.reshape(len(pictures), -1))
    return float(distances[np.triu_indices(len(pictures), 1)].mean())
