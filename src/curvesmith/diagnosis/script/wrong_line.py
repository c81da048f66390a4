"""The first wrong value backwards from the loss, and the line that computes it.

Every value that leads to the loss can be shifted a little, which gives the true gradient with
respect to it. What the script computes from the target on its way back to a parameter must be one
of these gradients, up to a factor; the first that is none is on the wrong line.

Runs inside the child process.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from curvesmith.diagnosis.script.dependence import Trace, changed_by, current, shifted_randomly
from curvesmith.diagnosis.script.derivatives import derivative_line
from curvesmith.diagnosis.script.locations import Location
from curvesmith.diagnosis.script.made import last_word
from curvesmith.diagnosis.script.operations import Right, cause_of
from curvesmith.diagnosis.script.parts import Parts
from curvesmith.diagnosis.script.recorder import Key
from curvesmith.diagnosis.script.replay import Place, Replay
from curvesmith.diagnosis.script.slopes import Slopes, agreement
from curvesmith.diagnosis.script.stated import unscaled
from curvesmith.diagnosis.script.updates import Update, without_step

__all__ = ["Wrong", "error_line", "find_wrong", "unused_gradients"]

Array = NDArray[np.float64]
# Cosine of two arrays that are the same up to a factor; differences at kinks cost some digits.
_SAME = 0.999
_SHRUNK = (1.0, 0.3)  # shares of the parameters
_STATEMENTS = ("assign", "augmented", "stored", "returned")
_ROUNDERS = ("round", "around")
# More passes through one place than layers are a loop over rows: the last one stands for all.
_MOST_PASSES = 12


@dataclass(frozen=True)
class Wrong:
    """The first wrong value on the way back to a parameter.

    Parameters
    ----------
    line : int
    text : str
        The name that it is given.
    kind : str
        "sign" if it is a gradient turned around, "other" if it is that of another parameter
        (`text` is then what the other one uses), "value" if it is none.
    cosine : float
        With the true gradient that it comes nearest to.
    cause : str or None, default=None
        What is wrong with it, as far as the operation tells that goes wrong first.
    behind : int or None, default=None
        Line of the last right value before it: where something is left out, it is left out there.
    error : int or None, default=None
        Line of the first value that goes back from the prediction by another slope than that of
        the loss; None if there is none.
    """

    line: int
    text: str
    kind: str
    cosine: float
    cause: str | None = None
    behind: int | None = None
    error: int | None = None


def find_wrong(replay: Replay, parts: Parts, updates: dict[str, Update]) -> dict[str, Wrong]:
    """Return for each parameter with a wrong gradient where it goes wrong first.

    Seen near the start and, if all is right there, where predictions are small: what is wrong with
    large errors or small ones only shows at one of them. A script that computes no loss is taken to
    go down its squared errors.
    """
    if parts.loss is None and _error(parts) is None:
        return {}
    # Differences in single precision are too rough to be asked twice.
    is_single = all(np.array_equal(x, x.astype(np.float32)) for x in parts.start.values())
    shares = _SHRUNK[:1] if is_single else _SHRUNK
    found = (_wrong_at(_point(replay, parts, updates, s), parts, updates) for s in shares)
    return next((wrong for wrong in found if wrong), {})


def _wrong_at(slopes: Slopes, parts: Parts, updates: dict[str, Update]) -> dict[str, Wrong]:
    """Return for each parameter with a wrong gradient at one point where it goes wrong first."""
    trace = slopes.trace()
    shapes = {name: parts.start[name].shape for name in updates}
    values = {name: u.value(trace.values, shapes[name]) for name, u in updates.items()}
    used = {name: value for name, value in values.items() if value is not None}
    seen = {name: updates[name] for name in used}
    own = {name: slopes.of_param(name) for name in seen}
    cosines = {name: agreement(used[name], own[name], shapes[name]) for name in seen}
    mistaken = {n: sign for n, sign in _mistaken(seen, cosines).items() if np.any(own[n])}
    forward = _forward(slopes, trace) if mistaken else []
    with_inputs = _with_inputs(slopes, trace) if mistaken else frozenset()
    shared = _leading_right(slopes, trace, seen, mistaken)
    found = {}
    for name, sign in mistaken.items():
        measured = [*forward, (shapes[name], own[name])]
        every_key = _without_steps(parts, trace, updates, _chain(slopes, trace, seen[name].keys))
        chain = [k for k in every_key if not sign or k not in shared] or every_key
        wrong = _other(slopes, trace, updates, name) or _first_wrong(trace, chain, measured, sign)
        if wrong is None and seen[name].pieces and not sign:
            wrong = _last_made(trace, chain, seen[name], cosines[name])
        elif not sign and (wrong is None or wrong.kind == "value"):
            every = [*forward, *((shapes[n], own[n]) for n in own)]
            right = Right(trace, parts, every, with_inputs)
            wrong = _told(
                slopes, right, wrong, chain, seen[name].keys[0], (shapes[name], cosines[name])
            )
        if wrong is not None:
            found[name] = wrong if sign else _with_error(wrong, slopes, trace, chain)
    return found


def _with_error(wrong: Wrong, slopes: Slopes, trace: Trace, chain: list[Key]) -> Wrong:
    """Return what is wrong with the first value of the prediction's size that is not its gradient.

    Nothing that follows from it is, either. The difference of prediction and target is none for
    many a loss, and right all the same: what is made of it, is not.
    """
    key = slopes.parts.prediction
    if key not in trace.values:
        return wrong
    own = trace.values[key]
    measured, meeting = slopes.of_event(key, own), _error(slopes.parts)
    sized = [k for k in chain if trace.values[k].size == own.size]
    right = [abs(_best(trace.values[k], [(own.shape, measured)])) >= _SAME for k in sized]
    last = max((i + 1 for i, is_right in enumerate(right) if is_right), default=0)
    others = sized[last:]
    plain = trace.values.get(meeting) if meeting is not None else None
    if plain is not None and len(others) > 1:
        first = trace.values[others[0]].reshape(-1)
        is_plain = any(np.array_equal(first, sign * plain.reshape(-1)) for sign in (1, -1))
        others = others[1:] if is_plain else others
    return replace(wrong, error=trace.site(others[0]).line) if others else wrong


def _without_steps(
    parts: Parts, trace: Trace, updates: dict[str, Update], keys: list[Key]
) -> list[Key]:
    """Return the values that are no parameter behind its step, on which later gradients lean."""
    steps = {(u.line, parts.start[n].size, last_word(n)) for n, u in updates.items()}
    kept = [
        key
        for key in keys
        if (trace.site(key).line, trace.values[key].size, last_word(trace.site(key).text))
        not in steps
    ]
    return kept or keys


def _leading_right(
    slopes: Slopes, trace: Trace, seen: dict[str, Update], mistaken: dict[str, int]
) -> frozenset[Key]:
    """Return the values that lead to the right gradients, where others are turned around.

    What y - f is turned back later on for some parameters is not where the others go wrong.
    """
    if not any(mistaken.values()):
        return frozenset()
    right = [update.keys for name, update in seen.items() if name not in mistaken]
    return frozenset(key for keys in right for key in _chain(slopes, trace, keys))


def _told(
    slopes: Slopes,
    right: Right,
    wrong: Wrong | None,
    chain: list[Key],
    key: Key,
    known: tuple[tuple[int, ...], float],
) -> Wrong:
    """Return the first wrong value with its cause; without one, the gradient where it is made.

    A wrong value without a name stands in the middle of the last statement.
    """
    trace, (shape, cosine) = right.trace, known
    own = _origin(trace, key)
    at = next((k for k in chain if wrong and trace.site(k).line == wrong.line), own)
    last = trace.site(chain[-1]).line
    found = wrong or Wrong(trace.site(at).line, trace.site(at).text, "value", cosine, None, last)
    found = replace(found, cause=cause_of(right, at, shape))
    if found.cause == "bias-gradient" and not _is_multiple(trace.values[key], trace, at):
        found = replace(found, cause=None)  # a sum that goes on to other parameters
    helper = None
    if found.cause == "activation-derivative":
        helper = derivative_line(slopes, right, at)
    return found if helper is None else replace(found, line=helper)


def _is_multiple(value: Array, trace: Trace, key: Key) -> bool:
    """Whether an array is a multiple of the value of an event, or of it in each of its places."""
    own = trace.values[key]
    if own.size not in (1, value.size):
        return False
    both = value.reshape(-1), np.broadcast_to(own.reshape(-1), value.size)
    norm = float(np.linalg.norm(both[0]) * np.linalg.norm(both[1]))
    return abs(float(both[0] @ both[1])) >= _SAME * norm


def _with_inputs(slopes: Slopes, trace: Trace) -> frozenset[Key]:
    """Return the events that follow from the inputs."""
    place = slopes.parts.inputs
    if isinstance(place, Location):
        slopes.replay.rewind()
        own = slopes.data.get(place, current(slopes.replay, place))
    else:
        own = trace.values[place]
    data = {**slopes.data, place: shifted_randomly(own, 4)}
    return changed_by(slopes.replay, trace, slopes.params, data)


def _origin(trace: Trace, key: Key) -> Key:
    """Return the event in which a value is computed, before it is passed around."""
    key = unscaled(trace, key)
    value = trace.values[key]
    same = (
        k
        for k, seen in trace.values.items()
        if trace.site(k).kind != "load" and seen.size == value.size
        if np.array_equal(seen.reshape(-1), value.reshape(-1))
    )
    return next(same, key)


def _last_made(trace: Trace, chain: list[Key], update: Update, cosine: float) -> Wrong:
    """Return where an inner loop makes the last number for each piece of a gradient.

    Single numbers are a multiple of anything: which of them goes wrong first is not seen. Where
    all pieces are one number that is made outside of the loop, the update is where it is wrong.
    """
    n_passes = Counter(site for site, _ in trace.values)
    n_pieces = len(update.pieces)
    made = [k for k in chain if n_passes[k[0]] == n_pieces and trace.site(k).kind == "assign"]
    last = [*chain, *made][-1]
    site = trace.site(last)
    if update.line is not None and n_passes[last[0]] == 1 < n_pieces:
        return Wrong(update.line, site.text, "value", cosine)
    return Wrong(site.line, site.text, "value", cosine)


def _mistaken(updates: dict[str, Update], cosines: dict[str, float]) -> dict[str, int]:
    """Return the parameters whose gradient is wrong; by their sign if nothing else is.

    The sign is that of a right gradient in this script: many write y - f and add. 0 where the
    gradient is no multiple of the right one. Where all updates climb, the gradient is right.
    """
    adding = [n for n, u in updates.items() if u.rate is not None and u.rate < 0]
    turned = [n for n in adding if cosines[n] <= -_SAME]
    found = {}
    for name in updates:
        cosine = cosines[name]
        sign = -1 if name in adding else 1
        if abs(cosines[name]) < _SAME:
            found[name] = 0
        elif sign * cosine < 0 and (name not in adding or turned):
            found[name] = sign
    return found


def _other(slopes: Slopes, trace: Trace, updates: dict[str, Update], name: str) -> Wrong | None:
    """Return the line of an update that uses the right gradient of another parameter."""
    update = updates[name]
    if update.gradient is None:
        return None
    for other, own in updates.items():
        if other == name or own.gradient is None or own.gradient not in trace.values:
            continue
        value, right = trace.values[update.gradient], trace.values[own.gradient]
        shapes = [slopes.parts.start[n].shape for n in (name, other)]
        # Put into shape, a gradient of another layer fits as well.
        is_fitting = value.size == np.prod(shapes[1]) and right.size == np.prod(shapes[0])
        if not is_fitting or update.line is None:
            continue
        measured, turned = slopes.of_param(other), value.reshape(shapes[1])
        if np.any(measured) and agreement(turned, measured, shapes[1], may_turn=False) >= _SAME:
            site = trace.site(own.gradient)
            cosine = agreement(value, slopes.of_param(name), shapes[0])
            return Wrong(update.line, site.text, "other", cosine)
    return None


def error_line(replay: Replay, parts: Parts, updates: dict[str, Update]) -> int | None:
    """Return where prediction and target first meet in what every gradient follows from.

    A factor that all gradients have in common begins there. None where they meet in no one place.
    """
    trace, data = parts.trace, parts.sample(0)
    gradients = [frozenset(update.keys) for update in updates.values() if update.keys]
    for key, value in trace.values.items():
        if not gradients or key not in parts.moving or trace.site(key).kind == "load":
            continue
        sides = [(k in parts.moving, k in parts.with_targets) for k in trace.operands(key)]
        if (True, False) not in sides or (False, True) not in sides:
            continue
        changed = changed_by(replay, trace, data=data, shifts={key: shifted_randomly(value)})
        if all(changed & own for own in gradients):
            return trace.site(key).line
    return None


def unused_gradients(
    replay: Replay, parts: Parts, updates: dict[str, Update], *, in_function: bool
) -> dict[str, str]:
    """Return the source of a right gradient for each parameter whose update uses none.

    Scripts often compute a gradient and then update by something else. Only what can be written
    on the line of the update counts: attributes, and names of the module.

    Parameters
    ----------
    replay, parts, updates
        As for `find_wrong`.
    in_function : bool
        Whether the loop stands in a function; names are then out of reach.
    """
    if parts.loss is None and _error(parts) is None:
        return {}
    slopes = _point(replay, parts, updates)
    trace = slopes.trace()
    found = {}
    for name in (n for n, update in updates.items() if not update.keys):
        own, shape = slopes.of_param(name), parts.start[name].shape
        for key, value in trace.values.items():
            text = trace.site(key).text
            if key not in parts.with_targets or trace.site(key).kind not in _STATEMENTS[:3]:
                continue
            if not (text.startswith("self.") or (text.isidentifier() and not in_function)):
                continue
            form = _form(value, own, shape, name)
            if form is not None:
                found[name] = text + form
    return found


def _form(value: Array, own: Array, shape: tuple[int, ...], name: str) -> str | None:
    """Return what makes a gradient of a value: nothing, ``.T``, a shape; None if it is none."""
    if value.size != int(np.prod(shape)):
        return None
    forms = {"": value, ".T": value.T, f".reshape({name}.shape)": value.reshape(shape)}
    for form, turned in forms.items():
        if turned.shape == shape and agreement(turned, own, shape, may_turn=False) >= _SAME:
            return form
    return None


def _point(replay: Replay, parts: Parts, updates: dict[str, Update], share: float = 1.0) -> Slopes:
    """Return a point near the start, where small weights hide nothing; or near a share of it."""
    params = {
        place: share * shifted_randomly(parts.start[name], 2)
        for name, place in parts.params.items()
    }
    if parts.loss is None:
        parts = replace(parts, loss=_error(parts))
        return Slopes(replay, parts, params, parts.sample(3), is_squared=True)
    still = without_step(parts, updates)
    parts = replace(parts, loss=_unrounded(parts))
    if still:  # the loss is behind the update: what has no name must not move it either
        unnamed = [n for n, u in updates.items() if not u.keys]
        steps = _unnamed_steps(replay, parts, unnamed)
        error = _error(parts) if len(steps) < len(unnamed) else None
        if error is not None:
            parts = replace(parts, loss=error)
            return Slopes(replay, parts, params, parts.sample(3), is_squared=True)
        still |= steps
    return Slopes(replay, parts, params, parts.sample(3), still)


def _error(parts: Parts) -> Key | None:
    """Return the event in which a prediction and its target are subtracted; None without one."""
    trace = parts.trace
    for key in trace.values:
        if trace.site(key).operator == "Sub" and key in parts.moving:
            sides = [(k in parts.moving, k in parts.with_targets) for k in trace.operands(key)]
            if sorted(sides) == [(False, True), (True, False)]:
                return key
    return None


def _unnamed_steps(replay: Replay, parts: Parts, names: list[str]) -> dict[Place, Array]:
    """Return zeros for the values without a name that make parameters move: without them, none."""
    found: dict[Place, Array] = {}
    for name in names:
        start = parts.start[name]
        for key, value in reversed(parts.trace.values.items()):
            is_unnamed = parts.trace.site(key).kind in ("binary", "call")
            if not is_unnamed or key not in parts.with_targets or value.size != start.size:
                continue
            zeros = np.zeros_like(value)
            try:
                replay.run(data={**parts.sample(0), key: zeros})
            except Exception:  # the user's code may not take it
                continue
            if np.array_equal(current(replay, parts.params[name]), start):
                found[key] = zeros
                break
    return found


def _unrounded(parts: Parts) -> Key | None:
    """Return the event of the loss before it was rounded to be shown: digits have no slope."""
    key, trace = parts.loss, parts.trace
    while key is not None and trace.site(key).operator in _ROUNDERS:
        whole = trace.operands(key)
        if not whole:
            break
        key = whole[0]
    return key


def _forward(slopes: Slopes, trace: Trace) -> list[tuple[tuple[int, ...], Array]]:
    """Return shape and slopes of each value that leads from the parameters to the loss."""
    found = []
    seen: list[Array] = []
    telling = _telling(trace)
    for key, value in trace.values.items():
        if key == slopes.loss_key:
            break
        if key not in slopes.parts.moving or trace.site(key).kind == "load":
            continue
        if key not in telling:
            continue
        if any(value.shape == old.shape and np.array_equal(value, old) for old in seen):
            continue
        measured = slopes.of_event(key, value)
        if np.any(measured):
            seen.append(value)
            found.append((value.shape, measured))
    varied = {shape for shape, slopes in found if not _is_even(shape, slopes)}
    return [(shape, s) for shape, s in found if shape not in varied or not _is_even(shape, s)]


def _is_even(shape: tuple[int, ...], slopes: Array) -> bool:
    """Whether the gradient of several numbers is the same for each: that of a sum of squares.

    Of the errors behind the squares, another one of their shape is what a script goes back by.
    """
    even = np.ones(shape)
    return even.size > 1 and abs(agreement(even, slopes, shape)) >= _SAME


def _telling(trace: Trace) -> frozenset[Key]:
    """Return the events that are looked at: of a loop over rows, those of the last row."""
    n_passes = Counter(site for site, _ in trace.values)
    return frozenset(
        (site, at)
        for site, at in trace.values
        if n_passes[site] <= _MOST_PASSES or at == n_passes[site] - 1
    )


def _chain(slopes: Slopes, trace: Trace, gradient: tuple[Key, ...]) -> list[Key]:
    """Return the assigned values that lead from the target to a gradient, in order."""
    keys = list(trace.values)
    stop = max(keys.index(key) for key in gradient)
    chain = []
    telling = _telling(trace)
    for key in keys[: stop + 1]:
        if key not in slopes.parts.with_targets or key == slopes.loss_key or key not in telling:
            continue
        if trace.site(key).kind not in _STATEMENTS:
            continue
        shift = {key: shifted_randomly(trace.values[key])}
        changed = changed_by(slopes.replay, trace, slopes.params, slopes.data, shift)
        if not changed.isdisjoint(gradient):
            chain.append(key)
    return chain or [gradient[-1]]


def _first_wrong(
    trace: Trace,
    chain: list[Key],
    measured: list[tuple[tuple[int, ...], Array]],
    sign: int,
) -> Wrong | None:
    """Return the first value that is no gradient; or, given a sign, that has the other one."""
    cosines = [_best(trace.values[key], measured) for key in chain]
    right = [i for i, c in enumerate(cosines) if abs(c) >= _SAME]
    if sign:
        at = next((i for i in right if cosines[i] * sign < 0), None)
    else:
        at = (right[-1] if right else -1) + 1
    if at is None or at >= len(chain):
        return None
    site = trace.site(chain[at])
    behind = trace.site(chain[at - 1]).line if at and not sign else None
    return Wrong(site.line, site.text, "sign" if sign else "value", cosines[at], None, behind)


def _best(value: Array, measured: list[tuple[tuple[int, ...], Array]]) -> float:
    """Return the cosine of largest size between a value and any gradient."""
    found = [agreement(value, slopes, shape) for shape, slopes in measured]
    return max(found, key=abs, default=0.0)
