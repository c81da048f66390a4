"""A few of the user's steps, with the gradient before each: what all laws are read off."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice

import numpy as np

from curvesmith.diagnosis.arrays import Array, Params
from curvesmith.diagnosis.subject import Subject

__all__ = ["Block", "Walk", "walk"]

# Parameters beyond this have blown up: their squares are about to overflow.
LARGEST = 1e100


@dataclass(frozen=True, eq=False)
class Block:
    """One parameter along the walk; row t belongs to step t.

    Parameters
    ----------
    name : str
    theta : ndarray of shape (n_steps, size)
        Before each step.
    gradient : ndarray of shape (n_steps, size)
        At ``theta``.
    change : ndarray of shape (n_steps, size)
        What each step adds.
    rounding : ndarray of shape (n_steps,)
        Norm of what rounding does to each change.
    """

    name: str
    theta: Array
    gradient: Array
    change: Array
    rounding: Array

    @property
    def n_steps(self) -> int:
        """Number of steps."""
        return len(self.change)

    @property
    def is_still(self) -> bool:
        """Whether no step moves it."""
        return not self.change.any()


@dataclass(frozen=True, eq=False)
class Walk:
    """All parameters along the walk.

    Parameters
    ----------
    blocks : dict of str to Block
    source : {"coded", "loss"}
        Whether the gradients are the user's own or those of the reported loss.
    is_single : bool
        Whether steps are made in float32, by the values they lead to.
    """

    blocks: dict[str, Block]
    source: str
    is_single: bool


def walk(
    subject: Subject, n: int, gradient: Callable[[Params], Params], source: str
) -> Walk | None:
    """Make some of the user's steps and keep what is needed.

    Parameters
    ----------
    subject : Subject
        Its own state is not touched.
    n : int
        Steps; fewer are kept if parameters or gradients are no longer finite.
    gradient : callable
        ``gradient(params) -> dict``.
    source : {"coded", "loss"}
        Where ``gradient`` is from.

    Returns
    -------
    walk : Walk or None
        None if not one step stays finite.
    """
    points = [subject.params, *islice(subject.steps(subject.params, n), n)]
    theta = np.stack([subject.flatten(params) for params in points])
    known = np.isfinite(theta).all(axis=1) & (np.abs(theta).max(axis=1) < LARGEST)
    n_kept = int(np.argmin(known)) - 1 if not known.all() else n
    if n_kept < 1:
        return None
    g = np.stack([subject.flatten(gradient(params)) for params in points[:n_kept]])
    # A module may be measured in float64 and stepped in float32: the values tell.
    with np.errstate(over="ignore"):
        is_single = np.array_equal(theta[1:], theta[1:].astype(np.float32))
    eps = float(np.finfo(np.float32 if is_single else np.float64).eps)
    finite = np.isfinite(g).all(axis=1)
    n_kept = n_kept if finite.all() else int(np.argmin(finite))
    if n_kept < 1:
        return None
    blocks = {
        name: _block(name, theta[: n_kept + 1, where], g[:n_kept, where], eps)
        for name, where in subject.blocks.items()
    }
    return Walk(blocks, source, is_single)


def _block(name: str, theta: Array, gradient: Array, eps: float) -> Block:
    """Return one parameter's part."""
    rounding = eps * (np.linalg.norm(theta[:-1], axis=1) + np.linalg.norm(theta[1:], axis=1))
    return Block(name, theta[:-1], gradient, np.diff(theta, axis=0), rounding)
