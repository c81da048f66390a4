"""How well a script's network fits in the end: ``python -m benchmarks.scripts.running 120 < job``.

The job, a JSON object, holds the path and the text of a script, the name of the function whose
local names matter (empty for the module), expressions of those names, and a seed; the argument
says how many seconds it may compute. The answer, a JSON object on the last line, holds R2 and what
was attainable, or the sentence of how it stopped. Runs in an empty folder, without windows.
"""

from __future__ import annotations

import ast
import json
import os
import signal
import subprocess
import sys
import tempfile
from math import ceil
from pathlib import Path
from time import process_time
from typing import Any

import numpy as np

KEPT = "__kept__"
LONGEST = 120  # seconds of processor time: on a busy machine a script gets no less
PATIENCE = 20  # times as long by the clock, for a script that only waits
ROOT = Path(__file__).parents[2]


def run(job: dict[str, Any], longest: int = LONGEST) -> dict[str, Any]:
    """Carry out a job in a process of its own.

    Parameters
    ----------
    job : dict
        path, text, scope, predict, target, noise, seed.
    longest : int
        Seconds of processor time that the script may take.

    Returns
    -------
    answer : dict
        "r2" and "ceiling", or "stopped".
    """
    env = {**os.environ, "MPLBACKEND": "Agg", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    env["PYTHONPATH"] = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    with tempfile.TemporaryDirectory() as folder:
        try:
            done = subprocess.run(
                [sys.executable, "-m", __spec__.name, str(longest)],
                input=json.dumps(job),
                env=env,
                cwd=folder,
                capture_output=True,
                text=True,
                timeout=PATIENCE * longest,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return {"stopped": f"It was there for more than {PATIENCE * longest} s."}
    if sys.platform != "win32" and done.returncode == -signal.SIGXCPU:
        return {"stopped": f"It computed for more than {longest} s."}
    if done.returncode:
        return {"stopped": (done.stderr.strip().splitlines() or ["It ended."])[-1]}
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


def bound(longest: int) -> None:
    """Let the system end this process after so many more seconds of processor time.

    Windows knows no such limit; there the clock alone ends it.
    """
    if sys.platform != "win32":
        import resource

        used = ceil(process_time())
        resource.setrlimit(resource.RLIMIT_CPU, (used + longest, used + longest + 1))


def carry_out(job: dict[str, Any]) -> dict[str, Any]:
    """Run the script here and evaluate the expressions."""
    from curvesmith.diagnosis.script.program import other_seeds, run_code, seed_everything

    if "torch" in job["text"]:
        import torch

        torch.set_num_threads(1)
    kept: dict[str, Any] = {}
    try:
        tree = watched(ast.parse(job["text"]), job["scope"])
    except SyntaxError as error:
        return {"stopped": f"SyntaxError: {error}"}
    code = compile(tree, job["path"], "exec")
    seed_everything(job["seed"])
    extra = {KEPT: kept.update}
    with other_seeds(job["seed"]):
        stop, names = run_code(code, Path(job["path"]), job["text"], (), extra)
        if stop.kind not in ("finished", "exited"):
            return {"stopped": stop.sentence}
        space = {**names, **kept, "np": np}
        return scores(*(evaluated(job[key], space) for key in ("predict", "target", "noise")))


def watched(tree: ast.Module, scope: str) -> ast.Module:
    """Let the function of that name hand out its local names when it ends."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.name == scope:
            hand_out = ast.parse(f"{KEPT}(dict(locals()))").body
            node.body = [ast.Try(body=node.body, handlers=[], orelse=[], finalbody=hand_out)]
    return ast.fix_missing_locations(tree)


def evaluated(expression: str, space: dict[str, Any]) -> np.ndarray:
    """Return the value of an expression as numbers, whatever library made it."""
    value = eval(expression, space)
    value = value.detach().numpy() if hasattr(value, "detach") else value
    return np.asarray(value, dtype=float).ravel()


def scores(prediction: np.ndarray, target: np.ndarray, noise: np.ndarray) -> dict[str, Any]:
    """Return R2 = 1 - sum (f - y)^2 / sum (y - mean y)^2, and 1 - noise^2 / var y if finite."""
    with np.errstate(all="ignore"):
        r2 = 1 - np.mean((prediction - target) ** 2) / np.var(target)
        ceiling = 1 - np.mean(noise**2) / np.var(target)
    found = {"ceiling": float(ceiling)} if np.isfinite(ceiling) else {}
    return {"r2": float(r2) if np.isfinite(r2) else None, **found}


if __name__ == "__main__":
    own = sys.stdout
    sys.stdout = open(os.devnull, "w")  # noqa: SIM115  what the script prints
    bound(int(sys.argv[1]))
    answered = carry_out(json.loads(sys.stdin.read()))
    print(json.dumps(answered), file=own)
