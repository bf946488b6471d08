import json
import tempfile
import unittest
from pathlib import Path
from unittest.mock import patch

import numpy as np
import torch

from easel_training import latent_store
from easel_training.caption_pairs import caption_pairs, turned_pairs
from easel_training.concepts import read_concepts
from easel_training.scenes import make_scene


class _Words:
    """Stands for a tokenizer where only the texts matter: ids are the texts' own numbers in a list."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def __call__(self, texts, **_options):
        start = len(self.texts)
        self.texts += texts
        return type("Encoded", (), {"input_ids": torch.arange(start, len(self.texts))[:, None]})()


class CaptionPairsTest(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        concepts = read_concepts()
        self.scenes = [make_scene(concepts, "scenes", 5, index) for index in range(40)]
        np.save(Path(folder.name) / "test-000.npy", np.zeros((40, 12, 16, 16), np.float16))
        (Path(folder.name) / "test-000.json").write_text(json.dumps([scene.to_json() for scene in self.scenes]))
        replaced = patch.object(latent_store, "LATENTS", Path(folder.name))
        replaced.start()
        self.addCleanup(replaced.stop)

    def test_turned_captions_exchange_the_two_things_of_a_pair(self) -> None:
        words = _Words()
        pairs = turned_pairs(words, torch.device("cpu"))
        together = [scene for scene in self.scenes if scene.relation is not None]
        self.assertEqual(len(pairs.latents), len(together))
        self.assertGreater(len(together), 5)
        right = [words.texts[int(number)] for number in pairs.right]
        wrong = [words.texts[int(number)] for number in pairs.wrong]
        self.assertEqual([one == other for one, other in zip(right, wrong, strict=True)], [False] * len(right))

    def test_wrong_captions_name_other_things_in_the_same_form(self) -> None:
        words = _Words()
        pairs = caption_pairs(words, torch.device("cpu"), 10)
        self.assertEqual((len(pairs.latents), len(words.texts)), (10, 20))
        self.assertNotEqual(words.texts[:10], words.texts[10:])


if __name__ == "__main__":
    unittest.main()
