"""Subject: what can be examined. It offers parameters, data and what it can of the training."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from curvesmith.diagnosis.arrays import (
    Array,
    Params,
    arranged,
    as_given,
    copied,
    data_array,
    named_arrays,
    row_axes,
    table,
)

if TYPE_CHECKING:
    from curvesmith.diagnosis.layers import Structure

__all__ = ["Array", "Params", "Subject"]


@dataclass(frozen=True, eq=False)
class Subject:
    """A network under examination: parameters by name, data, and functions of both.

    None of the functions ever sees the caller's own arrays: parameters and data are handed over
    as copies. A function that works in place, or keeps what it is given, changes nothing.

    Parameters
    ----------
    params : mapping of str to array-like
        Parameters by name, where training started. A subject that knows only the trained
        parameters has them here and in ``trained``.
    X : array-like of shape (n_rows,), (n_rows, n_features) or (n_features, n_rows)
        Inputs, as the functions take them.
    y : array-like of shape (n_rows,), (n_rows, n_outputs) or (n_outputs, n_rows)
        Targets, as the functions take them.
    forward : callable
        ``forward(params, X) -> predictions``, as many numbers as ``y`` has.
    loss : callable or None
        ``loss(params, X, y) -> float``: the loss that is reported.
    gradient : callable or None
        ``gradient(params, X, y) -> dict`` of one array a parameter, of its shape.
    step : callable or None
        ``step(params, X, y) -> dict`` of parameters after one update. It may also change the
        arrays that it is given and return None.
    init : callable or None
        ``init(seed) -> params``: a fresh start, for re-runs.
    n_steps : int or None
        How many steps the training makes.
    trained : mapping or None
        The parameters after training, if it was made.
    learning_rate : float or None
        The learning rate in ``step``, if it has one.
    losses : sequence of float or None
        The losses that training reported, in order.
    predict : callable or None
        ``predict(params, X) -> predictions`` in the units of y: how the network is judged, where
        that is not ``forward``.
    name : str
        What to call it in reports.
    kind : {"functions", "regressor", "mlp", "torch", "script"}
        Where it comes from.
    structure : Structure or None
        Which network it is, where that is known and need not be found out.
    reset : callable or None
        Brings what ``step`` remembers between calls, such as a momentum, back to the beginning.
        None means that it remembers nothing; if it does, `steps` goes on from what it remembers.
    update : str or None
        The update rule that ``step`` is meant to follow, a key of `curvesmith.updates.UPDATES`
        or ``"lbfgs"``, where the subject names one.
    batch_size : int or None
        Rows an update, where the subject names it; None means all.
    trains_in_float32 : bool
        Whether steps are made in float32 though parameters are told in float64.

    Raises
    ------
    TypeError
        If something that must be a function is not.
    ValueError
        If a parameter is not an array of numbers, ``X`` and ``y`` share no number of rows, or
        ``forward`` returns another number of values than ``y`` has.

    Examples
    --------
    >>> import numpy as np
    >>> X, y = np.array([[1.0], [2.0]]), np.array([2.0, 4.0])
    >>> line = Subject({"w": [1.0]}, X, y, forward=lambda params, X: X @ params["w"])
    >>> line.predictions(line.params)
    array([1., 2.])
    >>> line.reported_loss(line.params)
    2.5
    """

    params: Params
    X: NDArray[Any]
    y: NDArray[Any]
    forward: Callable[..., Any]
    loss: Callable[..., Any] | None = None
    gradient: Callable[..., Any] | None = None
    step: Callable[..., Any] | None = None
    init: Callable[[int], Mapping[str, ArrayLike]] | None = None
    n_steps: int | None = None
    trained: Params | None = None
    learning_rate: float | None = None
    losses: Sequence[float] | None = None
    predict: Callable[..., Any] | None = None
    name: str = "functions"
    kind: str = "functions"
    structure: Structure | None = None
    reset: Callable[[], object] | None = None
    update: str | None = None
    batch_size: int | None = None
    trains_in_float32: bool = False

    def __init__(
        self,
        params: Mapping[str, ArrayLike],
        X: ArrayLike,
        y: ArrayLike,
        *,
        forward: Callable[..., Any],
        **offered: Any,
    ) -> None:
        unknown = sorted(set(offered) - set(_OFFERED))
        if unknown:
            raise TypeError(
                f"Subject must be given names it knows, got {unknown[0]!r}. "
                f"It knows {', '.join(_OFFERED)}."
            )
        values = {name: offered.get(name, default) for name, default in _OFFERED.items()}
        values |= {"X": data_array("X", X), "y": data_array("y", y), "forward": forward}
        values["params"] = named_arrays("params", params)
        if values["trained"] is not None:
            values["trained"] = arranged(values["params"], values["trained"], "trained")
        for name, value in values.items():
            object.__setattr__(self, name, value)
        _check_functions(values)
        row_axes(self.X, self.y)
        self.outputs(self.params)

    # Data as rows.

    @property
    def has_rows_first(self) -> bool:
        """Whether the rows of X are its first axis; False for X of shape (n_features, n_rows)."""
        return row_axes(self.X, self.y)[0] == 0

    @property
    def n_rows(self) -> int:
        """Number of rows of the data."""
        return int(self.X.shape[row_axes(self.X, self.y)[0]])

    @property
    def inputs(self) -> Array:
        """X as an array of shape (n_rows, n_features), float64."""
        return table(self.X, row_axes(self.X, self.y)[0])

    @property
    def targets(self) -> Array:
        """Return y as an array of shape (n_rows, n_outputs), float64."""
        return table(self.y, row_axes(self.X, self.y)[1])

    def given_inputs(self, inputs: Array) -> NDArray[Any]:
        """Return ``inputs`` of shape (n, n_features) as the functions take X, in its dtype."""
        return as_given(inputs, self.X, row_axes(self.X, self.y)[0])

    def given_targets(self, targets: Array) -> NDArray[Any]:
        """Return ``targets`` of shape (n, n_outputs) as the functions take y, in its dtype."""
        return as_given(targets, self.y, row_axes(self.X, self.y)[1])

    # Parameters as one vector.

    @property
    def blocks(self) -> dict[str, slice]:
        """Which entries of theta each parameter takes, in the order of ``params``."""
        stops = np.cumsum([array.size for array in self.params.values()])
        starts = [0, *stops[:-1].tolist()]
        return {
            name: slice(start, int(stop))
            for name, start, stop in zip(self.params, starts, stops, strict=True)
        }

    def flatten(self, params: Mapping[str, ArrayLike]) -> Array:
        """Return the parameters, or anything of their shapes, as one vector.

        Parameters
        ----------
        params : mapping of str to array-like
            One array a parameter; a gradient serves as well.

        Returns
        -------
        theta : ndarray of shape (n_params,), float64

        Raises
        ------
        ValueError
            If a name is missing or an array has another number of entries.
        """
        arrays = arranged(self.params, params, "params")
        return np.concatenate([array.ravel().astype(np.float64) for array in arrays.values()])

    def unflatten(self, theta: Array) -> Params:
        """Return the parameters in their shapes and dtypes; the inverse of `flatten`.

        Raises
        ------
        ValueError
            If ``theta`` has another number of entries.
        """
        if theta.shape != (self.n_params,):
            raise ValueError(
                f"`theta` must have shape ({self.n_params},), got {theta.shape}. "
                "Make it with `flatten`."
            )
        return {
            name: theta[where].reshape(self.params[name].shape).astype(self.params[name].dtype)
            for name, where in self.blocks.items()
        }

    @property
    def n_params(self) -> int:
        """Number of entries of all parameters."""
        return sum(array.size for array in self.params.values())

    @property
    def precision(self) -> str:
        """``"float32"`` if any parameter is trained in it, else ``"float64"``."""
        is_coarse = any(array.dtype == np.float32 for array in self.params.values())
        return "float32" if is_coarse or self.trains_in_float32 else "float64"

    @property
    def final(self) -> Params:
        """The parameters to judge: those after training where known, else those given."""
        return self.params if self.trained is None else self.trained

    # What the functions say, asked with copies.

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


_OFFERED: dict[str, Any] = {
    "loss": None,
    "gradient": None,
    "step": None,
    "init": None,
    "n_steps": None,
    "trained": None,
    "learning_rate": None,
    "losses": None,
    "predict": None,
    "name": "functions",
    "kind": "functions",
    "structure": None,
    "reset": None,
    "update": None,
    "batch_size": None,
    "trains_in_float32": False,
}
_FUNCTIONS = ("forward", "loss", "gradient", "step", "init", "predict", "reset")


def _check_functions(values: Mapping[str, Any]) -> None:
    """Raise unless everything that is called can be."""
    for name in _FUNCTIONS:
        if not callable(values[name]) and (name == "forward" or values[name] is not None):
            raise TypeError(
                f"`{name}` must be a function, got {type(values[name]).__name__}. "
                "Pass the function itself, not what it returns."
            )
