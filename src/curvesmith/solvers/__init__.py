"""The solvers: who moves theta. Each offers ``run(objective, theta, budget, observer, ...)``."""

from curvesmith.solvers.outcome import STOPS, Budget, Observer, Outcome, Progress, stop_sentence

__all__ = ["STOPS", "Budget", "Observer", "Outcome", "Progress", "stop_sentence"]
