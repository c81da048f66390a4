"""Slips that only a run shows and that have one meaning: a missing self, parts in a wrong order.

Each rule takes the source and the words of the error, and returns the edits that mend it.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator

from curvesmith.diagnosis.script import (
    slips_calls,
    slips_estimators,
    slips_functions,
    slips_graph,
    slips_models,
    slips_names,
    slips_numpy,
    slips_python,
    slips_torch,
    slips_values,
)
from curvesmith.diagnosis.script.edits.edit import Edit, over, segment
from curvesmith.diagnosis.script.names import nearest_of
from curvesmith.diagnosis.script.slips_numpy import Failed
from curvesmith.diagnosis.script.source import Source

__all__ = ["mended_slip"]

_TOO_MANY = re.compile(r"(?:(\w+)\.)?(\w+)\(\) takes (\d+) positional arguments? but (\d+) w")
_MIXED = re.compile(r"same dtype|expected scalar type|Found dtype|different from other|dtypes")
_TYPES = re.compile(r"double|float64|long|int64", re.IGNORECASE)
_WHOLE = re.compile(r"long|int64", re.IGNORECASE)
_TRAIN, _TEST = (
    re.compile(r"train|trn|tr\b", re.IGNORECASE),
    re.compile(r"test|tst|val", re.IGNORECASE),
)
_LACKING = re.compile(r"'(\w+)' object has no attribute '(\w+)'")
_OF_LINE = ("detach",)  # rules that mend nothing but the line that failed
_HALVES = 2  # what a split makes of each array
_FOLLOWED = ("float", "double", "to", "type", "long", "int")  # a type chosen behind the call


def mended_slip(source: Source, message: str, line: int = 0) -> tuple[list[Edit], str, str] | None:
    """Return edits, the name of the rule and what was wrong; None if no rule fits.

    Parameters
    ----------
    source : Source
        The text that was run.
    message : str
        The words of the error that ended it.
    line : int, default=0
        The line on which it ended; 0 if that is not known.
    """
    tree = ast.parse(source.text)
    for find, rule, sentence in _RULES:
        edits = [e for e in find(source, tree, message) if rule not in _OF_LINE or e.line == line]
        if edits:
            return edits, rule, sentence
    failed = Failed(source, tree, message, line)
    for find_more, rule, sentence in (
        *slips_names.RULES,
        *slips_estimators.RULES,
        *slips_python.RULES,
        *slips_numpy.RULES,
        *slips_torch.RULES,
        *slips_graph.RULES,
        *slips_models.RULES,
        *slips_calls.RULES,
        *slips_functions.RULES,
        *slips_values.RULES,
    ):
        edits = list(dict.fromkeys(find_more(failed)))
        if edits:
            return edits, rule, sentence
    return None


def _selfless(source: Source, tree: ast.Module, message: str) -> Iterator[Edit]:
    """Yield the edit of a method that takes one argument less than it is called with."""
    found = _TOO_MANY.search(message)
    if found is None or int(found[4]) != int(found[3]) + 1:
        return
    for owner in (n for n in ast.walk(tree) if isinstance(n, ast.ClassDef)):
        for method in (n for n in owner.body if isinstance(n, ast.FunctionDef)):
            names = [a.arg for a in method.args.args]
            is_own = method.name == found[2] and found[1] in (None, owner.name)
            if not is_own or method.decorator_list or len(names) != int(found[3]):
                continue
            if names and names[0] not in ("self", "cls"):
                first = method.args.args[0]
                yield Edit(first.lineno, first.col_offset, first.col_offset, "self, ")


def _split(source: Source, tree: ast.Module, message: str) -> Iterator[Edit]:
    """Yield the edit of the names that a split is unpacked into: both halves of each array."""
    if "inconsistent numbers of samples" not in message and "shape" not in message:
        return
    for node in (n for n in ast.walk(tree) if isinstance(n, ast.Assign)):
        call, target = node.value, node.targets[0]
        if not (isinstance(call, ast.Call) and isinstance(target, (ast.Tuple, ast.List))):
            continue
        if not ast.unparse(call.func).endswith("train_test_split"):
            continue
        names = [ast.unparse(n) for n in target.elts]
        meant = _in_halves(names)
        if meant is not None and meant != names and len(names) == _HALVES * len(call.args):
            for old, new in zip(target.elts, meant, strict=True):
                if ast.unparse(old) != new:
                    yield over(old, new)


def _in_halves(names: list[str]) -> list[str] | None:
    """Return names in the order train, test for each array; None if they do not say which."""
    halves: dict[str, list[str]] = {}
    for pattern, other in ((_TRAIN, _TEST), (_TEST, _TRAIN)):
        for name in names:
            if pattern.search(name) and not other.search(name):
                halves.setdefault(pattern.sub("", name), []).append(name)
    if any(len(pair) != _HALVES for pair in halves.values()):
        return None
    ordered = [name for pair in halves.values() for name in pair]
    return ordered if len(ordered) == len(names) else None


def _doubles(source: Source, tree: ast.Module, message: str) -> Iterator[Edit]:
    """Yield the edits that make tensors of NumPy's numbers those of PyTorch's layers."""
    if not (_MIXED.search(message) and _TYPES.search(message)):
        return
    followed = {
        id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Attribute) and n.attr in _FOLLOWED
    }
    for call in (n for n in ast.walk(tree) if isinstance(n, ast.Call)):
        # Lists of PyTorch's own are float32, unless all their numbers are whole.
        is_list = bool(call.args) and isinstance(call.args[0], ast.List)
        if id(call) in followed or not call.args or (is_list and not _WHOLE.search(message)):
            continue
        name = ast.unparse(call.func)
        if name == "torch.from_numpy":
            yield over(call, segment(source, call) + ".float()")
        elif name in ("torch.tensor", "torch.as_tensor") and not _is_typed(call):
            yield over(call.args[0], segment(source, call.args[0]) + ", dtype=torch.float32")


def _is_typed(call: ast.Call) -> bool:
    return len(call.args) > 1 or any(keyword.arg == "dtype" for keyword in call.keywords)


def _misspelt(source: Source, tree: ast.Module, message: str) -> Iterator[Edit]:
    """Yield the edits of an attribute that no object of its class has, and of which one is near."""
    found = _LACKING.search(message)
    if found is None:
        return
    owners = [n for n in ast.walk(tree) if isinstance(n, ast.ClassDef) and n.name == found[1]]
    known = {f.name for n in owners for f in n.body if isinstance(f, ast.FunctionDef)}
    parts = [p for n in owners for p in ast.walk(n) if isinstance(p, ast.Attribute)]
    known |= {p.attr for p in parts if isinstance(p.ctx, ast.Store)}
    meant = nearest_of(found[2], known)
    if meant is None or meant == found[2]:
        return
    for part in (n for n in ast.walk(tree) if isinstance(n, ast.Attribute)):
        if part.attr == found[2] and part.end_lineno is not None:
            end = part.end_col_offset or 0
            yield Edit(part.end_lineno, end - len(part.attr.encode()), end, meant)


def _attached(source: Source, tree: ast.Module, message: str) -> Iterator[Edit]:
    """Yield the edits that take values out of the graph before they become NumPy's."""
    if "call numpy() on Tensor that requires grad" not in message:
        return
    for call in (n for n in ast.walk(tree) if isinstance(n, ast.Call)):
        func = call.func
        if isinstance(func, ast.Attribute) and func.attr == "numpy" and not call.args:
            yield over(func.value, segment(source, func.value) + ".detach()")


_RULES: tuple[tuple[Callable[[Source, ast.Module, str], Iterator[Edit]], str, str], ...] = (
    (_selfless, "self", "A method is given the object that it belongs to as its first argument."),
    (_split, "split", "`train_test_split` returns both halves of one array before the next."),
    (_doubles, "dtype", "NumPy's numbers are float64; PyTorch's own are float32."),
    (_misspelt, "undefined-name", "No object of this class has an attribute of that name."),
    (_attached, "detach", "What gradients are followed through is no array before `.detach()`."),
)
