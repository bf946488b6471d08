import unittest

import torch

from easel_training.autoencoder import encode_mean, fold_normalisation, make_inner, make_large, without_variance


class AutoencoderTest(unittest.TestCase):
    def test_folding_normalises_latents_and_leaves_pictures_alone(self) -> None:
        torch.manual_seed(1)
        model, pictures = make_inner().eval(), torch.rand(4, 3, 64, 64) * 2 - 1
        with torch.no_grad():
            before = encode_mean(model, pictures)
            drawn = model.decode(before).sample
            fold_normalisation(model, before.mean(dim=(0, 2, 3)), before.std(dim=(0, 2, 3)))
            after = encode_mean(model, pictures)
            again = model.decode(after).sample
        self.assertLess(float(after.mean(dim=(0, 2, 3)).abs().max()), 1e-4)
        self.assertLess(float((after.std(dim=(0, 2, 3)) - 1).abs().max()), 1e-4)
        self.assertLess(float((again - drawn).abs().max()), 1e-3)

    def test_the_large_one_doubles_the_picture_and_keeps_the_latents(self) -> None:
        inner = make_inner()
        large = make_large(inner).eval()
        with torch.no_grad():
            latents = encode_mean(large, torch.zeros(1, 3, 128, 128))
            self.assertEqual(tuple(latents.shape), (1, 12, 8, 8))
            self.assertEqual(tuple(large.decode(latents).sample.shape), (1, 3, 128, 128))
        weights = large.state_dict()
        copied = inner.state_dict()["encoder.down_blocks.2.resnets.0.conv1.weight"]
        self.assertTrue(torch.equal(weights["encoder.down_blocks.3.resnets.0.conv1.weight"], copied))

    def test_without_variance_a_draw_is_the_mean(self) -> None:
        torch.manual_seed(2)
        model, pictures = make_inner().eval(), torch.rand(1, 3, 64, 64) * 2 - 1
        with torch.no_grad():
            before = encode_mean(model, pictures)
            drawn = without_variance(model).encode(pictures).latent_dist.sample()
        self.assertLess(float((drawn - before).abs().max()), 1e-5)
