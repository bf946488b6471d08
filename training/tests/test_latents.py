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

    def test_a_shard_of_singles_goes_before_each_of_scenes(self) -> None:
        self.assertEqual(self.names(5), ["singles-000", "scenes-000", "singles-001", "scenes-001", "singles-002"])

    def test_what_is_there_is_left_out_and_keeps_its_number(self) -> None:
        latents.shard_file("scenes", 0).touch()
        self.assertEqual(self.names(4), ["singles-000", "singles-001", "scenes-001"])


if __name__ == "__main__":
    unittest.main()
