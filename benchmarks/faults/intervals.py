"""Rates with their uncertainty."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

Z = 1.959963984540054  # 95 %, two-sided


@dataclass(frozen=True)
class Rate:
    """How many of how many."""

    n_hits: int
    n: int

    @property
    def value(self) -> float:
        """Share of hits; nan of none."""
        return self.n_hits / self.n if self.n else float("nan")

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's 95 % interval, 10.1080/01621459.1927.10502953.

        Examples
        --------
        >>> low, high = Rate(0, 50).interval
        >>> round(low, 3), round(high, 3)
        (0.0, 0.071)
        """
        if not self.n:
            return 0.0, 1.0
        p, n = self.value, self.n
        center = (p + Z**2 / (2 * n)) / (1 + Z**2 / n)
        half = Z / (1 + Z**2 / n) * sqrt(p * (1 - p) / n + Z**2 / (4 * n**2))
        return max(0.0, center - half), min(1.0, center + half)

    def __str__(self) -> str:
        if not self.n:
            return "–"
        low, high = self.interval
        return f"{self.value:.2f} ({low:.2f}–{high:.2f}, {self.n_hits}/{self.n})"
