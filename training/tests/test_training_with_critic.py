import tempfile
import unittest
from pathlib import Path
from unittest.mock import patch

import numpy as np
import torch

from easel_training import checkpoints
from easel_training.autoencoder import make_inner
from easel_training.pace import Pace
from easel_training.training_with_critic import CROP, TrainingWithCritic, cropped

CPU = torch.device("cpu")


class TrainingWithCriticTest(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        patcher = patch.object(checkpoints, "CHECKPOINTS", Path(folder.name))
        patcher.start()
        self.addCleanup(patcher.stop)
        torch.manual_seed(3)
        self.latents, self.target = torch.randn(1, 12, 4, 4), torch.rand(1, 3, 32, 32) * 2 - 1

    def one_step(self, training: TrainingWithCritic) -> torch.Tensor:
        drawn = training.model.decode(self.latents).sample
        training.update((drawn - self.target).square().mean() + training.deceiving(drawn), 1e-3, 0.5)
        training.teach_critic(self.target, drawn)
        return training.deceiving(self.target).detach()

    def test_what_was_saved_goes_on_as_if_it_had_not_stopped(self) -> None:
        first = TrainingWithCritic("trial", make_inner(), CPU)
        self.one_step(first)
        first.save(Pace(10.0, 2.0))
        again = TrainingWithCritic("trial", make_inner(), CPU)
        self.assertEqual(again.step, 1)
        self.assertAlmostEqual(again.elapsed, 2.0, places=2)
        results = [self.one_step(training) for training in (first, again)]
        self.assertTrue(torch.allclose(*results, atol=1e-6))
        for name, value in first.model.state_dict().items():
            self.assertTrue(torch.allclose(value, again.model.state_dict()[name], atol=1e-6), name)

    def test_a_taught_critic_tells_drawn_from_real(self) -> None:
        training = TrainingWithCritic("trial", make_inner(), CPU)
        for _ in range(20):
            drawn = training.model.decode(self.latents).sample
            training.update(drawn.square().mean(), 0.0, 0.5)
            training.teach_critic(self.target, drawn)
        real, fake = (float(training.deceiving(pictures).detach()) for pictures in (self.target, drawn))
        self.assertLess(real, fake)

    def test_the_crop_shows_the_same_part_of_both(self) -> None:
        places = torch.arange(256.0).reshape(1, 1, 16, 16)
        pictures = places.repeat_interleave(4, 2).repeat_interleave(4, 3)
        latents, part = cropped(places, pictures, np.random.default_rng(1))
        self.assertEqual(tuple(latents.shape), (1, 1, CROP, CROP))
        self.assertTrue(torch.equal(part[..., ::4, ::4], latents))


if __name__ == "__main__":
    unittest.main()
