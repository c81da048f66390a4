"""The checks: one file a cause, each ``check(evidence) -> findings``; its docstring is its page."""

from __future__ import annotations

from curvesmith.diagnosis.checks.check import Check
from curvesmith.diagnosis.checks.code import CODE_CHECKS
from curvesmith.diagnosis.checks.conditions import CONDITION_CHECKS, DATA_CHECKS

__all__ = ["CHECKS", "Check"]

# Cheap to dear: what is given, what the code does with it, under which conditions.
CHECKS: tuple[Check, ...] = (*DATA_CHECKS, *CODE_CHECKS, *CONDITION_CHECKS)
