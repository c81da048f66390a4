"""Ill-conditioned: the loss is a narrow valley, along which gradient steps hardly move.

Symptom
    The loss falls to a level and creeps from there; neither longer steps nor more of them help.
Evidence
    S near its limit while the network falls short; the R2 that the same network reaches with
    L-BFGS, which follows the valley; condition number of the standardised inputs.
Threshold
    S of 0.1 or more, no re-run with longer or more steps that closes a quarter of the gap, and
    L-BFGS that reaches R2*. Inputs that nearly repeat each other: condition number above 1000.
Meaning
    The step is limited by the steepest direction; the others need λmax / λ times as many steps.
Remedy
    A solver that uses curvature (L-BFGS, Levenberg-Marquardt), Adam, or inputs that are not
    copies of each other.
What it is not
    Raw inputs, whose scale makes the valley: see `inputs-not-scaled`. Units that are flat.
"""

from __future__ import annotations

from curvesmith.diagnosis.changes import SetUpdate
from curvesmith.diagnosis.checks import (
    dead_units,
    init_too_large,
    joint,
    saturated_units,
    slowness,
)
from curvesmith.diagnosis.evidence import Evidence
from curvesmith.diagnosis.finding import Finding, Number, Remedy, Where
from curvesmith.diagnosis.measures.scales import condition, standardised

__all__ = ["check"]

LEAST_S = 0.1
MOST_CONDITION = 1000.0


def check(evidence: Evidence) -> list[Finding]:
    """Find trainings that a valley of the loss holds up."""
    if not slowness.may_be_slow(evidence) or joint.inputs_need_scaling(evidence):
        return []
    S, best = evidence.stability_end, evidence.attainable()
    if S is None or S < LEAST_S or best is None or evidence.ladder.falls_short(best):
        return []
    if any(other.check(evidence) for other in (init_too_large, saturated_units, dead_units)):
        return []
    longer = evidence.trainings.rerun(length=4.0)
    if longer is None or slowness.helps(evidence, longer) > 0:
        return []
    inputs = condition(standardised(evidence.seen_inputs))
    return [
        Finding(
            "ill-conditioned",
            "fault",
            Where(),
            f"Gradient steps are as long as the loss allows (S = {S:.2g}) and yet creep: four times "
            f"as many reach R2 {evidence.score_of(longer):.3f}, while L-BFGS takes the same network "
            f"to {best:.3f}.",
            (
                *slowness.step_numbers(evidence),
                Number("R2 with L-BFGS", best, "the same layers, best of 4 starts"),
                Number("R2 after 4 times the steps", evidence.score_of(longer)),
                Number(
                    "condition number of standardised inputs",
                    inputs,
                    "largest / smallest eigenvalue of mean [1, x] [1, x]^T",
                    f"{MOST_CONDITION:g}",
                ),
            ),
            Remedy("Take L-BFGS or Adam instead of gradient descent.", (SetUpdate("lbfgs"),)),
            0.75 if inputs > MOST_CONDITION else 0.5,
        )
    ]
