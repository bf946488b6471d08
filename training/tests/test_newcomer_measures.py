import json
import tempfile
import unittest
from pathlib import Path

import numpy as np

from easel_training.newcomer_measures import WINDOWS, moved, parts, read_drawn


class NewcomerMeasuresTest(unittest.TestCase):
    def test_what_was_drawn_is_read_as_pictures(self) -> None:
        pictures = np.arange(2 * 4 * 4 * 3, dtype=np.uint8).reshape(2, 4, 4, 3)
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            (folder / "emoji.rgb").write_bytes(pictures.tobytes())
            wanted = [{"prompt": "🐱", "things": ["cat"]}, {"prompt": "🐶", "things": ["dog"]}]
            (folder / "emoji.json").write_text(json.dumps({"width": 4, "height": 4, "wanted": wanted}))
            drawn = read_drawn(folder, "emoji")
        np.testing.assert_array_equal(drawn.pictures, pictures)
        self.assertEqual(drawn.wanted, wanted)

    def test_the_parts_cover_the_picture_from_edge_to_edge(self) -> None:
        picture = np.arange(100 * 100, dtype=np.int64).reshape(1, 100, 100, 1)
        found = parts(picture)
        self.assertEqual(len(found), sum(steps**2 for _, steps in WINDOWS))
        self.assertEqual(found[0].shape, (1, 100, 100, 1))
        self.assertEqual({int(part.max()) for part in found} & {9999}, {9999})

    def test_what_variations_move_is_counted_on_the_thing_alone(self) -> None:
        pictures = np.full((5, 20, 20, 3), 255, np.uint8)
        pictures[:, :10] = 200
        for picture, level in zip(pictures, (0, 10, 10, 50, 50), strict=True):
            picture[6:14, 6:14] = level
        pictures[3:, 18:, 8:] = 0
        self.assertEqual(moved(pictures), {"subtle": 10.0, "strong": 50.0})


if __name__ == "__main__":
    unittest.main()
