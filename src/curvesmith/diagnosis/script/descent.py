"""Whether an iteration of an edited script goes down the gradient of the loss.

The loss is that of the script as it was: its slopes are measured once, by differences. An edited
version then makes one iteration from the same point, which takes milliseconds.

Runs inside the child process.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from curvesmith.diagnosis.script.anatomy import Anatomy
from curvesmith.diagnosis.script.dependence import current, shifted_randomly
from curvesmith.diagnosis.script.instrument import Instrumented, Site, instrumented, names_in
from curvesmith.diagnosis.script.locations import Location, arrays_of
from curvesmith.diagnosis.script.parts import Parts
from curvesmith.diagnosis.script.recorder import Key, as_array
from curvesmith.diagnosis.script.replay import Replay, arrive
from curvesmith.diagnosis.script.slopes import directions

__all__ = ["ANOTHER", "Descent", "Marks", "measure_of"]

Array = NDArray[np.float64]
_SAME, _SAME_SINGLE = 0.9999, 0.999  # cosine of two arrays that are the same up to a factor
_ALIKE = 1e-3  # relative difference of two factors that are the same
_EVEN = 1e-2  # relative difference of changes that are made alike
_STEP = 1e-5  # of a value's own size
_CHANGES = ("assign", "augmented", "stored")
_ROW, _ANOTHER_ROW = 3, 5  # which of them, where an iteration sees one
ANOTHER = " for another row"  # behind the name of a parameter
_LARGEST = 10_000  # numbers of a parameter


@dataclass(frozen=True)
class Marks:
    """How an iteration changes each parameter: cosine with downhill, and length along it.

    Of single numbers, `lone`, half of all rewritings go straight down: only the length tells.
    """

    cosines: dict[str, float]
    factors: dict[str, float]
    same: float = _SAME
    lone: frozenset[str] = frozenset()

    @cached_property
    def right(self) -> frozenset[str]:
        """Parameters that go straight down; single numbers as far as others do, unless all are."""
        down = frozenset(n for n, c in self.cosines.items() if c >= self.same)
        rates = [self.factors[n] for n in down - self.lone]
        return frozenset(
            n
            for n in down
            if n not in self.lone
            or self.lone == set(self.cosines)
            or any(abs(self.factors[n] / rate - 1) < _ALIKE for rate in rates)
        )

    @property
    def score(self) -> tuple[int, int]:
        """How many go straight down, and how many of these by one and the same rate."""
        factors = [self.factors[n] for n in self.right]
        alike = [sum(abs(f / one - 1) < _ALIKE for f in factors) for one in factors]
        return len(factors), max(alike, default=0)

    @property
    def is_right(self) -> bool:
        """Whether all go straight down by the same rate."""
        return self.score == (len(self.cosines), len(self.cosines))

    @property
    def turned(self) -> Marks:
        """The marks of the same iteration with steps the other way round."""
        cosines, factors = ({n: -x for n, x in m.items()} for m in (self.cosines, self.factors))
        return Marks(cosines, factors, self.same, self.lone)


def measure_of(anatomy: Anatomy) -> Key | None:
    """Return the event of the loss; of the error, to be squared, if that is seen too late or never.

    A loss that is computed behind the update is that of the next parameters.
    """
    parts = anatomy.parts
    lines = {update.line for update in anatomy.updates.values()}
    order = list(parts.trace.values)
    last = len(order) if parts.loss is None else order.index(parts.loss)
    starts, ends = ([x.ravel() for x in some.values()] for some in (parts.start, parts.end))
    behind = [
        i
        for i, k in enumerate(order[:last])
        if (
            (parts.trace.site(k).line in lines and parts.trace.site(k).kind in _CHANGES)
            or any(np.array_equal(parts.trace.values[k].ravel(), x) for x in ends)
        )
        # Names for parameters as they were are no change.
        and not any(np.array_equal(parts.trace.values[k].ravel(), x) for x in starts)
    ]
    errors = (k for k in order[: next(iter(behind), last)] if _is_error(parts, k))
    error = next(errors, None)
    if error is None or parts.loss is None or behind:
        return error or parts.loss
    return error if _is_of_next(anatomy, error, parts.loss) else parts.loss


def _is_of_next(anatomy: Anatomy, error: Key, loss: Key) -> bool:
    """Whether a loss is that of the parameters which the iteration leaves behind.

    Squared errors of the iteration that follows are then the same multiple of it every time, and
    those of its own are not.
    """
    parts, replay = anatomy.parts, anatomy.replay
    point, seen = dict(parts.start), list[tuple[float, float]]()
    for _ in range(3):
        written = {parts.params[name]: value for name, value in point.items()}
        events = replay.run(written, parts.sample(3), wanted=frozenset((error, loss)))
        values = {event.key: event.value for event in events}
        if {error, loss} - set(values):
            return False
        seen.append((float(np.mean(values[error] ** 2)), float(np.mean(values[loss]))))
        point = {name: current(replay, place) for name, place in parts.params.items()}
    (a, m), (b, n), (c, _) = seen
    if not all(0 < abs(x) < np.inf for pair in seen for x in pair):
        return False
    return abs(m / b * c / n - 1) < _ALIKE**2 and abs(m / a * b / n - 1) > _ALIKE


def _is_error(parts: Parts, key: Key) -> bool:
    """Whether an event is a prediction minus a target, or the other way round."""
    if parts.trace.site(key).operator != "Sub" or key not in parts.moving:
        return False
    sides = [(k in parts.moving, k in parts.with_targets) for k in parts.trace.operands(key)]
    return sorted(sides) == [(False, True), (True, False)]


class Descent:
    """Judges versions of one script.

    Parameters
    ----------
    anatomy : Anatomy
        Of the script as it was, with a loss or an error: `measure_of` knows one.
    with_still : bool, default=False
        Whether arrays that no iteration changes are to go downhill too.

    Attributes
    ----------
    still : tuple of str
        Arrays that the loss follows from and that no iteration changes.
    """

    def __init__(self, anatomy: Anatomy, *, with_still: bool = False) -> None:
        self._anatomy = anatomy
        key = measure_of(anatomy)
        if key is None:
            raise ValueError("A loss or an error must be computed, and none is.")
        self._key = key
        self._places = dict(anatomy.parts.params)
        self._places |= self._unchanged() if with_still else {}
        self._point, self._slopes = self._measured(_ROW)
        parts, own = anatomy.parts, [name for name, s in self._slopes.items() if np.any(s)]
        own = [name for name in own if name in parts.params or self._is_of_network(name)]
        self._wanted = {name: self._slopes[name] for name in own}
        self.still = tuple(name for name in own if name not in parts.params)
        # What is wrong by a factor of its own for each row goes straight down for any one of them.
        self._others = {n: s for n, s in self._of_another().items() if n in self._wanted}
        self._direct, self._indirect = self._by_detour()

    def marks(self, text: str) -> Marks | None:
        """Return how an iteration of a version goes; None if it does not run."""
        try:
            program = instrumented(text)
            replay, known = self._arrived(program)
            changes = self._changes(replay, known)
            others = self._changes(replay, known, _ANOTHER_ROW) if self._others else {}
        except Exception:  # a version may be any nonsense
            return None
        cosines, factors = {}, {}
        changes |= {n + ANOTHER: others[n] for n in self._others}
        slopes_of = self._wanted | {n + ANOTHER: s for n, s in self._others.items()}
        for name, slopes in slopes_of.items():
            along = directions(changes[name].shape).reshape(len(slopes), -1) @ changes[name].ravel()
            norm = float(np.linalg.norm(along) * np.linalg.norm(slopes))
            cosines[name] = -float(along @ slopes) / norm if 0 < norm < np.inf else 0.0
            factors[name] = -float(along @ slopes) / float(slopes @ slopes)
        is_single = self._anatomy.functions.dtype == np.float32
        lone = frozenset(n for n in slopes_of if changes[n].size == 1)
        return Marks(cosines, factors, _SAME_SINGLE if is_single else _SAME, lone)

    def _unchanged(self) -> dict[str, Location]:
        """Return the arrays beside parameters, memory and data."""
        anatomy, parts = self._anatomy, self._anatomy.parts
        anatomy.replay.rewind()
        names = anatomy.replay.names
        data = [np.asarray(parts.X), np.asarray(parts.y)]
        target = anatomy.program.loops[anatomy.loop].target
        taken = {*parts.params, *parts.memory, *names_in(target)}
        found = {}
        for text, place in arrays_of(names).items():
            array = as_array(place.get(names))
            if text in taken or array is None or array.dtype.kind != "f" or not array.size:
                continue
            is_data = any(array.size >= x.size for x in data)
            if array.size <= _LARGEST and not is_data:
                found[text] = place
        return found

    def _of_another(self) -> dict[str, Array]:
        """Return the slopes for another row, where an iteration sees one."""
        return self._measured(_ANOTHER_ROW)[1] if self._anatomy.parts.by_row else {}

    def _measured(self, row: int) -> tuple[dict[str, Array], dict[str, Array]]:
        """Return a point near the start, and the slopes of the loss there along directions."""
        program = self._anatomy.program
        replay, known = self._arrived(program)
        start = {name: current(replay, place) for name, place in self._places.items()}
        point = {name: shifted_randomly(value, 2) for name, value in start.items()}
        slopes = {}
        for name, value in point.items():
            h = _STEP * (float(np.sqrt(np.mean(value**2))) or 1.0)
            h *= 300 if self._anatomy.functions.dtype == np.float32 else 1
            ends = [
                [
                    self._loss(replay, known, {**point, name: value + s * h * u}, row)
                    for s in (1, -1)
                ]
                for u in directions(value.shape)
            ]
            slopes[name] = np.array([(a - b) / (2 * h) for a, b in ends])
        return point, slopes

    def _loss(
        self, replay: Replay, known: dict[int, int], point: Mapping[str, Array], row: int
    ) -> float:
        key = self._key
        events = replay.run(
            self._written(point), self._data(known, row), wanted=frozenset([key]), stop_at=key
        )
        value = events[-1].value
        return float(np.mean(value if key == self._anatomy.parts.loss else value**2))

    def _changes(self, replay: Replay, known: dict[int, int], row: int = _ROW) -> dict[str, Array]:
        """Return what an iteration adds to each parameter, or minus its gradient.

        The gradient where the script makes of it what is no multiple: momentum, Adam.
        """
        indirect = {name: (known[s], n) for name, (s, n) in self._indirect.items()}
        wanted = frozenset(indirect.values())
        events = replay.run(self._written(self._point), self._data(known, row), wanted=wanted)
        values = {event.key: event.value for event in events}
        found = {}
        for name in self._wanted:
            found[name] = current(replay, self._places[name]) - self._point[name]
            if name in indirect:
                gradient = self._anatomy.updates[name].scale * values[indirect[name]]
                # Whatever is made of a gradient, the step is to lead against it.
                is_uphill = float(np.ravel(found[name]) @ np.ravel(gradient)) > 0
                gradient = gradient if is_uphill else -gradient
                found[name] = gradient.reshape(self._point[name].shape)
            if found[name].shape != self._point[name].shape:
                raise ValueError("A parameter must keep its shape.")
        return found

    @property
    def can_tell(self) -> bool:
        """Whether steps or gradients are seen, and not only what an optimizer makes of them.

        Momentum begins along the gradient; Adam and its like make all entries move alike.
        """
        known = [
            name in self._indirect or name in self._direct or update.rate is not None
            for name, update in self._anatomy.updates.items()
        ]
        return all(known) or not self._anatomy.parts.memory or not self._is_normalized

    @cached_property
    def _is_normalized(self) -> bool:
        """Whether a first step changes all entries of some parameter equally far."""
        replay, known = self._arrived(self._anatomy.program)
        replay.run(self._written(self._point), self._data(known))
        for name, start in self._point.items():
            change = np.abs(current(replay, self._places[name]) - start)
            if change.size > 1 and np.ptp(change) <= _EVEN * float(np.mean(change)):
                return True
        return False

    def _is_of_network(self, name: str) -> bool:
        """Whether predictions follow from an array: the strength of a penalty is none.

        Any value of their size may be: what is added last is not seen where it is zero.
        """
        replay, known = self._arrived(self._anatomy.program)
        before, after = (
            replay.run(self._written({**self._point, name: value}), self._data(known))
            for value in (self._point[name], shifted_randomly(self._point[name]))
        )
        parts = self._anatomy.parts
        n_values = parts.trace.values[parts.prediction].size
        changed = [
            one.key in parts.moving
            for one, other in zip(before, after, strict=False)
            if one.value.size == n_values and not np.array_equal(one.value, other.value)
        ]
        return any(changed)

    def _by_detour(self) -> tuple[set[str], dict[str, Key]]:
        """Return parameters that follow their gradient, and the gradient of those that do not."""
        keys = {n: u.gradient for n, u in self._anatomy.updates.items() if u.gradient is not None}
        replay, known = self._arrived(self._anatomy.program)
        events = replay.run(
            self._written(self._point), self._data(known), wanted=frozenset(keys.values())
        )
        values = {event.key: event.value for event in events}
        direct, found = set[str](), {}
        for name, key in keys.items():
            change = (current(replay, self._places[name]) - self._point[name]).ravel()
            gradient = values[key].ravel() if key in values else np.zeros(0)
            if gradient.size == change.size and np.any(gradient) and np.any(change):
                norm = float(np.linalg.norm(change) * np.linalg.norm(gradient))
                if abs(float(change @ gradient)) < _SAME_SINGLE * norm:
                    found[name] = key
                else:
                    direct.add(name)
        return direct, found

    def _arrived(self, program: Instrumented) -> tuple[Replay, dict[int, int]]:
        """Return a version at its first iteration, and the numbers of its sites by the old ones."""
        anatomy, script = self._anatomy, self._anatomy.script
        known = _known(anatomy.program.sites, program.sites)
        arrival = arrive(
            program, anatomy.loop, script.path, script.text, script.args, 0, anatomy.at,
            script.skipped,
        )  # fmt: skip
        if arrival is None:
            raise ValueError("The loop must be reached, and is not.")
        loop = program.loops[anatomy.loop]
        replay = Replay(loop, arrival.recorder, arrival.names, script.path, set(self._places))
        replay.twins = {
            (known[key[0]], key[1]): tuple((known[s], n) for s, n in twins if s in known)
            for key, twins in anatomy.replay.twins.items()
        }
        for key, more in self._written_anew(program, known).items():
            replay.twins[key] = (*replay.twins.get(key, ()), *more)
        turned = anatomy.replay.turned
        replay.turned = frozenset((known[s], n) for s, n in turned if s in known)
        return replay, known

    def _written_anew(
        self, program: Instrumented, known: dict[int, int]
    ) -> dict[Key, tuple[Key, ...]]:
        """Return where a version takes its row once more than the script did, by the old places."""
        parts, old = self._anatomy.parts, self._anatomy.program.sites
        taken = [k for k in (parts.inputs, parts.targets) if not isinstance(k, Location)]
        fresh = [s for s in program.sites if s.number not in set(known.values())]
        found = {}
        for number, n in taken:
            site = old[number]
            same = [s for s in fresh if (s.kind, s.text) == (site.kind, site.text)]
            if same and number in known:
                found[known[number], n] = tuple((s.number, n) for s in same)
        return found

    def _written(self, point: Mapping[str, Array]) -> dict[Location, Array]:
        return {self._places[name]: value for name, value in point.items()}

    def _data(
        self, known: dict[int, int], row: int = _ROW
    ) -> dict[Location | tuple[int, int], Array]:
        """Return the row that an iteration is made with, as a version takes it."""
        own = self._anatomy.parts.sample(row)
        return {
            place if isinstance(place, Location) else (known[place[0]], place[1]): row
            for place, row in own.items()
        }


def _known(before: tuple[Site, ...], after: tuple[Site, ...]) -> dict[int, int]:
    """Return which site of one version is which of another."""
    if before is after:
        return {site.number: site.number for site in before}
    old, new = ([(s.kind, s.text, s.operator) for s in sites] for sites in (before, after))
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    return {i + n: j + n for i, j, size in blocks for n in range(size)}
