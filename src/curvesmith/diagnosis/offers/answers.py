"""Answers: what the functions of a subject say, asked with copies."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from curvesmith.diagnosis.arrays import Array, Params, arranged, copied, row_axes, table
from curvesmith.diagnosis.offers.theta import Theta

__all__ = ["Answers"]


class Answers(Theta):
    """What the functions of a subject say; attributes as of `Subject`."""

    forward: Callable[..., Any]
    loss: Callable[..., Any] | None
    gradient: Callable[..., Any] | None
    step: Callable[..., Any] | None
    init: Callable[[int], Mapping[str, ArrayLike]] | None
    predict: Callable[..., Any] | None
    reset: Callable[[], object] | None
    name: str

    def predictions(
        self, params: Mapping[str, ArrayLike], X: NDArray[Any] | None = None
    ) -> NDArray[Any]:
        """Return what ``forward`` returns, as an array of the shape it has."""
        with np.errstate(all="ignore"):
            return np.asarray(self.forward(copied(params), np.array(self.X if X is None else X)))

    def outputs(self, params: Mapping[str, ArrayLike], X: NDArray[Any] | None = None) -> Array:
        """Return the predictions of ``forward`` as rows, shape (n_rows, n_outputs), float64."""
        return self._as_rows("forward", self.predictions(params, X), X)

    def judged(self, params: Mapping[str, ArrayLike], X: NDArray[Any] | None = None) -> Array:
        """Return the predictions that the network is judged by, in the units of y, as `outputs`."""
        if self.predict is None:
            return self.outputs(params, X)
        with np.errstate(all="ignore"):
            raw = self.predict(copied(params), np.array(self.X if X is None else X))
        return self._as_rows("predict", np.asarray(raw), X)

    def reported_loss(
        self,
        params: Mapping[str, ArrayLike],
        X: NDArray[Any] | None = None,
        y: NDArray[Any] | None = None,
    ) -> float:
        """Return the user's loss; without one, mean (f - y)^2 over rows and outputs.

        Raises
        ------
        ValueError
            If the loss is not one number.
        """
        X, y = self.X if X is None else X, self.y if y is None else y
        if self.loss is None:
            targets = table(y, row_axes(self.X, self.y)[1])
            with np.errstate(all="ignore"):
                return float(np.mean((self.outputs(params, X) - targets) ** 2))
        with np.errstate(all="ignore"):
            value = np.asarray(self.loss(copied(params), np.array(X), np.array(y)))
        if value.size != 1:
            raise ValueError(
                f"`loss` must return one number, got an array of shape {value.shape}. "
                "Take its mean or sum."
            )
        return float(value.reshape(()))

    def reported_gradient(
        self,
        params: Mapping[str, ArrayLike],
        X: NDArray[Any] | None = None,
        y: NDArray[Any] | None = None,
    ) -> Params:
        """Return the user's gradient by parameter, each of its parameter's shape.

        Raises
        ------
        ValueError
            If the subject offers none, or it lacks a parameter or has another size.
        """
        if self.gradient is None:
            raise ValueError(
                f"`gradient` must be offered by the subject '{self.name}', got None. "
                "Give the function that computes it."
            )
        X, y = self.X if X is None else X, self.y if y is None else y
        with np.errstate(all="ignore"):
            raw = self.gradient(copied(params), np.array(X), np.array(y))
        return arranged(self.params, raw, "gradient")

    def numeric_gradient(
        self,
        params: Mapping[str, ArrayLike],
        X: NDArray[Any] | None = None,
        y: NDArray[Any] | None = None,
        width: float = 1e-5,
    ) -> Array:
        """Return the gradient of the reported loss by central differences.

        Returns
        -------
        gradient : ndarray of shape (n_params,), float64
            ``(L(theta + h e_k) - L(theta - h e_k)) / 2h``, h = ``width`` max(1, abs theta_k).
        """
        theta = self.flatten(params)
        widths = width * np.maximum(1.0, np.abs(theta))
        gradient = np.empty_like(theta)
        for k, h in enumerate(widths):
            low, high = theta.copy(), theta.copy()
            low[k] -= h
            high[k] += h
            rise = self.reported_loss(self.unflatten(high), X, y)
            gradient[k] = (rise - self.reported_loss(self.unflatten(low), X, y)) / (2 * h)
        return gradient

    def stepped(
        self,
        params: Mapping[str, ArrayLike],
        X: NDArray[Any] | None = None,
        y: NDArray[Any] | None = None,
    ) -> Params:
        """Return the parameters after one of the user's steps, from wherever it stands.

        Raises
        ------
        ValueError
            If the subject offers no step, or it returns parameters of other names or sizes.
        """
        if self.step is None:
            raise ValueError(
                f"`step` must be offered by the subject '{self.name}', got None. "
                "Give the function that makes one update."
            )
        X, y = self.X if X is None else X, self.y if y is None else y
        handed = copied(params)
        with np.errstate(all="ignore"):
            returned = self.step(handed, np.array(X), np.array(y))
        return arranged(self.params, handed if returned is None else returned, "step")

    def steps(
        self,
        params: Mapping[str, ArrayLike],
        n: int,
        X: NDArray[Any] | None = None,
        y: NDArray[Any] | None = None,
    ) -> Iterator[Params]:
        """Yield the parameters after each of ``n`` of the user's steps, from a fresh start.

        ``reset`` is called first; without it, a step that remembers goes on from what it
        remembers.
        """
        if self.reset is not None:
            self.reset()
        current = copied(params)
        for _ in range(n):
            current = self.stepped(current, X, y)
            yield copied(current)

    def start(self, seed: int) -> Params:
        """Return the fresh parameters that ``init`` draws.

        Raises
        ------
        ValueError
            If the subject offers no ``init``, or it returns other names or sizes.
        """
        if self.init is None:
            raise ValueError(
                f"`init` must be offered by the subject '{self.name}', got None. "
                "Give a function that draws initial parameters from a seed."
            )
        return arranged(self.params, self.init(seed), "init")

    def _as_rows(self, function: str, raw: NDArray[Any], X: NDArray[Any] | None) -> Array:
        """Return predictions of any shape as rows of outputs."""
        n_rows = self.n_rows if X is None else np.shape(X)[row_axes(self.X, self.y)[0]]
        n_outputs = self.targets.shape[1]
        if raw.size != n_rows * n_outputs:
            raise ValueError(
                f"`{function}` must return {n_rows * n_outputs} values for X of shape "
                f"{np.shape(self.X if X is None else X)} and y of shape {self.y.shape}, got shape "
                f"{raw.shape}. Return one prediction for each target."
            )
        if raw.ndim == 2 and raw.shape == (n_outputs, n_rows) and n_rows > 1:
            is_column_wise = n_outputs != n_rows or row_axes(self.X, self.y)[1] == 1
            raw = raw.T if is_column_wise else raw
        return np.ascontiguousarray(raw.reshape(n_rows, n_outputs), dtype=np.float64)
