"""Rates: Adam in the place of another learning rate, where one length of step does not do."""

from __future__ import annotations

from dataclasses import replace

from curvesmith.diagnosis.changes import SetLearningRate, SetUpdate
from curvesmith.diagnosis.finding import Finding, Remedy
from curvesmith.diagnosis.recipe import ADAPTIVE, Recipe

__all__ = ["with_adam"]


def with_adam(finding: Finding, recipe: Recipe | None) -> Finding:
    """Return a finding about the learning rate with Adam for its remedy; any other as it is.

    Parameters
    ----------
    finding : Finding
    recipe : Recipe or None
        The training: of Adam and its like nothing changes.
    """
    remedy = finding.remedy
    if recipe is None or recipe.method in (*ADAPTIVE, "lbfgs") or remedy is None:
        return finding
    if finding.severity != "fault" or remedy.changes != (SetLearningRate(),):
        return finding
    changes = (SetUpdate("adam"), SetLearningRate())
    return replace(finding, remedy=Remedy("Take Adam instead of gradient descent.", changes))
