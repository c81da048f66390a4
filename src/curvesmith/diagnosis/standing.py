"""Standing: where this network stands between the mean and the best that is known reachable."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING

from curvesmith.diagnosis.report import Rung

if TYPE_CHECKING:
    from curvesmith.diagnosis.evidence import Evidence

__all__ = ["Standing", "standing_of"]

# A network fits if it reaches this share of the R2 that is known to be reachable; what a host of
# the fault benchmark has to reach, too.
ENOUGH = 0.95
# Where nothing better than this R2 is reachable, there is nothing to miss.
LEAST_R2 = 0.05


@dataclass(frozen=True)
class Standing:
    """Where this network stands, on the rows it was trained on.

    Parameters
    ----------
    ladder : tuple of Rung
        From the mean to this network; empty if it could not be measured.
    r2 : float or None
        Of this network after training; None where no trained parameters are known.
    reachable : float or None
        The best R2 that is known to be reachable; None if unknown.
    missing : tuple of str
        What could not be measured, one sentence each.
    """

    ladder: tuple[Rung, ...] = ()
    r2: float | None = None
    reachable: float | None = None
    missing: tuple[str, ...] = ()

    @property
    def falls_short(self) -> bool:
        """Whether more is reachable than this network reaches."""
        if self.r2 is None or self.reachable is None or self.reachable < LEAST_R2:
            return False
        return not isfinite(self.r2) or self.r2 < ENOUGH * self.reachable


def standing_of(evidence: Evidence) -> Standing:
    """Measure where the network stands."""
