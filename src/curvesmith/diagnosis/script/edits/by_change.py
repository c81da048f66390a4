"""The edits that make one change of a training: a number, scaled data, another start."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from typing import Any

from curvesmith.diagnosis import changes as kinds
from curvesmith.diagnosis.changes import Change
from curvesmith.diagnosis.script.edits.case import Case
from curvesmith.diagnosis.script.edits.edit import Edit, Edits, over
from curvesmith.diagnosis.script.edits.scaled import scaled
from curvesmith.diagnosis.script.lines import Lines, Literal, Shape
from curvesmith.diagnosis.script.source import Source

__all__ = ["edits_of", "shuffled", "with_rate"]

_NUMPY = r"(?m)^import numpy as np\b"
_WEAKER = 1e-4  # times as strong a penalty
_RECTIFIERS = ("relu", "leaky_relu", "elu", "gelu", "silu", "softplus")


def edits_of(change: Change, source: Source, lines: Lines) -> list[Edit] | None:
    """Return the edits that make a change; None where we know of none."""
    make = _MAKERS.get(type(change))
    return None if make is None else make(change, source, lines)


def with_rate(lines: Lines, value: float | None) -> list[Edit] | None:
    """Return the edit that sets the learning rate; None if its number is not known."""
    return None if value is None else _number(lines.rate, float(f"{value:.2g}"))


def _penalty(lines: Lines, alpha: float) -> float:
    """Return a strength above the script's own if more is asked for; else a far weaker one."""
    own = lines.penalty.value if lines.penalty else 0.0
    return alpha if alpha > own else _WEAKER * own


def shuffled(case: Case) -> list[Edits]:
    """Return the edit that lets a loop over the numbers of rows take them in random order."""
    node = case.loop()
    if (
        not case.lines.by_row
        or not isinstance(node, ast.For)
        or not isinstance(node.iter, ast.Call)
    ):
        return []
    call = node.iter.func
    is_range = isinstance(call, ast.Name) and call.id == "range" and len(node.iter.args) == 1
    if is_range and re.search(_NUMPY, case.source.text):
        return [(over(call, "np.random.permutation"),)]
    return []


def _number(literal: Literal | None, value: float) -> list[Edit] | None:
    if literal is None:
        return None
    return [Edit(literal.line, literal.start, literal.end, f"{value!r}")]


def _turned(source: Source, lines: Lines) -> list[Edit] | None:
    """Return the edit that turns the sign of a gradient around; None for other mistakes."""
    if lines.wrong and all(wrong.kind == "other" for wrong in lines.wrong.values()):
        return _exchanged(source, lines)
    if not lines.wrong or any(wrong.kind != "sign" for wrong in lines.wrong.values()):
        return None
    tree = ast.parse(source.text)
    statement = _assignment(tree, min(wrong.line for wrong in lines.wrong.values()))
    if statement is None or statement.end_lineno != statement.lineno:
        return None
    value = statement.value
    start, end = value.col_offset, value.end_col_offset or 0
    line = statement.lineno
    return [Edit(line, start, start, "-("), Edit(line, end, end, ")")]


def _exchanged(source: Source, lines: Lines) -> list[Edit] | None:
    """Return the edits that give each update its own gradient instead of another's."""
    edits = []
    texts = {wrong.text for wrong in lines.wrong.values()}
    for wrong in lines.wrong.values():
        text = source.line(wrong.line)
        (used, *more) = [
            t for t in texts - {wrong.text} if re.search(rf"\b{re.escape(t)}\b", text)
        ] or [""]
        found = re.search(rf"\b{re.escape(used)}\b", text) if used and not more else None
        if found is None:
            return None
        start = len(text[: found.start()].encode())
        edits.append(Edit(wrong.line, start, start + len(used.encode()), wrong.text))
    return edits


def _reshaped(source: Source, lines: Lines) -> list[Edit] | None:
    """Return a line below the data that gives the targets the shape of the predictions."""
    if lines.shapes is None:
        return None
    statement = _assignment(ast.parse(source.text), lines.targets)
    if statement is None or not isinstance(statement.targets[0], (ast.Name, ast.Attribute)):
        return None
    name = ast.unparse(statement.targets[0])
    shape = "-1" if len(lines.shapes[0]) == 1 else "-1, 1"
    return [
        Edit(statement.end_lineno or statement.lineno, -1, -1, f"{name} = {name}.reshape({shape})")
    ]


def _mended(source: Source, lines: Lines) -> list[Edit] | None:
    """Return the edits that let updates go downhill along the gradient."""
    if lines.climbing:
        return _descending(source, lines)
    return _following(ast.parse(source.text), lines)


def _descending(source: Source, lines: Lines) -> list[Edit] | None:
    """Return the edits that turn updates around which climb; None for other mistakes."""
    edits = []
    for number in sorted({lines.updated[name] for name in lines.climbing}):
        text = source.line(number)
        for old, new in (("+=", "-="), ("-=", "+=")):
            if text.count(old) == 1 and ";" not in text:
                start = len(text[: text.index(old)].encode())
                edits.append(Edit(number, start, start + 2, new))
                break
        else:
            return None
    return edits or None


def _following(tree: ast.Module, lines: Lines) -> list[Edit] | None:
    """Return the edits that let updates use the gradients that the script computes anyway."""
    edits = []
    for name, gradient in lines.unused.items():
        statement = _assignment(tree, lines.updated.get(name, 0))
        if statement is None or ast.unparse(statement.targets[0]) != name or not lines.rate_text:
            return None
        value = statement.value
        if value.end_lineno != value.lineno:
            return None
        new = f"{name} - {lines.rate_text} * {gradient}"
        edits.append(Edit(value.lineno, value.col_offset, value.end_col_offset or 0, new))
    return edits or None


def _kinks(lines: Lines) -> list[Edit] | None:
    """Return lines before the training that let every first unit bend at a row of the data."""
    first = next(iter(lines.layers), None)
    if first is None or first.bias is None or lines.is_automatic:
        return None
    X, W, b = lines.X_text, first.weights, first.bias
    turned = f"{W}.T" if first.is_transposed else W
    if first.n_in == 1:  # of one input, an array of one axis may do
        turned = f"{W}.reshape({b}.size, 1)"
    rows = f"{X}[np.random.randint(len({X}), size={b}.size)].reshape({b}.size, -1)"
    return [_before(lines, f"{b}[...] = -({rows} * {turned}).sum(1).reshape({b}.shape)")]


def _drawn(lines: Lines, init: str | float) -> list[Edit] | None:
    """Return lines before the training that draw the weights anew, biases zero."""
    if not lines.layers or lines.is_automatic:
        return None
    return [
        _before(
            lines, f"{x.weights}[...] = np.random.randn(*{x.weights}.shape) * {_spread(x, init)}"
        )
        for x in lines.layers
    ]


def _spread(layer: Shape, init: str | float) -> str:
    """Return the source of a standard deviation for a layer's weights."""
    if not isinstance(init, str):
        return f"{init:.3g}"
    n_in, n_out = layer.n_in, layer.n_out
    if init == "glorot":
        return f"np.sqrt(2 / {n_in + n_out})"
    is_he = init == "he" or (init == "auto" and layer.activation in _RECTIFIERS)
    return f"np.sqrt({2 if is_he else 1} / {n_in})"


def _before(lines: Lines, new: str) -> Edit:
    """Return the edit that puts a line before the training loop, indented like it."""
    return Edit(lines.counting, -2, -2, new)


def _assignment(tree: ast.Module, line: int) -> ast.Assign | None:
    """Return the assignment to one target that begins on a line."""
    return next(
        (
            n
            for n in ast.walk(tree)
            if isinstance(n, ast.Assign) and n.lineno == line and len(n.targets) == 1
        ),
        None,
    )


_MAKERS: dict[type[Change], Callable[[Any, Source, Lines], list[Edit] | None]] = {
    kinds.ScaleInputs: lambda c, source, lines: scaled(source, lines, c),
    kinds.ScaleTargets: lambda c, source, lines: scaled(source, lines, c),
    kinds.SetLearningRate: lambda c, source, lines: with_rate(lines, c.value),
    kinds.SetSteps: lambda c, source, lines: _number(lines.steps, c.n_steps),
    kinds.CorrectGradient: lambda c, source, lines: _turned(source, lines),
    kinds.CorrectUpdate: lambda c, source, lines: _mended(source, lines),
    kinds.PlaceKinks: lambda c, source, lines: _kinks(lines),
    kinds.CorrectLoss: lambda c, source, lines: _reshaped(source, lines),
    kinds.SetPenalty: lambda c, source, lines: _number(lines.penalty, _penalty(lines, c.alpha)),
    kinds.DrawWeights: lambda c, source, lines: _drawn(lines, c.init),
}
