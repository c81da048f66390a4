"""Dropout and weight decay: training without them, and whether they hold a training back.

Runs inside the child process.
"""

from __future__ import annotations

import ast
import builtins
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np

from curvesmith.diagnosis.changes import FixEvaluation
from curvesmith.diagnosis.finding import Finding, Number, Remedy, Where
from curvesmith.diagnosis.measures.scores import r2

__all__ = [
    "active_dropout",
    "decay_line",
    "dropout_line",
    "held_by_decay",
    "held_by_dropout",
    "score_of",
    "used_line",
    "without_decay",
    "without_dropout",
]

# Without it, the same training must leave at most so much of what is missing, which must be more
# than the least.
_LEFT, _LEAST = 0.5, 0.1
_REMEDY = "Lower the share of units that are dropped, or leave dropout out."
_WEAKER = "Lower the weight decay a hundred times, or leave it out."
_TURN_OFF = "Call `model.eval()` before the network is asked: it turns dropout off."
_NEARLY = 0.95  # of what a network explains without dropout
_LOSS = re.compile(r"loss", re.IGNORECASE)
_UNTOLD = 2  # arguments of dropout: values and the share of them
_NAME = re.compile(r"dropout", re.IGNORECASE)


@contextmanager
def without_dropout() -> Iterator[None]:
    """Let PyTorch's dropout pass everything on, as it does when a network is used."""
    torch = sys.modules.get("torch")
    if torch is None:
        yield
        return
    home = torch.nn.functional
    own = home.dropout

    def passed_on(values: Any, *_: Any, **__: Any) -> Any:
        return values

    home.dropout = passed_on
    try:
        yield
    finally:
        home.dropout = own


@contextmanager
def without_decay() -> Iterator[None]:
    """Let PyTorch's optimizers leave out the weight decay that they are asked for."""
    torch = sys.modules.get("torch")
    if torch is None:
        yield
        return
    home = torch.optim.Optimizer
    own = home.add_param_group

    def added(optimizer: Any, group: dict[str, Any]) -> None:
        own(optimizer, group)
        if "weight_decay" in optimizer.param_groups[-1]:
            optimizer.param_groups[-1]["weight_decay"] = 0.0

    home.add_param_group = added
    try:
        yield
    finally:
        home.add_param_group = own


def held_by_dropout(scores: tuple[float, float], text: str) -> tuple[Finding, int] | None:
    """Return the finding that dropout holds a training back, and its line; None if it does not.

    Parameters
    ----------
    scores : pair of float
        R2 of the network after the script's training, and after the same one without dropout.
    text : str
        The source.
    """
    return _held("dropout", scores, dropout_line(text), _REMEDY)


def held_by_decay(scores: tuple[float, float], text: str) -> tuple[Finding, int] | None:
    """Return the finding that weight decay holds a training back, as for dropout.

    Optimizers such as Adam scale it with the gradient: no law of their steps shows it.
    """
    return _held("weight decay", scores, decay_line(text), _WEAKER)


def _held(
    what: str, scores: tuple[float, float], line: int | None, remedy: str
) -> tuple[Finding, int] | None:
    with_it, without = scores
    if line is None or not np.isfinite(scores).all():
        return None
    if 1 - with_it < _LEAST or 1 - without > _LEFT * (1 - with_it):
        return None
    formula = "1 - sum (f - y)^2 / sum (y - mean y)^2"
    numbers = (
        Number(f"R2 with {what}", with_it, formula, f"1 - {_LEAST:g}"),
        Number(
            "R2 of the same training without", without, formula, f"{_LEFT:g} of what is missing"
        ),
    )
    sentence = (
        f"{what.capitalize()} holds the network back: its training reaches R2 {with_it:.3f}, and "
        f"R2 {without:.3f} without it."
    )
    finding = Finding("over-regularized", "fault", Where(), sentence, numbers, Remedy(remedy), 0.9)
    return finding, line


def used_line(text: str, loop: int) -> int | None:
    """Return the line that asks a network behind its training whose dropout is never turned off.

    Parameters
    ----------
    text : str
        The source.
    loop : int
        First line of the training loop: calls in it, of names that are called behind it, too.
    """
    tree = ast.parse(text)
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    loops = [n for n in ast.walk(tree) if isinstance(n, (ast.For, ast.While)) and n.lineno == loop]
    is_off = _is_turned_off(calls) and not any(map(_is_always_on, calls))
    if dropout_line(text) is None or is_off or not loops:
        return None
    end = loops[0].end_lineno or loop
    within = {ast.unparse(c.func) for c in calls if loop < c.lineno <= end and c.args}
    models = {f for f in within if f.isidentifier() or f.startswith("self.")} - _made(tree)
    behind = [c for c in calls if c.lineno > end]
    several = _repeated(tree)  # a mean of many answers may be meant
    own = [c.lineno for c in behind if ast.unparse(c.func) in models and c not in several]
    return min([*own, *_asked_in_functions(tree, behind, models)], default=None)


def _is_turned_off(calls: list[ast.Call]) -> bool:
    names = [ast.unparse(c.func).rpartition(".")[2] for c in calls]
    return "eval" in names or any(ast.unparse(c).endswith(".train(False)") for c in calls)


def _is_always_on(call: ast.Call) -> bool:
    """Whether dropout is a function that is not told whether this is the training."""
    name = ast.unparse(call.func)
    is_function = name.endswith((".dropout", "_dropout")) and not name.startswith("self.")
    is_told = len(call.args) > _UNTOLD or any(k.arg == "training" for k in call.keywords)
    return (is_function or name == "dropout") and len(call.args) > 0 and not is_told


def _repeated(tree: ast.Module) -> set[ast.AST]:
    """Return what comprehensions over numbers hold: the same done many times."""
    kinds = (ast.ListComp, ast.GeneratorExp)
    several = [n for n in ast.walk(tree) if isinstance(n, kinds)]
    counted = [n for n in several if ast.unparse(n.generators[0].iter).startswith("range(")]
    return {part for n in counted for part in ast.walk(n)}


def _asked_in_functions(
    tree: ast.Module, behind: list[ast.Call], models: set[str]
) -> Iterator[int]:
    """Yield the lines on which functions ask the models that they are given behind the training."""
    for function in ast.walk(tree):
        if not isinstance(function, ast.FunctionDef):
            continue
        params = [a.arg for a in function.args.args]
        given = {
            param
            for call in behind
            if ast.unparse(call.func) == function.name
            for param, value in zip(params, call.args, strict=False)
            if ast.unparse(value) in models
        }
        calls = (n for n in ast.walk(function) if isinstance(n, ast.Call) and n.args)
        yield from (c.lineno for c in calls if ast.unparse(c.func) in given)


def _made(tree: ast.Module) -> set[str]:
    """Return what is called and no model: losses, functions of Python and of libraries."""
    losses = {
        ast.unparse(n.targets[0])
        for n in ast.walk(tree)
        if isinstance(n, ast.Assign) and _LOSS.search(ast.unparse(n.value).partition("(")[0])
    }
    return {*dir(builtins), *losses}


def active_dropout(scores: tuple[float, float], line: int) -> tuple[Finding, int] | None:
    """Return the finding that a network is asked with dropout, which is for training, and where.

    Parameters
    ----------
    scores : pair of float
        R2 of the trained network without dropout, and with it.
    line : int
        Where it is asked.
    """
    without, with_it = scores
    if not np.isfinite(without) or with_it >= _NEARLY * without:
        return None
    sentence = (
        f"Dropout is still on when the network is asked behind its training: R2 "
        f"{max(with_it, -1e6):.3g}, and {without:.3f} without. Each answer is another one."
    )
    formula = "1 - sum (f - y)^2 / sum (y - mean y)^2"
    numbers = (
        Number("R2 with dropout", with_it, formula, f"{_NEARLY:g} of that without"),
        Number("R2 without dropout", without, formula),
    )
    remedy = Remedy(_TURN_OFF, (FixEvaluation(),))
    return Finding("evaluation-data", "fault", Where(), sentence, numbers, remedy, 0.95), line


def score_of(predicted: Any, y: Any) -> float:
    """Return R2 of predictions."""
    f, t = np.asarray(predicted, dtype=np.float64).reshape(-1), np.asarray(y).reshape(-1)
    return r2(f[:, None], t[:, None]) if f.size == t.size else -np.inf


def dropout_line(text: str) -> int | None:
    """Return the line of the first call that makes dropout in a source; None without one."""
    calls = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)]
    lines = [c.lineno for c in calls if _NAME.search(ast.unparse(c.func).rpartition(".")[2])]
    return min(lines, default=None)


def decay_line(text: str) -> int | None:
    """Return the line of the first weight decay that a source asks for; None without one."""
    options = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.keyword)]
    values = [option.value for option in options if option.arg == "weight_decay"]
    lines = [x.lineno for x in values if not isinstance(x, ast.Constant) or x.value]
    return min(lines, default=None)
