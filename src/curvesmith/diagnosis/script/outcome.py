"""What a training comes to: its loss, its prediction, and the target that this meets.

Runs inside the child process.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from curvesmith.diagnosis.script.dependence import Trace, current, shifted_randomly, trace_of
from curvesmith.diagnosis.script.instrument import Instrumented
from curvesmith.diagnosis.script.locations import Location, arrays_of, by_other_names
from curvesmith.diagnosis.script.recorder import Key
from curvesmith.diagnosis.script.replay import Replay
from curvesmith.diagnosis.script.roles import Meeting, backward_event, last_meeting, loss_event
from curvesmith.diagnosis.script.trials import before_trial

__all__ = ["Outcome", "Pick", "find_outcome", "leading", "made_at"]

Array = NDArray[np.float64]
_ROWS = 5  # fewer are no data
_MOST_OUTPUTS = 20  # for one target
_LARGE = 100.0  # times all targets: of quantiles a and b, costs are then as a to 1 - a
_BEST = 1e300  # no loss is above it, and none below its negative
_EVEN = 0.05  # share of both costs by which they may differ: quantiles of 0.475 to 0.525


@dataclass(frozen=True)
class Pick:
    """What is predicted, of several outputs of each row.

    Parameters
    ----------
    axis : int
        Along which they are beside one another: 0 of several networks, 1 of columns.
    number : int or None
        Which of them; None for the mean of all.
    """

    axis: int
    number: int | None

    def of(self, outputs: NDArray[Any]) -> NDArray[Any]:
        """Return what is predicted; of columns, as one."""
        if self.number is None:
            return np.asarray(outputs.mean(axis=self.axis, keepdims=self.axis > 0))
        picked = np.take(outputs, [self.number], axis=self.axis)
        return picked if self.axis else picked[0]

    def share(self, outputs: Array) -> Array:
        """Return 1 where an output is picked, and 0 elsewhere."""
        share = np.zeros(outputs.shape[self.axis])
        share[self.number] = 1.0
        return share.reshape([-1 if k == self.axis else 1 for k in range(outputs.ndim)])


@dataclass(frozen=True)
class Outcome:
    """The values that a training is about.

    Parameters
    ----------
    loss : key or None
    prediction, target : key
    name_y : str
        The place of the targets.
    shapes : pair of tuple of int
        Of prediction and target, as they meet.
    is_one_of_several : bool, default=False
        Whether the loss is about other outputs too: quantiles, or slopes that meet their own
        targets.
    pick : Pick or None, default=None
        Which of the outputs is what is predicted, where they never stand alone.
    """

    loss: Key | None
    prediction: Key
    target: Key
    name_y: str
    shapes: tuple[tuple[int, ...], tuple[int, ...]]
    is_one_of_several: bool = False
    pick: Pick | None = None


def find_outcome(
    replay: Replay,
    program: Instrumented,
    base: Trace,
    states: Mapping[str, frozenset[Key]],
    data: Mapping[str, frozenset[Key]],
    start: Mapping[str, Array],
    after: Mapping[str, Array],
    *,
    is_broad: bool = False,
) -> Outcome | None:
    """Return loss, prediction and target; None if no prediction meets a target.

    Parameters
    ----------
    replay : Replay
    program : Instrumented
    base : Trace
        Of the first iteration.
    states, data : mapping of str to frozenset of keys
        The events that follow from each place.
    start : mapping of str to ndarray
        What the states begin with.
    after : mapping of str to ndarray
        What the first iteration makes of them.
    is_broad : bool, default=False
        Whether several outputs are looked for that one target meets: quantiles.
    """
    moving = frozenset().union(*states.values())
    made = _made(base, [after[t] for t in states if t in after])
    data, moving = _of_training(base, moving, data, made)
    loss, met = _met(base, moving, data, leading(base, states), made, is_broad=is_broad)
    if not met:
        return None
    whole, met = met, {name: m for name, m in met.items() if not _is_slope(base, m[1])} or met
    is_one = len(met) < len(whole)
    name_y, (_, prediction, target) = max(met.items(), key=lambda item: _rank(base, item[1]))
    shapes = base.values[prediction].shape, base.values[target].shape
    replay.rewind()
    places = by_other_names(arrays_of(replay.names, floats_only=False), states)
    moved = {places[text]: shifted_randomly(start[text], 3) for text in states}
    zeros = _zeros(replay, moved)
    n_met = current(replay, places[name_y]).size
    is_again = any(prediction in data[n] for n in last_meeting(base, moving, data, None))
    loss, prediction = made_at(
        replay, program, base, moved, moving, (loss, prediction), n_met if is_again else 0, zeros
    )
    loss = _steady(replay, base, loss, moving, {text: start[text] for text in states}, after)
    begun = before_trial(replay, base, states, prediction, n_met)
    loss = loss if begun == prediction else _before(base, loss, prediction)
    prediction = _once_a_row(base, moving, begun, n_met)
    if is_broad:
        found = _central_output(replay, base, loss, prediction, target)
        return found and Outcome(loss, found[0], target, name_y, shapes, True, found[1])
    central = _central(replay, base, loss, prediction, target)
    is_one |= central is not None
    return Outcome(loss, *(central or (prediction, target)), name_y, shapes, is_one)


def _central(
    replay: Replay, base: Trace, loss: Key | None, prediction: Key, target: Key
) -> tuple[Key, Key] | None:
    """Return the one output that errors of both signs cost the same, of several for one target.

    Of quantiles that meet the target one after the other, the last one is not what is predicted;
    the median is. None where the last one is no quantile, or several others are none.
    """
    own, wanted = base.values[prediction], base.values[target]
    passes = [k for k in base.values if k[0] == prediction[0]]
    pairs = [(key, (target[0], key[1])) for key in passes]
    is_one = all(
        base.values[f].shape == own.shape and np.array_equal(base.values.get(y, np.nan), wanted)
        for f, y in pairs
    )
    if loss is None or not is_one or own.size < _ROWS or not 1 < len(pairs) <= _MOST_OUTPUTS:
        return None
    if _is_central(replay, base, loss, prediction, wanted):
        return None
    central = [pair for pair in pairs if _is_central(replay, base, loss, pair[0], wanted)]
    return central[0] if len(central) == 1 else None


def _central_output(
    replay: Replay, base: Trace, loss: Key | None, prediction: Key, target: Key
) -> tuple[Key, Pick | None] | None:
    """Return the one of several outputs that errors of both signs cost the same.

    Where it is made, if it ever stands alone; else how to pick it. The mean of all, if errors of
    both signs cost the same of each: several networks. None where it cannot be told.
    """
    outputs, wanted = base.values[prediction], base.values[target]
    axis = 0 if wanted.shape in (outputs.shape[1:], (1, *outputs.shape[1:])) else 1
    if loss is None or outputs.ndim <= axis or not 1 < outputs.shape[axis] <= _MOST_OUTPUTS:
        return None
    picks = [Pick(axis, k) for k in range(outputs.shape[axis])]
    central = [
        pick
        for pick in picks
        if _is_central(replay, base, loss, prediction, wanted, pick.share(outputs))
    ]
    if len(central) == len(picks):
        return prediction, Pick(axis, None)
    if len(central) != 1:
        return None
    own = central[0].of(outputs).reshape(-1)
    alone = [
        key
        for key, value in base.values.items()
        if value.size == own.size and np.array_equal(value.reshape(-1), own)
    ]
    return (alone[0], None) if alone else (prediction, central[0])


def _is_central(
    replay: Replay, base: Trace, loss: Key, output: Key, wanted: Array, share: Array | float = 1.0
) -> bool:
    """Whether large errors of both signs of an output cost the same, and more than small ones."""
    size = _LARGE * float(np.abs(wanted).max() + np.abs(base.values[output]).max())
    costs = []
    for sign in (1, -1):
        shift = np.full_like(base.values[output], sign * size) * share
        ends = trace_of(replay.run(shifts={output: shift}, stop_at=loss), base.sites).values
        costs.append(float(np.mean(ends[loss] - base.values[loss])) if loss in ends else 0.0)
    return min(costs) > 0 and abs(costs[0] - costs[1]) < _EVEN * sum(costs)


def _once_a_row(base: Trace, moving: frozenset[Key], prediction: Key, n_rows: int) -> Key:
    """Return the prediction where it passes once a row, of a sum over units that passes more often.

    What a function returns, say, that adds up what the units give.
    """
    n_passes = Counter(site for site, _ in base.values)
    own = n_passes[prediction[0]]
    if n_rows < _ROWS or own <= n_rows or own % n_rows:
        return prediction
    value = base.values[prediction].reshape(-1)
    same = [
        key
        for key in base.values
        if key in moving
        and n_passes[key[0]] == n_rows
        and np.array_equal(base.values[key].reshape(-1), value)
    ]
    return same[0] if same else prediction


def _zeros(replay: Replay, moved: Mapping[Location, Array]) -> dict[Location, Array]:
    """Return other numbers for what is zero and no state: a bias that no step changes, perhaps."""
    found = {}
    for place in arrays_of(replay.names).values():
        value = current(replay, place)
        if place not in moved and value.size and not value.any():
            found[place] = shifted_randomly(value, 5)
    return found


def leading(base: Trace, states: Mapping[str, frozenset[Key]]) -> set[str]:
    """Return the states that others follow from.

    Nothing follows from a sum of losses but itself. Where the first epoch ends the training, it is
    never seen to begin anew.
    """
    return {
        text
        for text, events in states.items()
        if any(base.site(k).text != text and not base.site(k).is_reported for k in events)
    }


def made_at(
    replay: Replay,
    program: Instrumented,
    base: Trace,
    moved: dict[Location, Array],
    moving: frozenset[Key],
    found: tuple[Key | None, Key],
    n_met: int = 0,
    zeros: Mapping[Location, Array] | None = None,
) -> tuple[Key | None, Key]:
    """Return loss and prediction where they are computed, of those where they were found.

    Parameters
    ----------
    replay : Replay
    program : Instrumented
    base : Trace
        Of the first iteration.
    moved : dict of Location to ndarray
        States away from the start.
    moving : frozenset of keys
        Events that depend on the parameters.
    found : pair of key or None and key
    n_met : int, default=0
        Numbers that a prediction of all rows has, if it is made once more behind the update.
    zeros : mapping of Location to ndarray or None
        Other numbers for what is zero, so that nothing is the same by adding it.
    """
    loss, prediction = found
    origins = [
        _origin(replay, program, moved, key, moving, zeros)
        for key in (prediction, loss or prediction)
    ]
    if n_met:
        origins[0] = _first_pass(base, origins[0], moving, n_met)
    return _before_step(base, loss, origins, moving), origins[0]


def _origin(
    replay: Replay,
    program: Instrumented,
    moved: dict[Location, Array],
    key: Key,
    moving: frozenset[Key],
    zeros: Mapping[Location, Array] | None = None,
) -> Key:
    """Return the event in which a value is computed, before it is passed around.

    Looked for away from the start, where a bias of zero makes two values the same that are not.
    """
    trace = _away(replay, program, moved, zeros)
    value = trace.values.get(key)
    if value is None:
        return key
    same = (
        k
        for k, seen in trace.values.items()
        if k in moving and trace.site(k).kind != "load" and seen.size == value.size
        if np.array_equal(seen.reshape(-1), value.reshape(-1))
    )
    return next(same, key)


def _away(
    replay: Replay,
    program: Instrumented,
    moved: dict[Location, Array],
    zeros: Mapping[Location, Array] | None,
) -> Trace:
    """Return an iteration away from the start; without other numbers for zeros it does not take."""
    if zeros:
        try:
            return trace_of(replay.run(moved, zeros), program.sites)
        except Exception:  # the user's code may need a zero there
            replay.rewind()
    return trace_of(replay.run(moved), program.sites)


def _first_pass(base: Trace, prediction: Key, moving: frozenset[Key], n_met: int) -> Key:
    """Return the prediction of all rows that is made first, of one that follows from the targets.

    Many scripts predict once more behind the update, by the same function.

    Parameters
    ----------
    base : Trace
    prediction : key
        Where it is computed.
    moving : frozenset of keys
        Events that depend on the parameters.
    n_met : int
        Numbers that a prediction of all rows has.
    """
    start = (prediction[0], 0)
    is_whole = start in moving and base.values[start].size == n_met
    if is_whole and base.values[prediction].size == n_met and not _sums_up(base, prediction):
        return start
    return prediction


def _before_step(
    base: Trace, loss: Key | None, made: list[Key], moving: frozenset[Key]
) -> Key | None:
    """Return the loss of the parameters that an iteration begins with.

    Optimizers with a closure compute one loss after another, and many scripts one more behind the
    update, by the same function.

    Parameters
    ----------
    base : Trace
    loss : key or None
        As it was found.
    made : list of two keys
        Where prediction and loss are computed.
    moving : frozenset of keys
        Events that depend on the parameters.
    """
    if loss is None:
        return None
    order = list(base.values)
    behind = [key for key in order[order.index(made[0]) :] if key in moving]
    again = [key for key in behind if (key[0], 1) in base.values]
    same = [key for key in again if key[0] in (made[1][0], loss[0])]
    return min([loss, *same[:1]], key=order.index)


def _made(base: Trace, ends: list[Array]) -> set[Key]:
    """Return the events that are what states end an iteration with: in methods, by other names."""
    return {
        key
        for key, value in base.values.items()
        if base.site(key).kind in ("assign", "augmented", "stored", "call")
        if any(value.shape == end.shape and np.array_equal(value, end) for end in ends)
    }


def _of_training(
    base: Trace,
    moving: frozenset[Key],
    data: Mapping[str, frozenset[Key]],
    made: set[Key],
) -> tuple[Mapping[str, frozenset[Key]], frozenset[Key]]:
    """Return the data that the new parameters follow from, and the events of no other data.

    Rows that are held out are compared too. All data where no targets are seen to be followed.
    """
    trained = {name: events for name, events in data.items() if not events.isdisjoint(made)}
    if not last_meeting(base, moving, trained, None):
        return data, moving
    others = (events for name, events in data.items() if name not in trained)
    return trained, moving - frozenset().union(*others)


def _sums_up(base: Trace, key: Key) -> bool:
    """Whether a value is added to under its own name: the first of them is no whole sum."""
    statement = base.site(key).statement
    own = [site for site in base.sites if site.statement == statement]
    made = {site.text for site in own if site.kind in ("assign", "augmented")}
    is_augmented = any(site.kind == "augmented" for site in own)
    return is_augmented or any(site.kind == "load" and site.text in made for site in own)


def _met(
    base: Trace,
    moving: frozenset[Key],
    data: Mapping[str, frozenset[Key]],
    states: set[str],
    made: set[Key],
    *,
    is_broad: bool,
) -> tuple[Key | None, dict[str, Meeting]]:
    """Return the loss, and the meetings that it follows from, by the place of the target."""
    met = whole = last_meeting(base, moving, data, None, is_broad=is_broad)
    sums = {key for key in made if base.site(key).kind == "augmented" and base.values[key].ndim}
    followed = frozenset().union(*(data[name] for name in met))
    loss = _unrounded(base, loss_event(base, moving - sums, followed, states))
    met = last_meeting(base, moving, data, loss, is_broad=is_broad)
    met = {name: m for name, m in met.items() if loss is None or loss in data[name]}
    met |= {name: m for name, m in _differences(base, met, whole, loss).items() if name in met}
    met = _of_outputs(base, data, met)
    # It may depend on nothing: the cross-entropy of a single class is zero.
    return loss or backward_event(base, base.values), met


def _differences(
    base: Trace, met: Mapping[str, Meeting], whole: Mapping[str, Meeting], loss: Key | None
) -> dict[str, Meeting]:
    """Return the meetings behind a loss that are differences, of a loss that is made of none.

    The cross-entropy of shares is one of products with logarithms; what descends it is the
    difference of the same outputs and targets.
    """
    if loss is None or any(base.site(m[0]).operator == "Sub" for m in met.values()):
        return {}
    order = list(base.values)
    before = order[: order.index(loss)]
    return {
        name: m
        for name, m in whole.items()
        if base.site(m[0]).operator == "Sub"
        and any(np.array_equal(base.values[key], base.values[m[1]]) for key in before)
    }


def _of_outputs(
    base: Trace, data: Mapping[str, frozenset[Key]], met: dict[str, Meeting]
) -> dict[str, Meeting]:
    """Return the meetings of what follows from no target: gradients meet others, of an anchor."""
    others = {name: m for name, m in met.items() if base.site(m[0]).operator == "Sub"}
    return {
        name: m
        for name, m in met.items()
        if not any(m[1] in data[n] and other[1] not in data[name] for n, other in others.items())
    }


def _is_slope(base: Trace, key: Key) -> bool:
    """Whether a value is a slope that PyTorch has computed: of the prediction by the inputs."""
    same = [k for k, x in base.values.items() if np.array_equal(x, base.values[key])]
    made = {base.sites[part].operator for k in same for part in base.site(k).parts}
    return "grad" in made | {base.site(k).operator for k in same}


def _unrounded(base: Trace, loss: Key | None) -> Key | None:
    """Return the loss as it was before it was rounded for printing."""
    while loss is not None and base.site(loss).operator == "round":
        whole = [k for k in base.operands(loss) if base.values[k].size == base.values[loss].size]
        if not whole:
            return loss
        loss = whole[0]
    return loss


def _before(base: Trace, loss: Key | None, tried: Key) -> Key | None:
    """Return a loss unless it is that of what is tried."""
    order = list(base.values)
    return loss if loss is not None and order.index(loss) < order.index(tried) else None


def _steady(
    replay: Replay,
    base: Trace,
    loss: Key | None,
    moving: frozenset[Key],
    states: Mapping[str, Array],
    after: Mapping[str, Array],
) -> Key | None:
    """Return the loss where every iteration computes it, before it is kept as the best so far.

    Seen from other states, and with other numbers where the loss is kept. None where only some
    iterations compute it.
    """
    if loss is None:
        return None
    value = base.values[loss]
    same = [k for k, x in base.values.items() if k in moving and np.array_equal(x, value)]
    order = [loss, *(k for k in same if k != loss)]
    replay.rewind()
    places = by_other_names(arrays_of(replay.names), states)
    keeping = [
        t
        for t, x in after.items()
        if t in places and np.array_equal(x, value)
        if not np.array_equal(current(replay, places[t]), x)
    ]
    for seed, best in enumerate((1.0, _BEST, -_BEST)):
        moved = {places[t]: shifted_randomly(x, 11 + seed) for t, x in states.items()}
        kept = {places[t]: np.full_like(after[t], best) for t in keeping if t not in states}
        try:
            passed = {event.key for event in replay.run(moved, kept, wanted=frozenset(order))}
        except Exception:  # the user's code may not take them
            continue
        order = [key for key in order if key in passed]
    return order[0] if order else None


def _rank(trace: Trace, meeting: Meeting) -> tuple[bool, int]:
    """Differences before other meetings, later ones before earlier ones."""
    return trace.site(meeting[0]).operator == "Sub", list(trace.values).index(meeting[0])
