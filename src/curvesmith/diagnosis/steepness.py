"""Steepness: the gradient where training starts, the learning rate of its steps, the curvature."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from curvesmith.diagnosis.arrays import Params
from curvesmith.diagnosis.measures import curvature
from curvesmith.diagnosis.subject import Subject
from curvesmith.diagnosis.walks import UserWalk, subject_dtype

__all__ = ["Steepness"]

Array = NDArray[np.float64]

# Two vectors this parallel are one direction, but for rounding in float32.
PARALLEL = 0.999
# A gradient whose slopes along random directions are right to this share serves for curvature;
# differences of float32 losses are good to a few percent only.
RIGHT = {"float64": 1e-3, "float32": 3e-2}
WIDTHS = {"float64": 1e-5, "float32": 1e-2}
N_DIRECTIONS = 3
# A slope so much below the largest is rounding; two of them are too few to tell rules apart.
ROUNDED = 1e-9
FEW_SLOPES = 3
# Without a gradient each product costs 4 n_params losses: as few as find an outstanding eigenvalue.
N_NUMERIC_PRODUCTS = 6
MOST_NUMERIC_PARAMS = 300


class Steepness:
    """The loss of one subject around where it starts and ends.

    Parameters
    ----------
    subject : Subject
    """

    def __init__(self, subject: Subject) -> None:
        self.subject = subject
        self.dtype = subject_dtype(subject).name

    @property
    def has_right_gradient(self) -> bool:
        """Whether the user's gradient is a multiple of the slopes of the reported loss."""
        return self._factor is not None

    @cached_property
    def _factor(self) -> float | None:
        """How many times the slopes of the reported loss the user's gradient is; None if it is not.

        A factor of 2 or of the number of rows is a learning rate. A quick test along random
        directions at the start; `curvesmith.check_gradient` is the thorough one.
        """
        if self.subject.gradient is None:
            return None
        theta = self.subject.flatten(self.subject.params)
        g = self.subject.flatten(self.subject.reported_gradient(self.subject.params))
        directions = np.random.default_rng(0).standard_normal((N_DIRECTIONS, theta.size))
        slopes = np.array([self._slope(theta, u) for u in directions])
        told, size = directions @ g, float(np.linalg.norm(g))
        if not (np.isfinite(g).all() and np.isfinite(slopes).all()):
            return None
        if np.all(np.abs(slopes - told) <= RIGHT[self.dtype] * size):
            return 1.0
        factor = float(told @ slopes / (slopes @ slopes)) if slopes.any() else 0.0
        is_right = np.all(np.abs(slopes * factor - told) <= RIGHT[self.dtype] * size)
        return factor if factor > 0 and is_right else None

    def _slope(self, theta: Array, direction: Array) -> float:
        """Return the slope of the loss along a direction."""
        h = WIDTHS[self.dtype]
        return (self._loss(theta + h * direction) - self._loss(theta - h * direction)) / (2.0 * h)

    def _loss(self, theta: Array) -> float:
        return self.subject.reported_loss(self.subject.unflatten(theta))

    @cached_property
    def gradient(self) -> Array | None:
        """Gradient of the reported loss at the start: the user's where right, else numeric.

        None where it would have to be numeric and there are more than 300 parameters.
        """
        return self.gradient_at(self.subject.params)

    def gradient_at(self, params: Params) -> Array | None:
        """Return the gradient of the reported loss at ``params``, as `gradient` does."""
        if self.has_right_gradient:
            return self._user_gradient(self.subject.flatten(params))
        if self.subject.n_params > MOST_NUMERIC_PARAMS:
            return None
        return self.subject.numeric_gradient(params, width=WIDTHS[self.dtype])

    @cached_property
    def first_step(self) -> Array | None:
        """What the first step adds to theta; None without a step."""
        if self.subject.step is None:
            return None
        return self._stepped(self.subject.params) - self.subject.flatten(self.subject.params)

    def _stepped(self, params: Params) -> Array:
        """Return theta after one step from a fresh start of what the step remembers."""
        walk = UserWalk(self.subject, params)
        walk.advance(1, np.inf)
        return self.subject.flatten(walk.params)

    @cached_property
    def alignment(self) -> float | None:
        """Cosine between the first step and the gradient: -1 is descent, +1 ascent."""
        if self.first_step is None or self.gradient is None:
            return None
        sizes = np.linalg.norm(self.first_step) * np.linalg.norm(self.gradient)
        return float(self.first_step @ self.gradient / sizes) if sizes > 0 else None

    @cached_property
    def learning_rate(self) -> float | None:
        """C of the first step c·(-gradient) where that is what it is, else None.

        Of two parameters or fewer that have a slope any rule, Adam too, steps along the gradient.
        Without a step, or a gradient to compare it with, the learning rate that was named.
        """
        if self.alignment is None or self.gradient is None or self.first_step is None:
            return self.subject.learning_rate
        if abs(self.alignment) < PARALLEL or self._has_few_slopes:
            return None
        return float(abs(self.first_step @ self.gradient) / (self.gradient @ self.gradient))

    @property
    def _has_few_slopes(self) -> bool:
        """Whether hardly any parameter has a slope, of a subject that follows no plain descent."""
        g = self.gradient
        assert g is not None
        n_slopes = int(np.count_nonzero(np.abs(g) > ROUNDED * np.abs(g).max()))
        return n_slopes < FEW_SLOPES <= g.size and self.subject.update not in (None, "gd", "sgd")

    def largest_curvature(self, params: Params) -> float | None:
        """Return λmax of the reported loss at ``params``, where it can be had.

        By products with the matrix of second derivatives, which are differences of the user's
        gradient where that is right, else of the user's steps where they are descent, else of
        numeric gradients.
        """
        theta = self.subject.flatten(params)
        width = curvature.WIDTH_FLOAT32 if self.dtype == "float32" else curvature.WIDTH
        if self.has_right_gradient:
            value = curvature.largest_eigenvalue(self._user_gradient, theta, width=width)
        elif self.gradient is None:
            return None
        elif self.learning_rate is not None and self.alignment is not None:
            value = curvature.largest_eigenvalue(self._step_gradient, theta, width=width)
        else:
            value = curvature.largest_eigenvalue(
                self._numeric_gradient, theta, n_products=N_NUMERIC_PRODUCTS, width=1e-3
            )
        return value if np.isfinite(value) else None

    def stability(self, params: Params) -> float | None:
        """Return S = learning rate · λmax / 2 at ``params``, where both factors are known."""
        if self.learning_rate is None:
            return None
        largest = self.largest_curvature(params)
        return None if largest is None else curvature.stability(self.learning_rate, largest)

    def _user_gradient(self, theta: Array) -> Array:
        assert self._factor is not None
        g = self.subject.flatten(self.subject.reported_gradient(self.subject.unflatten(theta)))
        return g / self._factor

    def _numeric_gradient(self, theta: Array) -> Array:
        return self.subject.numeric_gradient(self.subject.unflatten(theta))

    def _step_gradient(self, theta: Array) -> Array:
        """Return the gradient that a step of descent at theta reveals: -step / learning rate."""
        assert self.learning_rate is not None
        assert self.alignment is not None
        # Where the step ascends, the slope of the loss is along it.
        sign = -np.sign(self.alignment)
        step = self._stepped(self.subject.unflatten(theta)) - theta
        gradient: Array = -sign * step / self.learning_rate
        return gradient
