"""Words that every page writes alike: numbers, places, and what a remedy did."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite
from numbers import Real
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from curvesmith.diagnosis.finding import Finding, Remedy, Where

__all__ = ["cure", "effect", "place", "plain", "r2_text", "source_line"]

# Below this R2 a prediction is hopeless, and decimals say nothing.
HOPELESS = -1.0


def plain(value: Any) -> str:
    """Return a number with four significant digits, or a text on one line."""
    if isinstance(value, bool) or not isinstance(value, Real):
        return " ".join(str(value).split())
    number = float(value)
    is_count = number.is_integer() and abs(number) < 1e6
    return f"{number:.0f}" if is_count else f"{number:.4g}"


def r2_text(r2: float) -> str:
    """Return R2 with the decimals that matter: four, or two where it is hopeless."""
    if not isfinite(r2):
        return "not finite"
    return f"{r2:.4f}" if r2 > HOPELESS else f"{r2:.2g}"


def place(where: Where) -> str:
    """Return where a finding is: the parameter, the layer, the line."""
    parts = []
    if where.line is not None:
        parts.append(f"line {where.line}")
    if where.parameter is not None:
        parts.append(where.parameter)
    elif where.layer is not None:
        parts.append(f"layer {where.layer}")
    return ", ".join(parts)


def source_line(where: Where) -> str:
    """Return the user's line with its file and number, if it is known."""
    if where.text is None:
        return ""
    head = f"{where.file or ''}:{where.line}: " if where.line is not None else ""
    return head.lstrip(":") + where.text.strip()


def cure(findings: Sequence[Finding], index: int) -> str:
    """Return the fix of one of the findings with what it did, said once where it is shared."""
    remedy = findings[index].remedy
    if remedy is None:
        return ""
    for number, other in enumerate(findings[:index], start=1):
        if other.remedy is not None and other.remedy.sentence == remedy.sentence:
            return f"The same as for {number}: the causes are cured together."
    return f"{plain(remedy.sentence)} {effect(remedy)}".rstrip()


def effect(remedy: Remedy) -> str:
    """Return what re-runs made of a remedy: before and after, in a sentence."""
    if remedy.verified is None:
        return ""
    pairs = [
        f"{_label(name)} {_score(name, remedy.before[name])} -> {_score(name, value)}"
        for name, value in remedy.after.items()
        if name in remedy.before and not name.endswith(("_low", "_high"))
    ]
    numbers = f": {', '.join(pairs)}" if pairs else ""
    verb = "Re-run on fresh seeds" if remedy.verified else "No cure when re-run on fresh seeds"
    return f"{verb}{numbers}."


def _label(name: str) -> str:
    """Return the name of a measure as people write it."""
    return {"r2": "R2", "rmse": "RMSE"}.get(name, name.replace("_", " "))


def _score(name: str, value: float) -> str:
    """Return a measure with the digits it is usually given."""
    return r2_text(value) if name == "r2" else plain(value)
