"""Subject: what can be examined. It offers parameters, data and what it can of the training."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from numpy.typing import ArrayLike, NDArray

from curvesmith.diagnosis.arrays import (
    Array,
    Params,
    arranged,
    data_array,
    named_arrays,
    row_axes,
)
from curvesmith.diagnosis.offers.answers import Answers

if TYPE_CHECKING:
    from curvesmith.diagnosis.layers import Structure

__all__ = ["Array", "Params", "Subject"]


@dataclass(frozen=True, eq=False)
class Subject(Answers):
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
    is_automatic : bool
        Whether the gradient that steps follow is computed by automatic differentiation.

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
    is_automatic: bool = False

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
    "is_automatic": False,
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
