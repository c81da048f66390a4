"""The gradient report of a subject: of its gradient, or of the one that its steps reveal."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from curvesmith.diagnosis.arrays import Params
from curvesmith.diagnosis.gradient import GradientReport, Mistake, check_gradient
from curvesmith.diagnosis.structure import Structure
from curvesmith.diagnosis.subject import Subject

__all__ = ["gradient_report"]

# What a step alone cannot tell: its factor is a learning rate, its sign may be the update's, its
# decay may be meant, what never moves may have a gradient all the same; and a rule such as Adam
# leaves nothing that any backward pass explains.
NOT_TOLD = ("gradient-sign", "gradient-factor", "parameter-frozen", "regularization-mismatch")


def gradient_report(subject: Subject, structure: Structure | None = None) -> GradientReport | None:
    """Check the gradient of a subject.

    Parameters
    ----------
    subject : Subject
        Without a gradient, the first change of a fresh step stands for minus a multiple of it, as
        it is for gradient descent with or without momentum.
    structure : Structure or None, default=None
        Which network it is; None means to find out.

    Returns
    -------
    report : GradientReport or None
        None if there is neither gradient nor step, or if the step reveals no mistake that could
        only be the gradient's: one of automatic differentiation has none.

    Raises
    ------
    ValueError
        As `curvesmith.diagnosis.gradient.check_gradient`.
    """
    if subject.gradient is not None:
        return _checked(subject, subject.reported_gradient, structure)
    if subject.step is None or subject.is_automatic:  # which makes no mistake to be revealed
        return None
    report = _checked(subject, _Revealed(subject), structure)
    mistakes = tuple(m for m in report.mistakes if _is_told(m))
    if not mistakes:
        return None
    sentence = " ".join(mistake.sentence for mistake in mistakes)
    return GradientReport(
        False, report.blocks, mistakes, sentence, report.evidence, 0.9 * report.confidence
    )


def _checked(subject: Subject, gradient: Any, structure: Structure | None) -> GradientReport:
    """Return the report of a function that computes a gradient."""
    return check_gradient(
        subject.reported_loss,
        gradient,
        subject.params,
        subject.X,
        subject.y,
        forward=subject.predictions,
        structure=structure,
        reset=subject.reset,
    )


def _is_told(mistake: Mistake) -> bool:
    """Return whether a mistake is the gradient's, whatever the update rule."""
    return mistake.cause not in NOT_TOLD and mistake.name not in ("unknown", "zero")


class _Revealed:
    """Minus the change of one fresh step."""

    def __init__(self, subject: Subject) -> None:
        self.subject = subject

    def __call__(self, params: Params, X: NDArray[Any], y: NDArray[Any]) -> Params:
        kept = {name: np.asarray(array, dtype=np.float64) for name, array in params.items()}
        moved = next(iter(self.subject.steps(params, 1, X, y)))
        return {name: kept[name] - moved[name] for name in kept}
