"""Ill-conditioned: the loss is a narrow valley, along which gradient steps hardly move.

Symptom
    The loss falls to a level and creeps from there; neither longer steps nor more of them help.
Evidence
    S near its limit while the network falls short; the R2 that the same network reaches with
    L-BFGS, which follows the valley; condition number of the standardised inputs.
Threshold
    No re-run with longer or more steps that helps, no other cause, and L-BFGS that reaches R2*
    from S of 0.1 or more; or inputs that nearly repeat each other (condition number above 1000),
    and a straight line by least squares that reaches R2*.
Meaning
    The step is limited by the steepest direction; the others need λmax / λ times as many steps.
Remedy
    A solver that uses curvature (L-BFGS, Levenberg-Marquardt), Adam, or inputs that are not
    copies of each other.
What it is not
    Raw inputs, whose scale makes the valley: see `inputs-not-scaled`. Units that are flat.
"""

from __future__ import annotations

from curvesmith.diagnosis.changes import SetLearningRate, SetUpdate
from curvesmith.diagnosis.checks import (
    dead_units,
    init_too_large,
    joint,
    learning_rate_too_low,
    missing_bias,
    no_nonlinearity,
    output_range,
    over_regularized,
    saturated_units,
    slowness,
    targets_not_scaled,
    too_few_steps,
    too_few_units,
)
from curvesmith.diagnosis.evidence import Evidence
from curvesmith.diagnosis.finding import Finding, Number, Remedy, Where
from curvesmith.diagnosis.measures.minimum import adam_rate
from curvesmith.diagnosis.measures.scales import condition
from curvesmith.diagnosis.measures.smoothers import standardised

__all__ = ["check"]

LEAST_S = 0.1
MOST_CONDITION = 1000.0
# Causes with tests of their own, each of which would leave the same loss curve.
OTHERS = (
    targets_not_scaled,
    no_nonlinearity,
    output_range,
    dead_units,
    saturated_units,
    init_too_large,
    over_regularized,
    missing_bias,
    too_few_units,
    learning_rate_too_low,
    too_few_steps,
)


def check(evidence: Evidence) -> list[Finding]:
    """Find trainings that a valley of the loss holds up, where nothing else explains it."""
    if not slowness.may_be_slow(evidence) or joint.inputs_need_scaling(evidence):
        return []
    if any(_is_fault(other.check(evidence)) for other in OTHERS):
        return []
    inputs = condition(standardised(evidence.seen_inputs))
    if inputs > MOST_CONDITION and not evidence.ladder.falls_short(evidence.ladder.line_left_out):
        solver, best = "least squares", evidence.ladder.line_left_out
    else:
        solver, best = "L-BFGS", over_regularized.penalised_r2(evidence)
        S = evidence.stability_end
        if S is None or S < LEAST_S or evidence.ladder.falls_short(best):
            return []
    return [
        Finding(
            "ill-conditioned",
            "fault",
            Where(),
            f"Gradient steps creep along a narrow valley of the loss: they reach R2 "
            f"{max(evidence.score, -1e3):.3f}, and neither longer nor more of them help, while "
            f"{solver} reaches {best:.3f}.",
            (
                *slowness.step_numbers(evidence),
                Number(f"R2 with {solver}", best, "", f"{0.95 * evidence.ladder.ceiling:.4f}"),
                Number(
                    "condition number of standardised inputs",
                    inputs,
                    "largest / smallest eigenvalue of mean [1, x] [1, x]^T",
                    f"{MOST_CONDITION:g}",
                ),
            ),
            _remedy(evidence),
            0.75 if inputs > MOST_CONDITION else 0.5,
        )
    ]


def _remedy(evidence: Evidence) -> Remedy:
    """Return Adam, at a rate with which it fits in as many steps, or else L-BFGS."""
    structure, run = evidence.structure, evidence.run
    network = None if structure is None else structure.network(evidence.subject.params)
    rate = None
    if structure is not None and network is not None and run is not None:
        rate = adam_rate(
            network,
            evidence.seen_inputs,
            evidence.seen_targets,
            structure.theta(evidence.subject.params),
            run.n_done,
            0.95 * evidence.ladder.ceiling,
        )
    if rate is None:
        return Remedy("Take L-BFGS instead of gradient descent.", (SetUpdate("lbfgs"),))
    return Remedy(
        f"Take Adam with a learning rate of {rate:g} instead of gradient descent, or L-BFGS.",
        (SetUpdate("adam"), SetLearningRate(rate)),
    )


def _is_fault(findings: list[Finding]) -> bool:
    """Whether a check found a fault."""
    return any(finding.severity == "fault" for finding in findings)
