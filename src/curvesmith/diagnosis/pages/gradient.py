"""Figure of the gradient check: how far each parameter's gradient is from the numeric one."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite, log10

from curvesmith.diagnosis.pages.chart import bars
from curvesmith.diagnosis.pages.figure import Figure

__all__ = ["draw_gradient"]

# The bars run over these powers of ten of the relative error; what is below is rounding.
LEAST, MOST = -12.0, 0.0
# More blocks than this make no picture; the wrong ones come first.
MOST_BLOCKS = 10


def draw_gradient(blocks: Sequence[tuple[str, float, float]]) -> Figure:
    """Draw the relative error of each block on a logarithmic scale, beside its tolerance.

    Parameters
    ----------
    blocks : sequence of (str, float, float)
        Name, error ``|g - g_num| / (|g| + |g_num|)`` and tolerance of each parameter.
    """
    order = sorted(blocks, key=lambda block: block[1] <= block[2])[:MOST_BLOCKS]
    rows = [
        (name, _share(error), f"{error:.1e}", "cured" if error <= tolerance else "failed")
        for name, error, tolerance in order
    ]
    n_wrong = sum(not error <= tolerance for _, error, tolerance in blocks)
    if n_wrong:
        seen = f"{n_wrong} of {len(blocks)} parameters disagree: their bar passes its stroke"
    else:
        seen = f"No parameter of {len(blocks)} disagrees: no bar passes its stroke"
    return Figure(
        "The gradient against differences of the loss",
        f"{seen}, the tolerance. Logarithmic, from 1e-12 to 1.",
        bars("relative error of the gradient by parameter", rows, [_share(t) for *_, t in order]),
    )


def _share(error: float) -> float:
    """Return where an error lies between the ends of the scale, from 0 to 1."""
    if not isfinite(error):
        return 1.0
    power = log10(max(error, 10.0**LEAST))
    return (min(power, MOST) - LEAST) / (MOST - LEAST)
