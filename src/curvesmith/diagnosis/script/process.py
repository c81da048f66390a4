"""The child process seen from outside: started, bounded, ended, never left behind."""

from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from curvesmith.diagnosis.script.failure import Stop
from curvesmith.diagnosis.script.source import Source
from curvesmith.diagnosis.script.workspace import Workspace

__all__ = ["Answer", "ask"]

# The child stops by itself when its time is over; one long call into C may keep it from it.
_GRACE = 5.0
_MEMORY = 4 * 1024**3
_MOST_OUTPUT = 20_000
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


@dataclass(frozen=True)
class Answer:
    """What came back from the child.

    Parameters
    ----------
    stop : Stop
        How the script ended.
    output : str
        What it printed, bounded.
    figures : tuple of bytes
        What it drew, as PNG.
    content : dict
        What else the work left, as JSON has it.
    """

    stop: Stop
    output: str
    figures: tuple[bytes, ...]
    content: dict[str, Any]


def ask(
    place: Workspace,
    source: Source,
    *,
    work: str = "run",
    args: tuple[str, ...] = (),
    seconds: float = 60.0,
    memory: int = _MEMORY,
    options: dict[str, Any] | None = None,
) -> Answer:
    """Let the child do one kind of work with a script, and return what came of it.

    Parameters
    ----------
    place : Workspace
        Where it runs.
    source : Source
        What is run; written over the script's copy.
    work : str, default="run"
        What to do; see `child`.
    args : tuple of str, default=()
        The script's arguments.
    seconds : float, default=60
        Time for the work.
    memory : int, default=4 GiB
        Bytes that the script may fill.
    options : dict or None, default=None
        More for the work, as JSON has it.
    """
    place.script.write_text(source.text)
    request = {
        "work": work,
        "script": str(place.script),
        "text": source.text,
        "args": list(args),
        "seconds": seconds,
        "memory": memory,
        "draws": bool(re.search(r"matplotlib|pylab|seaborn|\.plot\(", source.text)),
        **(options or {}),
    }
    answer = place.exchange / "answer.json"
    answer.unlink(missing_ok=True)
    (place.exchange / "request.json").write_text(json.dumps(request))
    status, printed = _run(place, seconds + _GRACE)
    figures = tuple(p.read_bytes() for p in sorted(place.exchange.glob("*.png")))
    if not answer.exists():
        return Answer(_killed(status, seconds), printed, figures, {})
    content = json.loads(answer.read_text())
    stop = Stop(**content.pop("stop"))
    return Answer(stop, content.pop("output") + printed, figures, content)


def _run(place: Workspace, seconds: float) -> tuple[int | None, str]:
    """Run the child; return its status, None if its time ran out, and what it printed by itself."""
    command = [sys.executable, "-m", "curvesmith.diagnosis.script.child", str(place.exchange)]
    environment = {
        # The networks are small: threads that wait for each other cost more than they save.
        **dict.fromkeys(_THREADS, "1"),
        **os.environ,
        "MPLBACKEND": "Agg",
        "TMPDIR": str(place.exchange),
        "PYTHONPATH": os.pathsep.join(p for p in sys.path if p),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    printed = place.exchange / "printed.txt"
    with (
        printed.open("wb") as stream,
        _ended(
            subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=stream,
                stderr=stream,
                env=environment,
                cwd=place.folder,
                start_new_session=True,
            )
        ) as child,
    ):
        try:
            status: int | None = child.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            status = None
    with printed.open("rb") as written:
        return status, written.read(_MOST_OUTPUT).decode(errors="replace")


@contextlib.contextmanager
def _ended(child: subprocess.Popen[bytes]) -> Iterator[subprocess.Popen[bytes]]:
    """End the child and all that it started, whatever happens, Ctrl-C included."""
    try:
        yield child
    finally:
        with contextlib.suppress(OSError):
            if hasattr(os, "killpg"):
                os.killpg(child.pid, signal.SIGKILL)
            else:
                child.kill()
        child.wait()


def _killed(status: int | None, seconds: float) -> Stop:
    """Explain a child that ended without an answer."""
    if status is None:
        return Stop(
            "out-of-time",
            f"The script was still at work after {seconds:g} s, and was ended. "
            "Give it fewer iterations, or more time with `budget_s`.",
        )
    cause = f"signal {-status}" if status < 0 else f"exit status {status}"
    return Stop(
        "killed",
        f"The process of the script died ({cause}) and left no traceback. "
        "Run it by itself; compiled code or a lack of memory ends programs this way.",
    )
