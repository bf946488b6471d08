import unittest

import torch

from easel_training.latent_regressor import LatentRegressor, as_patches


class LatentRegressorTest(unittest.TestCase):
    def test_patches_hold_two_by_two_cells_of_all_channels(self) -> None:
        latents = torch.arange(12 * 16 * 16, dtype=torch.float32).reshape(1, 12, 16, 16)
        patches = as_patches(latents)
        self.assertEqual(patches.shape, (1, 64, 48))
        # The tenth patch is the second row's second: cells (2, 2), (2, 3), (3, 2) and (3, 3).
        expected = latents[0, :, 2:4, 2:4].reshape(-1)
        self.assertTrue(torch.equal(patches[0, 9], expected))

    def test_different_words_give_different_pictures(self) -> None:
        torch.manual_seed(1)
        guess = LatentRegressor()(torch.randn(2, 32, 192))
        self.assertEqual(guess.shape, (2, 64, 48))
        self.assertGreater(float((guess[0] - guess[1]).detach().abs().max()), 1e-3)

    def test_it_learns_what_a_word_looks_like(self) -> None:
        torch.manual_seed(2)
        regressor = LatentRegressor()
        words, pictures = torch.randn(4, 32, 192), torch.randn(4, 64, 48)
        optimiser = torch.optim.AdamW(regressor.parameters(), lr=2e-3)
        losses = []
        for _ in range(60):
            loss = (regressor(words) - pictures).square().mean()
            losses.append(loss.item())
            loss.backward()
            optimiser.step()
            optimiser.zero_grad()
        self.assertLess(losses[-1], losses[0] * 0.5)


if __name__ == "__main__":
    unittest.main()
