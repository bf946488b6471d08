"""What a scene shows, as plain data: drawn at random, but always the same for the same seed and index."""

import zlib
from dataclasses import asdict, dataclass, field

import numpy as np

from .colours import BACKGROUNDS, OBJECT_COLOURS
from .concepts import Concept
from .inventory import bare
from .placements import (
    COUNT_SLOTS,
    Slot,
    freely,
    marked_slots,
    pair_slots,
    scenery_slot,
    single_slot,
    sized_slot,
    triple_slots,
)
from .sceneries import BACK

STYLE_SHARES = {
    "singles": {"3d": 0.30, "flat": 0.31, "gradient": 0.12, "noto": 0.27},
    # Flat art stays sharp where there is much in a picture, and is what the list of words chooses there.
    "scenes": {"3d": 0.20, "flat": 0.52, "gradient": 0.05, "noto": 0.23},
}
# Shares of the kinds of scenes in the two mixtures.
MIXTURES = {
    "singles": {"single": 1.0},
    "scenes": {
        "colour": 0.04,
        "gradient": 0.02,
        "scenery": 0.48,
        "size": 0.04,
        "tint": 0.06,
        "feeling": 0.08,
        "pair": 0.24,
        "triple": 0.03,
        "count": 0.01,
    },
}
RELATION_SHARES = {
    "beside": 0.18,
    "left": 0.06,
    "right": 0.06,
    "above": 0.05,
    "below": 0.07,
    "behind": 0.08,
    "on": 0.22,
    "hat": 0.10,
    "glasses": 0.06,
    "holding": 0.12,
}
HATS, GLASSES = ("👑", "🎩", "🎓", "🧢"), ("👓", "🕶")
"""What is worn, bare."""
LIVING = frozenset(("animal", "people", "fantasy", "smiley"))
HOLDABLE = frozenset(("food", "object", "party", "music", "sport", "tool", "plant", "heart"))
FEELINGS = {"sleepy": "💤", "angry": "💢", "sad": "💧"}
"""How things feel, and the mark beside them that shows it, as comics do."""
OLD_MARK = "🕸️"
HELD_OUT_SHARE = 20
FREE_SHARES = {"singles": 0.05, "scenes": 0.05}
"""How many pictures do not keep to the grid. Where a thing stands is decided while there is still much noise, and the
more places there are, the less its halves agree on one: eyes lie higher on one side, a nose beside the middle."""


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
    feeling: str | None = None
    mark: Placed | None = None
    seed: int = 0
    mixture: str = field(default="scenes", compare=False)

    def to_json(self) -> dict:
        """Plain data for a JSON file."""
        return asdict(self)

    @staticmethod
    def from_json(data: dict) -> "Scene":
        """The scene that `to_json` wrote."""
        objects = tuple(Placed(**placed) for placed in data["objects"])
        mark = Placed(**data["mark"]) if data.get("mark") else None
        return Scene(**{**data, "objects": objects, "background": tuple(data["background"]), "mark": mark})


def is_held_out(first: str, second: str) -> bool:
    """Whether a pair of emoji is kept out of training, for the evaluation (one pair in twenty)."""
    names = sorted((bare(first), bare(second)))
    return zlib.crc32("|".join(names).encode()) % HELD_OUT_SHARE == 0


def _pick(generator: np.random.Generator, shares: dict[str, float]) -> str:
    names = list(shares)
    weights = np.array([shares[name] for name in names])
    return names[int(generator.choice(len(names), p=weights / weights.sum()))]


def _wide_background(generator: np.random.Generator, kind: str) -> tuple[str, ...]:
    """White for "single", otherwise one colour or two that run into each other."""
    if kind == "single":
        return ("white",)
    names = generator.choice(list(BACKGROUNDS), 1 if kind == "colour" else 2, replace=False)
    return (kind, *map(str, names))


def _plain_background(generator: np.random.Generator) -> tuple[str, ...]:
    """Groups stand mostly on white; sometimes on a colour, so that the two can be asked for together."""
    if generator.random() < 0.75:
        return ("white",)
    return ("colour", str(generator.choice(list(BACKGROUNDS))))


def make_scene(concepts: list[Concept], mixture: str, seed: int, index: int, free_share: float | None = None) -> Scene:
    """Scene number `index` of a mixture ("singles" or "scenes"). The same arguments give the same scene.

    `free_share` of the pictures do not keep to the grid of the latents; None means the mixture's own.
    """
    generator = np.random.default_rng([seed, index, zlib.crc32(mixture.encode())])
    kind = _pick(generator, MIXTURES[mixture])
    style = _pick(generator, STYLE_SHARES[mixture])
    free = generator.random() < (FREE_SHARES[mixture] if free_share is None else free_share)
    number = int(generator.integers(len(concepts)))
    # The singles go round all concepts, so that each is seen equally often.
    concept = concepts[index % len(concepts)] if mixture == "singles" else concepts[number]
    common = {"style": style, "seed": int(generator.integers(2**31)), "mixture": mixture}

    def put(emoji: str, slot: Slot, **more) -> Placed:
        place = slot.in_frame()
        return Placed(emoji, *(freely(generator, place) if free else place), **more)

    def together(emoji: tuple[str, ...] | list[str], slots: tuple[Slot, ...]) -> tuple[Placed, ...]:
        return tuple(put(name, slot) for name, slot in zip(emoji, slots, strict=True))

    if kind in ("single", "colour", "gradient"):
        background = _wide_background(generator, kind)
        return Scene(objects=(put(concept.emoji, single_slot(generator)),), background=background, **common)
    if kind == "scenery":
        background = ("scenery", str(generator.choice(list(BACK))))
        return Scene(objects=(put(concept.emoji, scenery_slot(generator)),), background=background, **common)
    background = _plain_background(generator)
    if kind == "size":
        size = "small" if generator.random() < 0.6 else "big"
        placed = put(concept.emoji, sized_slot(generator, size))
        return Scene(objects=(placed,), size=size, background=background, **common)
    if kind == "tint":
        paintable = [candidate for candidate in concepts if candidate.paintable]
        concept = paintable[int(generator.integers(len(paintable)))]
        placed = put(concept.emoji, single_slot(generator), tint=str(generator.choice(OBJECT_COLOURS)))
        return Scene(objects=(placed,), background=background, **common)
    if kind == "feeling":
        return Scene(**_felt(generator, concepts, put), background=background, **common)
    if kind == "count":
        count = int(generator.integers(2, 5))
        return Scene(objects=together([concept.emoji] * count, COUNT_SLOTS[count]), background=background, **common)
    three = _different(generator, concepts, concept)
    if kind == "triple":
        return Scene(objects=together(three, triple_slots(generator)), background=background, **common)
    relation = _pick(generator, RELATION_SHARES)
    two = _partners(generator, concepts, relation) or three[:2]
    objects = together(two, pair_slots(generator, relation))
    return Scene(objects=objects, relation=relation, background=background, **common)


def _felt(generator: np.random.Generator, concepts: list[Concept], put) -> dict:
    """Somebody sleepy, angry or sad, or something old: the thing and its mark."""
    feeling = str(generator.choice([*FEELINGS, "old"]))
    old = feeling == "old"
    fitting = [concept for concept in concepts if old or concept.category in LIVING]
    concept = fitting[int(generator.integers(len(fitting)))]
    slot, corner = marked_slots(tear=feeling == "sad")
    placed = put(concept.emoji, slot, tint="old" if old else None)
    mark = put(OLD_MARK if old else FEELINGS[feeling], corner)
    return {"objects": (placed,), "mark": mark, "feeling": None if old else feeling}


def _partners(generator: np.random.Generator, concepts: list[Concept], relation: str) -> tuple[str, str] | None:
    """Somebody and what is worn or held, no held-out pair; None where a relation fits all things."""
    if relation in ("hat", "glasses"):
        worn = HATS if relation == "hat" else GLASSES
        things = [concept.emoji for concept in concepts if bare(concept.emoji) in worn]
    elif relation == "holding":
        things = [concept.emoji for concept in concepts if concept.category in HOLDABLE]
    else:
        return None
    living = [concept.emoji for concept in concepts if concept.category in LIVING]
    # A tree may come "with a gift" too.
    firsts = living if generator.random() < 0.75 else [concept.emoji for concept in concepts]
    while True:
        first, second = str(generator.choice(firsts)), str(generator.choice(things))
        if first != second and not is_held_out(first, second):
            return first, second


def _different(generator: np.random.Generator, concepts: list[Concept], first: Concept) -> tuple[str, str, str]:
    """Three different emoji, beginning with `first`, no two of which are a held-out pair."""
    chosen = [first.emoji]
    while len(chosen) < 3:
        candidate = concepts[int(generator.integers(len(concepts)))].emoji
        if candidate not in chosen and not any(is_held_out(candidate, other) for other in chosen):
            chosen.append(candidate)
    return chosen[0], chosen[1], chosen[2]
