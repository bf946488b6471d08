"""Judges the pictures that `bench/newcomers/measure.ts` drew as people order them, and writes `measures.json`."""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from .concepts import Concept, read_concepts
from .judging import nearest_colour, share
from .painter import paint
from .paths import MEASURES
from .recogniser import Recogniser, described, load_recogniser, recognise
from .scenes import Placed, Scene
from .sprites import STYLES, Sprites

KINDS = ("emoji", "scenes", "relations", "unknown", "seeds", "variations")
SEEDS = 8
SUBTLE, STRONG = slice(1, 3), slice(3, 5)
"""Where the variations lie among the five pictures of a thing: itself, subtle ones, strong ones."""
EDGE, APART = 4, 24
"""Columns at either side that show the ground, and how far a level is from the ground's where the thing is."""
# Parts of a picture that a thing may fill: side, and steps along each axis.
WINDOWS = ((1.0, 1), (0.8, 2), (0.6, 3), (0.5, 3))


@dataclass(frozen=True)
class Drawn:
    """Pictures uint8 [count, side, side, 3] and what each, or each group of them, should show."""

    pictures: np.ndarray
    wanted: list[dict]


def read_drawn(folder: Path, kind: str) -> Drawn:
    """What `measure.ts` wrote of one kind."""
    described_as = json.loads((folder / f"{kind}.json").read_text())
    shape = (-1, described_as["height"], described_as["width"], 3)
    return Drawn(np.fromfile(folder / f"{kind}.rgb", np.uint8).reshape(shape), described_as["wanted"])


def parts(pictures: np.ndarray) -> list[np.ndarray]:
    """The pictures' windows, all of one place together."""
    side, result = pictures.shape[1], []
    for scale, steps in WINDOWS:
        width = round(side * scale)
        starts = np.linspace(0, side - width, steps).round().astype(int)
        result += [pictures[:, top : top + width, left : left + width] for top in starts for left in starts]
    return result


class Judge:
    """Looks at pictures with the recogniser."""

    def __init__(self, concepts: list[Concept], recogniser: Recogniser) -> None:
        self._rows = {concept.name: row for row, concept in enumerate(concepts)}
        self._recogniser = recogniser

    def named(self, pictures: np.ndarray, wanted: list[list[str]], first: int = 3) -> np.ndarray:
        """Whether one of the words for each picture is among the first guesses about the whole of it."""
        guesses = recognise(self._recogniser, pictures)[0][:, :first]
        return self._hits(guesses, wanted)

    def detected(self, pictures: np.ndarray, wanted: list[list[str]]) -> np.ndarray:
        """Whether one of the words is the first guess about any part of its picture."""
        guesses = np.concatenate([recognise(self._recogniser, part)[0][:, :1] for part in parts(pictures)], axis=1)
        return self._hits(guesses, wanted)

    def _hits(self, guesses: np.ndarray, wanted: list[list[str]]) -> np.ndarray:
        rows = [{self._rows[word] for word in words} for words in wanted]
        return np.array([bool(set(each.tolist()) & row) for each, row in zip(guesses, rows, strict=True)])

    def spread(self, pictures: np.ndarray) -> float:
        """The mean distance of all pairs in the recogniser's features."""
        features = described(self._recogniser, pictures)
        distances = np.linalg.norm(features[:, None] - features[None], axis=-1)
        return float(distances[np.triu_indices(len(features), 1)].mean())


def object_pixels(picture: np.ndarray) -> np.ndarray:
    """Where the thing is on a ground of one colour, or of one that changes from top to bottom: [side, side] of bool."""
    ground = np.median(np.concatenate([picture[:, :EDGE], picture[:, -EDGE:]], axis=1), axis=1)
    return (np.abs(picture.astype(float) - ground[:, None]) > APART).any(-1)


def moved(pictures: np.ndarray) -> dict[str, float]:
    """How far variations moved the object's own pixels, of 255: takes the five pictures of one thing."""
    thing = object_pixels(pictures[0])
    first = pictures[0].astype(float)
    return {
        name: float(np.abs(pictures[which].astype(float) - first)[:, thing].mean())
        for name, which in (("subtle", SUBTLE), ("strong", STRONG))
    }


def _missed(wanted: list[dict], hits: np.ndarray) -> list[str]:
    return [each["prompt"] for each, hit in zip(wanted, hits, strict=True) if not hit]


def _counted(wanted: list[dict], hits: np.ndarray) -> dict:
    return {"share": share(hits), "of": len(wanted), "missed": _missed(wanted, hits)}


def _diversity(judge: Judge, drawn: Drawn, concepts: list[Concept]) -> dict:
    """Eight seeds of a thing against its pictures in the art sets, alone on white; also those on white among the eight.

    A coloured background moves a picture among the features too, so that the second figure is the stricter one.
    """
    sprites, emoji = Sprites(), {concept.name: concept.emoji for concept in concepts}
    ratios, on_white = {}, []
    for number, each in enumerate(drawn.wanted):
        placed = (Placed(emoji[each["things"][0]], 0.5, 0.5, 0.875),)
        art = judge.spread(np.stack([paint(Scene(style, placed), sprites) for style in STYLES]))
        own = drawn.pictures[number * SEEDS : (number + 1) * SEEDS]
        ratios[each["prompt"]] = round(judge.spread(own) / art, 3)
        white = own[[nearest_colour(picture) == "white" for picture in own]]
        if len(white) > 1:
            on_white.append(judge.spread(white) / art)
    mean = {"mean": round(float(np.mean(list(ratios.values()))), 3)}
    return {**mean, "meanOnWhite": round(float(np.mean(on_white)), 3) if on_white else None, "each": ratios}


def _variations(judge: Judge, drawn: Drawn) -> dict:
    groups = drawn.pictures.reshape(len(drawn.wanted), -1, *drawn.pictures.shape[1:])
    levels = [moved(group) for group in groups]
    result = {}
    for name, which in (("subtle", SUBTLE), ("strong", STRONG)):
        pictures = np.concatenate([group[which] for group in groups])
        words = [each["things"] for each in drawn.wanted for _ in range(which.stop - which.start)]
        change = [level[name] for level in levels]
        result[name] = {
            "change": round(float(np.mean(change)), 1),
            "least": round(min(change), 1),
            "stillNamed": share(judge.named(pictures, words)),
        }
    return result


def _found(judge: Judge, kind: str, drawn: Drawn) -> dict:
    """How many pictures of a kind show what was asked for, and how often something else would have been found."""
    words = [each["things"] for each in drawn.wanted]
    if kind == "emoji":
        first = share(judge.named(drawn.pictures, words, 1))
        return {**_counted(drawn.wanted, judge.named(drawn.pictures, words)), "firstGuess": first}
    # In relations every thing has to be there; elsewhere the things are words for the same.
    asked = [[[each] for each in things] if kind == "relations" else [things] for things in words]
    places = range(len(asked[0]))
    found = [judge.detected(drawn.pictures, [each[place] for each in asked]) for place in places]
    others = [judge.detected(drawn.pictures, [each[place] for each in asked[1:] + asked[:1]]) for place in places]
    return {**_counted(drawn.wanted, np.all(found, axis=0)), "falseAlarms": share(others)}


def measure(recogniser: dict[str, float], folder: Path) -> dict:
    """All figures of the kinds that were drawn into `folder`; `recogniser` are the judge's own accuracies."""
    concepts = read_concepts()
    judge = Judge(concepts, load_recogniser())
    result: dict = {"recogniser": recogniser}
    for kind in (kind for kind in KINDS if (folder / f"{kind}.json").exists()):
        drawn = read_drawn(folder, kind)
        if kind == "seeds":
            result["diversity"] = _diversity(judge, drawn, concepts)
        elif kind == "variations":
            result["variations"] = _variations(judge, drawn)
        else:
            result[kind] = _found(judge, kind, drawn)
        if kind == "unknown":
            told = [all(word in " ".join(each["says"]) for word in each["unknown"]) for each in drawn.wanted]
            result[kind]["told"] = share(told)
    MEASURES.write_text(json.dumps(result, ensure_ascii=False, indent=2) + "\n")
    print(json.dumps(result, ensure_ascii=False, indent=2), flush=True)
    return result
