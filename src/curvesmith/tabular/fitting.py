"""Fitting a table: from a data file to a network that has been measured on held-out rows.

The ladder is mean, then linear model, then network, all fitted on the same rows and measured on
the same held-out ones. The model that is kept, and saved, is the one that was measured: it has
never seen the held-out rows, and its file says how good it is with numbers that are its own.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from time import perf_counter
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from curvesmith.errors import TableError
from curvesmith.tabular.frame import Frame
from curvesmith.tabular.preparing import Prepared, hold_out, prepare
from curvesmith.tabular.scores import Scores, predict_linearly, score
from curvesmith.tabular.table import Table, counted

if TYPE_CHECKING:
    from curvesmith.regressor import NeuralRegressor
    from curvesmith.solvers import Observer


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
        """Draw the fit on the held-out rows, or on all if there are none, into one picture.

        Raises
        ------
        ImportError
            If matplotlib is not installed.
        OSError
            If the picture cannot be written.
        """
        from curvesmith.plots import plot_summary

        is_measured = bool(self.held_out.any())
        rows = self.held_out if is_measured else ~self.held_out
        encoding = self.prepared.encoding
        X = Frame(dict(zip(encoding.inputs, self.prepared.X[rows].T, strict=True)))
        y = Frame({encoding.target: self.prepared.y[rows]})
        n = len(X)
        shown = counted(n, "held-out row") if is_measured else f"{counted(n, 'row')} fitted on"
        title = f"{self.prepared.source}: {encoding.target}, {shown}"
        plot_summary(self.model, X, y, path, title=title)


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
