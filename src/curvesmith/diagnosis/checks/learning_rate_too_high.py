"""Learning rate too high: each step overshoots along the steepest direction of the loss.

Symptom
    The loss grows without bounds, jumps up and down, or ends above where it began.
Evidence
    S = learning rate · λmax / 2, with λmax the largest curvature of the loss at the start; what
    the training did; the score with a tenth and a hundredth of the step. With batches, the noise
    scale tr Σ / |G|²: batches of fewer rows hold more noise than signal (arXiv:1812.06162).
Threshold
    S >= 3 at the start: of random networks trained by gradient descent, 77 % and more then blew
    up or were left no better than the mean, at S >= 5 90 % and more, at S <= 0.1 none blew up
    (docs/benchmarks/divergence.md). Below 3, or where S is not known: the loss rose or ended above
    its start, and a shorter step closes half of the gap to R2*.
Meaning
    Along a direction of curvature λ a step multiplies the distance to the valley by
    1 - learning rate · λ: beyond 2 / λ it grows (Cohen et al., 2021, arXiv:2103.00065).
Remedy
    A learning rate below 1 / λmax; less curvature, by scaling inputs and targets, allows more.
What it is not
    Ascent, which no learning rate cures; oscillation between S = 0.5 and 2 that ends well.
"""

from __future__ import annotations

from curvesmith.diagnosis.changes import SetLearningRate
from curvesmith.diagnosis.evidence import Evidence
from curvesmith.diagnosis.finding import Finding, Number, Remedy, Where
from curvesmith.diagnosis.measures.training import Run

__all__ = ["ALWAYS_DIVERGES", "DIVERGES", "NEVER_DIVERGES", "check", "forecast"]

NEVER_DIVERGES = 0.1
DIVERGES = 3.0
ALWAYS_DIVERGES = 5.0
MOST_RISES = 0.1
LEAST_CLOSED = 0.5
# Scaling that makes S so many times smaller is what the step lacks.
EASED = 10.0


def forecast(S: float) -> str:
    """Return what gradient descent will do at this S: "stable", "unstable" or "diverges".

    Parameters
    ----------
    S : float
        Learning rate times largest curvature over two, at the start.
    """
    if S <= NEVER_DIVERGES:
        return "stable"
    return "diverges" if S >= DIVERGES else "unstable"


def check(evidence: Evidence) -> list[Finding]:
    """Find steps that are too long."""
    if not evidence.is_measurable or not evidence.falls_short:
        return []
    S = evidence.stability_start
    if S is not None and S >= DIVERGES:
        return [_finding(evidence, S, None)]
    if evidence.run is None or not _is_troubled(evidence.run):
        return []
    is_plain = evidence.trainings.replay is not None
    if is_plain and S is not None and S <= NEVER_DIVERGES and not _grew_steep(evidence):
        return []
    for scale in (0.1, 0.01):
        shorter = evidence.trainings.rerun(scale=scale)
        if shorter is not None and evidence.closed(shorter) >= LEAST_CLOSED:
            return [_finding(evidence, S, evidence.score_of(shorter), scale)]
    return []


def _is_troubled(run: Run) -> bool:
    """Whether the loss blew up, ended above its start, or kept rising."""
    return run.has_diverged or run.losses[-1] > run.losses[0] or run.rises > MOST_RISES


def _grew_steep(evidence: Evidence) -> bool:
    """Whether the loss was steeper at the end, or the end is not finite."""
    end = evidence.stability_end
    return end is None or end > NEVER_DIVERGES


def _finding(
    evidence: Evidence, S: float | None, shorter: float | None, scale: float = 1.0
) -> Finding:
    """Return the finding, with S where it is known and the score of a shorter step where tried."""
    rate = evidence.steepness.learning_rate
    numbers = []
    if S is not None and rate is not None:
        numbers = [
            Number("learning rate", rate, "step = -learning rate * gradient", f"{rate / S:.3g}"),
            Number("largest curvature", 2 * S / rate, "largest eigenvalue of the loss's Hessian"),
            Number(
                "S",
                S,
                "learning rate * largest curvature / 2",
                f"1; above {DIVERGES:g} it diverges, below {NEVER_DIVERGES:g} never",
                "docs/benchmarks/divergence.md; arXiv:2103.00065",
            ),
        ]
    if evidence.run is not None:
        numbers.append(Number("loss at the end / at the start", evidence.loss_ratio, "", "below 1"))
    if shorter is not None:
        numbers.append(Number(f"R2 with {scale:g} times the step", shorter))
    rows = _rows_for_batches(evidence, S)
    if rows is not None:
        numbers.append(
            Number(
                "gradient noise scale",
                rows,
                "tr(covariance of the rows' gradients) / |mean gradient|^2, in rows",
                f"{evidence.subject.batch_size} rows a batch",
                "arXiv:1812.06162",
            )
        )
    return Finding(
        "learning-rate-too-high",
        "fault",
        Where(),
        _sentence(S, rate, shorter, scale),
        tuple(numbers),
        Remedy(_advice(S, rate, rows), (SetLearningRate(),)),
        _confidence(evidence, S),
    )


def _rows_for_batches(evidence: Evidence, S: float | None) -> float | None:
    """Return the noise scale where it exceeds the batches, and curvature alone is no reason."""
    batch, noise = evidence.subject.batch_size, evidence.gradient_noise
    if batch is None or noise is None or (S is not None and S >= 1):
        return None
    return noise.scale if noise.scale > batch else None


def _confidence(evidence: Evidence, S: float | None) -> float:
    """Return how sure it is; less where the same step suits scaled data."""
    scaled = evidence.scaled_stability
    if scaled is not None and S is not None and max(DIVERGES, EASED * scaled) <= S:
        return 0.6
    return 0.95 if S is not None and S >= ALWAYS_DIVERGES else 0.8


def _sentence(S: float | None, rate: float | None, shorter: float | None, scale: float) -> str:
    """Say what the step does."""
    if S is not None and S >= DIVERGES and rate is not None:
        return (
            f"The learning rate {rate:.3g} is {S:.3g} times the longest that the steepest "
            f"direction of the loss allows ({rate / S:.3g}): gradient descent diverges."
        )
    return (
        f"The steps are too long: training is unstable, and with {scale:g} times the step it "
        f"reaches R2 {shorter:.3f}."
    )


def _advice(S: float | None, rate: float | None, rows: float | None) -> str:
    """Say which learning rate to take, and whether larger batches would do instead."""
    if rows is not None:
        return (
            "Take a learning rate 10 times smaller, or larger batches: their gradients are mostly "
            "noise at this rate."
        )
    if S is None or rate is None:
        return "Take a learning rate 10 times smaller."
    return f"Take a learning rate below {rate / S / 2:.2g}, half the limit at the start."
