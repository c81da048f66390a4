"""The child process: reads what is asked, runs the user's code, writes what came of it.

Started as ``python -m curvesmith.diagnosis.script.child EXCHANGE``.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
import traceback
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from curvesmith.diagnosis.script import guard, output
from curvesmith.diagnosis.script.failure import own_failure, stop_of
from curvesmith.diagnosis.script.program import Script, run_code, seed_everything
from curvesmith.diagnosis.script.source import Source

__all__ = ["main"]


def main(exchange: Path) -> None:
    """Do what ``request.json`` in the folder asks for, and leave ``answer.json`` there."""
    request = json.loads((exchange / "request.json").read_text())
    script = Path(request["script"])
    kept = output.Kept()
    sys.stdin = open(os.devnull)  # noqa: SIM115
    # Before writing is forbidden: an editable installation builds the core when it is imported.
    sys.stdout = sys.stderr = open(os.devnull, "w")  # noqa: SIM115
    importlib.import_module("curvesmith.engines.native")
    sys.stdout = sys.stderr = kept
    sys.path[0] = str(script.parent)
    sys.dont_write_bytecode = True
    os.chdir(script.parent)
    if request["draws"]:
        output.keep_figures(exchange)
    guard.limit_memory(request["memory"])
    guard.refuse([script.parent, exchange])
    answer = _worked(request, Script(script, request["text"], tuple(request["args"])))
    answer["output"] = kept.text()
    answer["n_lines"] = kept.n_lines
    part = exchange / "answer.part"
    part.write_text(json.dumps(answer))
    part.replace(exchange / "answer.json")


def _worked(request: dict[str, Any], script: Script) -> dict[str, Any]:
    """Do the work; what stops it, such as the time, becomes its answer."""
    guard.stop_after(request["seconds"])
    try:
        return _WORK[request["work"]](request, script)
    except (guard.OutOfTime, guard.Refusal, MemoryError) as error:
        return {"stop": asdict(stop_of(error, script.path, script.text))}
    except Exception as error:  # nothing of the script's gets here: the examination is to blame
        traceback.print_exc()
        return {"stop": asdict(own_failure(error))}
    finally:
        guard.stop_after(0)


def _run(request: dict[str, Any], script: Script) -> dict[str, Any]:
    """Run the script once, as it is."""
    seed_everything(0)
    code = compile(script.text, str(script.path), "exec")
    stop, _ = run_code(code, script.path, script.text, script.args, {})
    return {"stop": asdict(stop)}


def _examine(request: dict[str, Any], script: Script) -> dict[str, Any]:
    from curvesmith.diagnosis.script.examination import examine_script

    source = Source.of(script.text, request["name"])
    source = replace(source, origin=tuple(request["origin"]))
    return examine_script(script, source, request["budget"], rerun=request["rerun"])


_WORK = {"run": _run, "examine": _examine}

if __name__ == "__main__":
    main(Path(sys.argv[1]))
