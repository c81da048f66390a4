"""Numbers in words: which factor is that, and what does it mean?"""

from __future__ import annotations

from math import isclose

__all__ = ["factor_in_words", "listed", "plain_factor"]

# Factors are known to about the error of a difference; nothing in the table lies as near.
CLOSE = 1e-4


def factor_in_words(factor: float, n_rows: int, n_outputs: int) -> str | None:
    """Return what a positive factor is made of, such as "1 / n_rows"; None for no known one.

    Parameters
    ----------
    factor : float
        Between the coded gradient and that of the loss, without its sign.
    n_rows, n_outputs : int
        Shape of the targets.
    """
    named = {
        "2": 2.0,
        "1/2": 0.5,
        "4": 4.0,
        "1/4": 0.25,
        "n_outputs": n_outputs,
        "1 / n_outputs": 1 / n_outputs,
        "n_rows": n_rows,
        "1 / n_rows": 1 / n_rows,
        "n_rows / 2": n_rows / 2,
        "2 n_rows": 2 * n_rows,
        "2 / n_rows": 2 / n_rows,
        "1 / (2 n_rows)": 1 / (2 * n_rows),
        "n_outputs / 2": n_outputs / 2,
        "2 n_outputs": 2 * n_outputs,
        "2 / n_outputs": 2 / n_outputs,
        "1 / (2 n_outputs)": 1 / (2 * n_outputs),
        "n_rows n_outputs": n_rows * n_outputs,
        "1 / (n_rows n_outputs)": 1 / (n_rows * n_outputs),
        "n_rows n_outputs / 2": n_rows * n_outputs / 2,
        "2 n_rows n_outputs": 2 * n_rows * n_outputs,
        "2 / (n_rows n_outputs)": 2 / (n_rows * n_outputs),
        "n_rows / n_outputs": n_rows / n_outputs,
        "n_outputs / n_rows": n_outputs / n_rows,
        "1 / n_rows²": 1 / n_rows**2,
        "n_rows²": n_rows**2,
    }
    for words, value in named.items():
        if isclose(factor, value, rel_tol=CLOSE):
            return words
    return None


def plain_factor(factor: float) -> str:
    """Return a factor with as many digits as it is known to."""
    return f"{round(factor):d}" if isclose(factor, round(factor), rel_tol=CLOSE) else f"{factor:.4g}"


def listed(names: list[str]) -> str:
    """Return names as "W1", "W1 and b1", "W1, b1 and W2"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
