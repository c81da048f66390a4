"""Numbers in words: which factor that is."""

from __future__ import annotations

from math import isclose

__all__ = ["factor_in_words", "listed", "plain_factor"]

# Factors are known to about the error of a difference; nothing in the table lies as near.
CLOSE = 1e-4


def factor_in_words(factor: float, n_rows: int, n_outputs: int) -> tuple[str, ...]:
    """Return what a positive factor can be made of, such as "1 / n_rows".

    Parameters
    ----------
    factor : float
        Between the coded gradient and that of the loss, without its sign.
    n_rows, n_outputs : int
        Shape of the targets.

    Returns
    -------
    words : tuple of str
        Everything that gives this factor: counts of the data first where there are two of them,
        since a 2 is n_outputs where there are two outputs. Empty for no known factor.
    """
    n, m = n_rows, n_outputs
    of_outputs = {
        "n_outputs": m,
        "1 / n_outputs": 1 / m,
        "n_outputs / 2": m / 2,
        "2 n_outputs": 2 * m,
        "2 / n_outputs": 2 / m,
        "1 / (2 n_outputs)": 1 / (2 * m),
    }
    plain = {"2": 2.0, "1/2": 0.5, "4": 4.0, "1/4": 0.25}
    of_rows = {
        "n_rows": n,
        "1 / n_rows": 1 / n,
        "n_rows / 2": n / 2,
        "2 n_rows": 2 * n,
        "2 / n_rows": 2 / n,
        "1 / (2 n_rows)": 1 / (2 * n),
        "1 / n_rows²": 1 / n**2,
        "n_rows²": n**2,
    }
    of_both = {
        "n_rows n_outputs": n * m,
        "1 / (n_rows n_outputs)": 1 / (n * m),
        "n_rows n_outputs / 2": n * m / 2,
        "2 n_rows n_outputs": 2 * n * m,
        "2 / (n_rows n_outputs)": 2 / (n * m),
        "1 / (2 n_rows n_outputs)": 1 / (2 * n * m),
        "n_rows / n_outputs": n / m,
        "n_outputs / n_rows": m / n,
    }
    named = plain | of_rows if m == 1 else of_outputs | plain | of_rows | of_both
    return tuple(w for w, value in named.items() if isclose(factor, value, rel_tol=CLOSE))


def plain_factor(factor: float) -> str:
    """Return a factor with as many digits as it is known to."""
    return (
        f"{round(factor):d}" if isclose(factor, round(factor), rel_tol=CLOSE) else f"{factor:.4g}"
    )


def listed(names: list[str]) -> str:
    """Return names as "W1", "W1 and b1", "W1, b1 and W2"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
