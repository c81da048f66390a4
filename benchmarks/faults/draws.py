"""Further draws of held-out programs, for when those of the first have been looked at.

A draw has hosts that no earlier one has (the same tasks and styles with other activations,
optimizers and depths), other hosts for each look-alike and operator, other pairs, and severities
between those of the first draw. Its operators, tasks and styles are those of the held-out half.

To draw anew: append the next number to ``DRAWS`` and run ``python -m benchmarks.faults.truth
--no-rescues``, which trains what it does not know. Hosts of a later draw are not tuned: one that
does not fit from every seed is left out, and all that was made of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from benchmarks.faults.operators.operator import Operator

__all__ = ["DRAWS", "FIRST", "Draw"]


@dataclass(frozen=True)
class Draw:
    """How many programs are made of what, by which lot.

    Parameters
    ----------
    number : int
        0 for the first.
    hosts_per_mutant, hosts_per_look_alike : int
        For each severity.
    n_pairs : int
        In a half.
    """

    number: int
    hosts_per_mutant: int = 1
    hosts_per_look_alike: int = 3
    n_pairs: int = 6

    @property
    def words(self) -> tuple[str, ...]:
        """What the lots of this draw are made with; nothing for the first."""
        return (f"draw {self.number}",) if self.number else ()

    def lot_of(self, operator: Operator, severity: float) -> str:
        """Return the lot that decides about hosts."""
        return " ".join((f"{operator.name} {severity:g}", *self.words))

    def severities(self, operator: Operator) -> tuple[float, ...]:
        """Return the severities to try: all, or in a later draw one by lot between them.

        Even on a logarithmic scale, to two digits; whole numbers stay whole. What has one
        severity, or 0 among them, keeps its own.
        """
        low, high = min(operator.severities, key=abs), max(operator.severities, key=abs)
        if not self.number or low == high or low * high <= 0.0:
            return operator.severities
        lot = sha256(" ".join((operator.name, *self.words)).encode()).digest()
        drawn = low * (high / low) ** (int.from_bytes(lot[:4]) / 2**32)
        is_whole = all(float(each).is_integer() for each in operator.severities)
        return (float(round(drawn)) if is_whole else float(f"{drawn:.2g}"),)


FIRST = Draw(0, hosts_per_mutant=2, hosts_per_look_alike=6, n_pairs=12)
DRAWS = (Draw(1), Draw(2), Draw(3), Draw(4), Draw(5))
