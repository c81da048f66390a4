"""Naming: what a law means, as a kind of update and in words."""

from __future__ import annotations

from curvesmith.diagnosis.laws.regression import Law
from curvesmith.diagnosis.laws.terms import ADAPTIVE

__all__ = ["named", "symbol"]

# An addition that is the same in every step: the gradient's coefficients cancel to this.
SAME_ADDITION = 1e-3
# Momentum forgets; a coefficient this near 1 does not. Known to about 1e-6 in float64.
FORGETS_NOTHING = 1e-4


def named(law: Law) -> tuple[str, str]:
    """Return kind and words of a law."""
    formula = "change = " + " ".join(f"{c:+.4g} {symbol(name)}" for name, c in law.terms)
    kind, remark = _fault_of(law) or (_healthy(law), "")
    return kind, f"{formula}: {remark}" if remark else formula


def _fault_of(law: Law) -> tuple[str, str] | None:
    """Return which mistake a law is, and why; None for a healthy one."""
    names = [name for name, _ in law.terms]
    if names[0] in ("theta", "adam of theta"):
        return "ignores-gradient", "the gradient does not enter"
    if "sum of gradients" in names[0]:
        return "accumulates", "gradients are added up and never set to zero"
    forgets_nothing = law["last change"] >= 1 - FORGETS_NOTHING
    if names[0] == "gradient" and forgets_nothing and not _adds_the_same(law):
        return "accumulates", "nothing of the steps before is forgotten"
    if law.terms[0][1] > 0:
        return "ascent", "uphill"
    if names[0] == "last gradient":
        return "stale", "the gradient of the step before"
    return None


def _adds_the_same(law: Law) -> bool:
    """Whether a change is c g and something that stays: change - last change = c (g - last g)."""
    c, last = law["gradient"], law["last gradient"]
    return abs(c + last) <= SAME_ADDITION * abs(c)


def _healthy(law: Law) -> str:
    """Return the kind of a law that descends."""
    names = [name for name, _ in law.terms]
    if names[0] in ADAPTIVE:
        return "adaptive"
    if "last gradient" in names:
        return "nesterov"
    if "last change" in names:
        return "momentum"
    return "decay" if "theta" in names else "gd"


def symbol(name: str) -> str:
    """Return a term as it stands in a formula."""
    return _SYMBOLS.get(name, name)


_SYMBOLS = {
    "gradient": "g",
    "theta": "θ",
    "last gradient": "last g",
    "adam of theta": "adam of θ",
}
