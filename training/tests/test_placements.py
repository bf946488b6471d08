import unittest

import numpy as np

from easel_training.concepts import read_concepts
from easel_training.placements import (
    CELLS,
    COUNT_SLOTS,
    UPON_SLOTS,
    Slot,
    freely,
    pair_slots,
    scenery_slot,
    single_slot,
)
from easel_training.scenes import RELATION_SHARES, Placed, make_scene

CONCEPTS = read_concepts()


def _corner(placed: Placed) -> np.ndarray:
    """Left and upper edge in cells."""
    return (np.array([placed.x, placed.y]) - placed.scale / 2) * CELLS


class PlacementsTest(unittest.TestCase):
    def test_a_slot_gives_its_centre_and_side_as_shares_of_the_frame(self) -> None:
        self.assertEqual(Slot(1, 3, 14).in_frame(), (0.5, 0.625, 0.875))

    def test_without_free_pictures_every_object_stands_on_the_grid(self) -> None:
        for index in range(300):
            for placed in make_scene(CONCEPTS, "scenes", 5, index, 0.0).objects:
                corner = _corner(placed)
                np.testing.assert_allclose(corner, corner.round(), atol=1e-9)

    def sizes(self, count: int, *free_share: float) -> int:
        """How many different sizes so many single things have."""
        scenes = (make_scene(CONCEPTS, "singles", 5, index, *free_share) for index in range(count))
        return len({scene.objects[0].scale for scene in scenes})

    def test_some_pictures_are_free_in_place_and_size(self) -> None:
        self.assertGreater(self.sizes(200, 0.15), 25)
        self.assertLess(self.sizes(200, 0.15), 80)

    def test_few_single_things_are_free_by_themselves(self) -> None:
        self.assertGreater(self.sizes(400), 8)
        self.assertLess(self.sizes(400), 40)

    def test_a_single_object_stands_in_different_places_but_in_the_frame(self) -> None:
        generator = np.random.default_rng(1)
        slots = [single_slot(generator) for _ in range(400)]
        self.assertEqual(len({(slot.column, slot.row) for slot in slots}), 9)
        for slot in [*slots, *(scenery_slot(generator) for _ in range(50))]:
            self.assertGreaterEqual(min(slot.column, slot.row), 0)
            self.assertLessEqual(max(slot.column, slot.row) + slot.side, CELLS)

    def test_the_first_of_a_pair_is_where_the_relation_says(self) -> None:
        generator = np.random.default_rng(2)
        sides = {"beside": (-1, 0), "left": (-1, 0), "right": (1, 0), "above": (0, -1), "below": (0, 1)}
        for relation in RELATION_SHARES:
            for _ in range(20):
                first, second = pair_slots(generator, relation)
                way = (np.sign(first.column - second.column), np.sign(first.row - second.row))
                if relation in sides:
                    self.assertEqual(way, sides[relation])
                elif relation in ("behind", "on"):
                    self.assertEqual(way[1], -1)

    def test_what_is_on_worn_or_held_touches_the_other_and_stays_in_the_frame(self) -> None:
        generator = np.random.default_rng(4)
        for relation in UPON_SLOTS:
            for _ in range(10):
                first, second = pair_slots(generator, relation)
                self.assertLess(abs(first.row - second.row), max(first.side, second.side))
                for slot in (first, second):
                    self.assertGreaterEqual(min(slot.column, slot.row), 0)
                    self.assertLessEqual(max(slot.column, slot.row) + slot.side, CELLS)

    def test_a_thing_before_a_scenery_is_as_large_as_alone(self) -> None:
        generator = np.random.default_rng(5)
        self.assertEqual(scenery_slot(generator).side, single_slot(generator).side)

    def test_equal_objects_do_not_overlap(self) -> None:
        for count, slots in COUNT_SLOTS.items():
            self.assertEqual(len(slots), count)
            for place, first in enumerate(slots):
                for second in slots[place + 1 :]:
                    apart = max(abs(first.column - second.column), abs(first.row - second.row))
                    self.assertGreaterEqual(apart, first.side)

    def test_freely_moves_and_scales_a_little(self) -> None:
        place = freely(np.random.default_rng(3), (0.5, 0.5, 0.875))
        self.assertNotEqual(place, (0.5, 0.5, 0.875))
        np.testing.assert_allclose(place, (0.5, 0.5, 0.875), atol=0.07)


if __name__ == "__main__":
    unittest.main()
