"""Dead units: hidden units whose output has no slope at any row, so they cannot learn.

Symptom
    Training stops early, at a fit with few bends or at a constant.
Evidence
    Units whose slope f'(z) is 0 at every row, after training and before, by layer.
Threshold
    Half of a layer or more is dead, and as many units as live could not reach 0.95 R2*.
    AUTOTRAINER counts 70 % of gradient entries that are 0, which healthy ReLU networks have too.
Meaning
    For ReLU, z is negative at every row: the unit's output is 0 and its gradient too. A step that
    was too long, or large negative biases, put it there; nothing brings it back.
Remedy
    Draw these units anew, take a smaller learning rate, or leaky ReLU, which is never flat.
What it is not
    Many zeros: a ReLU unit that is off for 60 % of the rows is at work on the rest. Units that
    are off because every kink lies outside the data, see `kinks-outside-data`. Units that a step
    which is too long has killed are a consequence of it, and a note.
"""

from __future__ import annotations

import numpy as np

from curvesmith.diagnosis.changes import DrawWeights, SetActivation
from curvesmith.diagnosis.checks import consequences, joint
from curvesmith.diagnosis.evidence import Evidence
from curvesmith.diagnosis.finding import Finding, Number, Remedy, Where

__all__ = ["check"]

MOST_DEAD = 0.5


def check(evidence: Evidence) -> list[Finding]:
    """Find layers of which half or more is dead."""
    if not evidence.is_measurable or not evidence.falls_short or len(evidence.units) < 2:
        return []
    able = [units for units in evidence.units[:-1] if not units.is_bounded]
    worst = max(able, key=lambda units: len(units.dead) / units.n_units, default=None)
    if worst is None:
        return []
    share = len(worst.dead) / worst.n_units
    if share < MOST_DEAD or (share < 1.0 and joint.kinks_are_outside(evidence)):
        return []
    alive = _alive_r2(evidence)
    if not evidence.ladder.falls_short(alive):
        return []
    before = [units for units in evidence.units_start if units.layer == worst.layer]
    is_start = bool(before) and 2 * len(before[0].dead) >= len(worst.dead)
    killed = consequences.follow_from_step(evidence, is_start)
    explained = worst.layer == 1 and joint.inputs_need_scaling(evidence)
    started = f", {len(before[0].dead)} of them from the start" if before else ""
    return [
        Finding(
            "dead-units",
            "note" if killed or explained else "fault",
            Where(_killer(evidence, worst.layer) if is_start else None, worst.layer),
            f"{len(worst.dead)} of {worst.n_units} units of layer {worst.layer} are dead{started}: "
            "their slope is 0 at every row, so no gradient reaches them.",
            (
                Number(
                    f"dead units of layer {worst.layer}",
                    len(worst.dead),
                    "f'(z) = 0 at every row",
                    f"half of {worst.n_units}",
                ),
                Number(
                    "R2 that the living units could reach",
                    alive,
                    "as many units fitted by L-BFGS, best of 4 starts; 0 if a layer is all dead",
                    f"{0.95 * evidence.ladder.ceiling:.4f}",
                ),
                Number(
                    f"zero activations of layer {worst.layer}",
                    worst.zero_share,
                    "share over rows and units",
                    "none: half is usual",
                ),
            ),
            Remedy(
                "Take leaky ReLU, which always has a slope, and draw the weights anew.",
                (SetActivation("leaky_relu"), DrawWeights()),
            ),
            0.6 + 0.35 * (share - MOST_DEAD) / MOST_DEAD,
        )
    ]


def _killer(evidence: Evidence, layer: int) -> str | None:
    """Return the parameter that leaves units of a layer dead: biases beyond all that weights do."""
    assert evidence.structure is not None
    own = evidence.structure.layers[layer - 1]
    params = evidence.subject.params
    shift = np.broadcast_to(np.ravel(own.shift(params)), own.matrix(params).shape[1])
    z = evidence.structure.hidden(params, evidence.X)[layer - 1][0]
    is_by_bias = float(np.abs(shift).mean()) > float(np.abs(z - shift).mean())
    return own.bias if own.bias is not None and is_by_bias else own.weights


def _alive_r2(evidence: Evidence) -> float:
    """Return the R² that a network of the living units could reach."""
    alive = tuple(units.n_units - len(units.dead) for units in evidence.units[:-1])
    if min(alive) == 0:
        return 0.0
    return evidence.attainable(alive) or 0.0
