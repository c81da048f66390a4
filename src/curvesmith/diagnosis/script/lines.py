"""Where in the user's file things are: parameters and data made, learning rate, steps.

Runs inside the child process.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from curvesmith.diagnosis.script.instrument import Loop, Site
from curvesmith.diagnosis.script.parts import Parts
from curvesmith.diagnosis.script.updates import RATE_NAME, Update
from curvesmith.diagnosis.script.wrong_line import Wrong

__all__ = ["Lines", "Literal", "Shape", "find_lines", "rate_literal", "step_literal"]

Array = NDArray[np.float64]
_PENALTY_NAME = re.compile(r"^(reg|lam|l2|wd|alpha)|lambda|decay|regul|penal", re.IGNORECASE)
_TABLE = 2  # axes of rows and outputs
_FEW_LOADS = 3  # reg, W and the gradient itself
_MADE = ("assign", "augmented", "stored")


@dataclass(frozen=True)
class Literal:
    """A number in the source: its line, its columns in bytes, its value."""

    line: int
    start: int
    end: int
    value: float


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
    wrong : dict of str to Wrong
        Where the gradient of each parameter goes wrong first.
    used : dict of str to int
        Where the forward pass first meets each parameter.
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
    holed : int or None
        Where the first number that is none comes up, before the training.
    reordered : int or None
        Where rows of X or y are put into an order of their own.
    """

    made: dict[str, int] = field(default_factory=dict)
    updated: dict[str, int] = field(default_factory=dict)
    wrong: dict[str, Wrong] = field(default_factory=dict)
    used: dict[str, int] = field(default_factory=dict)
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
    holed: int | None = None


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
        {name: _made_line(name, value, sites, before, text) for name, value in parts.start.items()},
        {name: u.line for name, u in updates.items() if u.line is not None},
        wrong,
        {name: _used_line(parts, name) for name in parts.start},
        _made_line(_place_text(parts, "inputs"), parts.X, sites, before, text),
        _made_line(_place_text(parts, "targets"), parts.y, sites, before, text),
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
        penalty=next((_literal(n) for n in _named_numbers(ast.parse(text), _PENALTY_NAME)), None),
        shapes=_clash(parts),
        holed=_holed_line(sites, before),
        ignoring=tuple(name for name, u in updates.items() if u.gradient is None and u.line),
        penalized={name: line for name in updates if (line := _penalty_line(sites, name))},
    )


def _holed_line(sites: tuple[Site, ...], before: Mapping[int, Array]) -> int | None:
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


def _loss_line(parts: Parts) -> int | None:
    """Return the line on which the loss is computed, not that on which it is used."""
    if parts.loss is None:
        return None
    used = parts.trace.site(parts.loss)
    made = [
        site.line
        for site in map(parts.trace.site, parts.trace.values)
        if site.kind == "assign" and site.text == used.text
    ]
    return made[0] if used.kind == "load" and made else used.line


def _clash(parts: Parts) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """Return the shapes of prediction and target if numpy would pair each with each."""
    one, other = (parts.trace.values[k].shape for k in (parts.prediction, parts.target))
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


def _made_line(
    name: str, value: Array, sites: tuple[Site, ...], before: Mapping[int, Array], text: str
) -> int:
    """Return the line of the last assignment of this very value, else of this name."""
    same = _same_sites(name, value, sites, before)
    if same:
        return sites[same[-1]].line
    tree = ast.parse(text)
    for word in reversed(re.findall(r"[^\W\d]\w*", name)):
        for find in (_keyed, _appended, _assigned):
            lines = find(tree, word)
            if lines:
                return lines[0]
    return 1


def _keyed(tree: ast.AST, word: str) -> list[int]:
    """Return the lines of values that dicts hold under a key."""
    dicts = [n for n in ast.walk(tree) if isinstance(n, ast.Dict)]
    pairs = [pair for n in dicts for pair in zip(n.keys, n.values, strict=True)]
    return [v.lineno for k, v in pairs if isinstance(k, ast.Constant) and k.value == word]


def _appended(tree: ast.AST, word: str) -> list[int]:
    """Return the lines on which something is appended to a list."""
    calls = [n for n in ast.walk(tree) if isinstance(n, ast.Call)]
    owners = [(ast.unparse(n.func), n.lineno) for n in calls if isinstance(n.func, ast.Attribute)]
    return [line for owner, line in owners if f".{owner}".endswith(f".{word}.append")]


def _assigned(tree: ast.AST, word: str) -> list[int]:
    """Return the lines on which a name or attribute is assigned, alone or among others."""
    found = []
    for node in (n for n in ast.walk(tree) if isinstance(n, ast.Assign)):
        targets = [t for each in node.targets for t in getattr(each, "elts", [each])]
        if any(ast.unparse(t).rpartition(".")[2].split("[")[0] == word for t in targets):
            found.append(node.lineno)
    return sorted(found)


def _same_sites(
    name: str, value: Array, sites: tuple[Site, ...], before: Mapping[int, Array]
) -> list[int]:
    """Return the sites at which a value was assigned: by its name, by any, in any order of rows."""
    fitting = [n for n, seen in before.items() if seen.size == value.size]
    own = [n for n in fitting if sites[n].kind in _MADE]
    flat = value.reshape(-1)
    same = [n for n in fitting if np.array_equal(before[n].reshape(-1), flat, equal_nan=True)]
    assigned = [n for n in same if n in own]
    named = [n for n in assigned if _last_word(sites[n].text) == _last_word(name)]
    if named or assigned:
        return named or assigned
    ordered = np.sort(flat)
    moved = [n for n in own if np.array_equal(np.sort(before[n].reshape(-1)), ordered)]
    # Put into a list or dict without a name of its own: where it was computed.
    return moved or [n for n in same if sites[n].kind in ("binary", "call") and flat.any()][:1]


def _last_word(text: str) -> str:
    words = re.findall(r"[^\W\d]\w*", text)
    return words[-1] if words else ""


def _used_line(parts: Parts, name: str) -> int:
    """Return the line of the first operation on a parameter."""
    start = parts.start[name].reshape(-1)
    trace = parts.trace
    for key in trace.values:
        if trace.site(key).kind in ("binary", "call") and key in parts.moving:
            for operand in trace.operands(key):
                if np.array_equal(trace.values[operand].reshape(-1), start):
                    return trace.site(key).line
    return trace.site(parts.prediction).line


def _rate_text(sites: tuple[Site, ...], updates: Mapping[str, Update]) -> str:
    """Return what the updates call the learning rate."""
    lines = {update.line for update in updates.values()}
    texts = {
        s.text for s in sites if s.line in lines and s.kind == "load" and RATE_NAME.search(s.text)
    }
    return texts.pop() if len(texts) == 1 else ""


def _penalty_line(sites: tuple[Site, ...], name: str) -> int | None:
    """Return the line of a statement that adds a multiple of a parameter to something else."""
    last = _last_word(name)
    for site in sites:
        if site.kind == "augmented" and _last_word(site.text) != last:
            same = [s for s in sites if s.statement == site.statement and s.kind == "load"]
            if any(s.text == name for s in same) and len(same) <= _FEW_LOADS:
                return site.line
    return None


def rate_literal(text: str, updates: Mapping[str, Update]) -> Literal | None:
    """Return the number in the source that is the learning rate; None if in doubt.

    A number that is assigned to a name like ``lr``, or passed as such; else the only number in
    the source with the value of the rate.
    """
    rates = {abs(u.rate or u.named_rate or 0.0) for u in updates.values()} - {0.0}
    tree = ast.parse(text)
    named = [n for n in _named_numbers(tree) if not rates or _is_one_of(n, rates)]
    if named:
        return _literal(named[0])
    same = [n for n in ast.walk(tree) if _is_number(n) and _is_one_of(n, rates)]
    return _literal(same[0]) if len(same) == 1 else None


def _is_one_of(node: ast.AST, rates: set[float]) -> bool:
    value = abs(float(node.value))  # type: ignore[attr-defined]
    return any(abs(value - rate) <= 1e-4 * rate for rate in rates)


def _named_numbers(tree: ast.AST, name: re.Pattern[str] = RATE_NAME) -> list[ast.AST]:
    """Return the numbers that are given to a name, by default of learning rates."""
    found: list[ast.AST] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                found += _pairs(target, node.value, name)
        elif isinstance(node, ast.keyword) and node.arg and name.search(node.arg):
            found += [node.value] if _is_number(node.value) else []
        elif isinstance(node, ast.FunctionDef):
            arguments = node.args.args[len(node.args.args) - len(node.args.defaults) :]
            for argument, default in zip(arguments, node.args.defaults, strict=True):
                if name.search(argument.arg) and _is_number(default):
                    found.append(default)
    return found


def _pairs(target: ast.expr, value: ast.expr, name: re.Pattern[str]) -> list[ast.AST]:
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        pairs = zip(target.elts, value.elts, strict=False)
        return [x for t, v in pairs for x in _pairs(t, v, name)]
    is_named = name.search(ast.unparse(target).rpartition(".")[2])
    return [value] if is_named and _is_number(value) else []


def _is_number(node: ast.AST) -> bool:
    if not isinstance(node, ast.Constant) or isinstance(node.value, bool):
        return False
    return isinstance(node.value, (int, float))


def _literal(node: ast.AST) -> Literal:
    assert isinstance(node, ast.Constant)
    return Literal(node.lineno, node.col_offset, node.end_col_offset or 0, float(node.value))  # type: ignore[arg-type]


def step_literal(text: str, loop: Loop, n_items: int | None) -> Literal | None:
    """Return the number in the source that says how often a loop runs; None if in doubt.

    Parameters
    ----------
    text : str
    loop : Loop
    n_items : int or None
        How often it does run.
    """
    tree = ast.parse(text)
    heads = [
        n.iter if isinstance(n, (ast.For, ast.comprehension)) else n.test
        for n in ast.walk(tree)
        if isinstance(n, (ast.For, ast.While, ast.comprehension))
        and (n.iter if isinstance(n, ast.comprehension) else n).lineno == loop.line
    ]
    if not heads:
        return None
    head = heads[0]
    numbers = [n for n in ast.walk(head) if _is_number(n)]
    large = [n for n in numbers if float(n.value) > 1]  # type: ignore[attr-defined]
    if len(large) == 1:
        return _literal(large[0])
    names = {
        ast.unparse(n).rpartition(".")[2]
        for n in ast.walk(head)
        if isinstance(n, (ast.Name, ast.Attribute))
    }
    named = [n for n in _given_numbers(tree, names) if n_items in (None, n.value)]  # type: ignore[attr-defined]
    same = [n for n in ast.walk(tree) if _is_number(n) and n.value == n_items]  # type: ignore[attr-defined]
    if named or len(same) == 1:
        return _literal([*named, *same][0])
    return None


def _given_numbers(tree: ast.AST, names: set[str]) -> list[ast.AST]:
    """Return the numbers that are assigned or passed to one of some names."""
    found: list[ast.AST] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and _is_number(node.value):
            if any(ast.unparse(t).rpartition(".")[2] in names for t in node.targets):
                found.append(node.value)
        elif isinstance(node, ast.keyword) and node.arg in names and _is_number(node.value):
            found.append(node.value)
    return found
