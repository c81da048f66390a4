"""Numbers of the source that steer a training: learning rate, steps, strength of a penalty.

Runs inside the child process.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from curvesmith.diagnosis.script.instrument import Loop
from curvesmith.diagnosis.script.stated import RATE_NAME
from curvesmith.diagnosis.script.updates import Update

__all__ = ["Literal", "option_literal", "penalty_literal", "rate_literal", "step_literal"]

_PENALTY_NAME = re.compile(r"^(reg|lam|l2|wd|alpha)|lambda|decay|regul|penal", re.IGNORECASE)
# Names that mean nothing else; others may be the rate of anything, or the size of any step.
_PLAIN_RATE = re.compile(
    r"^(l|learn(ing)?)_?r(ate)?_?(init|0)?\W*$|^(eta|alpha|rate)\W*$", re.IGNORECASE
)
_ROUNDING = 1e-6  # relative


@dataclass(frozen=True)
class Literal:
    """A number in the source: its line, its columns in bytes, its value."""

    line: int
    start: int
    end: int
    value: float


def rate_literal(text: str, updates: Mapping[str, Update]) -> Literal | None:
    """Return the number in the source that is the learning rate; None if in doubt.

    A number that is assigned to a name like ``lr``, or passed as such; else the only number in
    the source with the value of the rate, or the only one whose name an update uses. A rate of
    one is that of a velocity, which has its own.
    """
    rates = {abs(u.rate or u.named_rate or 0.0) for u in updates.values()} - {0.0}
    rates = {rate for rate in rates if abs(rate - 1) > _ROUNDING}
    tree = ast.parse(text)
    named = [n for n in _named_numbers(tree) if not rates or _is_one_of(n, rates)]
    plainly = [n for n in _named_numbers(tree, _PLAIN_RATE) if n in named]
    if named:
        return _literal([*plainly, *named][0])
    same = [n for n in ast.walk(tree) if _is_number(n) and _is_one_of(n, rates)]
    if len(same) > 1:
        steps = "\n".join(text.splitlines()[u.line - 1] for u in updates.values() if u.line)
        used = {name for name, n in _givings(tree) if n in same and _is_word(name, steps)}
        same = _given_numbers(tree, used)
    return _literal(same[0]) if len(same) == 1 else None


def _is_word(name: str, text: str) -> bool:
    return re.search(rf"\b{re.escape(name)}\b", text) is not None


def _is_one_of(node: ast.AST, rates: set[float]) -> bool:
    value = abs(float(node.value))  # type: ignore[attr-defined]
    return any(abs(value - rate) <= 1e-4 * rate for rate in rates)


def penalty_literal(text: str) -> Literal | None:
    """Return the number that a name like ``weight_decay`` gets first; None without one."""
    return next((_literal(n) for n in _named_numbers(ast.parse(text), _PENALTY_NAME)), None)


def option_literal(text: str, option: str) -> Literal | None:
    """Return the number that an option of a call gets, by itself or by a name; None in doubt."""
    tree = ast.parse(text)
    given = [value for name, value in _givings(tree) if name == option]
    names = {ast.unparse(value).rpartition(".")[2] for value in given if not _is_number(value)}
    numbers = [*filter(_is_number, given), *(_given_numbers(tree, names) if names else ())]
    return _literal(numbers[0]) if len(numbers) == 1 else None


def _named_numbers(tree: ast.AST, name: re.Pattern[str] = RATE_NAME) -> list[ast.AST]:
    """Return the numbers that are given to a name, by default of learning rates."""
    return [n for given, n in _givings(tree) if _is_number(n) and name.search(given)]


def _given_numbers(tree: ast.AST, names: set[str]) -> list[ast.AST]:
    """Return the numbers that are given to one of some names."""
    return [n for given, n in _givings(tree) if _is_number(n) and given in names]


def _givings(tree: ast.AST) -> list[tuple[str, ast.AST]]:
    """Return names and what is given to them: passed or assigned, then what they are by default."""
    given: list[tuple[str, ast.AST]] = list(_passed(tree))
    default: list[tuple[str, ast.AST]] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            given += [pair for target in node.targets for pair in _pairs(target, node.value)]
        elif isinstance(node, ast.keyword) and node.arg:
            given.append((node.arg, node.value))
        elif isinstance(node, ast.Dict):
            given += _entries(node)
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith(".add_argument"):
            default += _argument(node)
        elif isinstance(node, ast.AnnAssign) and node.value is not None:
            default += _pairs(node.target, node.value)
        elif isinstance(node, ast.FunctionDef):
            default += _defaults(node)
    return [*given, *default]


def _entries(node: ast.Dict) -> Iterator[tuple[str, ast.AST]]:
    """Yield the entries of a dict whose keys are texts."""
    for key, value in zip(node.keys, node.values, strict=True):
        if isinstance(key, ast.Constant) and isinstance(key.value, str):
            yield key.value, value


def _argument(call: ast.Call) -> Iterator[tuple[str, ast.AST]]:
    """Yield the name of a command-line argument with what it is by default."""
    names = [a.value for a in call.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
    for keyword in call.keywords:
        if keyword.arg == "default" and names:
            yield names[-1].lstrip("-").replace("-", "_"), keyword.value


def _defaults(node: ast.FunctionDef) -> Iterator[tuple[str, ast.AST]]:
    """Yield the arguments of a function that have a default, with it."""
    arguments = node.args.args[len(node.args.args) - len(node.args.defaults) :]
    for argument, default in zip(arguments, node.args.defaults, strict=True):
        yield argument.arg, default
    for argument, keyword in zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True):
        if keyword is not None:
            yield argument.arg, keyword


def _passed(tree: ast.AST) -> list[tuple[str, ast.AST]]:
    """Return what is passed without a name to functions of the script, by their arguments."""
    signatures: dict[str, list[str]] = {}
    for owner in (n for n in ast.walk(tree) if isinstance(getattr(n, "body", None), list)):
        for node in owner.body:  # type: ignore[attr-defined]
            if isinstance(node, ast.FunctionDef):
                names = [a.arg for a in node.args.args][isinstance(owner, ast.ClassDef) :]
                is_made = node.name == "__init__" and isinstance(owner, ast.ClassDef)
                signatures[owner.name if is_made else node.name] = names  # type: ignore[attr-defined]
    calls = [n for n in ast.walk(tree) if isinstance(n, ast.Call)]
    named = [(signatures.get(ast.unparse(c.func).rpartition(".")[2], []), c.args) for c in calls]
    return [pair for names, args in named for pair in zip(names, args, strict=False)]


def _pairs(target: ast.expr, value: ast.expr) -> list[tuple[str, ast.AST]]:
    """Return the last names of assigned targets with what they get."""
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        pairs = zip(target.elts, value.elts, strict=False)
        return [pair for t, v in pairs for pair in _pairs(t, v)]
    return [(ast.unparse(target).rpartition(".")[2], value)]


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
    names |= {str(n.value) for n in ast.walk(head) if isinstance(n, ast.Constant)}
    named = [n for n in _given_numbers(tree, names) if n_items in (None, n.value)]  # type: ignore[attr-defined]
    same = [n for n in ast.walk(tree) if _is_number(n) and n.value == n_items]  # type: ignore[attr-defined]
    if named or len(same) == 1:
        return _literal([*named, *same][0])
    return None
