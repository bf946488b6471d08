"""How drawn pictures are judged: by the recogniser, by the colour of their border, by how much they changed."""

import numpy as np

from .captions import article
from .colours import BACKGROUNDS
from .concepts import Concept
from .scenes import is_held_out

LOOK_ALIKE = {"3d": "3d", "gradient": "3d", "flat": "flat", "noto": "noto"}
"""The gradient set is a drawing of the 3D set; telling the two apart is reported separately."""
WHITE = (255, 255, 255)


def with_article(concept: Concept) -> str:
    """The main name as a prompt: "a cat", "an owl", "scissors"."""
    return f"{article(concept.name)} {concept.name}".strip()


def rows_of(concepts: list[Concept], chosen: list[Concept]) -> np.ndarray:
    """The recogniser's numbers of the chosen concepts."""
    places = {concept.emoji: row for row, concept in enumerate(concepts)}
    return np.array([places[concept.emoji] for concept in chosen])


def found(guesses: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """Whether each wanted concept [pictures] is among its guesses [pictures, any number]."""
    return (guesses == wanted[:, None]).any(1)


def windows(pictures: np.ndarray) -> list[np.ndarray]:
    """The squares in which two objects side by side stand: left half and right half, at middle height."""
    side = pictures.shape[1]
    width, top = round(side * 0.52), round(side * 0.24)
    return [pictures[:, top : top + width, left : left + width] for left in (0, side - width)]


def nearest_colour(picture: np.ndarray) -> str:
    """The colour word (or "white") nearest to the median colour of the outermost twentieth."""
    side = picture.shape[0]
    edge = max(2, side // 20)
    mask = np.ones((side, side), bool)
    mask[edge:-edge, edge:-edge] = False
    colour = np.median(picture[mask].astype(float), axis=0)
    known = {**BACKGROUNDS, "white": WHITE}
    return min(known, key=lambda name: float(np.square(np.subtract(known[name], colour)).sum()))


def some_of(concepts: list[Concept], count: int, generator: np.random.Generator) -> list[Concept]:
    """So many different concepts, in random order."""
    return [concepts[number] for number in generator.permutation(len(concepts))[:count]]


def held_out_pairs(
    concepts: list[Concept], count: int, generator: np.random.Generator
) -> list[tuple[Concept, Concept]]:
    """Pairs that no training scene shows."""
    pairs: list[tuple[Concept, Concept]] = []
    while len(pairs) < count:
        first, second = (concepts[number] for number in generator.choice(len(concepts), 2, replace=False))
        if is_held_out(first.emoji, second.emoji):
            pairs.append((first, second))
    return pairs


def mean_change(before: np.ndarray, after: np.ndarray) -> float:
    """Mean absolute difference of two batches of pictures, 0..1."""
    return round(float(np.abs(after.astype(float) - before).mean()) / 255, 4)


def share(hits) -> float:
    """The share of true values, rounded to a thousandth."""
    return round(float(np.mean(hits)), 3)
