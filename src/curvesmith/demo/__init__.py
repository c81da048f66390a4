"""The four founding cases: the failure as asked, the reason in numbers, the cure, the default."""

from __future__ import annotations

import difflib
import os
from time import perf_counter

from curvesmith.demo import sine, sqrt, square, sum
from curvesmith.demo.result import DemoResult
from curvesmith.demo.trial import Bench, ProgressCall
from curvesmith.plots.canvas import check_picture_path, new_figure
from curvesmith.problems import FOUNDING_CASES

__all__ = ["DEMOS", "DemoResult", "run_demo"]

_MODULES = {"sqrt": sqrt, "square": square, "sine": sine, "sum": sum}
DEMOS = tuple(_MODULES)


def run_demo(
    name: str,
    plot: str | os.PathLike[str] | None = None,
    progress: ProgressCall | None = None,
    *,
    engine: str = "native",
    shorten: int = 1,
) -> DemoResult:
    """Train a founding case as it was asked, show why it fails, and cure it.

    Parameters
    ----------
    name : {"sqrt", "square", "sine", "sum"}
        Which case.
    plot : path-like, optional
        Where to draw it; the ending says the format: .png, .svg or .pdf.
    progress : callable, optional
        ``(label, done, total)``, called before each training, and at the end with
        ``done == total``.
    engine : {"native", "numpy"}
        Who computes.
    shorten : int
        Divides the number of passes of each training, for a quick look; the numbers
        are then not those of the full demo.

    Returns
    -------
    DemoResult

    Raises
    ------
    ValueError
        If there is no demo of that name, or ``plot`` ends otherwise.
    ImportError
        If ``plot`` is given and matplotlib is not installed.
    OSError
        If ``plot`` cannot be written.

    Examples
    --------
    >>> result = run_demo("sum")  # doctest: +SKIP
    >>> print(result.to_text())  # doctest: +SKIP
    """
    if name not in DEMOS:
        near = difflib.get_close_matches(name, DEMOS, n=1)
        hint = f"Did you mean '{near[0]}'?" if near else "Choose one of them."
        known = ", ".join(f"'{demo}'" for demo in DEMOS)
        raise ValueError(f"`name` must be one of {known}, got {name!r}. {hint}")
    if plot is not None:
        # Known before minutes of training, not after.
        check_picture_path(plot)
        new_figure(1.0, 1.0)
    result = _run(name, progress or _ignore, engine, shorten)
    if plot is not None:
        result.plot(plot)
    return result


def _run(name: str, progress: ProgressCall, engine: str, shorten: int) -> DemoResult:
    """Run the trials of a demo."""
    case, module = FOUNDING_CASES[name], _MODULES[name]
    start = perf_counter()
    bench = Bench(case, progress, module.N_TRIALS, engine=engine, shorten=shorten)
    reasons, cure = module.run(bench)
    progress("", module.N_TRIALS, module.N_TRIALS)
    return DemoResult(
        name=name,
        title=case.question,
        X=bench.X,
        y=bench.y,
        trials=tuple(bench.trials),
        reasons=tuple(reasons),
        cure=cure,
        seconds=perf_counter() - start,
    )


def _ignore(label: str, done: int, total: int) -> None:
    """Show no progress."""
