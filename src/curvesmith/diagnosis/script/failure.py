"""Why a script stopped: the error in the user's words, with its line and the shapes that clash.

Runs inside the child process, where the frames of the error still live.
"""

from __future__ import annotations

import ast
import re
import traceback
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from curvesmith.diagnosis.script.guard import OutOfTime, Refusal
from curvesmith.diagnosis.script.meant import meant_by
from curvesmith.diagnosis.script.recorder import Enough

__all__ = ["Stop", "own_failure", "stop_of"]


@dataclass(frozen=True)
class Stop:
    """How a run ended.

    Parameters
    ----------
    kind : str
        "finished", "failed", "refused", "out-of-time", "out-of-memory", "exited" or "killed".
    sentence : str
        What happened and what to do.
    line : int or None, default=None
        Line of the script as run; None if no line of it was at work.
    error : str, default=""
        Name of the exception.
    message : str, default=""
        Its own words.
    meant : tuple of str, default=()
        A wrong word of that line and the right one, where that is known.
    """

    kind: str
    sentence: str
    line: int | None = None
    error: str = ""
    message: str = ""
    meant: tuple[str, ...] = ()


def stop_of(error: BaseException, script: Path, text: str) -> Stop:
    """Explain an exception that ended a script.

    Parameters
    ----------
    error : BaseException
        With its traceback.
    script : Path
        The file that was run.
    text : str
        Its source.
    """
    step = _last_step(error.__traceback__, script)
    line = step.tb_lineno if step else getattr(error, "lineno", None)
    source = _source_line(text, line)
    place = f"Line {line}, `{source}`," if line else "The script"
    kind, sentence = _sentence(error, place, step, text)
    # Thousands of versions are broken off on purpose: nobody asks at which word.
    is_wanted = step is not None and not isinstance(error, Enough)
    node = _failed_node(step, text) if is_wanted and step is not None else None
    return Stop(kind, sentence, line, type(error).__name__, str(error), meant_by(error, step, node))


def own_failure(error: Exception) -> Stop:
    """Explain an exception of the examination itself; it says nothing about the script."""
    steps = traceback.extract_tb(error.__traceback__)
    at = f" in {Path(steps[-1].filename).name}, line {steps[-1].lineno}" if steps else ""
    message = " ".join(str(error).split())
    return Stop(
        "finished",
        f"Cannot tell: the examination itself failed{at}, with {type(error).__name__}: {message}. "
        "Please report this together with the script; it says nothing about the script.",
        error=type(error).__name__,
        message=str(error),
    )


def _last_step(trace: TracebackType | None, script: Path) -> TracebackType | None:
    """Return the innermost step of a traceback that lies in the script."""
    last = None
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == str(script):
            last = trace
        trace = trace.tb_next
    return last


def _source_line(text: str, line: int | None) -> str:
    lines = text.splitlines()
    return lines[line - 1].strip() if line and line <= len(lines) else ""


def _sentence(
    error: BaseException, place: str, step: TracebackType | None, text: str
) -> tuple[str, str]:
    """Return the kind of end and the sentence about it."""
    if isinstance(error, Refusal):
        return "refused", f"{place} was refused. {error}"
    if isinstance(error, OutOfTime):
        return "out-of-time", (
            f"{place} was at work when the time was over. "
            "Give it fewer iterations, or more time with `budget_s`."
        )
    if isinstance(error, MemoryError):
        return "out-of-memory", (
            f"{place} asked for more memory than the script may have ({error}). "
            "Check the shapes; (n, 1) beside (n,) makes n times n."
        )
    if isinstance(error, SystemExit):
        return "exited", (
            f"{place} ended the script with exit({_code(error)}). "
            "Remove it, or give the arguments that the script expects."
        )
    return "failed", _failure(error, place, step, text)


def _code(error: SystemExit) -> str:
    return "" if error.code is None else repr(error.code)


def _failure(error: BaseException, place: str, step: TracebackType | None, text: str) -> str:
    message = " ".join(str(error).split())
    if isinstance(error, ModuleNotFoundError):
        return f"{place} imports {error.name}, which is not installed. Install it and run again."
    if isinstance(error, FileNotFoundError):
        name = error.filename or message.removesuffix(" not found.")
        return (
            f"{place} reads a file that does not exist: {name}. "
            "Put it where the script looks for it: paths begin in the script's folder."
        )
    if isinstance(error, NameError) and not isinstance(error, UnboundLocalError):
        return f"{place} uses `{error.name}`, which is not defined there.{_defined(error, text)}"
    if isinstance(error, (ValueError, RuntimeError, TypeError)) and step is not None:
        shapes = clash(step, text)
        if shapes and re.search(r"shape|size|broadcast|aligned|mismatch|dimension", message):
            return f"{place} joins arrays whose shapes do not fit: {shapes}."
    return f"{place} stopped with {type(error).__name__}: {message}."


def _defined(error: NameError, text: str) -> str:
    """Say where a name is defined after all."""
    for number, line in enumerate(text.splitlines(), 1):
        if error.name and re.match(
            rf"\s*(?:def\s+|class\s+)?{re.escape(error.name)}\b\s*[=(:]", line
        ):
            return f" Line {number} defines it too late, or elsewhere."
    return ""


def clash(step: TracebackType, text: str) -> str:
    """Return the operands of the expression that failed, with their shapes and lines.

    Empty if the expression is not one of two operands that can be looked at again.
    """
    node = _failed_node(step, text)
    if isinstance(node, ast.BinOp):
        operands = [node.left, node.right]
    elif isinstance(node, ast.AugAssign):
        operands = [node.target, node.value]
    elif isinstance(node, ast.Call):
        operands = list(node.args)
        if isinstance(node.func, ast.Attribute) and len(operands) == 1:
            operands.insert(0, node.func.value)
    else:
        return ""
    described = [_described(x, step, text) for x in operands[:3]]
    known = [x for x in described if x]
    return " and ".join(known) if len(known) > 1 else ""


def _failed_node(step: TracebackType, text: str) -> ast.AST | None:
    """Return the smallest expression that was being evaluated."""
    positions = list(step.tb_frame.f_code.co_positions())
    place = positions[step.tb_lasti // 2]
    nodes = [
        n
        for n in ast.walk(ast.parse(text))
        if (
            getattr(n, "lineno", None),
            getattr(n, "end_lineno", None),
            getattr(n, "col_offset", None),
            getattr(n, "end_col_offset", None),
        )
        == place
    ]
    return nodes[-1] if nodes else None


def _described(node: ast.expr, step: TracebackType, text: str) -> str:
    """Return "`X` (100, 2) of line 4"; empty if the expression has no shape or would run code."""
    if any(isinstance(n, (ast.Call, ast.Await, ast.Yield, ast.NamedExpr)) for n in ast.walk(node)):
        return ""
    try:
        frame = step.tb_frame
        value: Any = eval(ast.unparse(node), frame.f_globals, frame.f_locals)
        shape = tuple(int(n) for n in value.shape)
    except Exception:  # what cannot be looked at is not described
        return ""
    line = _assigned_line(node, step.tb_lineno, text)
    return f"`{ast.unparse(node)}` is {shape}{f' (line {line})' if line else ''}"


def _assigned_line(node: ast.expr, before: int, text: str) -> int | None:
    """Return the last line above one that assigns the name or attribute of an expression."""
    while isinstance(node, (ast.Subscript, ast.Attribute)) and not (
        isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.attr != "T"
    ):
        node = node.value
    name = ast.unparse(node)
    lines = [
        n.lineno
        for n in ast.walk(ast.parse(text))
        if isinstance(n, ast.Assign) and any(name in _targets(t) for t in n.targets)
    ]
    above = [n for n in lines if n < before]
    return max(above, default=max(lines, default=None))


def _targets(target: ast.expr) -> list[str]:
    if isinstance(target, (ast.Tuple, ast.List)):
        return [ast.unparse(element) for element in target.elts]
    return [ast.unparse(target)]
