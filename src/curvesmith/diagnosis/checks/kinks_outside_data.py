"""Kinks outside the data: every unit bends where there are no rows, so the network is a line.

Symptom
    The fit is a straight line, whatever the number of units; the loss tells nothing of it.
Evidence
    Where each first-layer unit bends (-b/w, one input) against the range of x; how many units
    switch among the rows; affinity A, R2 of the best straight line through the network's output.
Threshold
    A of 1 - 1e-6 or above, at most a fifth of the units switching, and a target for which a line
    is not enough (its R2 is below 0.95 R2*). Where the whole first layer has died, the same share
    of units at the start.
Meaning
    A ReLU unit that is on for all rows is a straight line, one that is off is zero. With zero
    biases all units bend at x = 0; if x is positive, none bends among the data.
Remedy
    Standardise x and draw the biases at random, so that units bend at rows. Either alone may not
    do: standardised x with zero biases has every kink at the mean.
What it is not
    Dead units: here all units may be alive. A network on a straight target needs no bends.
"""

from __future__ import annotations

import numpy as np

from curvesmith.diagnosis.checks import joint
from curvesmith.diagnosis.evidence import Evidence
from curvesmith.diagnosis.finding import Finding, Number, Where
from curvesmith.diagnosis.measures.units import Units

__all__ = ["check"]


def check(evidence: Evidence) -> list[Finding]:
    """Find networks that are straight because no unit bends among the rows."""
    if not evidence.is_measurable or not joint.kinks_are_outside(evidence):
        return []
    return [
        Finding(
            "kinks-outside-data",
            "fault",
            Where(layer=1),
            f"{_bends(evidence)}: {_is_line(evidence)}, and the best line has R2 "
            f"{evidence.ladder.line:.3f} where {evidence.ladder.ceiling:.3f} is attainable.",
            (*_units(evidence), *_lines(evidence)),
            joint.remedy(evidence),
            0.6 if evidence.structure is None else 0.95,
        )
    ]


def _bends(evidence: Evidence) -> str:
    """Say where the units bend."""
    if evidence.structure is None:
        return "No unit bends among the data"
    first, has_died = _first(evidence), joint.has_died(evidence)
    text = f"{len(first.switching)} of {first.n_units} units bend among the data"
    text += " at the start" * has_died
    kinks = evidence.kinks_at(evidence.subject.params if has_died else evidence.reached)
    if kinks is None or not np.isfinite(kinks).any():
        return text
    near, far = kinks[np.isfinite(kinks)].min(), kinks[np.isfinite(kinks)].max()
    x = evidence.X[:, 0]
    return f"{text} (kinks at {near:.3g} to {far:.3g}, x from {x.min():.3g} to {x.max():.3g})"


def _first(evidence: Evidence) -> Units:
    """Return the first layer as it is, or as it was before all of it died."""
    return (evidence.units_start if joint.has_died(evidence) else evidence.units)[0]


def _is_line(evidence: Evidence) -> str:
    """Say that the network is a line, or was one before its units died."""
    if joint.has_died(evidence):
        return "the network begins as a straight line"
    return f"the network is a straight line (A = {evidence.affinity:.6f})"


def _units(evidence: Evidence) -> tuple[Number, ...]:
    """Return what the units of the first layer do."""
    if evidence.structure is None:
        return (
            Number(
                "affinity at random parameters",
                evidence.random_affinity,
                "lowest A over random parameters",
                f"below {joint.STRAIGHT:.6f}: this network can bend",
            ),
        )
    first = _first(evidence)
    return (
        Number(
            "units that switch",
            len(first.switching),
            "z of both signs among the rows",
            f"{joint.MOST_SWITCHING:g} of {first.n_units}",
        ),
    )


def _lines(evidence: Evidence) -> tuple[Number, ...]:
    """Return how straight network and target are."""
    affinity = Number(
        "affinity A",
        evidence.affinity,
        "R2 of the best straight line through the network's output",
        f"{joint.STRAIGHT:.6f}",
    )
    return (
        *(() if joint.has_died(evidence) else (affinity,)),
        Number("R2 of the best line", evidence.ladder.line),
        Number("R2 attainable", evidence.ladder.ceiling, "", "line below 0.95 of it"),
    )
