"""Where the mistake must be, from which parameters are wrong and how: no network need be known.

Errors travel backwards: what is wrong in one layer's own gradient alone is not passed on, and what
goes wrong on the way back spoils everything before it.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from curvesmith.diagnosis.finding import Number
from curvesmith.diagnosis.forensics.comparison import Comparison
from curvesmith.diagnosis.forensics.curl import LARGE_CURL
from curvesmith.diagnosis.forensics.mistakes import Mistake, Shape
from curvesmith.diagnosis.forensics.words import factor_in_words, listed, plain_factor

__all__ = ["patterns"]

# A parameter's gradient is a multiple of the right one if no more than this share is left over.
LEAST_REST = 1e-5


def patterns(
    comparisons: Sequence[Comparison], biases: frozenset[str], shape: Shape, curl: float
) -> list[Mistake]:
    """Return what can be said of a gradient that no known mistake explains.

    Parameters
    ----------
    comparisons : sequence of Comparison
    biases : frozenset of str
        Parameters that are biases.
    shape : Shape
    curl : float
        From `curvesmith.diagnosis.forensics.curl.curl`.

    Returns
    -------
    mistakes : list of Mistake
        One.
    """
    ratios = {name: _ratio([c for c in comparisons if c.name == name]) for name in shape.names}
    wrong = [name for name in shape.names if ratios[name] != 1.0]
    known = {name: ratio for name, ratio in ratios.items() if name in wrong and ratio is not None}
    evidence = [
        Number(f"ratio of {name}", ratio, "coded gradient / numeric gradient, at every point")
        for name, ratio in known.items()
    ]
    evidence.append(
        Number(
            "curl",
            curl,
            "median |w·Ju - u·Jw| / rms, J = d gradient / d theta",
            "below 1e-4 for the gradient of any function",
        )
    )
    is_of_none = curl > LARGE_CURL
    cause, sentence = _meaning(wrong, known, biases, shape, is_of_none)
    return [
        Mistake(
            "unknown",
            cause,
            sentence,
            parameter=wrong[0] if len(wrong) == 1 else None,
            evidence=tuple(evidence),
            confidence=0.5 if cause == "gradient-wrong" else 0.8,
        )
    ]


def _ratio(comparisons: Sequence[Comparison]) -> float | None:
    """Return the factor of one parameter's gradient at all points; None if there is no one."""
    if all(c.is_right for c in comparisons):
        return 1.0
    heard = [c for c in comparisons if c.is_heard]
    coded = np.concatenate([c.coded / c.size for c in heard])
    numeric = np.concatenate([c.numeric / c.size for c in heard])
    if not np.isfinite(coded).all() or not numeric.any():
        return None
    ratio = float(coded @ numeric / (numeric @ numeric))
    rest = float(np.linalg.norm(coded - ratio * numeric))
    allowed = max(LEAST_REST, *(c.tolerance for c in heard))
    return ratio if rest <= allowed * len(heard) else None


def _meaning(
    wrong: list[str],
    known: dict[str, float],
    biases: frozenset[str],
    shape: Shape,
    is_of_none: bool,
) -> tuple[str, str]:
    """Return cause and sentence; ``is_of_none`` if no function has this gradient."""
    ratios = set(known.values())
    is_one = len(known) == len(wrong) and max(ratios) - min(ratios) <= 1e-4 * max(map(abs, ratios))
    if is_one:
        ratio = next(iter(ratios))
        return _one_ratio(wrong, ratio, biases, shape)
    right = [name for name in shape.names if name not in wrong]
    beside = f"; that of {listed(right)} is right" if right else ""
    if set(wrong) <= biases and right:
        return "bias-gradient", f"The gradient of {listed(wrong)} is not that of the loss{beside}."
    if len(wrong) == 1 and len(right) > 1:
        return (
            "layer-input",
            f"The gradient of {wrong[0]} alone is wrong{beside}: the errors are right everywhere, "
            "so what they are multiplied with there is not that layer's input.",
        )
    has_all_biases = 2 * len(biases) >= len(shape.names)
    if has_all_biases and not set(wrong) & biases and is_of_none:
        return (
            "layer-input",
            f"The gradient of {listed(wrong)} is wrong, that of every bias is right: so are the "
            "errors, and what they are multiplied with is not the input of their layer.",
        )
    return (
        "gradient-wrong",
        f"The gradient of {listed(wrong)} is not that of the loss{beside}. Where the error is "
        f"passed back to {wrong[-1]} is the place to look.",
    )


def _one_ratio(
    wrong: list[str], ratio: float, biases: frozenset[str], shape: Shape
) -> tuple[str, str]:
    """Return cause and sentence where all wrong gradients are off by the same factor."""
    names = listed(wrong)
    if abs(ratio) < LEAST_REST:
        cause = "bias-gradient" if set(wrong) <= biases else "parameter-frozen"
        return cause, f"The coded gradient of {names} is zero, that of the loss is not."
    if ratio < 0 and abs(ratio + 1) < LEAST_REST:
        return (
            "gradient-sign",
            f"The gradient of {names} is exactly -1 times that of the loss, the others are right: "
            "a sign is flipped there.",
        )
    known = factor_in_words(abs(ratio), shape.n_rows, shape.n_outputs)
    words = known[0] if known else plain_factor(ratio)
    if set(wrong) <= biases:
        return (
            "bias-gradient",
            f"The gradient of {names} is {words} times that of the loss: for biases the errors of "
            "all rows are summed.",
        )
    return "gradient-factor", f"The gradient of {names} is {words} times that of the loss."
