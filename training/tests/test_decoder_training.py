import tempfile
import unittest
from pathlib import Path
from unittest.mock import patch

import torch

from easel_training import checkpoints
from easel_training.autoencoder import encode_mean, make_inner, make_large
from easel_training.checkpoints import save_checkpoint
from easel_training.decoder_training import only_decoder
from easel_training.optimisers import make_optimisers
from easel_training.trained_autoencoders import best_autoencoder


class DecoderTrainingTest(unittest.TestCase):
    def test_a_step_changes_what_is_drawn_and_not_what_latents_mean(self) -> None:
        torch.manual_seed(5)
        model, pictures = only_decoder(make_large(make_inner())), torch.rand(1, 3, 64, 64) * 2 - 1
        latents = encode_mean(model, pictures).detach()
        before = model.decode(latents).sample
        optimisers = make_optimisers([(model, 1.0)])
        (before - pictures).square().mean().backward()
        optimisers.step(1e-3)
        with torch.no_grad():
            self.assertTrue(torch.equal(encode_mean(model, pictures), latents))
            after = model.decode(latents).sample
        self.assertLess(float((after - pictures).square().mean()), float((before - pictures).square().mean()))

    def test_pictures_are_drawn_with_the_decoder_that_learned_last(self) -> None:
        with tempfile.TemporaryDirectory() as folder, patch.object(checkpoints, "CHECKPOINTS", Path(folder)):
            weights = make_large(make_inner()).state_dict()
            name = "decoder.conv_out.bias"
            for checkpoint, value in (("autoencoder-large", 0.25), ("decoder", 0.75)):
                save_checkpoint(checkpoint, {"model": {**weights, name: torch.full_like(weights[name], value)}})
                self.assertEqual(float(best_autoencoder().state_dict()[name][0]), value)


if __name__ == "__main__":
    unittest.main()
