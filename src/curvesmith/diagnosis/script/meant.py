"""What a name, key, keyword or module was meant to be: one of those that there are.

Runs inside the child process, where what the error is about still lives.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterable
from inspect import ismodule
from types import TracebackType
from typing import Any

from curvesmith.diagnosis.script.alike import alike
from curvesmith.diagnosis.script.names import nearest_of

__all__ = ["meant_by"]

_KEYWORD = re.compile(r"got an unexpected keyword argument '(\w+)'")
_CHOICE = re.compile(r"must be a str among \{(.*?)\}.* Got '(.*?)' instead")
_IMPORTED = re.compile(r"cannot import name '(\w+)' from '([\w.]+)'")
# Keywords of other libraries for the same thing.
_SYNONYMS = {
    "learning_rate": ("lr", "learning_rate_init"),
    "lr": ("learning_rate", "learning_rate_init"),
    "epochs": ("max_iter",),
    "n_epochs": ("max_iter",),
    "l2": ("weight_decay", "alpha"),
    "sigmoid": ("logistic",),
    "linear": ("identity",),
    "gd": ("sgd",),
}
_SHORTEST = 5  # letters that a name and a longer one have in common


def meant_by(
    error: BaseException, step: TracebackType | None, node: ast.AST | None
) -> tuple[str, ...]:
    """Return a wrong word of the source and the right one; empty if that is not known.

    Parameters
    ----------
    error : BaseException
    step : traceback or None
        The innermost step that lies in the script.
    node : ast.AST or None
        The expression that was evaluated there.
    """
    try:
        wrong, known = _choices(error, step, node)
    except Exception:  # what cannot be looked at again is not told
        return ()
    right = _right(wrong, [name for name in known if name != wrong]) if wrong else None
    return (wrong, right) if right else ()


def _right(wrong: str, known: list[str]) -> str | None:
    near = nearest_of(wrong, known) or alike(wrong, known)
    if near is not None:
        return near
    same = [name for name in _SYNONYMS.get(wrong, ()) if name in known]
    longer = [n for n in known if len(wrong) > _SHORTEST and n.startswith(wrong.rstrip("s"))]
    return next(iter([*same, *(longer if len(longer) == 1 else [])]), None)


def _named(error: NameError, step: TracebackType | None) -> Iterable[str]:
    """Return the names that are known where one is not."""
    if step is None:
        return ()
    frame = step.tb_frame
    known = {**frame.f_globals, **frame.f_locals}
    return [n for n, value in known.items() if not n.startswith("_") and not ismodule(value)]


def _choices(
    error: BaseException, step: TracebackType | None, node: ast.AST | None
) -> tuple[str, Iterable[str]]:
    """Return the wrong word and what may stand in its place."""
    if isinstance(error, AttributeError) and error.name and error.obj is not None:
        return error.name, dir(error.obj)
    if isinstance(error, NameError) and not isinstance(error, UnboundLocalError):
        return error.name or "", _named(error, step)
    if isinstance(error, KeyError) and isinstance(node, ast.Subscript):
        table = _value(node.value, step)
        return str(error.args[0]), [key for key in table if isinstance(key, str)]
    if isinstance(error, ImportError):
        return _modules(error)
    if found := _KEYWORD.search(str(error)):
        called = _value(node.func, step) if isinstance(node, ast.Call) else None
        return found[1], _parameters(called)
    found = _CHOICE.search(str(error))
    return (found[2], re.findall(r"'(.*?)'", found[1])) if found else ("", ())


def _modules(error: ImportError) -> tuple[str, Iterable[str]]:
    """Return what could not be imported, and what the package has."""
    found = _IMPORTED.search(str(error))
    if found is not None:
        return found[1], dir(importlib.import_module(found[2]))
    package, _, last = (error.name or "").rpartition(".")
    if not package:
        return "", ()
    paths = importlib.import_module(package).__path__
    return last, [module.name for module in pkgutil.iter_modules(paths)]


def _parameters(called: Any) -> list[str]:
    given = inspect.signature(called).parameters.values()
    kinds = (inspect.Parameter.POSITIONAL_OR_KEYWORD, inspect.Parameter.KEYWORD_ONLY)
    return [p.name for p in given if p.kind in kinds]


def _value(node: ast.expr, step: TracebackType | None) -> Any:
    """Return the value of an expression that calls nothing, where the error happened."""
    if step is None or any(isinstance(n, (ast.Call, ast.NamedExpr)) for n in ast.walk(node)):
        return None
    return eval(ast.unparse(node), step.tb_frame.f_globals, step.tb_frame.f_locals)
