"""Fitting a table: from a data file to a network that has been measured on held-out rows.

The ladder is mean, then linear model, then network, all fitted on the same rows and measured on
the same held-out ones. The model that is kept, and saved, is the one that was measured: it has
never seen the held-out rows, and its file says how good it is with numbers that are its own.
"""

from __future__ import annotations

import math
import os
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from time import perf_counter
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from curvesmith.errors import TableError
from curvesmith.tabular.encoding import Encoding, learn_encoding
from curvesmith.tabular.scores import Scores, predict_linearly, score
from curvesmith.tabular.selection import Dropped, choose_columns, choose_rows, constant_columns
from curvesmith.tabular.table import Floats, Table, counted, listed

if TYPE_CHECKING:
    from curvesmith.regressor import NeuralRegressor
    from curvesmith.solvers import Observer

# Two rows are the fewest whose scatter can be measured, and the fewest that a curve can join.
FEWEST_ROWS = 2


@dataclass(frozen=True)
class Prepared:
    """A table made ready to fit.

    Parameters
    ----------
    source : str
        What messages call the file.
    encoding : Encoding
        Learnt from the rows that are used.
    X : ndarray of shape (n_rows, n_inputs), float64
        Finite.
    y : ndarray of shape (n_rows,), float64
        Finite, not constant.
    dropped : Dropped
        What is not used.
    notes : list of str
        Sentences on what is used but doubtful.
    """

    source: str
    encoding: Encoding
    X: Floats
    y: Floats
    dropped: Dropped
    notes: list[str]


@dataclass
class TableFit:
    """A network fitted to a table, and what it is worth.

    Parameters
    ----------
    model : NeuralRegressor
        Fitted on the rows that were not held out.
    prepared : Prepared
        The inputs and the target.
    held_out : ndarray of shape (n_rows,), bool
        The rows that only measured.
    scores : dict of str to Scores or None
        ``train`` and ``test`` of the network; ``linear`` and ``mean`` on the rows of ``test``.
        Without held-out rows ``test`` is None and the ladder stands on the fitting rows.
    seconds : float
        Wall-clock time of the fit.
    warnings : list of str
        What is doubtful about the fit, one sentence each.
    path : str or None
        Where the model was saved.
    """

    model: NeuralRegressor
    prepared: Prepared
    held_out: NDArray[np.bool_]
    scores: dict[str, Scores | None]
    seconds: float
    warnings: list[str] = field(default_factory=list)
    path: str | None = None

    @property
    def is_interrupted(self) -> bool:
        """Whether Ctrl-C ended the fit; the model is then the best that was met."""
        return self.model.record_.stop == "interrupted"

    def to_dict(self) -> dict[str, Any]:
        """Return the report as JSON holds it; numbers that are not finite become None."""
        scores = {name: s.to_dict() if s else None for name, s in self.scores.items()}
        return {
            "rows": len(self.prepared.y),
            "features": self.prepared.encoding.names,
            "target": self.prepared.encoding.target,
            "dropped": self.prepared.dropped.to_dict(),
            "network": self.model.record_.network,
            "solver": self.model.record_.solver,
            "seconds": round(self.seconds, 4),
            **scores,
            "stopped": self.model.record_.stopped,
            "model": self.path,
            "warnings": self.warnings,
        }

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the model with its columns and its report; see :func:`curvesmith.save`.

        Raises
        ------
        OSError
            If the file cannot be written; an old file of that name is then as it was.
        """
        from curvesmith.files import save

        report = self.to_dict() | {"source": self.prepared.source}
        report["rows_held_out"] = int(self.held_out.sum())
        save(self.model, path, columns=self.prepared.encoding.to_dict(), report=report)
        self.path = os.fspath(path)

    def plot(self, path: str | os.PathLike[str]) -> None:
        """Draw the fit on the held-out rows (on all if there are none) into one picture.

        Raises
        ------
        ImportError
            If matplotlib is not installed.
        OSError
            If the picture cannot be written.
        """
        from curvesmith.plots import plot_summary

        rows = self.held_out if self.held_out.any() else ~self.held_out
        encoding = self.prepared.encoding
        X, y = self.prepared.X[rows], self.prepared.y[rows]
        plot_summary(self.model, X, y, path, title=f"{encoding.target}, held-out rows")


def fit_table(
    table: Table,
    target: str,
    *,
    features: Sequence[str] | None = None,
    without: Sequence[str] = (),
    test_size: float = 0.2,
    seed: int = 0,
    strict: bool = False,
    options: Mapping[str, Any] | None = None,
    observer: Observer | None = None,
) -> TableFit:
    """Fit a network to the columns of a table and measure it on held-out rows.

    Parameters
    ----------
    table : Table
        From :func:`curvesmith.tabular.read_table`.
    target : str
        The column to predict.
    features : sequence of str, optional
        The columns to predict from; by default all others.
    without : sequence of str
        Columns to leave out.
    test_size : float in [0, 1), default 0.2
        Share of the rows to hold out, at least two of them; 0 holds none out.
    seed : int, default 0
        Chooses the held-out rows and the network's starts.
    strict : bool, default False
        Refuse a table with missing or infinite cells rather than drop their rows.
    options : mapping, optional
        Parameters of :class:`curvesmith.NeuralRegressor`.
    observer : callable, optional
        Is shown the progress; see ``callbacks`` of NeuralRegressor.

    Returns
    -------
    fit : TableFit

    Raises
    ------
    TableError
        If the table cannot be fitted: columns are missing or not numbers, the target is
        constant, too few rows remain, or an option does not suit the data.
    FitError
        If training failed.

    Examples
    --------
    >>> table = read_table("examples/diabetes.csv")  # doctest: +SKIP
    >>> fit_table(table, "progression").to_dict()["test"]["r2"] > 0.4  # doctest: +SKIP
    True
    """
    prepared = prepare(table, target, features, without, strict=strict)
    held_out = hold_out(prepared, test_size, seed)
    began = perf_counter()
    model, said = _fit_network(prepared, ~held_out, seed, dict(options or {}), observer)
    seconds = perf_counter() - began
    scores = _climb(model, prepared, held_out)
    doubts = [*said, *_doubts(scores)]
    return TableFit(model, prepared, held_out, scores, seconds, doubts)


def prepare(
    table: Table,
    target: str,
    features: Sequence[str] | None = None,
    without: Sequence[str] = (),
    *,
    strict: bool = False,
) -> Prepared:
    """Choose columns and rows, and encode them; see :func:`fit_table`."""
    names, empty = choose_columns(table, target, features, without)
    rows, dropped = choose_rows(table, names, target, strict=strict)
    y = table.numbers(target)[rows]
    if len(y) > 1 and y.min() == y.max():
        raise TableError(
            f"The target {target!r} of {table.source} must vary, got {y[0]:g} in all "
            f"{len(y):,} rows. There is nothing to fit; choose another target."
        )
    encoding = learn_encoding(table, names, target, rows)
    X = encoding.encode(table)[rows]
    notes = [*table.notes]
    constant = constant_columns(table, names, rows)
    if constant:
        notes.append(f"Without variation, kept but of no use: {listed(constant)}.")
    return Prepared(table.source, encoding, X, y, Dropped(dropped, empty), notes)


def hold_out(prepared: Prepared, test_size: float, seed: int) -> NDArray[np.bool_]:
    """Choose the rows that only measure, at random.

    Parameters
    ----------
    prepared : Prepared
    test_size : float in [0, 1)
        Share of the rows, rounded up and at least two; 0 for none.
    seed : int
        The same seed holds out the same rows.

    Returns
    -------
    held_out : ndarray of shape (n_rows,), bool

    Raises
    ------
    ValueError
        If ``test_size`` is outside [0, 1).
    TableError
        If fewer than two rows remain to fit on.
    """
    if not 0 <= test_size < 1:
        raise ValueError(f"`test_size` must be in [0, 1), got {test_size:g}. The default is 0.2.")
    n_rows = len(prepared.y)
    n_held_out = max(FEWEST_ROWS, math.ceil(test_size * n_rows)) if test_size else 0
    if n_rows - n_held_out < FEWEST_ROWS:
        needed = f"{FEWEST_ROWS} to fit on" + (
            f" and {FEWEST_ROWS} to measure on" * bool(n_held_out)
        )
        raise TableError(
            f"{prepared.source} must leave at least {needed}, got {counted(n_rows, 'whole row')} "
            f"at `--test-size {test_size:g}`. Add rows."
        )
    held_out = np.zeros(n_rows, dtype=bool)
    held_out[np.random.default_rng(seed).permutation(n_rows)[:n_held_out]] = True
    return held_out


def _fit_network(
    prepared: Prepared,
    rows: NDArray[np.bool_],
    seed: int,
    options: dict[str, Any],
    observer: Observer | None,
) -> tuple[NeuralRegressor, list[str]]:
    """Fit on some rows; return the model and what it warned of."""
    from curvesmith.regressor import NeuralRegressor

    callbacks = () if observer is None else (observer,)
    model = NeuralRegressor(**{"random_state": seed, **options, "callbacks": callbacks})
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            model.fit(prepared.X[rows], prepared.y[rows])
        except ValueError as error:
            # An option that does not suit these data, such as Poisson loss on negative targets.
            raise TableError(" ".join(str(error).split())) from error
    # How progress was shown belongs to the caller's screen, not to the model.
    model.set_params(callbacks=(), verbose=0)
    said = [str(warning.message) for warning in caught]
    return model, list(dict.fromkeys(said))


def _climb(
    model: NeuralRegressor, prepared: Prepared, held_out: NDArray[np.bool_]
) -> dict[str, Scores | None]:
    """Measure mean, linear model and network."""
    X, y = prepared.X[~held_out], prepared.y[~held_out]
    is_measured = bool(held_out.any())
    X_new, y_new = (prepared.X[held_out], prepared.y[held_out]) if is_measured else (X, y)
    return {
        "train": score(y, model.predict(X)),
        "test": score(y_new, model.predict(X_new)) if is_measured else None,
        "linear": score(y_new, predict_linearly(X, y, X_new)),
        "mean": score(y_new, np.full(len(y_new), y.mean())),
    }


def _doubts(scores: dict[str, Scores | None]) -> list[str]:
    """Say where the network lost to a simpler model on the held-out rows."""
    test, linear, mean = scores["test"], scores["linear"], scores["mean"]
    if test is None or linear is None or mean is None:
        return []
    lost = "On the held-out rows the network's RMSE, {:.4g}, is not below that of {}, {:.4g}. {}"
    if not test.rmse < mean.rmse:
        advice = "The features may tell nothing about the target."
        return [lost.format(test.rmse, "the mean", mean.rmse, advice)]
    if not test.rmse < linear.rmse:
        advice = "Another `--seed` tells whether this is chance; the linear model may be enough."
        return [lost.format(test.rmse, "the linear model", linear.rmse, advice)]
    return []
