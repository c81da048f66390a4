"""What can be done to the rows of a task before a program sees them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from benchmarks.faults.tasks import DATA_SEED, Array, Task


@dataclass(frozen=True)
class Rows:
    """Training rows X (n, n_inputs), y (n, 1), and fresh ones to judge by."""

    X: Array
    y: Array
    X_fresh: Array
    y_fresh: Array


def rows_of(task: Task, changes: Iterable[tuple[str, Any]]) -> Rows:
    """Return the rows of a task after the changes, each a key of `CHANGES` and its size."""
    rows = Rows(*task.rows(), *task.fresh_rows())
    for name, size in changes:
        rows = CHANGES[name](rows, size)
    return rows


def _rng() -> np.random.Generator:
    return np.random.default_rng(DATA_SEED + 2)


def _x_times(rows: Rows, size: float) -> Rows:
    return replace(rows, X=rows.X * size, X_fresh=rows.X_fresh * size)


def _x_plus(rows: Rows, size: float) -> Rows:
    shift = size * rows.X.std(axis=0)
    return replace(rows, X=rows.X + shift, X_fresh=rows.X_fresh + shift)


def _x_unit(rows: Rows, size: float) -> Rows:
    """Standardize X, so that later changes start from the same size in every task."""
    mean, sd = rows.X.mean(axis=0), rows.X.std(axis=0)
    return replace(rows, X=(rows.X - mean) / sd * size, X_fresh=(rows.X_fresh - mean) / sd * size)


def _y_times(rows: Rows, size: float) -> Rows:
    return replace(rows, y=rows.y * size, y_fresh=rows.y_fresh * size)


def _y_plus(rows: Rows, size: float) -> Rows:
    shift = size * rows.y.std()
    return replace(rows, y=rows.y + shift, y_fresh=rows.y_fresh + shift)


def _y_unit(rows: Rows, size: float) -> Rows:
    mean, sd = rows.y.mean(), rows.y.std()
    return replace(rows, y=(rows.y - mean) / sd * size, y_fresh=(rows.y_fresh - mean) / sd * size)


def _shuffle(rows: Rows, size: float) -> Rows:
    """Put a share ``size`` of the targets into another order."""
    chosen = _rng().permutation(len(rows.y))[: round(size * len(rows.y))]
    y = rows.y.copy()
    y[chosen] = y[np.roll(chosen, 1)]
    return replace(rows, y=y)


def _shift(rows: Rows, size: float) -> Rows:
    return replace(rows, y=np.roll(rows.y, int(size), axis=0))


def _sort_inputs(rows: Rows, size: float) -> Rows:
    """Sort the rows of X by a column and leave y as it is."""
    return replace(rows, X=rows.X[np.argsort(rows.X[:, int(size)])])


def _noise(rows: Rows, size: float) -> Rows:
    noise = size * rows.y.std() * _rng().normal(size=rows.y.shape)
    return replace(rows, y=rows.y + noise)


def _noise_only(rows: Rows, size: float) -> Rows:
    y = rows.y.mean() + size * rows.y.std() * _rng().normal(size=rows.y.shape)
    return replace(rows, y=y)


def _irrelevant(rows: Rows, size: float) -> Rows:
    """Replace X by numbers that have nothing to do with y."""
    rng = _rng()
    X, X_fresh = (rng.normal(size=X.shape) * size for X in (rows.X, rows.X_fresh))
    return replace(rows, X=X, X_fresh=X_fresh)


def _nan_input(rows: Rows, size: float) -> Rows:
    X = rows.X.copy()
    X[_rng().choice(len(X), int(size), replace=False), 0] = np.nan
    return replace(rows, X=X)


def _inf_target(rows: Rows, size: float) -> Rows:
    y = rows.y.copy()
    y[_rng().choice(len(y), int(size), replace=False)] = np.inf
    return replace(rows, y=y)


def _constant_input(rows: Rows, size: float) -> Rows:
    """Append a column that never changes: standardizing divides by zero."""
    X, X_fresh = (np.hstack([X, np.full((len(X), 1), size)]) for X in (rows.X, rows.X_fresh))
    return replace(rows, X=X, X_fresh=X_fresh)


def _few(rows: Rows, size: float) -> Rows:
    return replace(rows, X=rows.X[: int(size)], y=rows.y[: int(size)])


def _leak(rows: Rows, size: float) -> Rows:
    """Append y itself, with noise of ``size`` standard deviations; fresh rows do not know it."""
    leaked = rows.y + size * rows.y.std() * _rng().normal(size=rows.y.shape)
    unknown = np.full((len(rows.X_fresh), 1), rows.y.mean())
    return replace(rows, X=np.hstack([rows.X, leaked]), X_fresh=np.hstack([rows.X_fresh, unknown]))


def _finite(rows: Rows, size: float) -> Rows:
    """Drop the rows with a value that is not finite."""
    kept = np.isfinite(rows.X).all(axis=1) & np.isfinite(rows.y).all(axis=1)
    return replace(rows, X=rows.X[kept], y=rows.y[kept])


def _keep(rows: Rows, kept: tuple[tuple[int, ...], tuple[int, ...]]) -> Rows:
    """Keep some rows of X and some of y, in the orders given."""
    inputs, targets = map(list, kept)
    return replace(rows, X=rows.X[inputs], y=rows.y[targets])


def _x_center(rows: Rows, size: float) -> Rows:
    mean = rows.X.mean(axis=0)
    return replace(rows, X=rows.X - mean, X_fresh=rows.X_fresh - mean)


def _x_scale(rows: Rows, size: float) -> Rows:
    return replace(rows, X=rows.X / rows.X.std(axis=0), X_fresh=rows.X_fresh / rows.X.std(axis=0))


def _y_center(rows: Rows, size: float) -> Rows:
    return replace(rows, y=rows.y - rows.y.mean(), y_fresh=rows.y_fresh - rows.y.mean())


def _y_scale(rows: Rows, size: float) -> Rows:
    return replace(rows, y=rows.y / rows.y.std(), y_fresh=rows.y_fresh / rows.y.std())


CHANGES: dict[str, Callable[[Rows, Any], Rows]] = {
    "finite": _finite,
    "keep": _keep,
    "x-center": _x_center,
    "x-scale": _x_scale,
    "y-center": _y_center,
    "y-scale": _y_scale,
    "x-unit": _x_unit,
    "x-times": _x_times,
    "x-plus": _x_plus,
    "y-unit": _y_unit,
    "y-times": _y_times,
    "y-plus": _y_plus,
    "shuffle": _shuffle,
    "shift": _shift,
    "sort-inputs": _sort_inputs,
    "noise": _noise,
    "noise-only": _noise_only,
    "irrelevant": _irrelevant,
    "nan-input": _nan_input,
    "inf-target": _inf_target,
    "constant-input": _constant_input,
    "few": _few,
    "leak": _leak,
}
