"""The child process: reads what is asked, runs the user's code, writes what came of it.

Started as ``python -m curvesmith.diagnosis.script.child EXCHANGE``.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from curvesmith.diagnosis.script import guard, output
from curvesmith.diagnosis.script.program import run_code, seed_everything

__all__ = ["main"]


def main(exchange: Path) -> None:
    """Do what ``request.json`` in the folder asks for, and leave ``answer.json`` there."""
    request = json.loads((exchange / "request.json").read_text())
    script = Path(request["script"])
    kept = output.Kept()
    sys.stdin = open(os.devnull)  # noqa: SIM115
    sys.stdout = sys.stderr = kept
    sys.path[0] = str(script.parent)
    sys.dont_write_bytecode = True
    os.chdir(script.parent)
    if request["draws"]:
        output.keep_figures(exchange)
    guard.limit_memory(request["memory"])
    guard.refuse([script.parent, exchange])
    answer = _WORK[request["work"]](request, script)
    answer["output"] = kept.text()
    answer["n_lines"] = kept.n_lines
    part = exchange / "answer.part"
    part.write_text(json.dumps(answer))
    part.replace(exchange / "answer.json")


def _run(request: dict[str, Any], script: Path) -> dict[str, Any]:
    """Run the script once, as it is."""
    text = request["text"]
    guard.stop_after(request["seconds"])
    seed_everything(request["seed"])
    code = compile(text, str(script), "exec")
    stop, _ = run_code(code, script, text, tuple(request["args"]), {})
    guard.stop_after(0)
    return {"stop": asdict(stop)}


_WORK = {"run": _run}

if __name__ == "__main__":
    main(Path(sys.argv[1]))
