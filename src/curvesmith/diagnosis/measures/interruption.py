"""Interruption: Ctrl-C during a fit of ours is meant for the whole examination."""

from __future__ import annotations

__all__ = ["pass_on"]


def pass_on(stop: str) -> None:
    """Raise again what a solver of ours caught, as it keeps the best parameters so far.

    Parameters
    ----------
    stop : str
        Why the training stopped, a key of `curvesmith.solvers.STOPS`.

    Raises
    ------
    KeyboardInterrupt
        If that was Ctrl-C.
    """
    if stop == "interrupted":
        raise KeyboardInterrupt
