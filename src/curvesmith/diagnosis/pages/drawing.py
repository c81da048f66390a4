"""Which figures a page gets: those whose numbers the evidence has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from curvesmith.diagnosis.pages.figure import Figure
from curvesmith.diagnosis.pages.gradient import draw_gradient
from curvesmith.diagnosis.pages.kinks import draw_kinks
from curvesmith.diagnosis.pages.ladder import draw_ladder
from curvesmith.diagnosis.pages.loss import draw_loss

if TYPE_CHECKING:
    from curvesmith.diagnosis.evidence import Evidence
    from curvesmith.diagnosis.report import Rung

__all__ = ["figures_of"]


def figures_of(evidence: Evidence, ladder: Sequence[Rung]) -> tuple[Figure, ...]:
    """Draw the figures.

    Parameters
    ----------
    evidence : Evidence
    ladder : sequence of Rung
        Empty where the data allow none; then there is nothing to draw.

    Returns
    -------
    figures : tuple of Figure
        Of ladder and gradient, which are low and stand side by side, kinks (one input, one output,
        known layers), and loss.
    """
    if not ladder:
        return ()
    return (draw_ladder(ladder), *_gradient(evidence), *_kinks(evidence), *_loss(evidence))


def _kinks(evidence: Evidence) -> Iterator[Figure]:
    """Yield the kinks over the data, where there is one input and one output."""
    kinks = evidence.kinks_at(evidence.reached)
    if kinks is not None and evidence.y.shape[1] == 1:
        x, y, f = (array[:, 0] for array in (evidence.X, evidence.y, evidence.outputs))
        yield draw_kinks(x, y, f, np.ravel(kinks))


def _loss(evidence: Evidence) -> Iterator[Figure]:
    """Yield the loss of the user's training, as reported or as made again."""
    losses, run = evidence.losses, evidence.run
    if len(losses) < 2:
        return
    is_ours = run is not None and losses is run.losses
    steps = run.steps if run is not None and is_ours else np.arange(len(losses))
    yield draw_loss(steps.astype(np.float64), losses, evidence.stability_start)


def _gradient(evidence: Evidence) -> Iterator[Figure]:
    """Yield the agreement of the gradient by parameter, where there is one to check."""
    report = evidence.gradient_report
    if report is not None and report.blocks:
        yield draw_gradient([(name, b.error, b.tolerance) for name, b in report.blocks.items()])
