"""The number in the source that is the learning rate, and edits that set it."""

from __future__ import annotations

from dataclasses import dataclass

from curvesmith.diagnosis.script.edits.edit import Edit, Edits

__all__ = ["Rate"]


@dataclass(frozen=True)
class Rate:
    """The number in the source that is the learning rate.

    Parameters
    ----------
    places : tuple of Edit
        Where it stands.
    value : float
        As the user has it.
    others : tuple of float, default=()
        Rates that did well with the same network elsewhere.
    """

    places: Edits
    value: float
    others: tuple[float, ...] = ()

    def at(self, edits: Edits) -> float:
        """Return the rate that some edits set."""
        found = [e for e in edits if self._is_place(e)]
        return abs(float(found[-1].new)) if found else self.value

    def set(self, edits: Edits, value: float) -> Edits:
        """Return the edits with another rate; none where it is the user's."""
        rest = tuple(e for e in edits if not self._is_place(e))
        number = float(f"{value:.2g}")
        if abs(number / self.value - 1) < 1e-9:
            return rest
        return (*rest, *(Edit(p.line, p.start, p.end, f"{number!r}") for p in self.places))

    def _is_place(self, edit: Edit) -> bool:
        return any((edit.line, edit.start) == (p.line, p.start) for p in self.places)
