"""Initial weights: drawn at random, and on another scale."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence

from curvesmith.diagnosis.script.edits.case import Case, name_of_call
from curvesmith.diagnosis.script.edits.edit import Edit, Edits, over, segment
from curvesmith.diagnosis.script.phrases import closed

__all__ = ["centred", "drawn", "left_to_library", "rescaled"]

# Times as large weights: each a step of ten, from the nearest on.
_FACTORS = (10.0, 0.1, 100.0, 0.01, 1000.0, 0.3, 3.0)
_RANDOM = r"randn|rand|random|normal|standard_normal|uniform|randint|random_sample|normal_|uniform_"
_CONSTANT = r"zeros|ones|full|zeros_like|ones_like"
_SPREAD = 0.5  # of weights that were all the same
# Layers of PyTorch given other values: nn.init, p.data.fill_(0), p *= 100, layer.weight.data = ...
_RESET = re.compile(
    r"\binit\.\w+_\(|\.(fill_|zero_|normal_|uniform_|mul_|div_|copy_)\((?!.*\bgrad\b)|"
    r"\.(weight|bias)\.data ="
)
_RESIZED = re.compile(r"^(\w+\.)*(weight|bias|p|param|w)(\.data)? (\*|/)= ")
_BIAS = re.compile(r"(^|[._])(b|bias)", re.IGNORECASE)
_SIDES = (1.0, 0.3)  # how far biases reach
_AXES = 2  # of weights; biases have one and may begin alike
# Which of the numbers handed to a generator is the spread, and how it may be called.
_SPREADS = {
    "normal": ((1,), ("scale", "std")),
    "uniform": ((0, 1), ("low", "high", "a", "b")),
    "randint": ((0, 1), ("low", "high")),
    "normal_": ((1,), ("std",)),
    "uniform_": ((0, 1), ("a", "b", "to")),
}


def rescaled(case: Case) -> list[Edits]:
    """Return edits that draw weights of another size: all of them, then each by itself."""
    draws = [(node, call) for node in _makers(case) for call in _draws(node)]
    found: list[Edits] = []
    for factor in _FACTORS:
        several = [_times(case, node, call, factor) for node, call in draws]
        found.append(tuple(dict.fromkeys(e for edits in several for e in edits)))
    for factor in _FACTORS[:2] if len(draws) > 1 else ():
        found += [tuple(_times(case, node, call, factor)) for node, call in draws]
    return [edits for edits in found if edits]


def drawn(case: Case) -> list[Edits]:
    """Return the edit that draws weights at random which all begin alike."""
    edits = [
        edit
        for node in _makers(case)
        for call in (n for n in ast.walk(node) if isinstance(n, ast.Call))
        if re.fullmatch(_CONSTANT, name_of_call(call))
        and (edit := _at_random(case, call)) is not None
    ]
    return [tuple(dict.fromkeys(edits))] if edits else []


def _at_random(case: Case, call: ast.Call) -> Edit | None:
    """Return the edit of a call that makes weights of one value; None for biases."""
    library, _, name = ast.unparse(call.func).rpartition(".")
    if name.endswith("_like") or not call.args or library not in ("np", "numpy", "torch"):
        return None
    first = call.args[0]
    sizes: Sequence[ast.expr] = first.elts if isinstance(first, (ast.Tuple, ast.List)) else [first]
    if library == "torch" and name != "full" and len(sizes) == 1:
        sizes = call.args
    if len(sizes) < _AXES:
        return None
    text = ", ".join(segment(case.source, x) for x in sizes)
    if library != "torch":
        return over(call, f"{library}.random.randn({text}) * {_SPREAD}")
    is_followed = any(k.arg == "requires_grad" for k in call.keywords)
    new = f"(torch.randn({text}) * {_SPREAD})"
    return over(call, new + (".requires_grad_()" if is_followed else ""))


def left_to_library(case: Case) -> list[Edits]:
    """Return the edit that leaves PyTorch's layers with the values that the library draws."""
    if not case.is_torch:
        return []
    edits = [
        over(node, "pass")
        for node in case.statements(ast.Expr, ast.AugAssign, ast.Assign)
        if not case.is_in_loop(node)
        and (_RESET.search(ast.unparse(node)) or _RESIZED.search(ast.unparse(node)))
    ]
    return [tuple(edits)] if edits else []


def centred(case: Case) -> list[Edits]:
    """Return edits that draw the first biases on both sides of zero: units then bend among rows."""
    found: list[Edits] = []
    for name, line in case.lines.made.items():
        shape, node = case.shapes.get(name, ()), case.assignment(line)
        is_row = sum(n > 1 for n in shape) == 1
        if node is None or not is_row or _is_training(case, node) or case.is_torch:
            continue
        target = ast.unparse(node.targets[0])
        if _BIAS.search(target) and isinstance(node.targets[0], (ast.Name, ast.Attribute)):
            draws = [f"np.random.uniform(-{s}, {s}, {shape})" for s in _SIDES]
            found += [(over(node.value, new),) for new in draws]
    return found or _unmoved(case)


def _unmoved(case: Case) -> list[Edits]:
    """Return the same edits of what is called a bias, where no vector of them is ever changed."""
    found: list[Edits] = []
    for node in case.statements(ast.Assign):
        assert isinstance(node, ast.Assign)
        if case.is_torch or case.is_in_loop(node) or not _BIAS.search(ast.unparse(node.targets[0])):
            continue
        calls = [n for n in ast.walk(node.value) if isinstance(n, ast.Call)]
        made = [n for n in calls if re.fullmatch(f"{_RANDOM}|{_CONSTANT}", name_of_call(n))]
        if len(made) == 1 and len(made[0].args) == 1 and isinstance(node.targets[0], ast.Name):
            size = segment(case.source, made[0].args[0])
            draws = [f"np.random.uniform(-{s}, {s}, {size})" for s in _SIDES]
            found += [(over(node.value, new),) for new in draws]
    return found


def _makers(case: Case) -> list[ast.stmt]:
    """Return the statements that make the first values of parameters."""
    lines = set(case.lines.made.values())
    found = [
        n
        for n in case.statements(ast.Assign, ast.Return, ast.Expr)
        if any(n.lineno <= line <= (n.end_lineno or n.lineno) for line in lines)
    ]
    return [n for n in found if not _is_training(case, n)]


def _is_training(case: Case, node: ast.stmt) -> bool:
    loop = case.counting()
    return loop is not None and loop.lineno <= node.lineno <= (loop.end_lineno or 0)


def _draws(node: ast.stmt) -> Iterator[ast.Call]:
    for part in ast.walk(node):
        if isinstance(part, ast.Call) and re.fullmatch(_RANDOM, name_of_call(part)):
            yield part


def _times(case: Case, node: ast.stmt, call: ast.Call, factor: float) -> list[Edit]:
    """Return the edits that multiply what a call draws: a number beside it, or a new one."""
    known = _own_numbers(call) or _factors(node, call)
    if known:
        return [over(number, _number(value * factor)) for number, value in known]
    text = segment(case.source, call)
    return [over(call, f"({closed(text, call)} * {factor:g})")]


def _own_numbers(call: ast.Call) -> list[tuple[ast.expr, float]]:
    """Return the numbers handed to a generator that are the spread of what it draws."""
    places, names = _SPREADS.get(name_of_call(call), ((), ()))
    given = [call.args[i] for i in places if i < len(call.args)]
    given += [k.value for k in call.keywords if k.arg in names]
    return [(x, value) for x in given if (value := _value(x))]


def _factors(node: ast.stmt, call: ast.Call) -> list[tuple[ast.expr, float]]:
    """Return the number that multiplies or divides a call, as what multiplies it."""
    for part in ast.walk(node):
        if not isinstance(part, ast.BinOp) or call not in (part.left, part.right):
            continue
        other = part.right if part.left is call else part.left
        value = _value(other)
        if isinstance(part.op, ast.Mult) and value:
            return [(other, value)]
    return []


def _value(node: ast.expr) -> float | None:
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        inner = _value(node.operand)
        return None if inner is None else -inner
    if isinstance(node, ast.Constant) and type(node.value) in (int, float):
        return float(node.value)  # type: ignore[arg-type]
    return None


def _number(value: float) -> str:
    short = float(f"{value:.2g}")
    return f"{int(short)}" if short == int(short) and abs(short) < 1e6 else f"{short!r}"
