"""Walks: the user's training step by step, by the user's own code or, where it agrees, by ours."""

from __future__ import annotations

from time import perf_counter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from curvesmith.diagnosis.arrays import Params, copied
from curvesmith.diagnosis.structure import Structure
from curvesmith.diagnosis.subject import Subject
from curvesmith.engines import Objective, make_objective
from curvesmith.network import Network
from curvesmith.updates import DescentOptions

__all__ = ["Replay", "ReplayWalk", "UserWalk", "find_replay"]

Array = NDArray[np.float64]

# Steps of ours that must equal the user's before ours are made instead, and how closely, in units
# of the step: what rounding leaves of a difference of parameters.
N_COMPARED = 4
AGREEMENT = {"float64": 1e-6, "float32": 2e-2}
# Steps between two looks at the clock.
CHUNK = 2000


class UserWalk:
    """The user's own steps, from a fresh start.

    Parameters
    ----------
    subject : Subject
        With a step.
    start : dict of ndarray
        Where to begin.
    scale : float, default=1.0
        Each step is made ``scale`` times as long as the user's.
    X, y : ndarray or None
        Other rows than the subject's, as its functions take them.
    """

    def __init__(
        self,
        subject: Subject,
        start: Params,
        scale: float = 1.0,
        *,
        X: NDArray[Any] | None = None,
        y: NDArray[Any] | None = None,
    ) -> None:
        self.subject = subject
        self._rows = X, y
        self.params = copied(start)
        self.scale = scale
        if subject.reset is not None:
            subject.reset()

    def advance(self, n_steps: int, deadline: float) -> int:
        """Make up to ``n_steps`` steps, none after ``deadline``; return how many were made."""
        for k in range(n_steps):
            if perf_counter() > deadline:
                return k
            after = self.subject.stepped(self.params, *self._rows)
            self.params = after if self.scale == 1.0 else self._scaled(after)
        return n_steps

    def _scaled(self, after: Params) -> Params:
        """Return the parameters moved by ``scale`` times what the step did."""
        with np.errstate(all="ignore"):
            return {
                name: (array + self.scale * (after[name] - array)).astype(array.dtype)
                for name, array in self.params.items()
            }


class Replay:
    """Gradient descent of the core that makes the user's steps.

    Parameters
    ----------
    structure : Structure
    network : Network
        The same in our terms.
    X, y : ndarray of shape (n_rows, n_columns), float32 or float64
        Rows as the network sees them.
    learning_rate : float
        For half the mean squared error in units of the output.
    alpha : float
        L2 penalty beside it.
    """

    def __init__(
        self,
        structure: Structure,
        network: Network,
        X: NDArray[Any],
        y: NDArray[Any],
        learning_rate: float,
        alpha: float,
    ) -> None:
        self.structure = structure
        self.network = network
        self.X, self.y = X, y
        self.learning_rate = learning_rate
        self.alpha = alpha
        self.objective = make_objective(network, X, y, alpha=alpha)

    def on_rows(self, rows: NDArray[np.intp]) -> Replay:
        """Return the same training with some of the rows."""
        return Replay(
            self.structure,
            self.network,
            np.ascontiguousarray(self.X[rows]),
            np.ascontiguousarray(self.y[rows]),
            self.learning_rate,
            self.alpha,
        )

    def on_targets(self, targets: NDArray[Any]) -> Replay:
        """Return the same training for other targets (n_rows, n_outputs), in the user's units."""
        scaling = self.structure.y_scaling
        y = targets if scaling is None else scaling.transform(targets)
        return Replay(
            self.structure,
            self.network,
            self.X,
            np.ascontiguousarray(y, dtype=self.y.dtype),
            self.learning_rate,
            self.alpha,
        )

    def walk(self, start: Params, scale: float = 1.0) -> ReplayWalk:
        """Return the training from ``start`` with ``scale`` times the learning rate."""
        return ReplayWalk(self, start, scale)


class ReplayWalk:
    """The user's steps as the core makes them; parameters as in `UserWalk`."""

    def __init__(self, replay: Replay, start: Params, scale: float) -> None:
        self._structure = replay.structure
        self._like = start
        options = DescentOptions("gd", scale * replay.learning_rate)
        theta = replay.structure.theta(start)
        self._descent = replay.objective.descent(theta, options)

    @property
    def params(self) -> Params:
        """Parameters after the latest step."""
        theta = np.asarray(self._descent.theta, dtype=np.float64)
        return self._structure.params(theta, self._like)

    def advance(self, n_steps: int, deadline: float) -> int:
        """Make up to ``n_steps`` steps, none after ``deadline``; return how many were made."""
        made = 0
        while made < n_steps and perf_counter() <= deadline:
            before = self._descent.epochs
            is_finite = self._descent.run(min(CHUNK, n_steps - made))
            made += self._descent.epochs - before
            if not is_finite:
                return n_steps
        return made


def find_replay(subject: Subject, structure: Structure | None) -> Replay | None:
    """Return gradient descent of the core that makes the user's steps, if that is what they are.

    The learning rate and an L2 penalty are fitted to the first step, and the next ones must agree;
    then trainings that the user's code takes minutes for take seconds.

    Parameters
    ----------
    subject : Subject
    structure : Structure or None

    Returns
    -------
    replay : Replay or None
        None where the steps are no gradient descent of the squared error with all rows, or the
        network is none of ours.
    """
    network = None if structure is None else structure.network(subject.params)
    if structure is None or network is None or subject.step is None:
        return None
    dtype = next(iter(subject.params.values())).dtype
    X = np.ascontiguousarray(structure.scaled_inputs(subject.inputs), dtype=dtype)
    scaling = structure.y_scaling
    y = subject.targets if scaling is None else scaling.transform(subject.targets)
    y = np.ascontiguousarray(y, dtype=dtype)
    thetas = _user_thetas(subject, structure)
    if not np.isfinite(thetas).all():
        return None
    rate, alpha = _fitted_rate(make_objective(network, X, y), thetas)
    if not rate > 0:
        return None
    replay = Replay(structure, network, X, y, rate, max(alpha, 0.0))
    return replay if _agrees(replay, subject, thetas) else None


def _user_thetas(subject: Subject, structure: Structure) -> Array:
    """Return the parameters before and after the user's first steps, in our order."""
    walk = UserWalk(subject, subject.params)
    thetas = [structure.theta(walk.params)]
    for _ in range(N_COMPARED):
        walk.advance(1, np.inf)
        thetas.append(structure.theta(walk.params))
    return np.array(thetas)


def _fitted_rate(objective: Objective, thetas: Array) -> tuple[float, float]:
    """Return learning rate and penalty that explain the first step: Δθ = -rate (g + alpha W)."""
    gradient = objective.value_and_gradient(thetas[0])[1].astype(np.float64)
    weights = thetas[0] * objective.network.weight_mask()
    step = thetas[1] - thetas[0]
    columns = np.column_stack([gradient, weights])
    sizes = np.linalg.norm(columns, axis=0)
    if not (np.isfinite(sizes).all() and (sizes > 0).all()):
        return 0.0, 0.0
    rate, decay = -np.linalg.lstsq(columns / sizes, step, rcond=None)[0] / sizes
    # A penalty that moves no weight by a share of 1e-6 of the step is rounding.
    has_penalty = abs(decay) * sizes[1] > 1e-6 * np.linalg.norm(step)
    return float(rate), float(decay / rate) if has_penalty and rate > 0 else 0.0


def _agrees(replay: Replay, subject: Subject, thetas: Array) -> bool:
    """Whether our first steps are the user's, but for rounding."""
    walk = replay.walk(subject.params)
    moved = float(np.abs(thetas[-1] - thetas[0]).max())
    for theta in thetas[1:]:
        walk.advance(1, np.inf)
        difference = np.abs(replay.structure.theta(walk.params) - theta).max()
        rounding = np.finfo(subject_dtype(subject)).eps * np.abs(theta).max()
        if difference > AGREEMENT[subject_dtype(subject).name] * moved + 10 * rounding:
            return False
    return moved > 0


def subject_dtype(subject: Subject) -> np.dtype[np.floating]:
    """Return the precision of the parameters: float32 if any is."""
    dtypes = {array.dtype for array in subject.params.values()}
    return np.dtype(np.float32) if np.dtype(np.float32) in dtypes else np.dtype(np.float64)
