import unittest

import torch

from easel_training.drawing import make_scheduler
from easel_training.noise_schedule import even_timesteps, noised, signal_and_noise


class NoiseScheduleTest(unittest.TestCase):
    def test_it_is_the_schedule_of_the_exported_scheduler(self) -> None:
        signal, _ = signal_and_noise()
        self.assertTrue(torch.allclose(signal.square(), make_scheduler().alphas_cumprod, atol=1e-5))

    def test_hardly_any_picture_is_left_at_the_end(self) -> None:
        signal, spread = signal_and_noise()
        self.assertLess(float(signal[-1]), 0.02)
        self.assertTrue(torch.allclose(signal.square() + spread.square(), torch.ones(1000)))

    def test_velocity_gives_picture_and_noise_back(self) -> None:
        signal, spread = signal_and_noise()
        clean, noise = torch.randn(2, 3, 4, 4), torch.randn(2, 3, 4, 4)
        times = torch.tensor([10, 900])
        noisy, velocity = noised(clean, noise, signal[times], spread[times])
        a, b = signal[times][:, None, None, None], spread[times][:, None, None, None]
        self.assertTrue(torch.allclose(a * noisy - b * velocity, clean, atol=1e-5))
        self.assertTrue(torch.allclose(b * noisy + a * velocity, noise, atol=1e-5))

    def test_timesteps_cover_all_bands_evenly(self) -> None:
        times = even_timesteps(50, torch.Generator().manual_seed(1))
        self.assertEqual(sorted((times // 20).tolist()), list(range(50)))
