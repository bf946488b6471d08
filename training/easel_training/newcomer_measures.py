"""Judges the pictures that `bench/newcomers/measure.ts` drew as people order them, and writes `measures.json`."""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from .concepts import Concept, read_concepts
from .judging import nearest_colour, share
from .nearest_art import NearestArt, object_pixels
from .paths import MEASURES
from .recogniser import Recogniser, load_recogniser, recognise
from .sprites import Sprites

SEEDS = 8
SUBTLE, STRONG = slice(1, 3), slice(3, 5)
"""Where the variations lie among the five pictures of a thing: itself, subtle ones, strong ones."""
FIRST = 3
"""How many guesses a judge has."""
# Parts of a picture that a thing may fill: side, and steps along each axis.
WINDOWS = ((1.0, 1), (0.8, 2), (0.6, 3), (0.5, 3))


@dataclass(frozen=True)
class Drawn:
    """Pictures uint8 [count, side, side, 3] and what each, or each group of them, should show."""

    pictures: np.ndarray
    wanted: list[dict]


def read_drawn(folder: Path, kind: str) -> Drawn:
    """What `measure.ts` wrote of one kind."""
    described = json.loads((folder / f"{kind}.json").read_text())
    shape = (-1, described["height"], described["width"], 3)
    return Drawn(np.fromfile(folder / f"{kind}.rgb", np.uint8).reshape(shape), described["wanted"])


def parts(pictures: np.ndarray) -> list[np.ndarray]:
    """The pictures' windows, all of one place together."""
    side, result = pictures.shape[1], []
    for scale, steps in WINDOWS:
        width = round(side * scale)
        starts = np.linspace(0, side - width, steps).round().astype(int)
        result += [pictures[:, top : top + width, left : left + width] for top in starts for left in starts]
    return result


def moved(pictures: np.ndarray) -> dict[str, float]:
    """How far variations moved the object's own pixels, of 255: takes the five pictures of one thing."""
    thing = object_pixels(pictures[0])
    first = pictures[0].astype(float)
    return {
        name: float(np.abs(pictures[which].astype(float) - first)[:, thing].mean())
        for name, which in (("subtle", SUBTLE), ("strong", STRONG))
    }


def _counted(wanted: list[dict], hits: np.ndarray) -> dict:
    missed = [each["prompt"] for each, hit in zip(wanted, hits, strict=True) if not hit]
    return {"share": share(hits), "of": len(wanted), "missed": missed}


def _alone(art: NearestArt, drawn: Drawn) -> dict:
    """Things alone on a plain ground."""
    words = [each["things"][0] for each in drawn.wanted]
    hits = art.named(drawn.pictures, words, FIRST)
    return {**_counted(drawn.wanted, hits), "firstGuess": share(art.named(drawn.pictures, words, 1))}


def _diversity(art: NearestArt, drawn: Drawn) -> dict:
    """Eight seeds of a thing against its pictures in the art sets, without their grounds.

    Things of the ground's colour lose parts with it, which counts as a difference: `onWhite` leaves those out.
    """
    each, on_white = {}, []
    for number, wanted in enumerate(drawn.wanted):
        own, [thing, *_] = drawn.pictures[number * SEEDS : (number + 1) * SEEDS], wanted["things"]
        each[wanted["prompt"]] = round(art.spread(own) / art.art_spread(thing), 2)
        white = own[[nearest_colour(picture) == "white" for picture in own]]
        if len(white) > 1:
            on_white.append(art.spread(white) / art.art_spread(thing))
    mean = {"mean": round(float(np.mean(list(each.values()))), 2)}
    return {**mean, "onWhite": round(float(np.mean(on_white)), 2) if on_white else None, "each": each}


def _variations(art: NearestArt, drawn: Drawn) -> dict:
    groups = drawn.pictures.reshape(len(drawn.wanted), -1, *drawn.pictures.shape[1:])
    levels = [moved(group) for group in groups]
    result = {}
    for name, which in (("subtle", SUBTLE), ("strong", STRONG)):
        words = [each["things"][0] for each in drawn.wanted for _ in range(which.stop - which.start)]
        each = {one["prompt"]: round(level[name], 1) for one, level in zip(drawn.wanted, levels, strict=True)}
        named = art.named(np.concatenate([group[which] for group in groups]), words, FIRST)
        change = round(float(np.mean([level[name] for level in levels])), 1)
        result[name] = {"change": change, "stillNamed": share(named), "each": each}
    return result


class Detector:
    """Finds things before sceneries and beside others: where one is the recogniser's first guess about any part."""

    def __init__(self, concepts: list[Concept], recogniser: Recogniser) -> None:
        self._rows = {concept.name: row for row, concept in enumerate(concepts)}
        self._recogniser = recogniser

    def detected(self, pictures: np.ndarray, wanted: list[list[str]]) -> np.ndarray:
        """Whether one of the words for each picture is found in it."""
        guesses = np.concatenate([recognise(self._recogniser, part)[0][:, :1] for part in parts(pictures)], axis=1)
        rows = [{self._rows[word] for word in words} for words in wanted]
        return np.array([bool(set(each.tolist()) & row) for each, row in zip(guesses, rows, strict=True)])

    def found(self, kind: str, drawn: Drawn) -> dict:
        """How many pictures show what was asked for, and how often something else would have been found."""
        words = [each["things"] for each in drawn.wanted]
        # In relations every thing has to be there; elsewhere the things are words for the same.
        asked = [[[each] for each in things] if kind == "relations" else [things] for things in words]
        places = range(len(asked[0]))
        found = [self.detected(drawn.pictures, [each[place] for each in asked]) for place in places]
        others = [self.detected(drawn.pictures, [each[place] for each in asked[1:] + asked[:1]]) for place in places]
        return {**_counted(drawn.wanted, np.all(found, axis=0)), "falseAlarms": share(others)}


def measure(folder: Path, recogniser: dict[str, float] | None) -> dict:
    """All figures of the kinds that were drawn into `folder`.

    `recogniser` are the recogniser's accuracies, or None where there is none: then sceneries and relations are for
    eyes alone.
    """
    concepts = read_concepts()
    art = NearestArt(concepts, Sprites())
    result: dict = {"nearestArtOnUnseenArt": round(art.on_unseen_art(FIRST), 3), "recogniser": recogniser}
    for kind, judged in (("emoji", _alone), ("unknown", _alone), ("seeds", _diversity), ("variations", _variations)):
        if (folder / f"{kind}.json").exists():
            drawn = read_drawn(folder, kind)
            result[kind] = judged(art, drawn)
        if kind in result and kind == "unknown":
            told = [all(word in " ".join(each["says"]) for word in each["unknown"]) for each in drawn.wanted]
            result[kind]["told"] = share(told)
    for kind in ("scenes", "relations") if recogniser is not None else ():
        if (folder / f"{kind}.json").exists():
            result[kind] = Detector(concepts, load_recogniser()).found(kind, read_drawn(folder, kind))
    MEASURES.write_text(json.dumps(result, ensure_ascii=False, indent=2) + "\n")
    print(json.dumps(result, ensure_ascii=False, indent=2), flush=True)
    return result
