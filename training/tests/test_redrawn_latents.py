import unittest
from types import SimpleNamespace

import torch

from easel_training.noise_schedule import signal_and_noise
from easel_training.redrawn_latents import drawn_again


class _Knowing:
    """A denoiser that knows the clean latents; its velocity is right whatever the noise was."""

    def __init__(self, clean: torch.Tensor) -> None:
        self._clean, self.times = torch.cat([clean, clean]), []

    def __call__(self, sample, time, encoder_hidden_states):
        self.times.append(int(time))
        signal, spread = (amplitudes[int(time)] for amplitudes in signal_and_noise())
        noise = (sample - signal * self._clean) / spread
        return SimpleNamespace(sample=signal * noise - spread * self._clean)


def _again(strength: float) -> tuple[torch.Tensor, torch.Tensor, list[int]]:
    clean = torch.randn(2, 12, 16, 16, generator=torch.Generator().manual_seed(1))
    text = torch.zeros(2, 32, 192)
    denoiser = _Knowing(clean)
    drawn = drawn_again(denoiser, text, text, clean, strength, torch.Generator().manual_seed(2))
    return clean, drawn, denoiser.times


class DrawnAgainTest(unittest.TestCase):
    def test_a_denoiser_that_makes_no_mistakes_gives_the_latents_back(self) -> None:
        for strength in (0.3, 0.8):
            clean, drawn, _ = _again(strength)
            self.assertLess(float((drawn - clean).abs().max()), 0.05)

    def test_a_small_strength_begins_late(self) -> None:
        weak, strong = _again(0.25)[2], _again(1.0)[2]
        self.assertEqual((len(weak), len(strong)), (3, 12))
        self.assertEqual(weak, strong[-3:])


if __name__ == "__main__":
    unittest.main()
