"""What an examined script may not do: change files elsewhere, start processes, ask questions.

Runs inside the child process. Audit hooks cannot be removed, and see what libraries do too.
"""

from __future__ import annotations

import builtins
import os
import signal
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from types import FrameType
from typing import Any, NoReturn

__all__ = ["OutOfTime", "Refusal", "limit_memory", "refuse", "stop_after", "stopped_after"]

_SOON = 0.1  # seconds; a limit that passed meanwhile still counts

_PROCESSES = {
    "os.fork",
    "os.forkpty",
    "os.exec",
    "os.posix_spawn",
    "os.spawn",
    "os.system",
    "subprocess.Popen",
    "pty.spawn",
}
# Event: positions of the paths that it changes.
_CHANGES = {
    "os.remove": (0,),
    "os.rename": (0, 1),
    "os.rmdir": (0,),
    "os.mkdir": (0,),
    "os.truncate": (0,),
    "os.chmod": (0,),
    "os.link": (1,),
    "os.symlink": (1,),
    "shutil.rmtree": (0,),
}
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


class Refusal(BaseException):
    """The script asked for what an examined script cannot have; no ``except`` of its own helps."""


class OutOfTime(BaseException):
    """The time for running the script is over."""


def refuse(allowed: Iterable[Path]) -> None:
    """Refuse from here on questions, new processes, and changes outside the allowed folders.

    Parameters
    ----------
    allowed : iterable of Path
        Folders in which files may be written.
    """
    roots = tuple(str(path.resolve()) for path in (*allowed, Path("/dev")))

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event in _PROCESSES:
            _refuse_process(event)
        elif event == "open":
            path, mode, flags = arguments
            if _is_writing(mode, flags):
                _check(path, roots)
        elif event in _CHANGES:
            for at in _CHANGES[event]:
                _check(arguments[at], roots)

    builtins.input = _no_input
    os._exit = _no_exit
    sys.addaudithook(hook)


def _no_input(prompt: object = "") -> NoReturn:
    raise Refusal(
        f"The script asks a question with input({str(prompt)!r}), and nobody is there to answer. "
        "Put the answer into the script, or read it from sys.argv."
    )


def _no_exit(status: int) -> NoReturn:
    raise SystemExit(status)


def _refuse_process(event: str) -> None:
    """Refuse a process that the script starts; libraries may look around as they are imported."""
    frame: FrameType | None = sys._getframe(2)
    while frame is not None:
        if frame.f_code.co_filename.startswith("<frozen importlib"):
            return
        frame = frame.f_back
    raise Refusal(
        f"The script starts another process ({event}); it is examined in one. "
        "Leave that out: num_workers=0, n_jobs=1, no multiprocessing."
    )


def _is_writing(mode: Any, flags: Any) -> bool:
    if isinstance(mode, str):
        return any(letter in mode for letter in "wax+")
    return isinstance(flags, int) and bool(flags & _WRITING)


def _check(path: Any, roots: tuple[str, ...]) -> None:
    if not isinstance(path, (str, bytes, os.PathLike)):
        return  # an open descriptor: its opening was seen
    real = os.path.realpath(os.fsdecode(path))
    if not any(real == root or real.startswith(root + os.sep) for root in roots):
        raise PermissionError(
            f"The script writes to {real}, outside its folder; examined, it may not. "
            "Use a path relative to the script."
        )


def stop_after(seconds: float, error: type[BaseException] = OutOfTime) -> None:
    """Raise an error in the main thread after so many seconds; 0 for never."""

    def ring(number: int, frame: FrameType | None) -> NoReturn:
        raise error

    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, ring)
        signal.setitimer(signal.ITIMER_REAL, seconds)


@contextmanager
def stopped_after(seconds: float, error: type[BaseException]) -> Iterator[None]:
    """Raise an error inside the context after so many seconds; then go on with the limit before."""
    if not hasattr(signal, "setitimer"):
        yield
        return
    began, left = perf_counter(), signal.getitimer(signal.ITIMER_REAL)[0]
    before = signal.getsignal(signal.SIGALRM)
    stop_after(min(seconds, left) if left else seconds, error)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        if left:
            signal.setitimer(signal.ITIMER_REAL, max(left - (perf_counter() - began), _SOON))


def limit_memory(n_bytes: int) -> None:
    """Let allocations beyond so many bytes fail, where the system can."""
    try:
        import resource
    except ImportError:  # Windows
        return
    # Address space would also count what libraries only reserve; data is what they fill.
    resource.setrlimit(resource.RLIMIT_DATA, (n_bytes, n_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
