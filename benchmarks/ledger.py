"""The results of one command, written to its JSON file as they come.

A run that was broken off can so be taken up again, and a set or a rival be added later.
"""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from benchmarks import machine

Record = dict[str, Any]
KEY = ("set", "split", "learner", "version")


class Ledger:
    """Results so far, each with the number of the run that made it.

    Parameters
    ----------
    file : Path or None
        Where results are kept; None keeps them in memory only.
    resume : bool
        Whether results that the file holds already stay, and are not computed again. One that
        another version of its learner made is not taken for finished, nor is a quick look. The
        first result of a new version drops all those of an old one.
    """

    def __init__(self, file: Path | None, *, resume: bool) -> None:
        self._file = file
        self.data: Record = {"runs": [], "results": []}
        if resume and file is not None and file.exists():
            held = json.loads(file.read_text(encoding="utf-8"))
            self.data = self.data if held.get("quick") else held
        self._known: dict[tuple[object, ...], Record] = {
            _key(result): result for result in self.data["results"]
        }
        self.data["runs"].append(machine.describe())

    @property
    def results(self) -> list[Record]:
        """All results, oldest first."""
        results: list[Record] = self.data["results"]
        return results

    def once(self, key: Sequence[object], make: Callable[[], Record]) -> Record:
        """Return the result under a key (set, split, learner, version), making it if need be."""
        named = dict(zip(KEY, key, strict=True))
        if _key(named) not in self._known:
            result = {**named, "run": len(self.data["runs"]) - 1, **make()}
            self._forget_other_versions(named)
            self._known[_key(named)] = result
            self.results.append(result)
            self.write()
        return self._known[_key(named)]

    def write(self) -> None:
        """Write everything, by way of a new file, so that no half-written one is left."""
        if self._file is None:
            return
        text = "{" + ",\n".join(_entry(name, entry) for name, entry in self.data.items()) + "}\n"
        new = self._file.with_suffix(".new")
        new.write_text(text, encoding="utf-8")
        new.replace(self._file)

    def _forget_other_versions(self, named: Record) -> None:
        """Drop all that another version of the learner made: no report mixes two of them."""
        who, version = named["learner"], named["version"]
        kept = [r for r in self.results if r["learner"] != who or r["version"] == version]
        self.data["results"] = kept
        self._known = {_key(result): result for result in kept}


def _entry(name: str, entry: object) -> str:
    """Write one entry, a list with a line per item."""
    if isinstance(entry, list):
        return f"{json.dumps(name)}: [\n" + ",\n".join(json.dumps(item) for item in entry) + "\n]"
    return f"{json.dumps(name)}: {json.dumps(entry)}"


def _key(record: Record) -> tuple[object, ...]:
    return tuple(record[name] for name in KEY)
