"""Consequences: conditions that another cause brings about, and that go away with it."""

from __future__ import annotations

from curvesmith.diagnosis.checks import learning_rate_too_high
from curvesmith.diagnosis.evidence import Evidence

__all__ = ["follow_from_step"]


def follow_from_step(evidence: Evidence, was_there: bool) -> bool:
    """Whether a condition after training comes from too long a step.

    Parameters
    ----------
    evidence : Evidence
    was_there : bool
        Whether the condition held before training.
    """
    return not was_there and bool(learning_rate_too_high.check(evidence))
