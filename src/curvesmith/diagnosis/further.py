"""Further: what is tried where the faults' own remedies do not cure, notes and Adam."""

from __future__ import annotations

from dataclasses import replace

from curvesmith.diagnosis.changes import SetLearningRate, SetUpdate
from curvesmith.diagnosis.finding import Finding, Remedy
from curvesmith.diagnosis.recipe import ADAPTIVE, Recipe

__all__ = ["PROVEN", "as_fault", "is_note", "with_adam"]

# Families whose faults are shown in the code itself. That something else rescues the training
# does not make their remedies less of a remedy.
PROVEN = ("loss", "gradient", "update")
# How sure a note is a cause if its remedy turns out to be needed.
BY_RERUN = 0.5


def with_adam(finding: Finding, recipe: Recipe | None) -> Finding:
    """Return a finding about the learning rate with Adam for its remedy; any other as it is.

    Where the loss is a narrow valley, no one length of step suits all weights.

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


def is_note(finding: Finding) -> bool:
    """Whether the finding is a condition that is no fault by itself."""
    return finding.severity == "note" and finding.family not in PROVEN


def as_fault(finding: Finding) -> Finding:
    """Return a finding as the fault that re-runs have shown it to be, behind what tests found."""
    if finding.severity == "fault":
        return finding
    return replace(finding, severity="fault", confidence=min(finding.confidence, BY_RERUN))
