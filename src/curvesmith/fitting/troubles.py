"""What is doubtful about a finished training: one sentence with the symptom and a next step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import inf
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.exceptions import ConvergenceWarning

from curvesmith.errors import FitWarning
from curvesmith.solvers import Outcome
from curvesmith.solvers.descent import ANNEALED

__all__ = [
    "ASK",
    "ASK_FURTHER",
    "Evidence",
    "FitConvergenceWarning",
    "divergence",
    "suspicion",
    "training_doubts",
    "with_cause",
]

# The loss of the best constant is the yardstick of all shares below: it is what a fit starts from.
# A fit that is not better by this share has learned nothing that anyone would call a fit.
LEAST_GAIN = 1e-3
# A fit is worse than a line if its loss is higher by the first share of the line's, and by the
# second share of the yardstick, which a reader can notice.
LEAST_WORSE = 0.05
LEAST_WORSE_SHARE = 0.03
# A line that leaves less than this share of the yardstick leaves nothing to bend for.
LEAST_CURVED = 1e-3
# Training that is cut off was too short if the last tenth of its steps still lowered the loss by
# the first share of itself, and by the second share of the yardstick, which a reader can notice.
LEAST_FALL = 0.01
LEAST_NOTICED = 1e-4
TAIL = 0.1
# A loss that changed by less than this share of itself has not moved.
LEAST_MOVE = 1e-6
# Standardised inputs beyond this many standard deviations are rare in any data; unscaled ones not.
LARGE_INPUT = 100.0
# A doubt about training names a symptom; what lies behind it takes an examination.
ASK = "Ask `curvesmith.diagnose(model, X, y)` for the cause."
ASK_FURTHER = "Ask `curvesmith.diagnose(model, X, y)` for evidence and proof."


class FitConvergenceWarning(FitWarning, ConvergenceWarning):  # type: ignore[misc]
    """Training ended before, or without, learning what it could; scikit-learn's kind of warning."""


@dataclass(frozen=True)
class Evidence:
    """What is known of a finished training.

    Parameters
    ----------
    outcomes : list of Outcome
        Of every start.
    best : Outcome
        Of the start that was kept.
    data_loss : float
        Loss of the kept parameters on all rows, without penalty.
    constant_loss : float
        The same for the best constant prediction.
    line_loss : float
        The same for the best straight line, on rows that are left out; infinite where unknown.
    step : {"iteration", "epoch"}
        What the solver counts.
    max_iter : int
        What it was allowed.
    learning_rate : float or None
        Of a first-order solver.
    schedule : str
        Its schedule.
    is_continued : bool
        Whether training went on from earlier parameters.
    is_evidence : bool
        Whether the evidence regularised.
    is_straight : bool
        Whether the outputs are an affine function of the inputs, though the network could bend.
    """

    outcomes: list[Outcome]
    best: Outcome
    data_loss: float
    constant_loss: float
    step: str
    max_iter: int
    learning_rate: float | None = None
    schedule: str = "constant"
    is_continued: bool = False
    is_evidence: bool = False
    line_loss: float = inf
    is_straight: bool = False

    @property
    def gain(self) -> float:
        """Share of the best constant's loss that the fit removed; at most 1."""
        if self.constant_loss == 0:
            return inf
        return 1 - self.data_loss / self.constant_loss


def with_cause(text: str, cause: str) -> str:
    """Return a doubt that asks for its cause with the cause that was found; else as it was."""
    if not cause or not text.endswith(ASK):
        return text
    return f"{text.removesuffix(ASK)}{cause} {ASK_FURTHER}"


def divergence(outcome: Outcome, X: NDArray[Any], step: str, learning_rate: float | None) -> str:
    """Return the message of a fit of which no start survived.

    Parameters
    ----------
    outcome : Outcome
        Of one start.
    X : ndarray of shape (n_rows, n_features)
        Scaled inputs.
    step : {"iteration", "epoch"}
        What the solver counts.
    learning_rate : float or None
        Of a first-order solver.
    """
    largest = float(np.abs(X).max())
    advice = ["set `input_scaling='standard'`"] if largest > LARGE_INPUT else []
    if learning_rate is not None:
        advice += [f"lower `learning_rate` (now {learning_rate:g})", "set `clip_norm=1`"]
    advice += [] if advice else ["scale the targets, or raise `alpha`"]
    text = " or ".join(advice)
    ask = "" if learning_rate is None else f" {ASK}"
    return (
        f"Training stopped at {step} {outcome.n_iter}: the loss became infinite or NaN. The "
        f"largest scaled input is {largest:.3g}. {text[0].upper()}{text[1:]}.{ask}"
    )


def training_doubts(evidence: Evidence) -> Iterator[str]:
    """Yield what is doubtful about the way training went, and whom to ask for the cause."""
    yield from _dead_starts(evidence)
    if any(outcome.stop == "interrupted" for outcome in evidence.outcomes):
        yield (
            f"The fit was interrupted; the best parameters so far, from {evidence.step} "
            f"{evidence.best.n_iter} of at most {evidence.max_iter}, were kept. Fit again, or go "
            "on from here with `warm_start=True`."
        )
        return
    trouble = next(filter(None, (look(evidence) for look in _TROUBLES)), "")
    if trouble:
        yield f"{trouble} {ASK}"


def suspicion(evidence: Evidence) -> str:
    """Return what an examination must confirm before it is a doubt; empty where nothing is odd.

    A straight line is all there is to some data, and all that a network that failed has learned.
    """
    if not evidence.is_straight or evidence.line_loss <= LEAST_CURVED * evidence.constant_loss:
        return ""
    return f"The network came out as a straight line. {ASK}"


def _dead_starts(evidence: Evidence) -> Iterator[str]:
    """Yield a sentence if some starts diverged."""
    dead = sum(not outcome.is_alive for outcome in evidence.outcomes)
    if dead:
        yield (
            f"{dead} of {len(evidence.outcomes)} starts diverged and were dropped. "
            f"{_smaller_steps(evidence)}"
        )


def _grown(evidence: Evidence) -> str:
    """Return a sentence if the loss ended higher than it began.

    The evidence may begin where the targets are followed, and find that it was noise.
    """
    first, last = evidence.best.details["first_loss"], evidence.best.loss
    if (
        evidence.best.stop == "nothing"
        or last <= first * (1 + LEAST_MOVE)
        or evidence.gain > LEAST_GAIN
    ):
        return ""
    return f"The loss grew from {first:.3g} to {last:.3g}. {_smaller_steps(evidence)}"


def _unmoved(evidence: Evidence) -> str:
    """Return a sentence if the loss stayed where it was and is not good."""
    first, last = evidence.best.details["first_loss"], evidence.best.loss
    is_good = evidence.gain > LEAST_GAIN
    if evidence.is_continued or is_good or abs(first - last) > LEAST_MOVE * abs(first):
        return ""
    return (
        f"The loss did not move: {first:.6g} at first, {last:.6g} at {evidence.step} "
        f"{evidence.best.n_iter}. {_larger_steps(evidence)}"
    )


def _useless(evidence: Evidence) -> str:
    """Return a sentence if the best constant predicts as well."""
    if evidence.gain > LEAST_GAIN or _cut_off(evidence):
        return ""
    remedy = (
        "more `n_starts`, more units" if evidence.is_evidence else "a smaller `alpha`, more units"
    )
    return (
        f"The fit is no better than a constant: its loss is {evidence.data_loss:.4g}, that of the "
        f"best constant {evidence.constant_loss:.4g}. Either the inputs say nothing about the "
        f"target, or training failed: try {remedy} or another `random_state`."
    )


def _cut_off(evidence: Evidence) -> str:
    """Return a sentence if `max_iter` ended training while the loss still fell."""
    losses = [evidence.best.details["first_loss"], *evidence.best.losses]
    tail = max(1, round(TAIL * len(losses)))
    is_cut = evidence.best.stop == "max_iter" and evidence.schedule not in ANNEALED
    if not is_cut or len(losses) < 2 * tail:
        return ""
    before, last = np.mean(losses[-2 * tail : -tail]), np.mean(losses[-tail:])
    if before - last < max(LEAST_FALL * before, LEAST_NOTICED * evidence.constant_loss):
        return ""
    steps = evidence.step if tail == 1 else f"{tail} {evidence.step}s"
    return (
        f"Stopped at `max_iter={evidence.max_iter}`; the loss still fell by "
        f"{100 * (1 - last / before):.2g} % over the last {steps}. Raise `max_iter`"
        + (" or `learning_rate`." if evidence.learning_rate is not None else ".")
    )


def _below_line(evidence: Evidence) -> str:
    """Return a sentence if a straight line predicts better."""
    line, yardstick = evidence.line_loss, evidence.constant_loss
    if evidence.data_loss - line < max(LEAST_WORSE * line, LEAST_WORSE_SHARE * yardstick):
        return ""
    return (
        f"The fit is worse than a straight line: its loss is {evidence.data_loss:.4g}, that of "
        f"the best line {line:.4g}. {_more_training(evidence)}"
    )


def _more_training(evidence: Evidence) -> str:
    """Return the advice against a training that learned too little."""
    if evidence.learning_rate is None:
        return "Raise `max_iter` or `n_starts`, or lower `alpha`."
    return (
        f"Raise `max_iter`, try another `learning_rate` (now {evidence.learning_rate:g}), or scale "
        "the data (`input_scaling`, `target_scaling`)."
    )


def _smaller_steps(evidence: Evidence) -> str:
    """Return the advice against steps that are too long."""
    if evidence.learning_rate is None:
        return "Scale the data (`input_scaling`, `target_scaling`), or raise `alpha`."
    return f"Lower `learning_rate` (now {evidence.learning_rate:g}), or set `clip_norm`."


def _larger_steps(evidence: Evidence) -> str:
    """Return the advice against steps that are too short."""
    if evidence.learning_rate is None:
        return "Try another `random_state`, `init` or `activation`."
    return (
        f"Try a higher `learning_rate` (now {evidence.learning_rate:g}), another `random_state` or "
        "`init`."
    )


_TROUBLES = (_grown, _unmoved, _useless, _cut_off, _below_line)
