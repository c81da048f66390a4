"""Where in the user's file things are: parameters and data made, learning rate, steps.

Runs inside the child process.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from curvesmith.diagnosis.script.instrument import Loop, Site
from curvesmith.diagnosis.script.literals import Literal, penalty_literal, rate_literal
from curvesmith.diagnosis.script.lost import (
    dropped_line,
    idle_line,
    rebound_line,
    uncalled_line,
)
from curvesmith.diagnosis.script.made import changed_lines, last_word, made_line, named_line
from curvesmith.diagnosis.script.modules import called_line, last_activations, optimizer_line
from curvesmith.diagnosis.script.origins import leak_line, source_line
from curvesmith.diagnosis.script.parts import Parts
from curvesmith.diagnosis.script.recorder import Key
from curvesmith.diagnosis.script.stated import RATE_NAME, unscaled
from curvesmith.diagnosis.script.updates import Update
from curvesmith.diagnosis.script.wrong_line import Wrong

__all__ = ["Lines", "Literal", "Shape", "drawn_line", "find_lines", "holed_line"]

Array = NDArray[np.float64]
_SHARED = 2  # layers that one function activates
_TABLE = 2  # axes of rows and outputs
_FEW_LOADS = 3  # reg, W and the gradient itself


@dataclass(frozen=True)
class Shape:
    """One layer as edits need it: names of its arrays, sizes, activation.

    ``is_transposed`` means that the script computes ``X @ W`` with W of shape (n_in, n_out).
    """

    weights: str
    bias: str | None
    n_in: int
    n_out: int
    activation: str
    is_transposed: bool


@dataclass(frozen=True)
class Lines:
    """Lines of the text that was examined, by what is found there.

    Parameters
    ----------
    made : dict of str to int
        Where each parameter gets its first value.
    updated : dict of str to int
        Where each parameter is changed.
    gradients : dict of str to int
        Where the gradient of each parameter is computed, if it is known.
    wrong : dict of str to Wrong
        Where the gradient of each parameter goes wrong first.
    used : dict of str to int
        Where the forward pass first meets each parameter.
    bare : dict of str to int
        Where the sum that each parameter makes is passed on unchanged, in a statement of its own.
    inputs, targets, prediction, loop : int
    loss : int or None
    rate, steps : Literal or None
        The numbers that set the learning rate and the number of steps.
    counting : int
        First line of the loop that counts steps or epochs.
    climbing : tuple of str
        Parameters whose update follows the gradient uphill.
    layers : tuple of Shape
        The network, if it is known.
    X_text, y_text : str
        All inputs and all targets, as the code at the loop would write them.
    is_automatic : bool
        Whether PyTorch computes the gradient.
    counts_rows : bool
        Whether the script holds the number of rows in a variable: with other rows, its sums and
        means are not what they are with its own.
    penalized : dict of str to int
        Where a multiple of the parameter is added to its gradient.
    unused : dict of str to str
        Source of a right gradient that the update of a parameter does not use.
    rate_text : str
        What the updates call the learning rate; empty if in doubt.
    by_row : bool
        Whether the loop sees one row at a time.
    penalty : Literal or None
        The number that is the strength of a penalty.
    shapes : tuple of two shapes or None
        Of prediction and target, where comparing them makes more numbers than there are.
    ignoring : tuple of str
        Parameters whose update uses nothing that follows from the targets.
    judged : int or None
        Where the network is judged behind the training, if that is wrong.
    frozen : int or None
        Where some of the tensors are left out of the training.
    dropped : int or None
        Where dropout is made, if that holds the training back.
    meeting : int or None
        Where prediction and target are paired each with each, if they are.
    lost : int or None
        Where an activation is computed and its result dropped.
    squashed : int or None
        Where the value that a function returns as the prediction is assigned.
    drawn : int or None
        Where the first of the inputs gets its values.
    optimizer : int or None
        Where an optimizer of PyTorch is made.
    backward : int or None
        Where PyTorch is told to compute gradients, in an iteration.
    idle : int or None
        Where an activation is written that bends nothing, if the network bends nowhere.
    seldom : int or None
        Where a layer is told to make its step, by what others are not told.
    uncalled : int or None
        Where a method that sets gradients to zero is named and not called.
    rebound : int or None
        Where a step changes a loop's own name, and not what it stands for.
    late : int or None
        Where a step stands behind a loop over batches.
    outdated : int or None
        Where predictions are made that no iteration makes again.
    error : int or None
        Where prediction and target meet in what all gradients follow from.
    called : dict of str to int
        Where the layer of each parameter is called by its own name, of PyTorch's.
    X_made, y_made : int or None
        Where all inputs and all targets are computed, in whatever function of the script.
    wanted : int or None
        Where the targets get their values, before they are split or put in another order.
    leaked : int or None
        Where a column of the inputs is made that gives the targets away.
    model : int or None
        Where a model of a library is made.
    judged_value : int or None
        Where what is judged behind the training is predicted, if that is wrong.
    holed : int or None
        Where the first number that is none comes up, before the training.
    reordered : int or None
        Where rows of X or y are put into an order of their own.
    """

    made: dict[str, int] = field(default_factory=dict)
    updated: dict[str, int] = field(default_factory=dict)
    gradients: dict[str, int] = field(default_factory=dict)
    wrong: dict[str, Wrong] = field(default_factory=dict)
    used: dict[str, int] = field(default_factory=dict)
    bare: dict[str, int] = field(default_factory=dict)
    inputs: int = 1
    targets: int = 1
    prediction: int = 1
    loop: int = 1
    loss: int | None = None
    rate: Literal | None = None
    steps: Literal | None = None
    counting: int = 1
    climbing: tuple[str, ...] = ()
    layers: tuple[Shape, ...] = ()
    X_text: str = ""
    y_text: str = ""
    is_automatic: bool = False
    counts_rows: bool = False
    penalized: dict[str, int] = field(default_factory=dict)
    unused: dict[str, str] = field(default_factory=dict)
    rate_text: str = ""
    by_row: bool = False
    penalty: Literal | None = None
    shapes: tuple[tuple[int, ...], tuple[int, ...]] | None = None
    ignoring: tuple[str, ...] = ()
    judged: int | None = None
    reordered: int | None = None
    dropped: int | None = None
    frozen: int | None = None
    holed: int | None = None
    meeting: int | None = None
    lost: int | None = None
    squashed: int | None = None
    drawn: int | None = None
    judged_value: int | None = None
    optimizer: int | None = None
    model: int | None = None
    X_made: int | None = None
    y_made: int | None = None
    wanted: int | None = None
    leaked: int | None = None
    backward: int | None = None
    error: int | None = None
    late: int | None = None
    outdated: int | None = None
    seldom: int | None = None
    idle: int | None = None
    uncalled: int | None = None
    rebound: int | None = None
    called: dict[str, int] = field(default_factory=dict)


def find_lines(
    text: str,
    loop: Loop,
    parts: Parts,
    updates: Mapping[str, Update],
    wrong: dict[str, Wrong],
    before: Mapping[int, Array],
    steps: Literal | None,
    counting: int,
) -> Lines:
    """Return where things are.

    Parameters
    ----------
    text : str
    loop : Loop
        The training loop.
    parts : Parts
    updates : mapping of str to Update
    wrong : dict of str to Wrong
    before : mapping of int to ndarray
        Last value that passed at each site before the training, in the order of time.
    steps : Literal or None
        The number that says how long the training takes.
    counting : int
        First line of the loop that it counts.
    """
    sites = parts.trace.sites
    return Lines(
        {
            **{n: made_line(n, value, sites, before, text) for n, value in parts.start.items()},
            **changed_lines(parts.start, sites, before),
        },
        {name: u.line for name, u in updates.items() if u.line is not None},
        {name: line for name, u in updates.items() if (line := _origin_line(parts, u.keys))},
        wrong,
        {name: _used_line(parts, name) for name in parts.start},
        {name: line for name in parts.start if (line := _bare_line(parts, name))},
        named_line(_place_text(parts, "inputs"), parts.entering, sites, before, text),
        named_line(_place_text(parts, "targets"), parts.y, sites, before, text),
        _prediction_line(parts),
        loop.line,
        _loss_line(parts),
        rate_literal(text, updates),
        steps,
        counting,
        tuple(name for name, u in updates.items() if u.rate is not None and u.rate < 0),
        X_text=parts.sources[0].text if parts.sources and not parts.sources[0].table else "",
        y_text=parts.sources[1].text if parts.sources and not parts.sources[1].table else "",
        rate_text=_rate_text(sites, updates),
        by_row=parts.by_row,
        penalty=penalty_literal(text),
        shapes=_clash(parts),
        meeting=_meeting_line(parts),
        lost=dropped_line(text),
        idle=idle_line(text),
        uncalled=uncalled_line(text),
        rebound=rebound_line(text),
        squashed=_contained_line(parts, text) or _squashed_line(parts) or _activated_line(parts),
        optimizer=optimizer_line(text),
        X_made=made_line(_place_text(parts, "inputs"), parts.entering, sites, before, text),
        y_made=made_line(_place_text(parts, "targets"), parts.y, sites, before, text),
        wanted=source_line(parts.y, sites, before),
        leaked=leak_line(parts.entering, parts.y, sites, before),
        backward=_backward_line(sites, loop),
        called={name: line for name in parts.start if (line := called_line(text, name))},
        drawn=drawn_line(parts.entering, sites, before),
        holed=holed_line(sites, before),
        ignoring=tuple(name for name, u in updates.items() if not u.keys and u.line),
        penalized={name: line for name in updates if (line := _penalty_line(sites, name))},
    )


def holed_line(sites: tuple[Site, ...], before: Mapping[int, Array]) -> int | None:
    """Return the line of the first array that holds NaN or an infinity."""
    holed = (
        sites[number].line
        for number, value in before.items()
        if value.ndim and sites[number].kind != "load" and not np.isfinite(value).all()
    )
    return next(holed, None)


def _prediction_line(parts: Parts) -> int:
    """Return where the prediction is made: where a function makes other values too, its call."""
    trace, key = parts.trace, parts.prediction
    n_passes = Counter(site for site, _ in trace.values)
    value, is_behind = trace.values[key], False
    for other, seen in trace.values.items():
        is_behind = is_behind or other == key
        is_own = n_passes[other[0]] == 1 and trace.site(other).kind != "load"
        if is_behind and is_own and np.array_equal(seen.reshape(-1), value.reshape(-1)):
            return trace.site(other).line
    return trace.site(key).line


def _backward_line(sites: tuple[Site, ...], loop: Loop) -> int | None:
    """Return the last line of a loop that lets PyTorch compute gradients."""
    lines = [s.line for s in sites if s.operator == "backward" and loop.line <= s.line <= loop.end]
    return max(lines, default=None)


def _contained_line(parts: Parts, text: str) -> int | None:
    """Return where an activation ends the container of layers that predicts."""
    trace, ends = parts.trace, last_activations(text)
    value = trace.values[parts.prediction].reshape(-1)
    for key, seen in trace.values.items():
        site = trace.site(key)
        if (
            site.kind == "call"
            and site.operator in ends
            and np.array_equal(seen.reshape(-1), value)
        ):
            return ends[site.operator]
    return None


def _squashed_line(parts: Parts) -> int | None:
    """Return where the prediction is assigned to the name that a function only returns."""
    trace, line = parts.trace, _prediction_line(parts)
    value = trace.values[parts.prediction].reshape(-1)
    same = [trace.site(k) for k, x in trace.values.items() if np.array_equal(x.reshape(-1), value)]
    named = {s.text for s in same if s.kind == "returned" and s.line == line}
    return next((s.line for s in same if s.kind == "assign" and s.text in named), None)


def _activated_line(parts: Parts) -> int | None:
    """Return where the activation is called that makes the prediction, of one that others call too.

    None where a statement of its own makes the prediction.
    """
    trace, key = parts.trace, parts.prediction
    line, value = _prediction_line(parts), trace.values[key].reshape(-1)
    n_passes = sum(site == key[0] for site, _ in trace.values)
    if n_passes < _SHARED or line != trace.site(key).line or parts.has_inner_rows or parts.by_row:
        return None
    order = list(trace.values)
    behind = (k for k in order[order.index(key) :] if trace.site(k).kind == "call")
    same = (
        trace.site(k).line for k in behind if np.array_equal(trace.values[k].reshape(-1), value)
    )
    return next((other for other in same if other != line), None)


def _meeting_line(parts: Parts) -> int | None:
    """Return where an array of each prediction with each target is made; None if none is."""
    if _clash(parts) is None:
        return None
    trace = parts.trace
    for key, value in trace.values.items():
        met = [trace.values[k].shape for k in trace.operands(key)]
        is_joint = sorted(met) == sorted(parts.shapes) and value.shape not in parts.shapes
        if trace.site(key).kind == "binary" and is_joint:
            return trace.site(key).line
    return None


def drawn_line(X: Array, sites: tuple[Site, ...], before: Mapping[int, Array]) -> int | None:
    """Return where the first input gets its values, before it is converted or put with others.

    Told by value, to single precision.
    """
    columns = X.reshape(len(X), -1).T if X.ndim else X.reshape(1, 1)
    for number, value in before.items():
        if sites[number].kind != "assign" or value.size != columns.shape[1]:
            continue
        if any(np.allclose(value.reshape(-1), column, 1e-6, 0) for column in columns):
            return sites[number].line
    return None


def _loss_line(parts: Parts) -> int | None:
    """Return the line on which the loss is computed, not that on which it is used.

    Nor that on which a caller unpacks it under the name that it has in the function.
    """
    if parts.loss is None:
        return None
    used, own = parts.trace.site(parts.loss), parts.trace.values[parts.loss].reshape(-1)
    named = [
        (site.line, np.array_equal(value.reshape(-1), own))
        for key, value in parts.trace.values.items()
        if (site := parts.trace.site(key)).kind == "assign" and site.text == used.text
    ]
    if used.kind == "assign":
        return next(line for line, is_own in named if is_own)
    return named[0][0] if used.kind == "load" and named else used.line


def _origin_line(parts: Parts, keys: tuple[Key, ...]) -> int | None:
    """Return the line on which a value is computed, before it is passed around."""
    if len(keys) != 1 or keys[0] not in parts.trace.values:
        return parts.trace.site(keys[-1]).line if keys else None
    key = unscaled(parts.trace, keys[0])
    value = parts.trace.values[key].reshape(-1)
    same = (
        k
        for k in parts.with_targets
        if k in parts.trace.values and parts.trace.site(k).kind != "load"
        if np.array_equal(parts.trace.values[k].reshape(-1), value)
    )
    first = min(same, key=list(parts.trace.values).index, default=key)
    return parts.trace.site(first).line


def _clash(parts: Parts) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """Return the shapes of prediction and target if numpy would pair each with each."""
    one, other = parts.shapes
    if one == other or parts.by_row or max(len(one), len(other)) > _TABLE:
        return None
    try:
        joint = np.broadcast_shapes(one, other)
    except ValueError:
        return None
    n_joint, n_own = int(np.prod(joint)), max(int(np.prod(one)), int(np.prod(other)))
    return (one, other) if n_joint > n_own else None


def _place_text(parts: Parts, which: str) -> str:
    place = getattr(parts, which)
    text = parts.trace.site(place).text if isinstance(place, tuple) else place.text
    return str(text)


def _used_line(parts: Parts, name: str) -> int:
    """Return the line of the first operation on a parameter."""
    return parts.trace.site(_first_use(parts, name) or parts.prediction).line


def _first_use(parts: Parts, name: str) -> Key | None:
    """Return the first operation on a parameter."""
    start = parts.start[name].reshape(-1)
    trace = parts.trace
    for key in trace.values:
        if trace.site(key).kind in ("binary", "call") and key in parts.moving:
            for operand in trace.operands(key):
                if np.array_equal(trace.values[operand].reshape(-1), start):
                    return key
    return None


def _bare_line(parts: Parts, name: str) -> int | None:
    """Return the line on which the sum that a parameter makes gets another name, or is returned.

    That is where an activation would be: in ``return z``, or ``out = tanh(z) if hidden else z``.
    """
    trace, first = parts.trace, _first_use(parts, name)
    order = list(trace.values)
    if first is None:
        return None
    behind = order[order.index(first) :]
    sums = (k for k in behind if trace.site(k).operator == "Add" and first in trace.operands(k))
    total = next(sums, first)
    value, own = trace.values[total], trace.site(total).statement
    end = trace.values[parts.prediction].reshape(-1)  # behind the last layer no activation lacks
    for key in order[order.index(total) :]:
        site = trace.site(key)
        is_named = site.kind in ("assign", "returned") and site.statement != own
        sources = [trace.sites[part] for part in site.parts]
        is_called = any(part.kind == "call" for part in sources)
        # A layer that keeps what it is given, under a name of its own, passes nothing on.
        is_kept = "." in site.text and any(part.text.isidentifier() for part in sources)
        is_passed = is_named and not is_called and not is_kept
        if is_passed and np.array_equal(trace.values[key], value):
            return None if np.array_equal(value.reshape(-1), end) else site.line
    return None


def _rate_text(sites: tuple[Site, ...], updates: Mapping[str, Update]) -> str:
    """Return what the updates call the learning rate."""
    lines = {update.line for update in updates.values()}
    texts = {
        s.text for s in sites if s.line in lines and s.kind == "load" and RATE_NAME.search(s.text)
    }
    return texts.pop() if len(texts) == 1 else ""


def _penalty_line(sites: tuple[Site, ...], name: str) -> int | None:
    """Return the line of a statement that adds a multiple of a parameter to something else."""
    last = last_word(name)
    for site in sites:
        if site.kind == "augmented" and last_word(site.text) != last:
            same = [s for s in sites if s.statement == site.statement and s.kind == "load"]
            if any(s.text == name for s in same) and len(same) <= _FEW_LOADS:
                return site.line
    return None
