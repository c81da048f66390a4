"""Standing: where this network stands between the mean and the best that is known reachable."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from curvesmith.diagnosis.report import Rung

if TYPE_CHECKING:
    from curvesmith.diagnosis.evidence import Evidence

__all__ = ["Standing", "standing_of"]


@dataclass(frozen=True)
class Standing:
    """Where this network stands, on the rows it was trained on.

    Parameters
    ----------
    ladder : tuple of Rung
        From the mean to this network; empty where the data allow none.
    r2 : float or None
        Of this network after training; None where it cannot be told.
    reachable : float or None
        The best R2 that is known to be reachable on unseen rows.
    falls_short : bool
        Whether the network explains clearly less than that.
    missing : tuple of str
        What could not be measured, one sentence each.
    """

    ladder: tuple[Rung, ...] = ()
    r2: float | None = None
    reachable: float | None = None
    falls_short: bool = False
    missing: tuple[str, ...] = ()


def standing_of(evidence: Evidence) -> Standing:
    """Measure where the network stands.

    Parameters
    ----------
    evidence : Evidence
        Its data may be anything; without finite, varying targets there is no ladder.
    """
    missing = tuple(_missing(evidence))
    if not evidence.is_finite or not np.ptp(evidence.y, axis=0).any():
        return Standing(missing=missing)
    rungs = evidence.ladder
    scores = [
        ("mean", 0.0),
        ("straight line", rungs.line),
        ("smoother", rungs.smoother),
        ("our own fit", rungs.own_fit),
        ("this network", evidence.score),
    ]
    return Standing(
        tuple(Rung(name, float(score)) for name, score in scores if score is not None),
        float(evidence.score),
        float(rungs.ceiling),
        evidence.falls_short,
        missing,
    )


def _missing(evidence: Evidence) -> Iterator[str]:
    """Yield what could not be measured: functions not given, structure not known, time over."""
    subject = evidence.subject
    if subject.kind == "functions":
        for name, use in (("gradient", "The gradient"), ("step", "The update")):
            if getattr(subject, name) is None:
                yield f"{use} was not tested: no `{name}` is given."
    if evidence.structure is None:
        yield "The units were not looked at: `forward` is no chain of layers that we know."
    run = evidence.run
    if run is not None and not run.is_complete:
        yield f"Training was followed for {run.n_done} of {run.n_asked} steps: time was over."
