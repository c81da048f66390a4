"""The parts of a training: parameters, data, loss, prediction, and where they are in the code.

Runs inside the child process.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from curvesmith.diagnosis.script.ahead import leading_on
from curvesmith.diagnosis.script.beside import Beside, find_beside
from curvesmith.diagnosis.script.dependence import (
    Trace,
    changed_by,
    current,
    held,
    shifted_randomly,
    trace_of,
)
from curvesmith.diagnosis.script.entries import Entries, Roles, find_entries
from curvesmith.diagnosis.script.fresh import Fresh, find_fresh
from curvesmith.diagnosis.script.instrument import Instrumented, Loop
from curvesmith.diagnosis.script.locations import Location, arrays_of, by_other_names
from curvesmith.diagnosis.script.outcome import Outcome, Pick, find_outcome
from curvesmith.diagnosis.script.recorder import Key
from curvesmith.diagnosis.script.replay import Arrival, Place, Replay
from curvesmith.diagnosis.script.states import asking, awake, find_data, find_states, stepped
from curvesmith.diagnosis.script.trials import (
    first_tried,
    is_beside_weights,
    lengths,
    shifts_tried,
    steps_tried,
)

__all__ = ["PRODUCTS", "UNMET", "Parts", "find_parts", "with_others_beside"]

Array = NDArray[np.float64]
PRODUCTS = ("MatMult", "dot", "matmul", "mm", "addmm", "linear")
UNMET = "no prediction meets a target"
_TABLE = 2  # axes of a matrix
_FEW = 2  # numbers that make an array
_ENOUGH = 5  # rows to look at


@dataclass(frozen=True, eq=False)
class Parts:
    """What a training is made of.

    Parameters
    ----------
    trace : Trace
        Of the first iteration.
    params : dict of str to Location
        Parameters: the loss follows from them, and the iteration changes them.
    memory : dict of str to Location
        What else lives across iterations: momentum, counters.
    start, end : dict of str to ndarray
        Parameters before and after the first iteration.
    loss : key or None
        The loss; an array if the script reduces it nowhere.
    prediction, target : key
        The two values that meet.
    inputs, targets : Place
        Where data enter, to be replaced.
    X, y : ndarray
        All data, as the places take them; rows first if there is one row an iteration. What the
        prediction follows from beside the inputs are the last columns of X.
    by_row : bool
        Whether an iteration sees a single row.
    moving : frozenset of keys
        Events that depend on the parameters.
    with_targets : frozenset of keys
        Events that depend on y.
    sources : pair of Location or None
        Where all of X and y lie, if in one piece.
    batch : int
        Rows that an iteration takes, if it takes some of them; 0 otherwise.
    frozen : tuple of str
        Parameters that no iteration changes.
    shapes : pair of tuple of int
        Of prediction and target, as they meet.
    ahead : mapping of str to key
        Of the memory, what leads the parameters on, and where it does.
    is_one_of_several : bool
        Whether the loss is about other outputs than the prediction, too.
    pick : Pick or None
        Which of several outputs is what is predicted; None for all of them.
    beside : Beside
        What comes with each row beside inputs and target.
    """

    trace: Trace
    params: dict[str, Location]
    memory: dict[str, Location]
    start: dict[str, Array]
    end: dict[str, Array]
    loss: Key | None
    prediction: Key
    target: Key
    inputs: Place
    targets: Place
    X: Array
    y: Array
    by_row: bool
    moving: frozenset[Key]
    with_targets: frozenset[Key]
    sources: tuple[Location, Location] | None = None
    batch: int = 0
    frozen: tuple[str, ...] = ()
    shapes: tuple[tuple[int, ...], tuple[int, ...]] = ((), ())
    ahead: Mapping[str, Key] = field(default_factory=dict)
    is_one_of_several: bool = False
    pick: Pick | None = None
    beside: Beside = field(default_factory=lambda: Beside({}))

    @property
    def has_inner_rows(self) -> bool:
        """Whether an iteration sees all rows, and predicts one after the other."""
        n_passes = sum(site == self.prediction[0] for site, _ in self.trace.values)
        return (
            not self.by_row
            and self.trace.values[self.prediction].size < self.y.size
            and isinstance(self.inputs, Location)
            and n_passes >= len(self.y)  # fewer are batches, each of them predicted at once
        )

    @property
    def is_in_pieces(self) -> bool:
        """Whether the outputs of one row meet their targets one after the other.

        Only the last of them is seen as the prediction, and the loss is that of all.
        """
        return self.by_row and sum(site == self.target[0] for site, _ in self.trace.values) > 1

    @property
    def batch_names(self) -> frozenset[str]:
        """What an iteration calls its prediction, where that is of some of the rows."""
        own = self.trace.values[self.prediction]
        if not self.batch:
            return frozenset()
        return frozenset(
            self.trace.site(key).text
            for key, value in self.trace.values.items()
            if self.trace.site(key).kind == "assign" and np.array_equal(value, own)
        )

    @cached_property
    def entering(self) -> Array:
        """The columns of X that enter in the place of the inputs."""
        return self.beside.entering(self.X)

    @cached_property
    def _telling(self) -> NDArray[np.intp]:
        """Rows without a zero, behind which gradients hide; all if there are none."""
        both = [values.reshape(len(self.y), -1) for values in (self.X, self.y)]
        kept = np.flatnonzero(np.all(np.column_stack(both) != 0, axis=1))
        return kept if len(kept) >= _ENOUGH else np.arange(len(self.y))

    def sample(self, seed: int) -> dict[Place, Array]:
        """Return the data of one iteration: a row from the middle on for seed 0, else another.

        Empty where an iteration takes all data from their own places.
        """
        if not self.by_row:
            return {}
        rows = self._telling
        row = rows[(len(rows) // 2 + 7 * seed) % len(rows)]
        found: dict[Place, Array] = {}
        for place, values in ((self.inputs, self.X), (self.targets, self.y)):
            shape = values[row].shape
            if not isinstance(place, Location):
                shape = self.trace.values[place].shape
            found[place] = np.reshape(values[row], shape)
        return found | self.beside.at(self.X[row], by_row=True)


def find_parts(
    replay: Replay,
    program: Instrumented,
    loop: Loop,
    arrival: Arrival,
    carried: set[str],
    still: AbstractSet[str] = frozenset(),
) -> Parts | str:
    """Return the parts of a training, or the sentence of what could not be found.

    Parameters
    ----------
    replay : Replay
        Of the loop's body.
    program : Instrumented
    loop : Loop
    arrival : Arrival
    carried : set of str
        Places that the iterations keep changing.
    still : set of str, default=empty
        Places that all iterations leave as they are. Those that ask for gradients are parameters
        if nothing is changed.
    """
    replay.rewind()
    places = by_other_names(arrays_of(replay.names), carried)
    base = trace_of(replay.run(), program.sites)
    after = held(replay, places)
    replay.rewind()
    search = _Search(replay, program, loop, arrival, base, after, places)
    kept = with_others_beside(carried, search.places)
    start = {text: current(replay, x) for text, x in search.places.items() if text in kept}
    of_start = {text: search.places[text] for text in start}
    states = find_states(replay, program, loop, of_start, carried - still)
    found = search.parts(states, start)
    own = {text: search.places[text] for text in carried - still & start.keys()}
    tried = _tried(search, found, states, own)
    if tried:
        instead = _of_trials(search, own, tried)
        found = found if isinstance(instead, str) else instead
    if isinstance(found, str):
        idle: dict[str, Array] = {}
        states = asking(replay, base, still, idle) or stepped(replay, base, still, idle)
        instead = search.parts(states or awake(replay, base, still, idle), idle)
        found = found if isinstance(instead, str) else instead
    return found


def _tried(
    search: _Search,
    found: Parts | str,
    states: Mapping[str, frozenset[Key]],
    carried: Mapping[str, Location],
) -> dict[Key, Location]:
    """Return the events of parameters that are tried before they predict, and their places."""
    replay, base = search.replay, search.base
    if isinstance(found, str):
        return steps_tried(replay, search.program, carried)
    if found.by_row or (found.ahead and _remembers(search, found)):
        return {}
    data = {}
    replay.rewind()
    for place, whole in ((found.inputs, found.entering), (found.targets, found.y)):
        data[place] = shifted_randomly(whole if isinstance(place, Location) else base.values[place])
    with_data = changed_by(replay, base, data=data)
    known = found.params, found.start, states
    return shifts_tried(replay, base, *known, with_data, found.prediction)


def _remembers(search: _Search, found: Parts) -> bool:
    """Whether something that leads parameters on is what it was, in part, as velocities are."""
    replay, base = search.replay, search.base
    led: dict[Place, Array] = {key: base.values[key] for key in found.ahead.values()}
    ends = []
    for by in (0, 1):
        replay.rewind()
        start = {t: current(replay, search.places[t]) for t in found.ahead}
        replay.run(
            {search.places[t]: shifted_randomly(x) if by else x for t, x in start.items()}, led
        )
        ends.append(held(replay, {t: search.places[t] for t in found.ahead}))
    return any(not np.array_equal(ends[0][t], ends[1][t]) for t in ends[0] if t in ends[1])


def _of_trials(
    search: _Search, carried: Mapping[str, Location], tried: dict[Key, Location]
) -> Parts | str:
    """Return the parts if steps are tried to nowhere, or what could not be found."""
    replay, program = search.replay, search.program
    replay.tried = tried
    base = trace_of(replay.run(), program.sites)
    after = held(replay, search.places)
    replay.rewind()
    states = find_states(replay, program, search.loop, dict(carried), carried.keys())
    start = {text: current(replay, place) for text, place in carried.items()}
    found = replace(search, base=base, after=after).parts(states, start)
    if isinstance(found, str):
        replay.tried = {}
    return found


def with_others_beside(carried: AbstractSet[str], places: Iterable[str]) -> set[str]:
    """Return some places, and those in the same lists and dicts: a bias that does not move yet."""
    beside = {_holder(text) for text in carried} - {""}
    return {text for text in places if text in carried or _holder(text) in beside}


def _holder(text: str) -> str:
    """Return the list or dict that holds an array; empty for what stands alone."""
    return text.rpartition("[")[0] if text.endswith("]") else ""


@dataclass(frozen=True, eq=False)
class _Search:
    """What is known of an iteration before its parts are: its events, and all places."""

    replay: Replay
    program: Instrumented
    loop: Loop
    arrival: Arrival
    base: Trace
    after: dict[str, Array]
    places: dict[str, Location]

    def parts(self, found: dict[str, frozenset[Key]], start: dict[str, Array]) -> Parts | str:
        """Return the parts if some places are the states, or the sentence of what is missing.

        Parameters
        ----------
        found : dict of str to frozenset of keys
            The events that follow from each state.
        start : dict of str to ndarray
            What the states begin with.
        """
        replay, base, places = self.replay, self.base, self.places
        if not found:
            return "no array is read by an iteration and left changed"
        # Other numbers may take an optimizer more passes through its closure.
        states = {text: events & base.values.keys() for text, events in found.items()}
        moving = frozenset().union(*states.values())
        of_states = {text: places[text] for text in states}
        data = find_data(replay, base, of_states, self.loop, moving)
        met, fresh = self._met(states, data, start)
        if met is None:
            return UNMET if data else "no data enter the loop"
        met, params, ahead = self._trained(states, data, start, met)
        known = places, start, self.after, params
        if not params or is_beside_weights(replay, base, *known, met.prediction):
            return "no prediction follows from what the loop changes"
        roles = Roles(data, met.name_y, met.prediction, met.target, moving)
        entries: Entries | str
        entries = fresh.entries if fresh else self._entries(roles, [start[text] for text in params])
        if isinstance(entries, str):
            return entries
        if self._is_length([start[text] for text in params], roles, entries):
            return "the one number that a loop changes goes with weights that it leaves as they are"
        frozen = _frozen(replay, base, roles, entries)
        frozen |= _single(replay, base, roles, [places[text] for text in states])
        owned = [*params, *frozen]
        beside, X = find_beside(replay, base, self.arrival, self.loop, entries, roles)
        parts = Parts(
            base,
            {text: places[text] for text in owned},
            {text: places[text] for text in states if text not in (*params, *self.arrival.sums)},
            {text: start.get(text, self.after[text]) for text in owned},
            {text: self.after[text] for text in owned},
            met.loss,
            met.prediction,
            met.target,
            *entries[:2],
            X,
            *entries[3:],
            moving=moving.union(*frozen.values()),
            frozen=tuple(frozen),
            with_targets=fresh.with_targets if fresh else data[met.name_y],
            sources=None if fresh else _sources(replay, roles, entries[2]),
            shapes=met.shapes,
            batch=_batch(roles.n_met(base), entries[3]),
            ahead=ahead,
            is_one_of_several=met.is_one_of_several,
            pick=met.pick,
            beside=beside,
        )
        return _at_sample(replay, parts) if parts.by_row else parts

    def _outcome(
        self,
        states: Mapping[str, frozenset[Key]],
        data: Mapping[str, frozenset[Key]],
        start: dict[str, Array],
        *,
        is_broad: bool = False,
    ) -> Outcome | None:
        """Return loss, prediction and target; None if there are no data, or none is met."""
        if not data:
            return None
        found = self.replay, self.program, self.base, states, data, start, self.after
        return find_outcome(*found, is_broad=is_broad)

    def _met(
        self,
        states: Mapping[str, frozenset[Key]],
        data: Mapping[str, frozenset[Key]],
        start: dict[str, Array],
    ) -> tuple[Outcome | None, Fresh | None]:
        """Return what a training comes to, and the data that it makes for itself, if it does."""
        met = self._outcome(states, data, start)
        if met is not None:
            return met, None
        moved = {self.places[text]: shifted_randomly(start[text], 3) for text in states}
        fresh = find_fresh(self.replay, self.program, self.base, states, moved)
        if fresh is not None:
            return fresh.outcome, fresh
        return self._outcome(states, data, start, is_broad=True), None

    def _trained(
        self,
        states: Mapping[str, frozenset[Key]],
        data: Mapping[str, frozenset[Key]],
        start: dict[str, Array],
        met: Outcome,
    ) -> tuple[Outcome, list[str], dict[str, Key]]:
        """Return the outcome, the parameters that it follows from, and what leads them on."""
        led = [text for text in start if met.prediction in states.get(text, ())]
        params, ahead = self._led(led, met.prediction, data)
        if not ahead:
            return met, params, ahead
        first = first_tried(self.base, states, met.prediction, met.target)
        if first != (met.prediction, met.target):
            met = replace(met, prediction=first[0], target=first[1])
            params, ahead = self._led(led, met.prediction, data)
        return met, params, ahead

    def _led(
        self, led: list[str], prediction: Key, data: Mapping[str, frozenset[Key]]
    ) -> tuple[list[str], dict[str, Key]]:
        """Return the parameters, of what a prediction follows from, and what leads them on."""
        with_data = frozenset().union(*data.values()) if data else self.base.values.keys()
        places = {text: self.places[text] for text in led}
        ahead = leading_on(self.replay, self.base, places, prediction, with_data)
        others = {*ahead, *lengths(self.replay, self.base, places, ahead, prediction)}
        return [text for text in led if text not in others], ahead

    def _entries(self, roles: Roles, params: list[Array]) -> Entries | str:
        """Return where data enter a training of some parameters, or what is missing."""
        entries = find_entries(self.replay, self.base, self.arrival, self.loop, roles)
        if not isinstance(entries, str) and _are_rows(params, entries):
            return "what the loop changes are rows of data, each for itself"
        return entries

    def _is_length(self, params: list[Array], roles: Roles, entries: Entries) -> bool:
        """Whether a single number is sought for arrays that predict and are no data: a length."""
        if len(params) != 1 or params[0].ndim:
            return False
        n_rows = len(np.atleast_1d(entries[3]))
        self.replay.rewind()
        others = [current(self.replay, self.places[t]) for t in roles.names_x if t in self.places]
        return any(x.ndim and x.size > 1 and n_rows not in x.shape for x in others)


def _are_rows(params: list[Array], entries: Entries) -> bool:
    """Whether all that a loop changes has a row for each row of the data, as targets have.

    A fixed point that is sought row by row: no network, but what makes the data of one.
    """
    n_rows = len(np.atleast_1d(entries[3]))
    return n_rows >= _ENOUGH and all(len(np.atleast_1d(x)) == n_rows for x in params)


def _frozen(
    replay: Replay, base: Trace, roles: Roles, entries: Entries
) -> dict[str, frozenset[Key]]:
    """Return the places of weights and biases that nothing changes, with what follows from them.

    The prediction follows from them. Parameters of a module are known to be some. Of other arrays,
    those that are multiplied as matrices, and those that are added to such a product; an array
    with as many rows as the data holds data.
    """
    replay.rewind()
    places = arrays_of(replay.names)
    n_rows = max(np.shape(entries[3]), default=1)  # in columns, one target of many rows is a row
    products = [k for k in base.values if _is_product(base, k)]
    found = {}
    for text in roles.names_x:
        if text not in places or places[text] == entries[0]:
            continue
        value = current(replay, places[text])
        is_data = value.size < _FEW or n_rows in value.shape or value.shape == entries[2].shape
        if places[text].is_in_module or (
            not is_data and any(_takes_part(base, k, value, products) for k in base.values)
        ):
            found[text] = roles.data[text]
    return found


def _single(
    replay: Replay, base: Trace, roles: Roles, states: Collection[Location]
) -> dict[str, frozenset[Key]]:
    """Return the places of single biases that nothing changes, with what follows from them.

    A single number may be anything; one that is zero, or an array of it, and is added to a product
    of matrices on the way to the prediction, is a bias.
    """
    replay.rewind()
    products = [k for k in base.values if _is_product(base, k)]
    own = {path for place in states for path in place.paths}
    found = {}
    for text, place in arrays_of(replay.names).items():
        replay.rewind()
        value = current(replay, place)
        is_bias = value.size == 1 and (value.ndim > 0 or not value.any())
        if not is_bias or own & {*place.paths}:
            continue
        if not any(_takes_part(base, k, value, products) for k in base.values):
            continue
        followed = changed_by(replay, base, data={place: shifted_randomly(value, 5)})
        if roles.prediction in followed:
            found[text] = followed
    return found


def _is_product(base: Trace, key: Key) -> bool:
    """Whether an event is a product of matrices."""
    site = base.site(key)
    return site.operator in PRODUCTS and site.kind in ("binary", "call")


def _takes_part(base: Trace, key: Key, value: Array, products: list[Key]) -> bool:
    """Whether an array is multiplied as a matrix, or added to such a product."""
    is_sum = base.site(key).operator == "Add"
    if key not in products and not is_sum:
        return False
    operands = base.operands(key)
    is_one = any(np.array_equal(base.values[k], value) for k in operands)
    is_weight = is_one and key in products and value.ndim == _TABLE
    return is_weight or (is_sum and is_one and any(k in products for k in operands))


def _batch(n_met: int, y: Array) -> int:
    """Return how many rows meet their targets at once, if it is some of all."""
    n_outputs = y.size // len(y) if y.ndim else 1
    n_rows = n_met // n_outputs
    return n_rows if y.ndim and 1 < n_rows < len(y) and n_met % n_outputs == 0 else 0


def _sources(replay: Replay, roles: Roles, X: Array) -> tuple[Location, Location] | None:
    """Return the places where all of X and y lie."""
    whole = arrays_of(replay.names, floats_only=False)
    found = [n for n in roles.names_x if current(replay, whole[n]).shape == X.shape]
    return (whole[found[0]], whole[roles.name_y]) if found else None


def _at_sample(replay: Replay, parts: Parts) -> Parts:
    """Return parts seen on a row from the middle: the first row is often zero."""
    data = parts.sample(0)
    trace = trace_of(replay.run(data=data), parts.trace.sites)
    end = {name: current(replay, place) for name, place in parts.params.items()}
    moved = {place: shifted_randomly(parts.start[name]) for name, place in parts.params.items()}
    target: dict[Place, Array] = {**data, parts.targets: shifted_randomly(data[parts.targets])}
    return replace(
        parts,
        trace=trace,
        end=end,
        moving=changed_by(replay, trace, moved, data),
        with_targets=changed_by(replay, trace, data=target),
    )
