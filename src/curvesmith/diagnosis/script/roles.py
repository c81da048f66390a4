"""The parts that values play in a training: parameters, loss, prediction, target.

Runs inside the child process.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from curvesmith.diagnosis.script.dependence import Trace
from curvesmith.diagnosis.script.recorder import Key

__all__ = ["Meeting", "backward_event", "last_meeting", "loss_event"]

_LOSS = re.compile(r"loss|cost|mse|sse|objective", re.IGNORECASE)
_LETTER = re.compile(r"^[JLEC]$")
_FOR_THE_EYE = re.compile(r"abs|max|sqrt|median|norm")
_SCORE = re.compile(r"\(*1(\.0?)? - ")  # R2, which is to rise
_ERROR = re.compile(r"err", re.IGNORECASE)

Meeting = tuple[Key, Key, Key]  # where they meet, the prediction, the target


def loss_event(
    trace: Trace, moving: frozenset[Key], with_data: frozenset[Key], states: set[str]
) -> Key | None:
    """Return the event that is the loss: one number, or an array that is reduced elsewhere.

    Parameters
    ----------
    trace : Trace
    moving : frozenset of keys
        Events that depend on the parameters.
    with_data : frozenset of keys
        Events that depend on data.
    states : set of str
        What lives across iterations, and is no loss.

    Returns
    -------
    key : tuple or None
        What ``backward`` is called on; else what is named a loss, rather what passes once than
        what passes often, the last one, and rather a number than an array; else a number that is
        printed or kept.
    """
    started = backward_event(trace, moving)
    if started is not None:
        return started
    # The loss is one number each time it passes; `p -= rate * g` goes through arrays of any size.
    arrays = {site for (site, _), value in trace.values.items() if value.size > 1}
    again = {site for site, occurrence in trace.values if occurrence}
    scored = [
        (_score(trace, key), key[0] not in again, place, key)
        for place, key in enumerate(trace.values)
        if key in moving and key in with_data and not _is_state(trace, key, states)
        if trace.values[key].size > 1 or key[0] not in arrays
    ]
    best = max(scored, default=None)
    return best[3] if best and best[0] > 0 else None


def _is_state(trace: Trace, key: Key, states: set[str]) -> bool:
    """Whether an event is what lives across iterations: an object's own, by whatever name it has.

    ``self.bias -= step`` in a method is the ``output.bias`` of the loop.
    """
    site = trace.site(key)
    own = {text.rpartition(".")[2] for text in states if "." in text}
    is_own = site.kind == "augmented" and site.text.startswith("self.")
    return site.text in states or (is_own and site.text.rpartition(".")[2] in own)


def backward_event(trace: Trace, keys: Iterable[Key]) -> Key | None:
    """Return the last number of some events that ``backward`` is called on."""
    started = [k for k in keys if trace.values[k].size == 1 and _is_backward(trace, k)]
    return max(started, key=list(trace.values).index, default=None)


def _is_backward(trace: Trace, key: Key) -> bool:
    """Whether ``backward`` is called on an event's value."""
    number = key[0]
    return any(s.operator == "backward" and number in s.parts[:1] for s in trace.sites)


def _score(trace: Trace, key: Key) -> int:
    """Return how much an event looks like the loss, by its name and by what is done with it."""
    site, value = trace.site(key), trace.values[key]
    name = re.split(r"[.\[]", site.text)[-1].strip("]'\"")
    if value.size > 1:
        return 1 if site.kind == "assign" and _LOSS.search(name) else 0
    if site.kind == "assign":
        # An array of one number, or one below zero, is rather the error itself.
        is_signed = _is_difference(trace, key) or value.ndim > 0 or float(value.reshape(-1)[0]) < 0
        return _score_of_name(name, is_signed or _is_for_the_eye(trace, value))
    if site.kind == "augmented":  # a sum over the batches, under any name; no entry of an array
        is_named = _LOSS.search(name) or _ERROR.search(name)
        is_sum = "[" not in site.text and site.operator != "times"
        return 5 if is_named else 2 * is_sum
    if not site.is_reported or _SCORE.match(site.text):
        return 0
    if _LOSS.search(site.text):
        return 6
    # A mean absolute error, say, is printed for the eye; nobody descends it unnamed.
    return 0 if _FOR_THE_EYE.search(site.text) else 3 * (site.kind != "load")


def _score_of_name(name: str, is_signed: bool) -> int:
    """Return how much a number that is assigned looks like the loss."""
    if _LOSS.search(name):
        return 8
    if is_signed:
        return 0
    return 7 if _LETTER.search(name) else 4 if _ERROR.search(name) else 0


def _is_for_the_eye(trace: Trace, value: NDArray[np.float64]) -> bool:
    """Whether a number is a mean absolute error, say, wherever that is computed."""
    return any(
        trace.site(k).kind in ("call", "returned")
        and seen.size == 1
        and seen.reshape(-1)[0] == value.reshape(-1)[0]
        and _FOR_THE_EYE.search(trace.site(k).text)
        for k, seen in trace.values.items()
    )


def _is_difference(trace: Trace, key: Key) -> bool:
    """Whether a value is a plain difference, which has a sign and is no loss."""
    return any(trace.site(k).operator == "Sub" for k in trace.operands(key))


def last_meeting(
    trace: Trace,
    moving: frozenset[Key],
    data: Mapping[str, frozenset[Key]],
    loss: Key | None,
    *,
    is_broad: bool = False,
) -> dict[str, Meeting]:
    """Return for each place of data where it last meets what the network made of other data.

    Parameters
    ----------
    trace : Trace
    moving : frozenset of keys
        Events that depend on the parameters.
    data : mapping of str to frozenset of keys
        Events that depend on each place of data.
    loss : key or None
        No meeting behind it counts.
    is_broad : bool, default=False
        Whether a target that several outputs are subtracted from meets them, too.
    """
    found: dict[str, Meeting] = {}
    for key in trace.values:
        if trace.site(key).kind in ("binary", "call"):
            for name, met in _meetings(trace, key, moving, data, is_broad=is_broad):
                if name not in found or _is_better(trace, key, found[name][0]):
                    found[name] = met
        if key == loss:
            break
    return found


def _meetings(
    trace: Trace,
    key: Key,
    moving: frozenset[Key],
    data: Mapping[str, frozenset[Key]],
    *,
    is_broad: bool = False,
) -> list[tuple[str, Meeting]]:
    operands = trace.operands(key)
    # Which places each operand follows from: joined sets of events would take most of all the time.
    touching = {k: {name for name, touched in data.items() if k in touched} for k in operands}
    found = []
    for name in data:
        still = [k for k in operands if name in touching[k] and k not in moving]
        made = [k for k in operands if k in moving and touching[k] and name not in touching[k]]
        if not still or not made:
            continue
        output, target = trace.values[made[0]], trace.values[still[0]]
        is_spread = is_broad and trace.site(key).operator == "Sub" and _is_spread(target, output)
        if target.size == output.size or is_spread:
            found.append((name, (key, made[0], still[0])))
    return found


def _is_spread(target: NDArray[np.float64], output: NDArray[np.float64]) -> bool:
    """Whether several outputs of each row meet the one target of that row.

    In columns, or each of them in the shape of the targets: what several networks put out.
    """
    n_rows = target.size
    in_columns = target.shape == (n_rows, 1) and output.shape == (n_rows, output.size // n_rows)
    is_one_for_all = target.shape == (1, *output.shape[1:])
    return in_columns or (n_rows > 1 and (is_one_for_all or output.shape[1:] == target.shape))


def _is_better(trace: Trace, new: Key, old: Key) -> bool:
    """Whether a later meeting tells more: a difference beats any other."""
    return trace.site(new).operator == "Sub" or trace.site(old).operator != "Sub"
