import unittest

import torch
from torch import nn

from easel_training.diffusion_training import DiffusionPlan, fall_of_rate, learning_rate
from easel_training.moving_average import MovingAverage


class MovingAverageTest(unittest.TestCase):
    def setUp(self) -> None:
        self.model = nn.Linear(1, 1, bias=False)
        nn.init.zeros_(self.model.weight)
        self.average = MovingAverage(self.model, 100)

    def _set(self, value: float) -> None:
        with torch.no_grad():
            self.model.weight.fill_(value)

    def _averaged(self) -> float:
        return float(self.average.state_dict()["weight"].item())

    def test_it_follows_slowly_over_so_many_steps(self) -> None:
        self._set(1)
        for _ in range(100):
            self.average.update(10_000)
        self.assertAlmostEqual(self._averaged(), 1 - (1 - 1 / 100) ** 100, places=4)

    def test_a_young_average_follows_faster(self) -> None:
        self._set(1)
        self.average.update(0)
        self.assertAlmostEqual(self._averaged(), 0.9, places=4)

    def test_at_the_end_of_a_falling_rate_it_is_the_model(self) -> None:
        self._set(1)
        self.average.update(10_000, 0.5)
        self.assertAlmostEqual(self._averaged(), 1 / 50, places=4)
        self.average.update(10_000, 0.0)
        self.assertAlmostEqual(self._averaged(), 1, places=4)

    def test_the_rate_falls_over_the_last_minutes_alone(self) -> None:
        plan = DiffusionPlan(minutes=100, decay_minutes=40, rate=1e-3)
        self.assertEqual([fall_of_rate(plan, minutes) for minutes in (0, 60, 80, 100, 101)], [1, 1, 0.5, 0, 0])
        self.assertAlmostEqual(learning_rate(plan, 10_000, 80), 5e-4)
        self.assertAlmostEqual(learning_rate(plan, 0, 0), 1e-5)
        self.assertEqual(fall_of_rate(DiffusionPlan(minutes=100), 99), 1)


if __name__ == "__main__":
    unittest.main()
