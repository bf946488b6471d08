"""Time as the measure of a run: how much has gone, when to write, and what learning rate belongs to it."""

import time


class Pace:
    """Counts minutes over several starts of the same run.

    `minutes` is the whole budget, `elapsed` what earlier starts used of it.
    """

    def __init__(self, minutes: float, elapsed: float = 0.0) -> None:
        self.minutes = minutes
        self._started = time.monotonic() - elapsed * 60
        self._saved = time.monotonic()

    @property
    def elapsed(self) -> float:
        """Minutes of training so far, all starts together."""
        return (time.monotonic() - self._started) / 60

    @property
    def share(self) -> float:
        """How much of the budget is used, 0..1."""
        return min(1.0, self.elapsed / self.minutes)

    @property
    def over(self) -> bool:
        """Whether the budget is used up."""
        return self.share >= 1.0

    def is_due(self, minutes: float) -> bool:
        """True once every so many minutes."""
        if time.monotonic() - self._saved < minutes * 60:
            return False
        self._saved = time.monotonic()
        return True


def trapezoid(share: float, rise: float, fall: float) -> float:
    """Factor of the learning rate: up from 0 during `rise`, 1, and down to 0 during the last `fall` (shares of 1)."""
    up = share / rise if rise > 0 else 1.0
    down = (1 - share) / fall if fall > 0 else 1.0
    return max(0.0, min(1.0, up, down))
