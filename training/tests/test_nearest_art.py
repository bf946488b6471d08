import unittest

import numpy as np

from easel_training.concepts import Concept
from easel_training.nearest_art import NearestArt, around, object_pixels, on_white
from easel_training.sprites import SIZE, STYLES

CONCEPTS = [Concept("🐱", "cat"), Concept("🐶", "dog")]


class Shapes:
    """In place of the art: a cat is a bar that stands, a dog one that lies; each set in another colour."""

    def picture(self, style: str, emoji: str) -> np.ndarray:
        picture = np.zeros((SIZE, SIZE, 4), np.uint8)
        rows, columns = (slice(10, 246), slice(98, 158)) if emoji == "🐱" else (slice(98, 158), slice(10, 246))
        picture[rows, columns] = (60 * STYLES.index(style), 40, 90, 255)
        return picture


def drawn(rows: slice, columns: slice, ground: tuple[int, int, int] = (90, 200, 220)) -> np.ndarray:
    """A dark bar on a coloured ground."""
    picture = np.full((1, SIZE, SIZE, 3), ground, np.uint8)
    picture[:, rows, columns] = (50, 45, 95)
    return picture


class NearestArtTest(unittest.TestCase):
    def setUp(self) -> None:
        self.art = NearestArt(CONCEPTS, Shapes())

    def test_a_thing_is_what_is_unlike_the_ends_of_its_rows(self) -> None:
        picture = np.repeat(np.linspace(0, 255, 20).astype(np.uint8)[:, None, None], 20, 1).repeat(3, 2)
        picture[6:14, 6:14, 1] = 255
        found = object_pixels(picture)
        self.assertTrue(found[6:14, 6:14].all())
        self.assertEqual(int(found.sum()), 64)

    def test_grounds_become_white(self) -> None:
        seen = on_white(drawn(slice(60, 200), slice(100, 160)))
        self.assertEqual(float(seen[0, 0].max()), 0)
        self.assertGreater(float(seen.max()), 0.7)

    def test_there_are_nine_places(self) -> None:
        self.assertEqual(around(np.zeros((2, 32, 32, 3), np.float32)).shape, (9, 2, 32 * 32 * 3))

    def test_it_names_a_thing_a_little_moved_on_another_ground(self) -> None:
        standing = drawn(slice(40, 240), slice(110, 165))
        lying = drawn(slice(110, 165), slice(30, 240))
        self.assertEqual(self.art.named(np.concatenate([standing, lying]), ["cat", "dog"], 1).tolist(), [True, True])
        self.assertEqual(self.art.named(standing, ["dog"], 1).tolist(), [False])

    def test_it_names_art_that_is_left_out(self) -> None:
        self.assertEqual(self.art.on_unseen_art(1), 1.0)

    def test_equal_pictures_have_no_spread_and_the_art_has_some(self) -> None:
        same = np.repeat(drawn(slice(40, 240), slice(110, 165)), 3, 0)
        self.assertLess(self.art.spread(same), 0.1)
        self.assertGreater(self.art.art_spread("cat"), 1)


if __name__ == "__main__":
    unittest.main()
