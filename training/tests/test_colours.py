import unittest

import numpy as np

from easel_training.colours import OBJECT_COLOURS, PAINTS, TINTS, painted_over, recoloured


def _thing() -> np.ndarray:
    """An orange square with a white and a black eye, on nothing."""
    picture = np.zeros((40, 40, 4), np.uint8)
    picture[5:35, 5:35] = (240, 150, 40, 255)
    picture[10:14, 10:14, :3] = 255
    picture[10:14, 20:24, :3] = 0
    return picture


class ColoursTest(unittest.TestCase):
    def test_every_colour_of_things_changes_them_and_leaves_their_outline(self) -> None:
        for name in (*OBJECT_COLOURS, "old"):
            changed = recoloured(_thing(), name)
            np.testing.assert_array_equal(changed[..., 3], _thing()[..., 3])
            if name != "orange":
                self.assertFalse(np.array_equal(changed[30, 30], _thing()[30, 30]), name)

    def test_black_is_dark_and_white_is_light(self) -> None:
        self.assertLess(int(painted_over(_thing(), "black")[30, 30, :3].max()), 100)
        self.assertGreater(int(painted_over(_thing(), "white")[30, 30, :3].min()), 190)

    def test_eyes_keep_their_white_and_their_black(self) -> None:
        changed = painted_over(_thing(), "brown")
        self.assertEqual(changed[11, 11, :3].tolist(), [255, 255, 255])
        self.assertEqual(changed[11, 21, :3].tolist(), [0, 0, 0])

    def test_a_white_thing_takes_the_colour_whole(self) -> None:
        white = np.full((10, 10, 4), 255, np.uint8)
        self.assertLess(int(painted_over(white, "black")[5, 5, :3].max()), 120)

    def test_hues_and_paints_have_different_names(self) -> None:
        self.assertEqual(set(PAINTS) & set(TINTS), set())


if __name__ == "__main__":
    unittest.main()
