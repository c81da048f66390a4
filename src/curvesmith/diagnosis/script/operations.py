"""Which operation makes a wrong gradient of a right one, and what that says of the mistake.

Runs inside the child process.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from curvesmith.diagnosis.script.dependence import Trace
from curvesmith.diagnosis.script.made import last_word
from curvesmith.diagnosis.script.parts import PRODUCTS, Parts
from curvesmith.diagnosis.script.recorder import Key
from curvesmith.diagnosis.script.slopes import agreement, directions

__all__ = ["SAME", "Right", "cause_of"]

Array = NDArray[np.float64]
SAME = 0.999  # cosine, as for `wrong_line`
_TABLE = 2  # axes of a matrix
_SUMS = ("sum", "mean", "average")


@dataclass(frozen=True, eq=False)
class Right:
    """Tells right gradients from others.

    Parameters
    ----------
    trace : Trace
    parts : Parts
    measured : list of (shape, slopes)
        The true gradients with respect to every value that leads to the loss.
    with_inputs : frozenset of keys
        Events that follow from the inputs.
    """

    trace: Trace
    parts: Parts
    measured: list[tuple[tuple[int, ...], Array]]
    with_inputs: frozenset[Key]

    def holds(self, key: Key) -> bool:
        """Whether a value is a multiple of a true gradient."""
        return abs(self.cosine(self.trace.values[key])) >= SAME

    def cosine(self, value: Array) -> float:
        """Return the cosine of largest size between a value and any true gradient."""
        found = [agreement(value, slopes, shape) for shape, slopes in self.measured]
        return max(found, key=abs, default=0.0)


def cause_of(right: Right, key: Key, shape: tuple[int, ...]) -> str | None:
    """Return the mistake in the statement of a wrong value; None if its operation does not tell.

    The first operation there that makes no gradient of one. A right gradient times something of
    its own shape is wrong by the derivative of the activation; multiplied as a matrix to the shape
    of the parameter, by the input of the layer; summed to that shape, it is a bias's. What does
    not follow from the parameters, nor is data, is an old value.

    Parameters
    ----------
    right : Right
    key : key
        The wrong value.
    shape : tuple of int
        Of the parameter.
    """
    trace, parts = right.trace, right.parts
    size = int(np.prod(shape))
    statement, order = trace.site(key).statement, list(trace.values)
    before = order[: order.index(key) + 1]
    last = {k[0]: k for k in before if trace.site(k).statement == statement}
    leading = _leading(trace, key)
    for one in (k for k in last.values() if k in leading or len(leading) == 1):
        sides = trace.operands(one)
        known = [k for k in sides if k in parts.with_targets and right.holds(k)]
        is_total = trace.site(one).operator in _SUMS and trace.values[one].size == 1 < size
        if known and one in parts.with_targets and (is_total or not right.holds(one)):
            others = [k for k in sides if k not in known]
            return _by_operation(right, one, known[0], others, shape)
    return _by_mask(right, key, before)


def _leading(trace: Trace, key: Key) -> set[Key]:
    """Return an event and those that it is computed from in its statement."""
    found, open_ = {key}, [key]
    while open_:
        new = [k for k in trace.operands(open_.pop()) if k not in found]
        found |= set(new)
        open_ += new
    return found


def _by_mask(right: Right, key: Key, before: list[Key]) -> str | None:
    """Return the mistake of an entry put into what was a gradient: where a unit is off, say."""
    trace = right.trace
    site, value = trace.site(key), trace.values[key]
    if site.kind != "stored":
        return None
    same = [
        k
        for k in before[:-1]
        if trace.site(k).text == site.text and trace.values[k].shape == value.shape
    ]
    return "activation-derivative" if any(right.holds(k) for k in same) else None


def _by_operation(
    right: Right, key: Key, known: Key, others: list[Key], shape: tuple[int, ...]
) -> str | None:
    trace = right.trace
    value, operator = trace.values[key], trace.site(key).operator
    is_param = value.size == int(np.prod(shape))
    is_old = any(_is_old(right, k) for k in others)
    if operator in PRODUCTS and not is_param:
        return _by_weights(right, known, others)
    if operator in _SUMS and value.size in (1, int(np.prod(shape))):
        return "bias-gradient"
    if operator in (*PRODUCTS, "outer") and is_param:
        mistake = "stale-values" if is_old else "layer-input"
        return "regularization-mismatch" if _lacks_decay(right, value, shape) else mistake
    is_same = value.shape == trace.values[known].shape and value.size > 1
    if operator in ("Mult", "Div", "multiply") and is_same:
        return "stale-values" if is_old else "activation-derivative"
    return None


def _by_weights(right: Right, known: Key, others: list[Key]) -> str | None:
    """Return the mistake of an error that is passed back through the weights of a layer."""
    if any(_is_stepped(right, k) for k in others):
        return "stale-values"
    return "weights-transposed" if any(_is_turned(right, known, k) for k in others) else None


def _is_turned(right: Right, known: Key, key: Key) -> bool:
    """Whether an error passes back rightly through a square matrix that is turned over."""
    error, matrix = (right.trace.values[k] for k in (known, key))
    is_square = matrix.ndim == _TABLE and matrix.shape[0] == matrix.shape[1]
    if not is_square or error.shape[-1:] != matrix.shape[:1]:
        return False
    # As it is, and turned over, from the right; a script with columns for rows, from the left.
    back = [error @ matrix, error @ matrix.T]
    if error.shape[:1] == matrix.shape[:1]:
        back += [matrix @ error, matrix.T @ error]
    return any(abs(right.cosine(value)) >= SAME for value in back)


def _lacks_decay(right: Right, value: Array, shape: tuple[int, ...]) -> bool:
    """Whether a gradient is right but for a multiple of the parameter, which a penalty adds."""
    trace = right.trace
    names = {last_word(name) for name in right.parts.params}
    decays = [
        trace.values[k]
        for k in trace.values
        if trace.site(k).kind == "load"
        and trace.values[k].shape == shape
        and last_word(trace.site(k).text) in names
    ]
    along = directions(shape).reshape(-1, int(np.prod(shape)))
    for own, slopes in right.measured:
        for decay in decays if own == shape else ():
            both = np.stack([along @ value.ravel(), along @ decay.ravel()], axis=1)
            rest = slopes - both @ np.linalg.lstsq(both, slopes, rcond=None)[0]
            if float(rest @ rest) <= (1 - SAME**2) * float(slopes @ slopes):
                return True
    return False


def _is_old(right: Right, key: Key) -> bool:
    """Whether an array does not follow from the inputs, and is no parameter either.

    It is of an iteration before, or of other rows.
    """
    value = right.trace.values[key]
    if value.size <= 1 or key in right.with_inputs:
        return False
    return key not in right.parts.moving or not any(
        last_word(right.trace.site(key).text) == last_word(name) for name in right.parts.params
    )


def _is_stepped(right: Right, key: Key) -> bool:
    """Whether a parameter passes that had other numbers when the prediction was made."""
    trace, text = right.trace, right.trace.site(key).text.removesuffix(".T")
    if not any(last_word(text) == last_word(name) for name in right.parts.params):
        return False
    value = np.sort(trace.values[key].reshape(-1))
    earlier = [
        np.sort(seen.reshape(-1))
        for k, seen in trace.values.items()
        if trace.site(k).kind == "load" and trace.site(k).text.removesuffix(".T") == text
        if seen.size == value.size
    ]
    return bool(earlier) and not np.array_equal(earlier[0], value)
