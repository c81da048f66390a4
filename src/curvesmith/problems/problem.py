"""Problem: a function with a known answer, and rows drawn from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Problem:
    """A function whose values are known everywhere.

    Parameters
    ----------
    name : str
        The word to ask for it.
    formula : str
        f in plain text, with x or x1, x2, … as inputs.
    function : callable
        ``X (n_rows, n_features) -> f (n_rows,)``, without noise.
    range : tuple of (float, float)
        Low and high end of each input.
    noise : float
        Standard deviation of the normal noise that `sample` adds, in units of f.
    draw : callable, optional
        ``(n, rng) -> X``, where the inputs are not uniform over ``range``.
    source : str
        Where the definition is from.

    Examples
    --------
    >>> from curvesmith.problems import PROBLEMS
    >>> X, y = PROBLEMS["friedman1"].sample(100, rng=0)
    >>> X.shape, y.shape
    ((100, 10), (100,))
    """

    name: str
    formula: str
    function: Callable[[Array], Array]
    range: tuple[tuple[float, float], ...]
    noise: float = 0.0
    draw: Callable[[int, np.random.Generator], Array] | None = None
    source: str = ""

    @property
    def n_features(self) -> int:
        """Number of inputs."""
        return len(self.range)

    def truth(self, X: Array) -> Array:
        """Return f without noise.

        Parameters
        ----------
        X : ndarray of shape (n_rows, n_features)

        Returns
        -------
        ndarray of shape (n_rows,), float64

        Raises
        ------
        ValueError
            If ``X`` has another number of columns.
        """
        X = np.asarray(X, dtype=np.float64)
        if X.ndim != 2 or X.shape[1] != self.n_features:
            raise ValueError(
                f"`X` must have shape (n_rows, {self.n_features}) for problem '{self.name}', "
                f"got {X.shape}. Give one column for each input."
            )
        return self.function(X)

    def sample(
        self, n: int, rng: int | np.random.Generator = 0, noise: float | None = None
    ) -> tuple[Array, Array]:
        """Draw rows: inputs over their range, targets with the problem's noise.

        Parameters
        ----------
        n : int
            Number of rows, at least 1.
        rng : int or numpy Generator
            Seed or source of the draws.
        noise : float, optional
            Standard deviation to use instead of the problem's own.

        Returns
        -------
        X : ndarray of shape (n, n_features)
        y : ndarray of shape (n,)

        Raises
        ------
        ValueError
            If ``n`` is less than 1.
        """
        if n < 1:
            raise ValueError(f"`n` must be at least 1, got {n}. Ask for one row or more.")
        rng = np.random.default_rng(rng)
        X = self._uniform(n, rng) if self.draw is None else self.draw(n, rng)
        sd = self.noise if noise is None else noise
        return X, self.function(X) + sd * rng.standard_normal(n)

    def _uniform(self, n: int, rng: np.random.Generator) -> Array:
        """Return ``n`` rows, each input uniform over its range."""
        low, high = np.array(self.range, dtype=np.float64).T
        return low + (high - low) * rng.random((n, self.n_features))
