"""A single output that is divided by its own sum: a softmax of one number, which is always 1.

Nothing follows from the parameters then, and no loop is seen to train. Runs inside the child
process.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import asdict, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from curvesmith.diagnosis.finding import Finding, Number, Remedy, Where
from curvesmith.diagnosis.script.edits.edit import Edit, Edits, over, segment
from curvesmith.diagnosis.script.instrument import RECORDER, instrumented
from curvesmith.diagnosis.script.program import Script, run_code, seed_everything
from curvesmith.diagnosis.script.proof import judge
from curvesmith.diagnosis.script.recorder import Enough, Recorder
from curvesmith.diagnosis.script.scoring import SEEDS, Bench
from curvesmith.diagnosis.script.source import Source

__all__ = ["shares_of_one"]

_FUNCTIONS = ("softmax", "log_softmax")
_LAYERS = ("Softmax", "LogSoftmax", "Softmax2d")
_FEWEST_ROWS = 5
_MOST_LOOKS = 3  # iterations of each loop
_LEAST = 0.2  # R2 without it, from which a network learns
_REMEDY = "Take the last layer's output as it is, without the softmax."
_TEXT = (
    "The output is a softmax of a single number: a share of itself, 1 whatever the parameters are, "
    "so no gradient reaches them."
)


def shares_of_one(script: Script, source: Source, seconds: float) -> dict[str, Any] | None:
    """Return the report on a network whose single output goes through a softmax, or None.

    The script without it must train, and learn.

    Parameters
    ----------
    script : Script
    source : Source
        The same text, with the user's line numbers.
    seconds : float
        For the proof.
    """
    calls = list(_calls(ast.parse(script.text)))
    if not calls or not _has_ones(script):
        return None
    bench = Bench(script, source, seconds)
    for call in calls[::-1]:
        edits = _without(source, call)
        scores = bench.scores(edits) if edits else []
        if len(scores) == len(SEEDS) and min(scores) > _LEAST:
            return _report(source, call.lineno, edits, scores)
    return None


def _calls(tree: ast.AST) -> Iterator[ast.Call]:
    """Yield the calls of a softmax, or of what makes a layer of it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = ast.unparse(node.func).rpartition(".")[2]
            if name in _FUNCTIONS or name in _LAYERS:
                yield node


def _without(source: Source, call: ast.Call) -> Edits:
    """Return the edit that leaves what a softmax is taken of."""
    owner, _, name = ast.unparse(call.func).rpartition(".")
    if name in _LAYERS:
        return (over(call, f"{owner}.Identity()" if owner else "torch.nn.Identity()"),)
    is_method = isinstance(call.func, ast.Attribute) and owner.rpartition(".")[2] not in (
        "F", "torch", "functional", "special", "nn", "np", "self",
    )  # fmt: skip
    inner = call.func.value if is_method else next(iter(call.args), None)  # type: ignore[attr-defined]
    if inner is None:
        return ()
    return (over(call, segment(source, inner)),)


def _has_ones(script: Script) -> bool:
    """Whether a value of many rows passes in a loop that is 1 in each of them, or its logarithm."""
    looks: dict[int, int] = {}
    recorder = Recorder(lambda event, loop, *_: _count(looks, event, loop))
    recorder.is_on, recorder.last = True, {}
    program = instrumented(script.text)
    seed_everything(0)
    code = compile(program.tree, str(script.path), "exec")
    run_code(code, script.path, script.text, script.args, {RECORDER: recorder})
    kinds = ("call", "binary", "returned")
    return any(_is_one(x) for n, x in recorder.last.items() if program.sites[n].kind in kinds)


def _count(looks: dict[int, int], event: str, loop: int) -> None:
    """Stop a run when a loop has gone on for some iterations."""
    looks[loop] = looks.get(loop, 0) + (event == "top")
    if looks[loop] > _MOST_LOOKS:
        raise Enough


def _is_one(value: NDArray[np.float64]) -> bool:
    is_column = value.ndim > 1 and value.shape[-1] == 1 and value.size >= _FEWEST_ROWS
    return is_column and bool(np.all(value == 1) or np.all(value == 0))


def _report(
    source: Source, line: int, edits: tuple[Edit, ...], scores: list[float]
) -> dict[str, Any]:
    where = Where(file=source.name, line=source.origin[line - 1], text=source.line(line).strip())
    numbers = (
        Number("lowest possible output", 1.0, "exp(z) / exp(z)"),
        Number("highest possible output", 1.0, "exp(z) / exp(z)"),
    )
    found = Finding("output-range", "fault", where, _TEXT, numbers, Remedy(_REMEDY), 0.97)
    plain = asdict(replace(found, remedy=None))
    plain["remedy"] = {**asdict(Remedy(_REMEDY)), "changes": ()}
    plain["edits"] = [vars(edit) for edit in edits]
    judge(plain["remedy"], [0.0] * len(scores), scores)  # what is constant explains nothing
    return {
        "verdict": "fault",
        "sentence": "1 fault found.",
        "findings": [plain],
        "ladder": [],
        "notes": [],
        "facts": {"kind": "script"},
        "figures": [],
    }
