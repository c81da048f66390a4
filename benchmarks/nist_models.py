"""The formulas that NIST certified: read from the files, and refitted to part of the rows."""

import csv
import re
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.optimize import least_squares

from benchmarks import datasets
from benchmarks.datasets import Array
from benchmarks.splits import Task

WORDS = {name: getattr(np, name) for name in ("exp", "cos", "sin", "arctan", "pi")}


@dataclass(frozen=True)
class Certified:
    """A model with its certified parameters.

    ``function(parameters, X)`` is the curve (n_rows,); ``residual_std`` is √(RSS/(n - p)).
    """

    name: str
    formula: str
    function: Callable[[Array, Array], Array]
    parameters: Array
    rss: float
    residual_std: float


def names() -> tuple[str, ...]:
    """Return the names of all sets, those with fewest rows first."""
    rows = _index()
    return tuple(sorted(rows, key=lambda name: int(rows[name]["n"])))


def certified(name: str) -> Certified:
    """Read a model and its certified values.

    Raises
    ------
    ValueError
        If the formula has words that a formula has not.
    """
    text = "\n".join(datasets.nist_text(name))
    formula = formula_in(text)
    values = re.findall(r"^ *b\d+ *= +\S+ +\S+ +(\S+)", text, re.MULTILINE)
    row = _index()[name]
    return Certified(
        name,
        formula,
        function_of(formula),
        np.array([float(value) for value in values]),
        float(row["certified_rss"]),
        float(row["certified_residual_sd"]),
    )


def refitted(model: Certified, task: Task) -> Array:
    """Return squared errors on the test rows of the model refitted to the training rows.

    Least squares from the certified parameters on: the error that knowing the formula leaves.
    """
    fit = least_squares(
        lambda parameters: model.function(parameters, task.X) - task.y,
        model.parameters,
        x_scale=np.abs(model.parameters),
        xtol=1e-12,
        ftol=1e-12,
    )
    errors: Array = model.function(fit.x, task.X_test) - task.y_test
    return errors**2


def formula_in(text: str) -> str:
    """Return the right-hand side of the model, as Python."""
    described = text[text.index("Model:") : text.index("Starting", text.index("Model:"))]
    found = re.search(r"y\]? *=(.*?)\+ +e\b", described, re.DOTALL)
    if found is None:
        raise ValueError(f"The model must be written 'y = ... + e', got {described!r}.")
    return " ".join(found.group(1).replace("[", "(").replace("]", ")").split())


def function_of(formula: str) -> Callable[[Array, Array], Array]:
    """Turn a formula into a function, once all its words are known ones."""
    words = set(re.findall(r"[A-Za-z_]\w*", formula))
    unknown = {word for word in words if word not in WORDS and not re.fullmatch(r"[bx]\d*", word)}
    if unknown:
        raise ValueError(
            f"A formula must be made of b1, b2, ..., x and {', '.join(WORDS)}, got "
            f"{sorted(unknown)} in '{formula}'."
        )
    code = compile(formula, "<formula>", "eval")

    def function(parameters: Array, X: Array) -> Array:
        inputs = {"x": X[:, 0]} | {f"x{k + 1}": column for k, column in enumerate(X.T)}
        values = {f"b{k + 1}": value for k, value in enumerate(parameters)}
        return np.asarray(eval(code, {"__builtins__": {}}, WORDS | inputs | values))

    return function


def _index() -> dict[str, dict[str, str]]:
    with (datasets.folder() / "nist_strd" / "index.csv").open(newline="") as lines:
        return {row["name"]: row for row in csv.DictReader(lines)}
