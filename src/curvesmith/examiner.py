"""Whom a fit that ended badly asks for the cause.

The examination of a fitted network stands above the estimator, so the estimator cannot import it.
The package's top appoints an examiner; below, `ask` knows only that there may be one.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

__all__ = ["Examiner", "appoint", "ask", "unasked"]

Examiner = Callable[[Any, Any, Any], str]

_appointed: list[Examiner] = []
# An examination fits networks of its own, some of which end badly: they do not ask again.
_is_asked = ContextVar("_is_asked", default=False)


def appoint(examiner: Examiner) -> None:
    """Let ``examiner(model, X, y) -> sentence`` answer from now on; empty where it has none."""
    _appointed[:] = [examiner]


@contextmanager
def unasked() -> Iterator[None]:
    """Let no fit ask while this context lasts."""
    token = _is_asked.set(True)
    try:
        yield
    finally:
        _is_asked.reset(token)


def ask(model: Any, X: Any, y: Any) -> str:
    """Return why a fit ended badly, in a sentence; empty where that is not known.

    Parameters
    ----------
    model : NeuralRegressor
        Never changed.
    X, y : array-like
        The rows of the fit, in the user's units.
    """
    if not _appointed or _is_asked.get():
        return ""
    with unasked(), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return _appointed[0](model, X, y)
        except Exception:
            # An extra: whatever fails in it, the fit and its own warning stand.
            return ""
