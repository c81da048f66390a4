"""Too few steps: training ends while the loss is still on its way down.

Symptom
    The loss curve ends on a slope; another round of training makes the fit better.
Evidence
    Share of the loss that the last half of the steps removed; the score after 4 and 16 times as
    many steps.
Threshold
    More steps close a quarter of the gap to R2*, and the steps themselves have a good length
    (S of 0.3 or more, or no longer step reaches R2*). Where the start is too large as well, more
    steps reach what is needed of R2*, and as many from weights of the usual size do not.
Meaning
    The network is able and the step is right; it was stopped.
Remedy
    Make more steps, or take a solver that needs fewer, such as L-BFGS.
What it is not
    Steps that are too short, see `learning-rate-too-low`; a start on flat ground, which takes that
    long to leave, see `init-too-large`.
"""

from __future__ import annotations

from curvesmith.diagnosis.changes import SetSteps
from curvesmith.diagnosis.checks import init_too_large, slowness
from curvesmith.diagnosis.evidence import Evidence
from curvesmith.diagnosis.finding import Finding, Number, Remedy, Where

__all__ = ["check"]

LENGTHS = (4.0, 16.0)
# Times as many as helped are advised where those have not arrived at R2*: other starts are slower.
MORE = 4
ARRIVED = 0.99


def check(evidence: Evidence) -> list[Finding]:
    """Find trainings that were stopped on their way."""
    if not slowness.may_be_slow(evidence) or evidence.subject.n_steps is None:
        return []
    best = slowness.best_longer_step(evidence) if slowness.has_room(evidence) else None
    if best is not None and not evidence.ladder.falls_short(best[1]):
        return []
    must_arrive = bool(init_too_large.check(evidence))
    usual = evidence.usual_start if must_arrive else None
    if usual is not None and not evidence.ladder.falls_short(evidence.score_of(usual)):
        return []
    for length in LENGTHS:
        longer = evidence.trainings.rerun(length=length)
        if longer is None or slowness.helps(evidence, longer) <= 0:
            continue
        score = evidence.score_of(longer)
        if not must_arrive or not evidence.ladder.falls_short(score):
            return [_finding(evidence, length, score)]
    return []


def _finding(evidence: Evidence, length: float, score: float) -> Finding:
    """Return the finding with the score that more steps reach."""
    run = evidence.run
    assert run is not None
    n_steps = round(length * run.n_done)
    wanted = n_steps * (1 if score >= ARRIVED * evidence.ladder.ceiling else MORE)
    return Finding(
        "too-few-steps",
        "fault",
        Where(),
        f"Training stops on its way: after {n_steps} steps instead of {run.n_done} the network "
        f"has R2 {score:.3f} instead of {evidence.score:.3f}.",
        (
            Number("loss removed by the last half", run.fall(0.5), "1 - L(end) / L(half)"),
            Number(f"R2 after {length:g} times the steps", score, "same start, same step"),
            *slowness.step_numbers(evidence),
        ),
        Remedy(f"Make {wanted} steps, or take L-BFGS, which needs fewer.", (SetSteps(wanted),)),
        slowness.confidence(evidence, evidence.closed_by(score)),
    )
