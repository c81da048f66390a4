"""DemoResult: what a demo measured, as text, as JSON, as a picture."""

from __future__ import annotations

import os
import textwrap
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from curvesmith.demo.picture import draw
from curvesmith.demo.trial import Array, Trial
from curvesmith.plots.canvas import write_figure

WIDTH = 92


@dataclass(frozen=True)
class DemoResult:
    """What a demo measured.

    Parameters
    ----------
    name : str
        Which demo.
    title : str
        The question, in a sentence.
    X : ndarray of shape (n_rows, n_features)
    y : ndarray of shape (n_rows,)
        The rows.
    trials : tuple of Trial
        Rows of the table, in order.
    reasons : tuple of str
        Why the set-up as asked fails, each sentence with its measured numbers.
    cure : str
        What cures it, in a sentence.
    seconds : float
        Wall-clock time of the whole demo.
    """

    name: str
    title: str
    X: Array
    y: Array
    trials: tuple[Trial, ...]
    reasons: tuple[str, ...]
    cure: str
    seconds: float

    def trial(self, role: str) -> Trial:
        """Return the first trial of a role."""
        return next(trial for trial in self.trials if trial.role == role)

    def to_text(self) -> str:
        """Return title, table, reasons and cure as plain text."""
        lines = [f"{self.name}: {self.title}", ""]
        lines += self._table()
        lines += ["", "Why it fails"]
        for reason in self.reasons:
            lines += textwrap.wrap(reason, WIDTH, initial_indent="  - ", subsequent_indent="    ")
        lines += ["", *textwrap.wrap(f"The cure: {self.cure}", WIDTH)]
        return "\n".join(lines)

    def to_dict(self) -> dict[str, Any]:
        """Return everything but rows and curves as strict JSON knows it."""
        return {
            "name": self.name,
            "title": self.title,
            "rows": len(self.y),
            "trials": [trial.to_dict() for trial in self.trials],
            "reasons": list(self.reasons),
            "cure": self.cure,
            "seconds": round(self.seconds, 3),
        }

    def plot(self, path: str | os.PathLike[str]) -> Path:
        """Draw data, fits and loss curves in one PNG, SVG or PDF.

        Raises
        ------
        ImportError
            If matplotlib is not installed.
        ValueError
            If ``path`` does not end in .png, .svg or .pdf.
        OSError
            If ``path`` cannot be written.
        """
        return write_figure(draw(self.title, self.X, self.y, self.trials), path)

    def _table(self) -> list[str]:
        """Return the lines of the table."""
        width = max(len(trial.label) for trial in self.trials)
        lines = [f"  {'':{width}}  {'R2':>8}  {'RMSE':>9}  {'updates':>8}  {'seconds':>7}"]
        for trial in self.trials:
            numbers = f"{score(trial.r2):>8}  {error(trial.rmse):>9}"
            work = f"{trial.n_steps:8d}  {trial.seconds:7.2f}" if trial.n_steps else ""
            lines.append(f"  {trial.label:{width}}  {numbers}  {work}".rstrip())
        return lines


def score(r2: float) -> str:
    """Return R² with four decimals, or "diverged"."""
    return f"{r2:.4f}" if np.isfinite(r2) else "diverged"


def error(rmse: float) -> str:
    """Return an error with four digits, or a dash."""
    return f"{rmse:.4g}" if np.isfinite(rmse) else "-"
