"""Learning rate too low: the steps are far shorter than the loss allows, and too few for that.

Symptom
    The loss falls slowly and steadily until training ends.
Evidence
    S = learning rate · λmax / 2 at start and end, how many times the step could grow; without S,
    the size of a step relative to the parameters; the score with a step 10 and 100 times as long.
Threshold
    S below 0.3, where 1 is the limit, or a step below 1e-3 of the parameters (the usual size,
    cs231n.github.io/neural-networks-3), and a longer step that closes a quarter of the gap to R2*.
    Or 2 S · steps below 1 and a loss that moved by less than 1 %; or steps that became a thousand
    times shorter than the gradient did.
Meaning
    Time = learning rate · steps: with so short steps the training has not come far.
Remedy
    Raise the learning rate up to S near 0.5, or let a solver choose the step.
What it is not
    A loss that stands still at a minimum, or where units are flat: longer steps do not help there.
    Steps of a good length of which there are too few, see `too-few-steps`.
"""

from __future__ import annotations

from curvesmith.diagnosis.changes import SetLearningRate
from curvesmith.diagnosis.checks import slowness
from curvesmith.diagnosis.evidence import Evidence
from curvesmith.diagnosis.finding import Finding, Number, Remedy, Where

__all__ = ["check"]


def check(evidence: Evidence) -> list[Finding]:
    """Find steps that could be much longer."""
    if not slowness.may_be_slow(evidence):
        return []
    faded = slowness.fading(evidence)
    if faded is not None:
        return [_fading(*faded)]
    best = slowness.best_longer_step(evidence) if slowness.has_room(evidence) else None
    if best is None:
        return [_standing(evidence)] if slowness.stands_still(evidence) else []
    scale, score, closed = best
    return [
        Finding(
            "learning-rate-too-low",
            "fault",
            Where(),
            f"The steps are too short: the same number of steps {scale:g} times as long reaches "
            f"R2 {score:.3f} instead of {max(evidence.score, -1e3):.3f}.",
            (
                *slowness.step_numbers(evidence),
                Number(f"R2 with {scale:g} times the step", score, "same start, same steps"),
            ),
            Remedy(f"Raise the learning rate about {scale:g} times.", (SetLearningRate(),)),
            slowness.confidence(evidence, closed),
        )
    ]


def _fading(steps: float, slopes: float) -> Finding:
    """Return that the steps become shorter faster than the gradient does."""
    return Finding(
        "learning-rate-too-low",
        "fault",
        Where(),
        f"The steps fade: the last is {steps:.2g} of the first, though the gradient is still "
        f"{slopes:.2g} of what it was. The learning rate decays before the fit is reached.",
        (
            Number("last step / first step", steps, "norms of the change of theta", "0.001"),
            Number("last gradient / first gradient", slopes, "norms"),
        ),
        Remedy("Let the learning rate decay more slowly, or not at all.", (SetLearningRate(),)),
        0.9,
    )


def _standing(evidence: Evidence) -> Finding:
    """Return that the training has not left its start."""
    run, S = evidence.run, evidence.stability_start
    assert run is not None
    name, formula, limit, reach = (
        ("way of all steps", "sum of their lengths / norm of theta", slowness.LEAST_WAY, None)
        if S is None
        else ("way along the steepest direction", "2 S * steps", 1.0, 2 * S * run.n_done)
    )
    reach = slowness.way(evidence) if reach is None else reach
    return Finding(
        "learning-rate-too-low",
        "fault",
        Where(),
        f"{run.n_done} steps moved the loss by {abs(1 - evidence.loss_ratio):.1%}: together they "
        f"reach {reach:.2g} of "
        + ("the parameters." if S is None else "the way to the valley along its steepest side."),
        (
            *slowness.step_numbers(evidence),
            Number(name, reach, formula, f"{limit:g}"),
            Number("loss at the end / at the start", evidence.loss_ratio, "", "below 0.99"),
        ),
        Remedy("Raise the learning rate, or let Adam choose each step.", (SetLearningRate(),)),
        0.6,
    )
