"""Where the objects of a picture stand, and how large they are.

Mostly on the grid of the latents (16 cells a side) and in a few sizes: there one thing has one pattern of latents,
moved by whole cells, which convolutions learn once for all places. Drawn freely, half of what distinguishes the
latents of single objects (0.25 of a variance of 0.52) is how an edge falls between two cells, and a small denoiser
spends its training on that. Some pictures still are free, since image-to-image begins with whatever it is given.
"""

from dataclasses import dataclass

import numpy as np

CELLS = 16
HUGE, LARGE, TALL, MIDDLE, SMALL, HALF, THIRD = 18.0, 14.0, 12.0, 10.0, 8.0, 7.5, 5.0
"""Sides of objects in cells."""
FREE_SCALE, FREE_SHIFT = (0.92, 1.06), 0.025


@dataclass(frozen=True)
class Slot:
    """The square an object fills: its left column, its upper row and its side, in cells."""

    column: int
    row: int
    side: float

    def moved(self, columns: int, rows: int) -> "Slot":
        """The same square elsewhere."""
        return Slot(self.column + columns, self.row + rows, self.side)

    def in_frame(self) -> tuple[float, float, float]:
        """Centre (x to the right, y down) and side as shares of the frame."""
        return (self.column + self.side / 2) / CELLS, (self.row + self.side / 2) / CELLS, self.side / CELLS


COUNT_SLOTS = {
    2: (Slot(0, 4, HALF), Slot(8, 4, HALF)),
    3: (Slot(0, 0, HALF), Slot(8, 0, HALF), Slot(4, 8, HALF)),
    4: (Slot(0, 0, HALF), Slot(8, 0, HALF), Slot(0, 8, HALF), Slot(8, 8, HALF)),
}
ROW_SLOTS = (Slot(0, 5, THIRD), Slot(5, 5, THIRD), Slot(10, 5, THIRD))
ABOVE_SLOTS = (Slot(4, 0, HALF), Slot(4, 8, HALF))
# The first of two and what it stands on, and the wearer or holder with what it wears on its head, on its eyes, holds.
UPON_SLOTS = {
    "on": ((Slot(3, 0, MIDDLE), Slot(3, 6, MIDDLE)), (Slot(4, 0, SMALL), Slot(2, 4, TALL))),
    "hat": ((Slot(2, 4, TALL), Slot(4, 0, SMALL)),),
    "glasses": ((Slot(1, 1, LARGE), Slot(4, 3, SMALL)),),
    "holding": ((Slot(0, 1, LARGE), Slot(8, 8, SMALL)),),
}


def _step(generator: np.random.Generator) -> int:
    """-1, 0 or 1. Mostly 0: every place costs a small denoiser practice, but not all seeds should look the same."""
    return int(generator.choice([-1, 0, 1], p=[1 / 8, 3 / 4, 1 / 8]))


def single_slot(generator: np.random.Generator) -> Slot:
    """One object that fills the picture."""
    return Slot(1 + _step(generator), 1 + _step(generator), LARGE)


def sized_slot(generator: np.random.Generator, size: str) -> Slot:
    """A "small" object about the middle, or a "big" one that reaches over the edges."""
    if size == "small":
        return Slot(4 + _step(generator), 4 + _step(generator), SMALL)
    return Slot(-1, -1, HUGE)


def scenery_slot(generator: np.random.Generator) -> Slot:
    """An object before a scenery: as large as alone, so that its pattern of latents is known, mostly a row lower."""
    return Slot(1 + _step(generator), 1 + int(generator.random() < 0.75), LARGE)


def marked_slots(*, tear: bool) -> tuple[Slot, Slot]:
    """An object and the small mark that says how it feels: a tear below an eye, others at its upper right corner."""
    return Slot(1, 3, TALL), Slot(9, 9, 4.0) if tear else Slot(10, 0, 6.0)


def pair_slots(generator: np.random.Generator, relation: str) -> tuple[Slot, Slot]:
    """Two objects, the first `relation` the second; what is behind comes first and is painted over."""
    if relation == "behind":
        back, front = Slot(5, 1, MIDDLE), Slot(1, 5, MIDDLE)
        return (back, front) if generator.random() < 0.5 else (back.moved(-4, 0), front.moved(4, 0))
    if relation in UPON_SLOTS:
        options = UPON_SLOTS[relation]
        return options[int(generator.integers(len(options)))]
    first, second = ABOVE_SLOTS if relation in ("above", "below") else COUNT_SLOTS[2]
    # "A cat and a dog" stand as they are read: which word belongs to which place is the hardest to learn as it is.
    return (second, first) if relation in ("below", "right") else (first, second)


def triple_slots(generator: np.random.Generator) -> tuple[Slot, ...]:
    """Three objects, now and then in a row."""
    if generator.random() < 0.7:
        return COUNT_SLOTS[3]
    move = int(generator.integers(2))
    return tuple(slot.moved(move, 0) for slot in ROW_SLOTS)


def freely(generator: np.random.Generator, place: tuple[float, float, float]) -> tuple[float, float, float]:
    """A place in the frame as `Slot.in_frame` gives it, moved and scaled a little."""
    x, y, side = place
    shift_x, shift_y = generator.uniform(-FREE_SHIFT, FREE_SHIFT, 2)
    return x + float(shift_x), y + float(shift_y), side * float(generator.uniform(*FREE_SCALE))
