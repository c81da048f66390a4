"""Running the text of a script as ``__main__``, in this process.

Runs inside the child process.
"""

from __future__ import annotations

import random
import sys
import types
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from curvesmith.diagnosis.script.failure import Stop, stop_of

__all__ = ["FINISHED", "Script", "other_seeds", "run_code", "seed_everything"]

FINISHED = Stop("finished", "The script ran to its end.")


@dataclass(frozen=True)
class Script:
    """A script that is run: its copy's path, its text, its arguments.

    And how often its training loop begins before it trains the network that counts: of several
    networks trained one after the other, not the first one need be it.
    """

    path: Path
    text: str
    args: tuple[str, ...] = ()
    skipped: int = 0


def run_code(
    code: types.CodeType, script: Path, text: str, args: tuple[str, ...], extra: dict[str, Any]
) -> tuple[Stop, dict[str, Any]]:
    """Run compiled source as the main program; every way to end becomes a `Stop`.

    Parameters
    ----------
    code : code
        Compiled from `text` or a transformation that keeps its lines.
    script : Path
        What ``__file__`` says.
    text : str
        The source, for explanations.
    args : tuple of str
        What the script finds in ``sys.argv``.
    extra : dict
        Names to define beforehand.

    Returns
    -------
    stop : Stop
    namespace : dict
        The module's names at the end.
    """
    _forget_files(script.parent)
    module = types.ModuleType("__main__")
    module.__file__ = str(script)
    module.__dict__.update(extra)
    before = sys.modules["__main__"], sys.argv
    sys.modules["__main__"], sys.argv = module, [str(script), *args]
    try:
        with warnings.catch_warnings(), np.errstate(all="ignore"):
            warnings.simplefilter("ignore")
            exec(code, module.__dict__)
        stop = FINISHED
    except BaseException as error:
        stop = stop_of(error, script, text)
    finally:
        sys.modules["__main__"], sys.argv = before
    return stop, module.__dict__


_FILES: dict[Path, frozenset[Path]] = {}


def _forget_files(folder: Path) -> None:
    """Remove the files that an earlier run has left in the script's folder, perhaps half written.

    The first call notes what is there.
    """
    if not folder.is_absolute():
        return
    known = _FILES.setdefault(folder, frozenset(folder.iterdir()))
    for path in set(folder.iterdir()) - known:
        if path.is_file():
            path.unlink()


@contextmanager
def other_seeds(seed: int) -> Iterator[None]:
    """Let a script that seeds its generators draw other numbers all the same.

    Parameters
    ----------
    seed : int
        Mixed into each seed that the script gives; 0 leaves them as they are.
    """
    if seed == 0:
        yield
        return
    places: list[tuple[Any, str]] = [(random, "seed"), (np.random, "seed")]
    places.append((np.random, "default_rng"))
    if "torch" in sys.modules:
        places.append((sys.modules["torch"], "manual_seed"))
    before = [getattr(module, name) for module, name in places]
    for (module, name), own in zip(places, before, strict=True):
        setattr(module, name, _other(own, seed))
    try:
        yield
    finally:
        for (module, name), own in zip(places, before, strict=True):
            setattr(module, name, own)


def _other(function: Callable[[int], Any], seed: int) -> Callable[..., Any]:
    """Return a function that seeds, with another seed mixed into the one that it is given."""
    return lambda given=None, *more: function(_mixed(given, seed))


def _mixed(given: Any, seed: int) -> int:
    own = given if isinstance(given, int) else 0
    return int(np.random.SeedSequence([abs(own), seed]).generate_state(1)[0])


def seed_everything(seed: int) -> None:
    """Seed the generators that scripts use without seeding: Python's, NumPy's, PyTorch's."""
    random.seed(seed)
    np.random.seed(seed)  # noqa: NPY002
    torch = sys.modules.get("torch")
    if torch is not None:
        torch.manual_seed(seed)
