import unittest

import torch

from easel_training.pictures import compared


class ComparedTest(unittest.TestCase):
    def test_every_row_stands_above_the_same_row_of_the_next_version(self) -> None:
        levels = torch.linspace(-1, 1, 8).reshape(4, 2)
        first, second = (part[:, None, None, None].expand(4, 3, 2, 2) for part in levels.T)
        rows = compared(first, second, columns=2)
        expected = [levels[picture, version] for row in ((0, 1), (2, 3)) for version in (0, 1) for picture in row]
        self.assertEqual(rows.shape, (8, 2, 2, 3))
        self.assertEqual(
            [int(picture[0, 0, 0]) for picture in rows], [round(float(level + 1) * 127.5) for level in expected]
        )


if __name__ == "__main__":
    unittest.main()
