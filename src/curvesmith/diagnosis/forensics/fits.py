"""Writing a gradient as factor times a model plus decay: rho g + c theta, by least squares.

One factor and one decay a parameter explain sign, sums for means, halves and every mistake of a
penalty, alone and together; the fit is accepted only if nothing is left over.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from curvesmith.diagnosis.arrays import Array
from curvesmith.diagnosis.forensics.comparison import NOISES, Comparison

__all__ = ["Fit", "alone", "fit"]

# What a gradient may differ from its model by, relative to the size of both: 1e-6 tells all
# mistakes of `library.py` apart, and correct code in float64 stays below 1e-9 (`docs/benchmarks`).
LEAST_TOLERANCE = 1e-6
# Relative noise from which on an equation counts less.
CLEAN = 1e-7
# A decay that contributes less than this share to every gradient is zero.
LEAST_DECAY = 1e-6


@dataclass(frozen=True)
class Fit:
    """A gradient as ``factor * model + decay[name] * theta``.

    Parameters
    ----------
    factor : float
    decay : dict of str to float
        By parameter; those not named have none.
    error : float
        Largest relative rest of any parameter at any point, over its tolerance; at most 1 means
        that the fit is accepted.
    rest : float
        That rest itself.
    """

    factor: float
    decay: dict[str, float] = field(default_factory=dict)
    error: float = np.inf
    rest: float = np.inf

    @property
    def is_exact(self) -> bool:
        """Whether nothing is left over."""
        return self.error <= 1


def fit(
    comparisons: Sequence[Comparison],
    values: Sequence[Array],
    models: Sequence[Array],
    weights: frozenset[str],
) -> Fit:
    """Write gradients as ``factor * model + decay * theta``, with as little decay as will do.

    Parameters
    ----------
    comparisons : sequence of Comparison
        Say which parameters at which points.
    values : sequence of ndarray
        What is written so, one array a comparison.
    models : sequence of ndarray
        The model, likewise.
    weights : frozenset of str
        Parameters that a penalty usually covers: the others are biases.

    Returns
    -------
    fit : Fit
        With no decay, else one for all weights, else one for all parameters, else one for each;
        the first that is exact, or the last.
    """
    sizes = _sizes(values, models)
    names = list(dict.fromkeys(c.name for c in comparisons))
    groupings: tuple[dict[str, str], ...] = (
        {},
        {name: "weights" for name in names if name in weights},
        dict.fromkeys(names, "all"),
        {name: name for name in names},
    )
    most = _fit_groups(comparisons, values, models, sizes, groupings[-1])
    if not most.is_exact:
        return most  # then fewer decays cannot fit either
    tried = (_fit_groups(comparisons, values, models, sizes, groups) for groups in groupings[:-1])
    return next((found for found in tried if found.is_exact), most)


def alone(comparisons: Sequence[Comparison], models: Sequence[Array]) -> frozenset[str]:
    """Return the parameters whose coded gradient a model explains, each with its own factor."""
    names = dict.fromkeys(c.name for c in comparisons)
    return frozenset(name for name in names if _explains(comparisons, models, name))


def _explains(comparisons: Sequence[Comparison], models: Sequence[Array], name: str) -> bool:
    """Return whether a model explains one parameter's coded gradient."""
    pairs = [(c, m) for c, m in zip(comparisons, models, strict=True) if c.name == name]
    own, coded = [c for c, _ in pairs], [c.coded for c, _ in pairs]
    sizes = _sizes(coded, [model for _, model in pairs])
    return _fit_groups(own, coded, [model for _, model in pairs], sizes, {name: name}).is_exact


def _sizes(values: Sequence[Array], models: Sequence[Array]) -> list[float]:
    """Return by what each parameter's equations are divided, so that all count alike."""
    sizes = [
        float(np.linalg.norm(value) + np.linalg.norm(model))
        for value, model in zip(values, models, strict=True)
    ]
    return [size if size > 0 else 1.0 for size in sizes]


def _fit_groups(
    comparisons: Sequence[Comparison],
    values: Sequence[Array],
    models: Sequence[Array],
    sizes: Sequence[float],
    groups: dict[str, str],
) -> Fit:
    """Fit one factor, and one decay for each group of parameters."""
    if not all(np.isfinite(array).all() for array in (*values, *models)):
        return Fit(np.nan)
    keys = list(dict.fromkeys(groups.values()))
    rows, right = [], []
    for c, value, model, size in zip(comparisons, values, models, sizes, strict=True):
        columns = np.zeros((len(value), 1 + len(keys)))
        columns[:, 0] = model
        if c.name in groups:
            columns[:, 1 + keys.index(groups[c.name])] = _theta(c)
        # Noisy equations must not bend the coefficients that clean ones know to many digits.
        scale = max(size, c.noise / CLEAN)
        rows.append(columns / scale)
        right.append(value / scale)
    matrix, wanted = np.concatenate(rows), np.concatenate(right)
    lengths = np.linalg.norm(matrix, axis=0)
    lengths[lengths == 0] = 1.0
    solution = np.linalg.lstsq(matrix / lengths, wanted, rcond=1e-12)[0] / lengths
    decay = {name: float(solution[1 + keys.index(key)]) for name, key in groups.items()}
    # From here on shares of what is there: a model times 1/4000 must fit as well as one times 1.
    sizes = _sizes(values, [solution[0] * model for model in models])
    kept = _significant(comparisons, sizes, decay)
    error, rest = 0.0, 0.0
    for c, value, model, size in zip(comparisons, values, models, sizes, strict=True):
        left = value - solution[0] * model - kept.get(c.name, 0.0) * _theta(c)
        share = float(np.linalg.norm(left)) / size
        tolerance = max(LEAST_TOLERANCE, NOISES * c.noise / size)
        error, rest = max(error, share / tolerance), max(rest, share)
    return Fit(float(solution[0]), kept, error, rest)


def _theta(comparison: Comparison) -> Array:
    """Return the compared entries of the parameter itself."""
    array = comparison.point.params[comparison.name]
    return array.ravel()[comparison.entries].astype(np.float64)


def _significant(
    comparisons: Sequence[Comparison], sizes: Sequence[float], decay: dict[str, float]
) -> dict[str, float]:
    """Return the decays that contribute anything."""
    share = dict.fromkeys(decay, 0.0)
    for c, size in zip(comparisons, sizes, strict=True):
        if c.name in decay:
            part = abs(decay[c.name]) * float(np.linalg.norm(_theta(c))) / size
            share[c.name] = max(share[c.name], part)
    return {name: value for name, value in decay.items() if share[name] > LEAST_DECAY}
