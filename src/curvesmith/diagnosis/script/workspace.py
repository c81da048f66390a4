"""A copy of the folder that a script lives in: the script may write there what it likes."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Workspace", "fingerprint", "workspace"]

# What is beyond is linked instead of copied; writing through a link is refused (`guard`).
_MOST_BYTES = 200_000_000
_MOST_FILES = 2_000
# Installed software and version control: read at most, and large.
_LINKED = {".git", ".hg", ".venv", "venv", "env", "node_modules", ".tox", ".conda"}


@dataclass(frozen=True)
class Workspace:
    """Where a script is run.

    Parameters
    ----------
    script : Path
        The copy of the script.
    exchange : Path
        Folder for what the child is asked and answers.
    original : Path
        The user's folder, which nothing may change.
    """

    script: Path
    exchange: Path
    original: Path

    @property
    def folder(self) -> Path:
        """The script's working directory."""
        return self.script.parent


@contextmanager
def workspace(script: Path) -> Iterator[Workspace]:
    """Copy the folder of a script for as long as the context lasts."""
    script = script.resolve()
    with tempfile.TemporaryDirectory(prefix="curvesmith-", ignore_cleanup_errors=True) as top:
        folder = Path(top).resolve() / "folder"
        exchange = Path(top).resolve() / "exchange"
        folder.mkdir()
        exchange.mkdir()
        _mirror(script.parent, folder, _Room(_MOST_BYTES, _MOST_FILES))
        copy = folder / script.name
        if copy.is_symlink():
            copy.unlink()
        yield Workspace(copy, exchange, script.parent)


@dataclass
class _Room:
    """What may still be copied."""

    n_bytes: int
    n_files: int

    def takes(self, size: int) -> bool:
        """Whether one more file of this size fits; if so, it counts."""
        if self.n_files < 1 or size > self.n_bytes:
            return False
        self.n_files -= 1
        self.n_bytes -= size
        return True


def _mirror(folder: Path, target: Path, room: _Room) -> None:
    """Copy the small files of a folder first, then its folders; link the rest."""
    entries = sorted(folder.iterdir(), key=lambda p: (p.is_dir(), _size(p), p.name))
    for entry in entries:
        copy = target / entry.name
        if entry.is_dir() and not entry.is_symlink() and entry.name not in _LINKED:
            if room.n_files > 0:
                copy.mkdir()
                _mirror(entry, copy, room)
                continue
        elif entry.is_file() and room.takes(_size(entry)) and _is_readable(entry):
            shutil.copy2(entry, copy)
            continue
        copy.symlink_to(entry.resolve())


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:  # a link that leads nowhere
        return 0


def _is_readable(path: Path) -> bool:
    try:
        path.open("rb").close()
    except OSError:
        return False
    return True


def fingerprint(folder: Path) -> str:
    """Return a hash of all names and contents below a folder: equal only if nothing changed."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        digest.update(str(path.relative_to(folder)).encode() + b"\0")
        if path.is_file():
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
