"""Saturated units: bounded activations on their flat parts, where hardly any gradient passes.

Symptom
    The loss hardly moves from where it started; each start ends elsewhere.
Evidence
    Share of rows and units of a bounded layer whose slope is below 0.05 of the activation's
    largest (tanh beyond 2.2, sigmoid beyond 4.4), after training and before.
Threshold
    Over half after training, or before one that ends in no finite numbers, and the network falls
    short of R2*.
Meaning
    Each factor of 20 in the slope is a factor of 20 in the steps that a weight needs.
Remedy
    Draw smaller weights; standardise the inputs where the first layer is flat; leave the last layer
    without an activation.
What it is not
    Steep units that fit a steep function: a saturated network that fits is left alone. Slopes that
    became flat in training, by too long a step, or that unscaled inputs flatten, are a note beside
    that cause.
"""

from __future__ import annotations

from curvesmith.diagnosis.changes import DrawWeights, ScaleInputs
from curvesmith.diagnosis.checks import init_too_large, joint
from curvesmith.diagnosis.evidence import Evidence
from curvesmith.diagnosis.finding import Finding, Number, Remedy, Where
from curvesmith.diagnosis.measures.units import Units

__all__ = ["check"]

MOST_FLAT = 0.5
# How sure it is where every slope of a layer rounds to 0: no gradient passes there.
ALL_FLAT = 0.9


def check(evidence: Evidence) -> list[Finding]:
    """Find bounded layers most of whose slopes are flat."""
    if not evidence.is_measurable or not evidence.falls_short:
        return []
    bounded = [units for units in evidence.units or evidence.units_start if units.is_bounded]
    worst = max(bounded, key=lambda units: units.flat_share, default=None)
    if worst is None or worst.flat_share <= MOST_FLAT:
        return []
    before = [units for units in evidence.units_start if units.layer == worst.layer]
    grew = bool(before) and before[0].flat_share <= MOST_FLAT
    explained = worst.layer == 1 and joint.inputs_need_scaling(evidence)
    return [
        Finding(
            "saturated-units",
            "note" if grew or explained else "fault",
            Where(layer=worst.layer),
            f"{worst.flat_share:.0%} of the {worst.activation} slopes of layer {worst.layer} are "
            "flat: weights behind them hardly feel the error.",
            _numbers(evidence, worst),
            _remedy(worst),
            _confidence(evidence, worst),
        )
    ]


def _remedy(worst: Units) -> Remedy:
    """Return smaller weights, and scaled inputs where these are what the layer sees."""
    if worst.layer > 1:
        return Remedy(
            "Draw the weights from N(0, 1 / n_in): sums then start near 1.", (DrawWeights(),)
        )
    return Remedy(
        "Standardise x and draw the weights from N(0, 1 / n_in): sums then start near 1.",
        (ScaleInputs(), DrawWeights()),
    )


def _confidence(evidence: Evidence, worst: Units) -> float:
    """Return how sure it is: more where a usual start helps, or nothing has a slope at all."""
    if len(worst.dead) == worst.n_units:
        return ALL_FLAT
    return min(0.8, init_too_large.confidence(evidence))


def _numbers(evidence: Evidence, worst: Units) -> tuple[Number, ...]:
    """Return how flat the layer is after training, and before where that is known."""
    formula = "share of rows and units with f' below 0.05 of its largest"
    name = f"flat slopes of layer {worst.layer}"
    before = [units for units in evidence.units_start if units.layer == worst.layer]
    return (
        Number(name, worst.flat_share, formula, f"{MOST_FLAT:g}"),
        *(Number(f"{name} at the start", units.flat_share, formula) for units in before),
        Number(f"size of z in layer {worst.layer}", worst.z_size, "root mean square", "near 1"),
    )
