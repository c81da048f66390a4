"""Slowness: whether a training that falls short could do with longer steps, or more of them."""

from __future__ import annotations

import numpy as np

from curvesmith.diagnosis.checks import (
    init_too_small,
    joint,
    learning_rate_too_high,
    saturated_units,
    targets_not_scaled,
)
from curvesmith.diagnosis.evidence import Evidence
from curvesmith.diagnosis.finding import Number
from curvesmith.diagnosis.measures.training import Run

__all__ = [
    "best_longer_step",
    "confidence",
    "fading",
    "has_room",
    "helps",
    "may_be_slow",
    "stands_still",
    "step_numbers",
    "way",
]

# S at which a training by gradient descent has no more room to speak of: 1 is the limit, and the
# curvature grows while it trains.
MOST_S = 0.3
# A loss that changed by less than this share has not moved.
LEAST_PROGRESS = 0.01
# Step over parameters where S is not known, as for Adam: a tenth of the usual 1e-3.
MOST_RATIO = 1e-3
LEAST_CLOSED = 0.25
# Cosine and ratio of pulls at which a penalty and the data stand against one another.
OPPOSED, HALF = -0.9, 0.5
MOST_FADED = 1e-3
SCALES = (3.0, 10.0, 100.0, 1000.0)
# All steps together may not reach farther than this share of the parameters.
LEAST_WAY = 0.01
# Less sure than any finding of data that are not scaled.
UNSCALED = 0.45


def may_be_slow(evidence: Evidence) -> bool:
    """Whether a known training descends, ends, and falls short, with nothing in its way.

    A network that is a straight line, or whose layer holds copies of one unit or has no slope,
    gets no further in any time, and none does from where the gradient is zero; one whose steps are
    too long, or that starts too small, has another cause.
    """
    if not evidence.is_measurable or not evidence.falls_short:
        return False
    run = evidence.run
    if run is None or run.has_diverged or not evidence.follows_gradient:
        return False
    if not evidence.has_distinct_units or joint.kinks_are_outside(evidence):
        return False
    if any(len(units.dead) == units.n_units for units in evidence.units[:-1]):
        return False
    first = evidence.steepness.gradient
    if first is not None and not np.any(first):
        return False
    return not any(other.check(evidence) for other in (learning_rate_too_high, init_too_small))


def stands_still(evidence: Evidence) -> bool:
    """Whether so little time passed that not even the steepest direction moved.

    2 S · steps is the time passed in units of that of the steepest direction; where S is not
    known, the length of the way tells.
    """
    S, run = evidence.stability_start, evidence.run
    if run is None or not np.isfinite(evidence.loss_ratio):
        return False
    is_short = way(evidence) < LEAST_WAY if S is None else 2.0 * S * run.n_done < 1.0
    return is_short and abs(1.0 - evidence.loss_ratio) < LEAST_PROGRESS


def way(evidence: Evidence) -> float:
    """Return how far all steps together reach, as a share of the parameters; 0 if none moved."""
    run = evidence.run
    if run is None:
        return 0.0
    theta = evidence.subject.flatten(evidence.subject.params)
    length = float(np.sum(run.strides * np.diff(run.steps)))
    return length / max(float(np.linalg.norm(theta)), 1e-300)


def fading(evidence: Evidence) -> tuple[float, float] | None:
    """Return last step / first step and last gradient / first gradient, if the steps fade.

    They do where they became a thousand times shorter than the gradient did: a learning rate that
    decays, not a minimum that is reached.
    """
    run, first = evidence.run, evidence.steepness.gradient
    if run is None or first is None or not len(run.strides) or not run.strides[0] > 0:
        return None
    penalty = evidence.penalty
    if penalty is not None and penalty.cosine <= OPPOSED and penalty.ratio >= HALF:
        return None  # a penalty holds what is left of the gradient
    last = evidence.steepness.gradient_at(evidence.reached)
    if last is None or not np.isfinite(last).all() or not np.any(first):
        return None
    steps = float(run.strides[-1] / run.strides[0])
    slopes = float(np.linalg.norm(last) / np.linalg.norm(first))
    return (steps, slopes) if steps < MOST_FADED * min(1.0, slopes) else None


def helps(evidence: Evidence, run: Run) -> float:
    """Return the share of the gap that a run closes; 0 where too little to blame slowness.

    Where the inputs need scaling, that is what makes a training slow, unless the run reaches R²*.
    """
    closed = evidence.closed(run)
    if joint.inputs_need_scaling(evidence) and evidence.ladder.falls_short(evidence.score_of(run)):
        return 0.0
    return closed if closed >= LEAST_CLOSED else 0.0


def confidence(evidence: Evidence, gained: float) -> float:
    """Return how sure it is that time is what was missing, by the share of the gap it gained.

    Where inputs or targets are far from their usual scale, or units flat from the start, that is
    what takes the time.
    """
    is_unscaled = joint.inputs_need_scaling(evidence) or targets_not_scaled.check(evidence)
    is_flat = any(found.severity == "fault" for found in saturated_units.check(evidence))
    return UNSCALED if is_unscaled or is_flat else min(0.9, 0.5 + 0.4 * gained)


def has_room(evidence: Evidence) -> bool:
    """Whether the steps could be longer, by S or by their size."""
    known = [S for S in (evidence.stability_start, evidence.stability_end) if S is not None]
    if known:
        return max(known) < MOST_S
    ratio = step_ratio(evidence)
    return ratio is not None and ratio < MOST_RATIO


def step_ratio(evidence: Evidence) -> float | None:
    """Return the length of the first step over the length of theta."""
    step = evidence.steepness.first_step
    if step is None:
        return None
    theta = evidence.subject.flatten(evidence.subject.params)
    return float(np.linalg.norm(step)) / max(float(np.linalg.norm(theta)), 1e-300)


def best_longer_step(evidence: Evidence) -> tuple[float, float, float] | None:
    """Return scale, score and share of the gap closed of the best longer step that helps."""
    best = None
    for scale in SCALES:
        run = evidence.trainings.rerun(scale=scale)
        if run is None or run.has_diverged:
            break
        closed = helps(evidence, run)
        if closed > (0.0 if best is None else best[2]):
            best = scale, evidence.score_of(run), closed
    return best


def step_numbers(evidence: Evidence) -> tuple[Number, ...]:
    """Return how long the steps are, by S where it is known."""
    numbers = [
        Number(f"S at the {when}", S, "learning rate * largest curvature / 2", f"{MOST_S:g}")
        for when, S in (("start", evidence.stability_start), ("end", evidence.stability_end))
        if S is not None
    ]
    ratio = step_ratio(evidence)
    if ratio is not None:
        numbers.append(
            Number(
                "first step / parameters",
                ratio,
                "norm of the step / norm of theta",
                f"{MOST_RATIO:g}",
                "cs231n.github.io/neural-networks-3",
            )
        )
    return tuple(numbers)
