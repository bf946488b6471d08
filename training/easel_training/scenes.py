"""What a scene shows, as plain data: drawn at random, but always the same for the same seed and index."""

import zlib
from dataclasses import asdict, dataclass, field

import numpy as np

from .colours import BACKGROUNDS, TINTS
from .concepts import Concept
from .inventory import bare
from .sceneries import BACK

STYLE_SHARES = {"3d": 0.4, "flat": 0.24, "gradient": 0.12, "noto": 0.24}
# Shares of the kinds of scenes in the two mixtures.
MIXTURES = {
    "singles": {"single": 1.0},
    "scenes": {
        "single": 0.10,
        "colour": 0.20,
        "gradient": 0.07,
        "scenery": 0.14,
        "size": 0.08,
        "tint": 0.11,
        "pair": 0.20,
        "triple": 0.04,
        "count": 0.06,
    },
}
RELATIONS = ("left", "right", "above", "below", "behind", "beside")
HELD_OUT_SHARE = 20


@dataclass(frozen=True)
class Placed:
    """One object: centre (0..1 of the frame, x to the right, y down), side as a share of the frame, tint."""

    emoji: str
    x: float
    y: float
    scale: float
    tint: str | None = None


@dataclass(frozen=True)
class Scene:
    """A whole picture. `background` is ("white",), ("colour", name), ("gradient", name, name) or ("scenery", name).

    `relation` says where the first object is, seen from the second. `seed` feeds what the painter draws at random.
    """

    style: str
    objects: tuple[Placed, ...]
    background: tuple[str, ...] = ("white",)
    relation: str | None = None
    size: str | None = None
    seed: int = 0
    mixture: str = field(default="scenes", compare=False)

    def to_json(self) -> dict:
        """Plain data for a JSON file."""
        return asdict(self)

    @staticmethod
    def from_json(data: dict) -> "Scene":
        """The scene that `to_json` wrote."""
        objects = tuple(Placed(**placed) for placed in data["objects"])
        return Scene(**{**data, "objects": objects, "background": tuple(data["background"])})


def is_held_out(first: str, second: str) -> bool:
    """Whether a pair of emoji is kept out of training, for the evaluation (one pair in twenty)."""
    names = sorted((bare(first), bare(second)))
    return zlib.crc32("|".join(names).encode()) % HELD_OUT_SHARE == 0


def _jitter(generator: np.random.Generator, amount: float) -> float:
    return float(generator.uniform(-amount, amount))


def _pick(generator: np.random.Generator, shares: dict[str, float]) -> str:
    names = list(shares)
    weights = np.array([shares[name] for name in names])
    return names[int(generator.choice(len(names), p=weights / weights.sum()))]


def _one(generator: np.random.Generator, concept: Concept, scale: tuple[float, float], spread: float, **more) -> Placed:
    x, y = 0.5 + _jitter(generator, spread), 0.5 + _jitter(generator, spread)
    return Placed(concept.emoji, x, y, float(generator.uniform(*scale)), **more)


def _group(generator: np.random.Generator, emoji: list[str], places: list[tuple[float, float]], scale: float) -> tuple:
    side = scale * float(generator.uniform(0.92, 1.04))
    return tuple(
        Placed(name, x + _jitter(generator, 0.02), y + _jitter(generator, 0.02), side)
        for name, (x, y) in zip(emoji, places, strict=True)
    )


def _pair(generator: np.random.Generator, first: str, second: str, relation: str) -> tuple[Placed, ...]:
    if relation == "behind":
        side = 0.24 if generator.random() < 0.5 else -0.24
        back = Placed(first, 0.5 + side * 0.8, 0.36 + _jitter(generator, 0.02), 0.56)
        front = Placed(second, 0.5 - side * 0.6, 0.62 + _jitter(generator, 0.02), 0.60)
        return (back, front)
    if relation in ("above", "below"):
        places = [(0.5, 0.26), (0.5, 0.75)] if relation == "above" else [(0.5, 0.75), (0.5, 0.26)]
        return _group(generator, [first, second], places, 0.46)
    to_left = relation == "left" or (relation == "beside" and generator.random() < 0.5)
    places = [(0.26, 0.5), (0.74, 0.5)] if to_left else [(0.74, 0.5), (0.26, 0.5)]
    return _group(generator, [first, second], places, 0.48)


THREE_PLACES = [(0.27, 0.29), (0.73, 0.29), (0.5, 0.72)]
THREE_IN_A_ROW = [(0.18, 0.5), (0.5, 0.5), (0.82, 0.5)]
COUNT_PLACES = {
    2: [(0.26, 0.5), (0.74, 0.5)],
    3: THREE_PLACES,
    4: [(0.27, 0.27), (0.73, 0.27), (0.27, 0.73), (0.73, 0.73)],
}


def _plain_background(generator: np.random.Generator) -> tuple[str, ...]:
    """Groups stand mostly on white; sometimes on a colour, so that the two can be asked for together."""
    if generator.random() < 0.75:
        return ("white",)
    return ("colour", str(generator.choice(list(BACKGROUNDS))))


def make_scene(concepts: list[Concept], mixture: str, seed: int, index: int) -> Scene:
    """Scene number `index` of a mixture ("singles" or "scenes"). The same arguments give the same scene."""
    generator = np.random.default_rng([seed, index, zlib.crc32(mixture.encode())])
    kind = _pick(generator, MIXTURES[mixture])
    style = _pick(generator, STYLE_SHARES)
    number = int(generator.integers(len(concepts)))
    # The singles go round all concepts, so that each is seen equally often.
    concept = concepts[index % len(concepts)] if mixture == "singles" else concepts[number]
    common = {"style": style, "seed": int(generator.integers(2**31)), "mixture": mixture}
    if kind == "single":
        return Scene(objects=(_one(generator, concept, (0.84, 0.96), 0.025),), **common)
    if kind == "colour":
        background = ("colour", str(generator.choice(list(BACKGROUNDS))))
        return Scene(objects=(_one(generator, concept, (0.72, 0.88), 0.03),), background=background, **common)
    if kind == "gradient":
        colours = generator.choice(list(BACKGROUNDS), 2, replace=False)
        background = ("gradient", str(colours[0]), str(colours[1]))
        return Scene(objects=(_one(generator, concept, (0.72, 0.88), 0.03),), background=background, **common)
    if kind == "scenery":
        x, y = 0.5 + _jitter(generator, 0.12), 0.58 + _jitter(generator, 0.04)
        placed = Placed(concept.emoji, x, y, float(generator.uniform(0.55, 0.7)))
        return Scene(objects=(placed,), background=("scenery", str(generator.choice(list(BACK)))), **common)
    if kind == "size":
        size = "small" if generator.random() < 0.6 else "big"
        scale, spread = ((0.3, 0.42), 0.08) if size == "small" else ((1.06, 1.2), 0.03)
        placed = _one(generator, concept, scale, spread)
        return Scene(objects=(placed,), size=size, background=_plain_background(generator), **common)
    if kind == "tint":
        paintable = [candidate for candidate in concepts if candidate.paintable]
        concept = paintable[int(generator.integers(len(paintable)))]
        placed = _one(generator, concept, (0.8, 0.94), 0.03, tint=str(generator.choice(list(TINTS))))
        return Scene(objects=(placed,), background=_plain_background(generator), **common)
    if kind == "count":
        count = int(generator.integers(2, 5))
        objects = _group(generator, [concept.emoji] * count, COUNT_PLACES[count], 0.44)
        return Scene(objects=objects, background=_plain_background(generator), **common)
    first, second, third = _different(generator, concepts, concept)
    background = _plain_background(generator)
    if kind == "triple":
        in_a_row = generator.random() < 0.3
        places, side = (THREE_IN_A_ROW, 0.33) if in_a_row else (THREE_PLACES, 0.44)
        return Scene(objects=_group(generator, [first, second, third], places, side), background=background, **common)
    relation = str(generator.choice(RELATIONS))
    return Scene(objects=_pair(generator, first, second, relation), relation=relation, background=background, **common)


def _different(generator: np.random.Generator, concepts: list[Concept], first: Concept) -> tuple[str, str, str]:
    """Three different emoji, beginning with `first`, no two of which are a held-out pair."""
    chosen = [first.emoji]
    while len(chosen) < 3:
        candidate = concepts[int(generator.integers(len(concepts)))].emoji
        if candidate not in chosen and not any(is_held_out(candidate, other) for other in chosen):
            chosen.append(candidate)
    return chosen[0], chosen[1], chosen[2]
