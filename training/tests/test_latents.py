import tempfile
import unittest
from pathlib import Path
from unittest.mock import patch

from easel_training import latents


class MissingShardsTest(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        patcher = patch.object(latents, "LATENTS", Path(folder.name))
        patcher.start()
        self.addCleanup(patcher.stop)

    def names(self, count: int) -> list[str]:
        return [file.stem for _, _, file in latents.missing_shards(count)]

    def test_one_shard_of_singles_goes_before_four_of_scenes(self) -> None:
        expected = ["singles-000", "scenes-000", "scenes-001", "scenes-002", "scenes-003", "singles-001", "scenes-004"]
        self.assertEqual(self.names(7), expected)

    def test_what_is_there_is_left_out_and_keeps_its_number(self) -> None:
        latents.shard_file("scenes", 0).touch()
        self.assertEqual(self.names(3), ["singles-000", "scenes-001"])


if __name__ == "__main__":
    unittest.main()
