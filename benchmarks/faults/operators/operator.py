"""What an operator is, and the two ways to write one: other constants, or other lines."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from benchmarks.faults.program import NOT_CONSTANTS, Edit, Settings, source_of

Apply = Callable[[Settings, float], Settings | None]


@dataclass(frozen=True)
class Operator:
    """One fault, by name.

    Parameters
    ----------
    name, family : str
    causes : tuple of str
        Causes that name it, the most specific first.
    apply : callable
        ``apply(settings, severity)`` returns the faulty program, or None where it has no place.
    severities : tuple of float
        Sizes that are tried.
    is_code : bool
        Whether the code is wrong whatever its effect; other constants are wrong by effect only.
    """

    name: str
    family: str
    causes: tuple[str, ...]
    apply: Apply
    severities: tuple[float, ...] = (1.0,)
    is_code: bool = False


def changed(settings: Settings, **constants: Any) -> Settings | None:
    """Return a copy with other constants, or None if the style has no such constant."""
    source = source_of(settings.style)
    names = [name.upper() for name in constants if name not in NOT_CONSTANTS]
    if any(f"\n{name} = " not in source for name in names):
        return None
    return settings.but(**constants)


def with_rows(settings: Settings, *changes: tuple[str, float], **constants: Any) -> Settings | None:
    """Return a copy with changed rows and other constants."""
    return changed(settings, rows=settings.rows + changes, **constants)


def lines(edits: Mapping[str, tuple[Edit, ...]]) -> Apply:
    """Return an ``apply`` that replaces lines, for the styles that are given some."""

    def apply(settings: Settings, severity: float) -> Settings | None:
        own = edits.get(settings.style)
        return None if own is None else settings.but(edits=settings.edits + own)

    return apply
