import tempfile
import unittest
from pathlib import Path
from unittest.mock import patch

import torch

from easel_training import checkpoints, restoring
from easel_training.autoencoder import make_inner, make_large
from easel_training.checkpoints import load_checkpoint, save_checkpoint
from easel_training.denoiser import make_denoiser


class _Shipped:
    """A model as `load_exported` gives it, without its files."""

    def __init__(self) -> None:
        self.vae, self.unet, self.text_encoder = make_large(make_inner()), make_denoiser(), torch.nn.Linear(2, 2)


class RestoringTest(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.shipped = Path(folder.name) / "shipped"
        (self.shipped / "tokenizer").mkdir(parents=True)
        (self.shipped / "tokenizer" / "merges.txt").write_text("#version: 0.2\n")
        work = Path(folder.name) / "checkpoints"
        self.tokenizer = work / "tokenizer"
        evaluation = Path(folder.name) / "evaluation.json"
        evaluation.write_text('{"samples": 4500}')
        model = _Shipped()
        self.model = model
        for target, name, value in (
            (checkpoints, "CHECKPOINTS", work),
            (restoring, "TOKENIZER", self.tokenizer),
            (restoring, "EVALUATION", evaluation),
            (restoring, "load_exported", lambda _folder: model),
        ):
            patcher = patch.object(target, name, value)
            patcher.start()
            self.addCleanup(patcher.stop)

    def test_every_part_becomes_a_checkpoint(self) -> None:
        restoring.restore(self.shipped)
        diffusion, autoencoder = load_checkpoint("diffusion"), load_checkpoint("autoencoder-large")
        weights = self.model.unet.state_dict()
        for name, value in diffusion["denoiser"].items():
            self.assertTrue(torch.equal(value, weights[name]), name)
        self.assertEqual(diffusion["samples"], 4500)
        self.assertEqual(diffusion["elapsed"], 0.0)
        self.assertEqual(autoencoder["model"].keys(), self.model.vae.state_dict().keys())
        self.assertTrue((self.tokenizer / "merges.txt").exists())

    def test_a_run_that_is_there_is_left_alone(self) -> None:
        for name in ("diffusion", "decoder"):
            save_checkpoint(name, {"step": 7})
            with self.subTest(name), self.assertRaises(SystemExit):
                restoring.restore(self.shipped)
            self.assertEqual(load_checkpoint(name), {"step": 7})
            (checkpoints.CHECKPOINTS / f"{name}.pt").unlink()


if __name__ == "__main__":
    unittest.main()
