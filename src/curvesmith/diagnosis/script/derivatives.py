"""Which line holds a wrong derivative: that of the function that computes it, or of its call.

Runs inside the child process.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from curvesmith.diagnosis.script.dependence import Trace
from curvesmith.diagnosis.script.operations import SAME, Right
from curvesmith.diagnosis.script.recorder import Key
from curvesmith.diagnosis.script.slopes import Slopes

__all__ = ["derivative_line"]

Array = NDArray[np.float64]


def derivative_line(slopes: Slopes, right: Right, key: Key) -> int | None:
    """Return the line on which a function of the script returns a wrong factor; None if none does.

    Where another array makes the factor right, such as the activation instead of the sum before
    it, the call is to blame, and there is none either; nor where the function is an activation.

    Parameters
    ----------
    slopes : Slopes
    right : Right
    key : key
        The first wrong value on the way back; a factor of it comes from a call.
    """
    trace = right.trace
    for factor in _factors(trace, key):
        returned = _returned(trace, factor)
        if returned is None or trace.site(returned).line == trace.site(key).line:
            continue
        if _leads_forward(right, returned):
            continue
        own = [k for k in trace.operands(factor) if np.shape(trace.values[k])]
        sign = _sign(right, key)
        if own and not any(_is_right_with(slopes, right, key, k, sign) for k in own):
            return trace.site(returned).line
    return None


def _factors(trace: Trace, key: Key) -> Iterator[Key]:
    """Yield the calls in the statement of a value that give an array of its shape."""
    statement, order = trace.site(key).statement, list(trace.values)
    last = {k[0]: k for k in order[: order.index(key)] if trace.site(k).statement == statement}
    for k in last.values():
        if trace.site(k).kind == "call" and trace.values[k].shape == trace.values[key].shape:
            yield k


def _returned(trace: Trace, call: Key) -> Key | None:
    """Return the event in which a function of the script returned what a call gave."""
    order, value = list(trace.values), trace.values[call]
    before = reversed(order[: order.index(call)])
    found = (k for k in before if trace.site(k).kind == "returned")
    last = next(found, None)
    is_same = last is not None and np.array_equal(trace.values[last], value)
    return last if is_same else None


def _leads_forward(right: Right, returned: Key) -> bool:
    """Whether the prediction is made by the same statement that returned a value."""
    order = list(right.trace.values)
    made = right.parts.prediction
    before = order[: order.index(made)] if made in order else []
    return any(site == returned[0] for site, _ in before)


def _sign(right: Right, key: Key) -> float:
    """Return the sign that gradients have in the statement of a value: some follow y - f."""
    trace = right.trace
    statement, order = trace.site(key).statement, list(trace.values)
    own = [k for k in order[: order.index(key)] if trace.site(k).statement == statement]
    known = (k for k in own if k in right.parts.with_targets and right.holds(k))
    first = next(known, None)
    return 1.0 if first is None else float(np.sign(right.cosine(trace.values[first])))


def _is_right_with(slopes: Slopes, right: Right, key: Key, argument: Key, sign: float) -> bool:
    """Whether a value is a gradient if a call is given another array of the forward pass."""
    trace, parts = right.trace, right.parts
    own = trace.values[argument]
    tried = [own]
    for k in parts.moving - parts.with_targets:
        other = trace.values.get(k)
        if (
            other is None
            or other.shape != own.shape
            or any(np.array_equal(other, x) for x in tried)
        ):
            continue
        tried.append(other)
        events = slopes.replay.run(
            slopes.params, {**slopes.data, argument: other}, wanted=frozenset([key])
        )
        if events and sign * right.cosine(events[-1].value) >= SAME:
            return True
    return False


def _named(right: Right, shape: tuple[int, ...]) -> Iterator[Array]:
    """Yield the arrays of a shape that the forward pass gives a name."""
    trace, parts = right.trace, right.parts
    for k, value in trace.values.items():
        is_named = trace.site(k).kind in ("assign", "stored") and value.shape == shape
        if is_named and k in parts.moving and k not in parts.with_targets:
            yield value
