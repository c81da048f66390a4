"""Markdown that all reports share."""

from collections.abc import Iterable
from math import floor, isnan, log10

from benchmarks.scores import Mean

FEW, MANY = 1e-3, 1e6  # outside, numbers are written with a power of ten


def table(header: list[str], rows: Iterable[list[str]]) -> str:
    """Return a table of cells."""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


def number(value: float, digits: int = 3) -> str:
    """Write a number to so many significant digits."""
    if value == 0 or not FEW <= abs(value) < MANY:
        return f"{value:.{digits - 1}e}" if value else "0"
    decimals = max(0, digits - 1 - floor(log10(abs(value))))
    return f"{value:.{decimals}f}"


def spread(mean: Mean) -> str:
    """Write a mean and its standard error, both to the error's second digit."""
    if isnan(mean.error) or mean.error == 0:
        return number(mean.value, 4)
    if not FEW <= abs(mean.error) < MANY:
        digits = max(2, floor(log10(max(abs(mean.value) / mean.error, 1))) + 2)
        return f"{number(mean.value, digits)} ± {mean.error:.1e}"
    decimals = max(0, 1 - floor(log10(mean.error)))
    return f"{mean.value:.{decimals}f} ± {mean.error:.{decimals}f}"


def first_line(error: Exception) -> str:
    """Name an error in one line of at most 160 characters."""
    lines = str(error).strip().splitlines() or [""]
    return f"{type(error).__name__}: {lines[0]}"[:160]
