"""Words that every page writes alike: numbers, places, and what a remedy did."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite, nan
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
        if _is_shared(findings[index], other):
            alone = remedy.after.get("r2_alone")
            without = "" if alone is None else f" Alone it reaches R2 {r2_text(alone)}."
            return f"The same as for {number}: the causes are cured together.{without}"
    return f"{plain(remedy.sentence)} {effect(remedy)}".rstrip()


def _is_shared(one: Finding, other: Finding) -> bool:
    """Whether two findings of one severity have the same joint changes for a remedy."""
    if one.remedy is None or other.remedy is None or one.severity != other.severity:
        return False
    return len(one.remedy.changes) > 1 and one.remedy.changes == other.remedy.changes


def effect(remedy: Remedy) -> str:
    """Return what re-runs made of a remedy: before and after, in a sentence."""
    if remedy.verified is None:
        return ""
    after = remedy.after
    n_seeds = after.get("n_seeds", nan)
    seeds = "a fresh seed" if n_seeds == 1 else f"{plain(n_seeds)} fresh seeds"
    told = "Re-run" if remedy.verified else "Alone not enough when re-run"
    return f"{told} on {seeds if isfinite(n_seeds) else 'fresh seeds'}{_scores(remedy)}."


def _scores(remedy: Remedy) -> str:
    """Return R2 before and after, its range over the seeds, and the rate it was trained at."""
    after, told = remedy.after, ""
    if "r2" in after and "r2" in remedy.before:
        told = f": R2 {r2_text(remedy.before['r2'])} -> {r2_text(after['r2'])}"
    spread = (after.get("r2_low", nan), after.get("r2_high", nan))
    if all(map(isfinite, spread)) and spread[0] < spread[1]:
        told += f" ({r2_text(spread[0])} to {r2_text(spread[1])})"
    if "r2_alone" in after:
        told += f"; alone {r2_text(after['r2_alone'])}"
    if "learning_rate" in after:
        told += f"; learning rate {plain(after['learning_rate'])}"
    return told
