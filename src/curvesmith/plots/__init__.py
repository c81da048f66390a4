"""Pictures of a fit: one Display class each, numbers first, drawing second.

Every Display holds its numbers after construction and draws them by ``plot(ax=None)``;
matplotlib is imported only then. `plot_summary` puts the right ones in one picture.
"""

from curvesmith.plots.fit import FitDisplay
from curvesmith.plots.loss import LossDisplay
from curvesmith.plots.prediction import PredictionDisplay
from curvesmith.plots.residual import ResidualDisplay
from curvesmith.plots.summary import plot_summary

__all__ = ["FitDisplay", "LossDisplay", "PredictionDisplay", "ResidualDisplay", "plot_summary"]
