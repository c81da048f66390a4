"""Symmetric start: units of a layer begin alike, so they stay alike.

Symptom
    The network fits no better than one with a single unit in that layer.
Evidence
    Units of a hidden layer that have the same sum z in every row, at the start and at the end.
Threshold
    At most half as many distinct units as there are units, both times; equal means to 1e-9 of the
    largest z.
Meaning
    Equal weights receive equal gradients. Zero weights are the common case: a hidden layer of
    zeros also passes nothing on.
Remedy
    Draw the weights at random, each on its own.
What it is not
    Zero biases, or zero weights in the output layer only: both are fine, as hidden units differ.
    Nor a layer behind one that is dead in every row, whose units differ and do not show it.
"""

from __future__ import annotations

from curvesmith.diagnosis.changes import DrawWeights
from curvesmith.diagnosis.evidence import Evidence
from curvesmith.diagnosis.finding import Finding, Number, Remedy, Where
from curvesmith.diagnosis.measures.units import Units

__all__ = ["check"]

MOST_DISTINCT = 0.5


def check(evidence: Evidence) -> list[Finding]:
    """Find hidden layers whose units are copies of each other."""
    if not evidence.is_measurable or not evidence.units:
        return []
    starts = evidence.units_start or evidence.units
    for before, after in zip(starts[:-1], evidence.units[:-1], strict=True):
        if _is_symmetric(before) and _is_symmetric(after):
            return [_finding(evidence, before, after)]
        if len(before.dead) == before.n_units:  # behind it, units differ and show nothing of it
            break
    return []


def _is_symmetric(units: Units) -> bool:
    """Whether most units of a layer have a twin."""
    return units.n_units > 1 and units.n_distinct <= MOST_DISTINCT * units.n_units


def _finding(evidence: Evidence, before: Units, after: Units) -> Finding:
    """Return what was found in one layer."""
    assert evidence.structure is not None
    weights = evidence.structure.layers[before.layer - 1].weights
    return Finding(
        "symmetric-init",
        evidence.severity,
        Where(parameter=weights, layer=before.layer),
        f"The {before.n_units} units of layer {before.layer} start as {before.n_distinct} distinct "
        "ones: equal weights get equal gradients, so the copies never part.",
        (
            Number(
                f"distinct units of layer {before.layer} at the start",
                before.n_distinct,
                "units that differ in z on some row",
                f"{before.n_units}",
            ),
            Number(f"distinct units of layer {before.layer} at the end", after.n_distinct),
        ),
        Remedy(f"Draw {weights} at random, such as N(0, 1 / n_in).", (DrawWeights(),)),
        0.95,
    )
