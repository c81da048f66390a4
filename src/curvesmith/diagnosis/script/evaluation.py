"""How a script judges its network behind the training: in which units, on which rows.

Runs inside the child process.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from curvesmith.diagnosis.changes import FixEvaluation
from curvesmith.diagnosis.checks import evaluation_data, evaluation_scale
from curvesmith.diagnosis.finding import Finding, Number, Remedy, Where
from curvesmith.diagnosis.measures.scores import r2, rescaled
from curvesmith.diagnosis.script.instrument import Site

__all__ = [
    "Judged",
    "comparisons",
    "evaluation_finding",
    "rows_of",
    "score_on_line",
]

Array = NDArray[np.float64]
_MEASURES = re.compile(r"mse|rms|mae|err|loss|cost|r2|score|resid|crit|mean_", re.I)
_CORRELATIONS = re.compile(r"corr|pearson", re.I)  # the same in any units
# Rows on which a network can be told by what it predicts.
_FEWEST_ROWS = 5
_MOST_CANDIDATES = 40
# Shares of the spread: two predictions that are the same, and a column that is a straight line of
# another one. Single precision keeps the first.
_SAME, _STRAIGHT, _STRAIGHT_SINGLE = 1e-4, 1e-9, 1e-6
_LINKED = (
    "Train with the mean squared error; or judge exp or the logistic function of the outputs, as "
    "the loss does."
)
# What is compared is wrong if it explains less than half of what the network explains of its own
# targets, and less by so much; judged rightly, it explains nearly as much. R2 of few rows that are
# not those of the training vary by some tenths.
_BAD, _LOST, _GOOD = 0.5, 0.3, 0.9
_LEFT = 0.25  # of what is missing, with another scaling
_TABLE = 2  # axes
_MOSTLY = 0.5  # of the rows
_BEFORE = (
    "The network is asked with the parameters that it had before its training: a copy was made "
    "too early, or another object is asked."
)
_RAW = (
    "The network is asked for rows as they were before they were scaled: far from all that it was "
    "trained on."
)
# Rows on which no exchange of columns fits by chance; columns of which two are exchanged.
_FEWEST_EXCHANGED, _MOST_COLUMNS = 10, 6


@dataclass(frozen=True, eq=False)
class Judged:
    """What a script did behind its training, and the network that it trained.

    Parameters
    ----------
    after, before : mapping of int to ndarray
        Last value at each site behind the training and before it, in the order of time.
    sites : sequence of Site
    predict : callable
        ``predict(X)``, the trained network.
    untrained : callable or None
        ``untrained(X)``, the network as training found it.
    X, y : ndarray
        What it was trained on, as ``predict`` takes X.
    scored : tuple of (X, y), default=()
        What the script lets the model score itself on.
    asked : tuple of ndarray, default=()
        The rows that a library's model was asked to predict, as a pipeline scales them.
    outputs : callable or None, default=None
        ``outputs(X)``, what the trained network puts out, where its predictions are exp or the
        logistic function of that.
    batches : frozenset of str, default=empty
        What an iteration calls its predictions of some of the rows.
    """

    after: Mapping[int, Array]
    before: Mapping[int, Array]
    sites: Sequence[Site]
    predict: Callable[[Array], Array]
    untrained: Callable[[Array], Array] | None
    X: Array
    y: Array
    scored: tuple[tuple[Array, Array], ...] = ()
    asked: tuple[Array, ...] = ()
    outputs: Callable[[Array], Array] | None = None
    batches: frozenset[str] = frozenset()

    @cached_property
    def score(self) -> float:
        """R2 of the trained network on its own targets; minus infinity where it cannot be run."""
        f, y = _outputs(self.predict, self.X), self.y.reshape(-1)
        return -np.inf if f is None or f.size != y.size else r2(f[:, None], y[:, None])


@dataclass(frozen=True, eq=False)
class _Comparison:
    """Two arrays that a script compares, each as one column of numbers, and on which line."""

    predicted: Array
    wanted: Array
    line: int
    is_correlated: bool = False

    @property
    def score(self) -> float:
        """R2 as the script sees it; of the best straight line if it looks at a correlation."""
        if self.is_correlated:
            return self.best
        return r2(self.predicted[:, None], self.wanted[:, None])

    @property
    def turned(self) -> _Comparison:
        """The same, with the targets for predictions."""
        return replace(self, predicted=self.wanted, wanted=self.predicted)

    @property
    def is_finite(self) -> bool:
        """Whether all predictions are numbers."""
        return bool(np.isfinite(self.predicted).all())

    @property
    def varies(self) -> bool:
        """Whether the predictions are not all the same."""
        return _varies(self.predicted)

    @property
    def best(self) -> float:
        """R2 of the best straight line through the predictions."""
        return rescaled(self.predicted[:, None], self.wanted[:, None])[2]


def evaluation_finding(judged: Judged) -> tuple[Finding, int, int] | None:
    """Return what is wrong with how a network that fits is judged, its line, and the predictions'.

    Only what the trained network itself refutes counts: the same rows in the scaling of the
    training, or predictions in the units of the targets, must be much better than what the script
    compares.
    """
    for comparison in comparisons(judged):
        found = _wrong(judged, comparison) if comparison.varies else _saturated(judged, comparison)
        if found is not None:
            return found, comparison.line, _predicted_line(judged, comparison) or comparison.line
    return _unscaled(judged) or _asked_untrained(judged)


def score_on_line(judged: Judged, line: int) -> float:
    """Return the best R2 of what a script compares on a line.

    Where nothing is compared, that of the trained network if it is asked there for rows as it was
    trained on; minus infinity if it is not.
    """
    found = [c.score for c in comparisons(judged) if c.line == line]
    if found:
        return max(found)
    named = [
        value
        for number, value in judged.after.items()
        if judged.sites[number].line == line and judged.sites[number].kind == "assign"
    ]
    own = [rows_of(judged, judged.predict, value.reshape(-1)) for value in named]
    is_asked = any(one is not None and not _look_unscaled(judged, one[0]) for one in own)
    return judged.score if is_asked else -np.inf


def _predicted_line(judged: Judged, comparison: _Comparison) -> int | None:
    """Return where predictions get their name that are compared on another line.

    Put together of a list, they are predicted where that is filled.
    """
    named = [
        judged.sites[number]
        for number, value in judged.after.items()
        if judged.sites[number].kind == "assign"
        if np.array_equal(value.reshape(-1), comparison.predicted)
    ]
    if not named:
        return None
    same = [site.text for site in judged.sites if site.statement == named[-1].statement]
    filled = [
        site.line
        for site in judged.sites
        if site.operator == "append" and site.number < named[-1].number
        if site.text.split(".append(")[0] in same
    ]
    return filled[-1] if filled else named[-1].line


def comparisons(judged: Judged) -> Iterator[_Comparison]:
    """Yield the pairs of arrays that are subtracted, or handed to a measure of errors."""
    for number in judged.after:
        site = judged.sites[number]
        is_measure = site.kind == "call" and _MEASURES.search(site.operator)
        is_correlated = site.kind == "call" and bool(_CORRELATIONS.search(site.operator))
        if not (site.operator == "Sub" or is_measure or is_correlated):
            continue
        values = [judged.after[part].reshape(-1) for part in site.parts if part in judged.after]
        pairs = [(a, b) for i, a in enumerate(values) for b in values[i + 1 :]]
        for a, b in pairs:
            if a.size == b.size >= _FEWEST_ROWS:
                both = _Comparison(a, b, site.line, is_correlated)
                yield from (x for x in (both, both.turned) if _can_be_told(x))


def _can_be_told(comparison: _Comparison) -> bool:
    """Whether targets differ and predictions are numbers, which must differ for a correlation."""
    needs_spread = comparison.is_correlated
    is_told = comparison.varies or (comparison.is_finite and not needs_spread)
    return _varies(comparison.wanted) and is_told


def _varies(values: Array) -> bool:
    return bool(np.isfinite(values).all() and np.ptp(values) > 0)


def _wrong(judged: Judged, comparison: _Comparison) -> Finding | None:
    if comparison.score >= min(_BAD * judged.score, judged.score - _LOST):
        return _by_scaling_of_its_own(judged, comparison)
    own = rows_of(judged, judged.predict, comparison.predicted)
    if own is None:
        found = _unlinked(judged, comparison) or _in_other_order(judged, comparison)
        return found or _untrained(judged, comparison) or _left_over(judged, comparison)
    rows = own[0]
    good = _GOOD * judged.score
    if comparison.best >= good or _are_in_step(judged, rows, comparison.wanted):
        return _in_other_units(comparison)
    for other in _scaled_as_in_training(judged, rows):
        f = _outputs(judged.predict, other)
        if f is None or f.size != comparison.wanted.size or not _varies(f):
            continue
        best = rescaled(f[:, None], comparison.wanted[:, None])[2]
        if best >= good:
            return _of_other_rows(comparison, best, "the rows are not scaled as in the training")
    exchanged = _by_exchanged_columns(judged, comparison, rows, good)
    return exchanged or _for_others(judged, comparison, rows, good)


def _saturated(judged: Judged, comparison: _Comparison) -> Finding | None:
    """Find predictions that are all the same, for rows that are far from those of the training."""
    for rows in _candidates(judged):
        f = _outputs(judged.predict, rows)
        if f is None or f.size != comparison.wanted.size or not np.isfinite(f).all() or _varies(f):
            continue
        for other in _scaled_as_in_training(judged, rows):
            f = _outputs(judged.predict, other)
            if f is not None and f.size == comparison.wanted.size and _varies(f):
                best = rescaled(f[:, None], comparison.wanted[:, None])[2]
                if best >= _GOOD * judged.score:
                    why = "the rows are not scaled as in the training"
                    return _of_other_rows(comparison, best, why)
    return None


def _by_scaling_of_its_own(judged: Judged, comparison: _Comparison) -> Finding | None:
    """Find predictions of rows that are scaled by numbers of their own, which are similar.

    In the units that the script turns predictions into, those of the training's must be much
    better.
    """
    good = _GOOD * judged.score
    own = rows_of(judged, judged.predict, comparison.predicted) if comparison.score < good else None
    if own is None or _equal(own[0], judged.X):
        return None
    offset, slope, _ = rescaled(own[1][:, None], comparison.predicted[:, None])
    for other in _scaled_as_in_training(judged, own[0]):
        f = _outputs(judged.predict, other)
        if f is None or f.size != comparison.wanted.size:
            continue
        best = r2(offset + slope * f[:, None], comparison.wanted[:, None])
        if best >= good and 1 - best < _LEFT * (1 - comparison.score):
            return _of_other_rows(comparison, best, "the rows are not scaled as in the training")
    return None


def _by_exchanged_columns(
    judged: Judged, comparison: _Comparison, rows: Array, good: float
) -> Finding | None:
    """Find predictions of rows two columns of which stand in each other's place.

    What the network itself predicts is no target: whether exchanged inputs make a difference.
    """
    if rows_of(judged, judged.predict, comparison.wanted) is not None:
        return None
    for other in _columns_exchanged(judged, rows):
        f = _outputs(judged.predict, other)
        if f is None or f.size != comparison.wanted.size:
            continue
        best = r2(f[:, None], comparison.wanted[:, None])
        if best >= good:
            return _of_other_rows(comparison, best, "two columns of the rows are exchanged")
    return None


def _for_others(
    judged: Judged, comparison: _Comparison, rows: Array, good: float
) -> Finding | None:
    """Find predictions compared with targets of other rows, which the network predicts well.

    What the network itself predicts is no target: the difference that an input makes.
    """
    if rows_of(judged, judged.predict, comparison.wanted) is not None:
        return None
    for other in _candidates(judged):
        f = None if _equal(other, rows) else _outputs(judged.predict, other)
        if f is not None and f.size == comparison.wanted.size and _varies(f):
            best = rescaled(f[:, None], comparison.wanted[:, None])[2]
            if best >= good:
                return _of_other_rows(comparison, best, "the targets are those of other rows")
    return None


def rows_of(
    judged: Judged, network: Callable[[Array], Array], predicted: Array
) -> tuple[Array, Array] | None:
    """Return the rows for which a network predicts this, up to units, and what it predicts."""
    for X in _candidates(judged):
        f = _outputs(network, X)
        if f is None or f.size != predicted.size or not _varies(f):
            continue
        if 1 - rescaled(f[:, None], predicted[:, None])[2] < _SAME**2:
            return X, f
    return None


def _candidates(judged: Judged) -> Iterator[Array]:
    """Yield arrays that may be rows of inputs: those of the training, then others like them."""
    yield judged.X
    seen: list[Array] = [judged.X]
    values = [
        *judged.asked[::-1],
        *list(judged.after.values())[::-1],
        *list(judged.before.values())[::-1],
    ]
    for value in values:
        if len(seen) > _MOST_CANDIDATES:
            return
        is_like = value.ndim == judged.X.ndim and (
            value.ndim < 2 or value.shape[1:] == judged.X.shape[1:]
        )
        if is_like and value.size >= _FEWEST_ROWS and not any(_equal(value, old) for old in seen):
            seen.append(value)
            yield value


def _equal(a: Array, b: Array) -> bool:
    return a.shape == b.shape and bool(np.array_equal(a, b))


def _outputs(network: Callable[[Array], Array], X: Array) -> Array | None:
    try:
        return np.asarray(network(X), dtype=np.float64).reshape(-1)
    except Exception:  # the user's code may take only the rows that it knows
        return None


def _are_in_step(judged: Judged, rows: Array, wanted: Array) -> bool:
    """Whether targets of the same rows rise and fall with those of the training: a logarithm."""
    y = judged.y.reshape(-1)
    if not _equal(rows, judged.X) or y.size != wanted.size:
        return False
    order = np.argsort(y, kind="stable")
    steps, own = np.diff(wanted[order]), np.diff(y[order])
    return bool(np.all(steps[own > 0] > 0) or np.all(steps[own > 0] < 0))


def _scaled_as_in_training(judged: Judged, rows: Array) -> Iterator[Array]:
    """Yield rows that the script has beside some others, scaled as those of the training were."""
    raw = [value for value in _candidates(judged) if value.shape == judged.X.shape]
    others = [value for value in _candidates(judged) if value.shape == rows.shape]
    for source in raw:
        scaling = _scaling(source, judged.X)
        if scaling is None:
            continue
        for other in others:
            if _equal(other, rows) or _straight_line(other, rows) is not None:
                yield scaling[0] + scaling[1] * other


def _columns_exchanged(judged: Judged, rows: Array) -> Iterator[Array]:
    """Yield rows with two columns exchanged, each scaled as those of the training were."""
    if rows.ndim != _TABLE or len(rows) < _FEWEST_EXCHANGED:
        return
    raw = [value for value in _candidates(judged) if value.shape == judged.X.shape]
    scalings = [s for value in raw if (s := _straight_line(value, judged.X)) is not None]
    others = [value for value in _candidates(judged) if value.shape == rows.shape]
    own = [value for value in others if _straight_line(value, rows) is not None]
    for one, other in combinations(range(min(rows.shape[1], _MOST_COLUMNS)), 2):
        order = np.arange(rows.shape[1])
        order[[one, other]] = other, one
        for offset, slope in scalings:
            yield from (offset + slope * value[:, order] for value in own)


def _straight_line(source: Array, target: Array) -> tuple[Array, Array] | None:
    """Return offsets and slopes with target = offset + slope * source by column, or None."""
    a, b = source.reshape(len(source), -1), target.reshape(len(target), -1)
    if a.shape != b.shape or not np.ptp(a, axis=0).all():
        return None
    found, shape = _line(a, b), target.shape[1:]
    return found and (found[0].reshape(shape), found[1].reshape(shape))


def _scaling(source: Array, X: Array) -> tuple[Array, Array] | None:
    """Return offsets and slopes by which inputs of the training were scaled, or None.

    They may be in another order, as a loader mixes them: then each column in order of size is
    compared, and must be in other units.
    """
    direct = _straight_line(source, X)
    if direct is not None or source.shape != X.shape:
        return direct
    found = _straight_line(np.sort(source, axis=0), np.sort(X, axis=0))
    return None if found is None or np.allclose(found[1], 1) else found


def _line(a: Array, b: Array) -> tuple[Array, Array] | None:
    """Return offsets and slopes with b = offset + slope * a by column, or None."""
    slope = np.ptp(b, axis=0) / np.ptp(a, axis=0)
    sign = np.sign(np.sum((a - a.mean(axis=0)) * (b - b.mean(axis=0)), axis=0))
    offset = b.mean(axis=0) - sign * slope * a.mean(axis=0)
    is_single = np.array_equal(b, b.astype(np.float32))
    error = np.abs(offset + sign * slope * a - b).max()
    is_line = error <= (_STRAIGHT_SINGLE if is_single else _STRAIGHT) * np.abs(b).max()
    return (offset, sign * slope) if is_line else None


def _unscaled(judged: Judged) -> tuple[Finding, int, int] | None:
    """Find predictions of rows as they were before they were scaled, whatever is made of them."""
    if not judged.score >= _GOOD:
        return None
    for rows in _candidates(judged):
        if not _look_unscaled(judged, rows):
            continue
        f = _outputs(judged.predict, rows)
        if f is None or not _varies(f):
            continue
        site = _computed(judged, f)
        if site is not None:
            remedy = Remedy(evaluation_scale.REMEDY, (FixEvaluation(),))
            found = Finding("evaluation-scale", "fault", Where(), _RAW, (), remedy, 0.95)
            return found, site.line, site.line
    return None


def _asked_untrained(judged: Judged) -> tuple[Finding, int, int] | None:
    """Find predictions of the network as it was before its training, whatever is made of them."""
    if judged.untrained is None or not judged.score >= _GOOD:
        return None
    for rows in _candidates(judged):
        own, f = _outputs(judged.untrained, rows), _outputs(judged.predict, rows)
        if own is None or f is None or own.size < _FEWEST_ROWS or not _varies(own):
            continue
        site = _computed(judged, own) if r2(own[:, None], f[:, None]) < _BAD else None
        if site is not None:
            remedy = Remedy(evaluation_data.REMEDY, (FixEvaluation(),))
            found = Finding("evaluation-data", "fault", Where(), _BEFORE, (), remedy, 0.95)
            return found, site.line, site.line
    return None


def _computed(judged: Judged, wanted: Array) -> Site | None:
    """Return where a value is computed behind the training: where it gets a name, if it does."""
    same = [
        judged.sites[number]
        for number, value in judged.after.items()
        if value.size == wanted.size
        and np.allclose(value.reshape(-1), wanted, rtol=_SAME, atol=_SAME * np.ptp(wanted))
    ]
    if not any(site.kind in ("call", "binary") for site in same):
        return None
    return next((site for site in same[::-1] if site.kind == "assign"), same[-1])


def _look_unscaled(judged: Judged, rows: Array) -> bool:
    """Whether rows lie among those that the inputs were scaled from, and far from the inputs."""
    X = judged.X.reshape(len(judged.X), -1) if judged.X.ndim else judged.X.reshape(1, 1)
    R = rows.reshape(len(rows), -1)
    span = np.ptp(X, axis=0)
    is_far = np.any((X.min(axis=0) - span > R) | (X.max(axis=0) + span < R), axis=1)
    if not span.all() or np.mean(is_far) < _MOSTLY:
        return False
    for source in (*judged.before.values(), *judged.after.values()):
        if source.size != judged.X.size or source.ndim > _TABLE:
            continue
        raw = source.reshape(judged.X.shape)
        if _scaling(raw, judged.X) is None or _equal(raw, judged.X):
            continue
        S = raw.reshape(len(X), -1)
        room = np.ptp(S, axis=0) / 2
        if np.mean((S.min(axis=0) - room <= R) & (S.max(axis=0) + room >= R)) > _MOSTLY:
            return True
    return False


def _untrained(judged: Judged, comparison: _Comparison) -> Finding | None:
    """Find an evaluation of the network as it was before its training."""
    if judged.untrained is None:
        return None
    own = rows_of(judged, judged.untrained, comparison.predicted)
    if own is None:
        return None
    f = _outputs(judged.predict, own[0])
    best = -np.inf if f is None else rescaled(f[:, None], comparison.wanted[:, None])[2]
    if best < _GOOD * judged.score:
        return None
    return _of_other_rows(comparison, best, "the parameters are those before the training")


def _in_other_order(judged: Judged, comparison: _Comparison) -> Finding | None:
    """Find predictions of the right rows that are compared in another order than the targets.

    The rows in that order need not be kept anywhere. What the network itself predicts is no target.
    """
    if rows_of(judged, judged.predict, comparison.wanted) is not None:
        return None
    for X in _candidates(judged):
        f = _outputs(judged.predict, X)
        if f is None or f.size != comparison.predicted.size or not _varies(f):
            continue
        apart = np.abs(np.sort(f) - np.sort(comparison.predicted)).max()
        best = r2(f[:, None], comparison.wanted[:, None])
        if apart < _SAME * np.ptp(f) and best >= _GOOD * judged.score:
            return _of_other_rows(comparison, best, "its rows come in another order")
    return None


def _left_over(judged: Judged, comparison: _Comparison) -> Finding | None:
    """Find predictions of the last batch that are compared with other rows of the targets."""
    named = (
        judged.after[number]
        for number in judged.after
        if judged.sites[number].kind == "load" and judged.sites[number].text in judged.batches
    )
    if not any(np.array_equal(value.reshape(-1), comparison.predicted) for value in named):
        return None
    wanted, y = comparison.wanted, judged.y.reshape(-1)
    starts = np.flatnonzero(np.isclose(y, wanted[0], rtol=1e-6, atol=0))
    whole = [at for at in starts if at + wanted.size <= y.size]
    own = [at for at in whole if np.allclose(y[at : at + wanted.size], wanted, 1e-6, 0)]
    f = _outputs(judged.predict, judged.X)
    if f is None or f.size != y.size or not own or wanted.size == y.size:
        return None
    best = r2(f[own[0] : own[0] + wanted.size, None], wanted[:, None])
    if best < _GOOD * judged.score:
        return None
    return _of_other_rows(comparison, best, "the predictions are those of the last batch")


def _unlinked(judged: Judged, comparison: _Comparison) -> Finding | None:
    """Find outputs compared with targets of which the loss takes them for logarithms or logits."""
    if judged.outputs is None:
        return None
    own = rows_of(judged, judged.outputs, comparison.predicted)
    f = None if own is None else _outputs(judged.predict, own[0])
    if f is None or f.size != comparison.wanted.size:
        return None
    best = r2(f[:, None], comparison.wanted[:, None])
    if best < _GOOD * judged.score:
        return None
    sentence = (
        f"The fit is good and is judged in other units: R2 {max(comparison.score, -1e6):.3g} as "
        f"compared here. The loss takes the outputs for logarithms or logits; what it makes of "
        f"them has {best:.3f}."
    )
    return _finding("evaluation-scale", sentence, comparison, best, _LINKED)


def _in_other_units(comparison: _Comparison) -> Finding:
    offset, slope, best = rescaled(comparison.predicted[:, None], comparison.wanted[:, None])
    sentence = (
        f"The fit is good and is judged in other units: R2 {max(comparison.score, -1e6):.3g} as "
        f"compared here, but targets = {offset[0]:.4g} + {slope[0]:.4g} x predictions has "
        f"{best:.3f}."
    )
    return _finding("evaluation-scale", sentence, comparison, best, evaluation_scale.REMEDY)


def _of_other_rows(comparison: _Comparison, best: float, why: str) -> Finding:
    sentence = (
        f"What is evaluated is not the network that was trained: R2 "
        f"{max(comparison.score, -1e6):.3g} as compared here, where {best:.3f} is right; {why}."
    )
    return _finding("evaluation-data", sentence, comparison, best, evaluation_data.REMEDY)


def _finding(
    cause: str, sentence: str, comparison: _Comparison, best: float, remedy: str
) -> Finding:
    formula = "1 - sum (f - y)^2 / sum (y - mean y)^2"
    numbers = (
        Number("R2 as compared", comparison.score, formula, f"{_BAD:g} of that of the network"),
        Number("R2 when judged rightly", best, "best straight line through the predictions"),
    )
    cure = Remedy(remedy, (FixEvaluation(),))
    return Finding(cause, "fault", Where(), sentence, numbers, cure, 0.95)
