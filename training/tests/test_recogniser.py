import unittest

import numpy as np
import torch
from torch.nn import functional

from easel_training.recogniser import SIZE, Recogniser, confidences, recognise
from easel_training.recogniser_training import STORED, RecogniserPlan, augmented


def _shapes() -> torch.Tensor:
    """Three sprites that nobody can mix up: a red bar standing, a green bar lying, a blue square."""
    sprites = torch.zeros(3, 4, STORED, STORED)
    for number, (rows, columns) in enumerate([((10, 70), (30, 50)), ((30, 50), (10, 70)), ((20, 60), (20, 60))]):
        sprites[number, number, rows[0] : rows[1], columns[0] : columns[1]] = 1
        sprites[number, 3, rows[0] : rows[1], columns[0] : columns[1]] = 1
    return sprites


class RecogniserTest(unittest.TestCase):
    def test_every_augmentation_is_a_different_picture_in_range(self) -> None:
        sprites = _shapes()
        generator = torch.Generator().manual_seed(1)
        first, second = augmented(sprites, generator), augmented(sprites, generator)
        self.assertEqual(first.shape, (3, 3, SIZE, SIZE))
        self.assertGreaterEqual(float(first.min()), -1)
        self.assertLessEqual(float(first.max()), 1)
        self.assertGreater(float((first - second).abs().mean()), 0.01)

    def test_it_learns_to_tell_shapes_apart_on_changing_backgrounds(self) -> None:
        torch.manual_seed(2)
        model, sprites, rows = Recogniser(3), _shapes(), torch.arange(48) % 3
        optimiser = torch.optim.AdamW(model.parameters(), lr=2e-3)
        generator = torch.Generator().manual_seed(3)
        for _ in range(40):
            scores, _ = model(augmented(sprites[rows], generator))
            functional.cross_entropy(scores, rows).backward()
            optimiser.step()
            optimiser.zero_grad()
        pictures = augmented(sprites[rows], generator).permute(0, 2, 3, 1).add(1).mul(127.5).numpy().astype(np.uint8)
        guesses, styles = recognise(model.eval(), pictures)
        self.assertEqual((guesses.shape, styles.shape), ((48, 3), (48,)))
        self.assertGreater(float((guesses[:, 0] == rows.numpy()).mean()), 0.8)
        right, wrong = (confidences(model, pictures, numbers.numpy()) for numbers in (rows, (rows + 1) % 3))
        self.assertEqual(right.shape, (48,))
        self.assertGreater(float(right.mean()), float(wrong.mean()) + 0.3)

    def test_a_recogniser_that_never_saw_an_art_set_has_a_checkpoint_of_its_own(self) -> None:
        self.assertNotEqual(RecogniserPlan().name, RecogniserPlan(held_out="noto").name)


if __name__ == "__main__":
    unittest.main()
