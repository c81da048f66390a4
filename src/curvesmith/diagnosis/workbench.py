"""Workbench: where trainings of one subject are made again with changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from typing import Any

import numpy as np

from curvesmith.diagnosis import changes as edits
from curvesmith.diagnosis.arms import Arm, EngineArm
from curvesmith.diagnosis.arrays import Array, Params
from curvesmith.diagnosis.changes import Change
from curvesmith.diagnosis.own_arms import OwnArm, OwnSearch, Rows
from curvesmith.diagnosis.recipe import (
    Recipe,
    edited,
    fresh_start,
    planned_steps,
    recipe_of,
    scaling_for,
)
from curvesmith.diagnosis.reported import Reported, recognize_loss
from curvesmith.diagnosis.structure import Structure, identify, random_params
from curvesmith.diagnosis.subject import Subject
from curvesmith.engines import make_objective
from curvesmith.scaling import Scaling
from curvesmith.updates import UPDATES, DescentOptions, UpdateState

__all__ = ["Workbench"]

# Two gradients, or two trajectories, are one if they differ by less than this share.
TOLERANCES = {"float64": 1e-5, "float32": 1e-2}
# A step that is shorter than this share of the parameters is partly lost in rounding.
RESOLVED = {"float64": 1e-10, "float32": 1e-4}
CHECKED_STEPS = 3
# What the user's own step can be given; the other changes need the engine.
OWN_CHANGES = (
    edits.ScaleInputs,
    edits.ScaleTargets,
    edits.KeepRows,
    edits.DrawWeights,
    edits.PlaceKinks,
    edits.SetSteps,
    edits.SetLearningRate,
    edits.CorrectGradient,
    edits.CorrectUpdate,
)
# Those of them that a search over the user's loss and gradient has no part for.
STEP_CHANGES = (edits.SetLearningRate, edits.CorrectGradient, edits.CorrectUpdate)
# Steps of the engine where the user's are none: a network of few units learns x² to R² 0.95 in
# 2000, and to 0.9995 in these.
STEPS_ANEW = 10_000
# Those of them that concern weights, of which only a known network knows the meaning.
WEIGHT_CHANGES = (edits.DrawWeights, edits.PlaceKinks)


class Workbench:
    """What is known of a subject's training, and the trainings that can be made from it.

    Parameters
    ----------
    subject : Subject
    structure : Structure or None
        Its network, where that was found out before; None finds it out.
    """

    def __init__(self, subject: Subject, structure: Structure | None = None) -> None:
        self.subject = subject
        if structure is not None:
            self.structure = structure

    @cached_property
    def structure(self) -> Structure | None:
        """The network, where it is known."""
        return identify(self.subject)

    @cached_property
    def reported(self) -> Reported | None:
        """The loss, where it is known."""
        return None if self.structure is None else recognize_loss(self.subject, self.structure)

    @cached_property
    def recipe(self) -> Recipe | None:
        """The training as data, where the engine can make the network."""
        if self.structure is None:
            return None
        return recipe_of(self.subject, self.structure, self.reported)

    @cached_property
    def gradient_is_right(self) -> bool | None:
        """Whether the user's gradient is that of the reported loss; None without a gradient."""
        subject = self.subject
        if subject.gradient is None or self.reported is None or self.recipe is None:
            return None
        rng = np.random.default_rng(2)
        points = [subject.params, random_params(subject, subject.inputs, rng, 0)]
        pairs = [(subject.reported_gradient(point), self._gradient(point)) for point in points]
        return all(
            self._is_close(given[name], right[name]) for given, right in pairs for name in given
        )

    @cached_property
    def step_is_right(self) -> bool | None:
        """Whether the step follows the gradient by the rule that it names; None if unknown.

        The gradient is the user's own where there is one, right or wrong. A rule that is not
        named is gradient descent, with whatever learning rate.
        """
        subject, rule = self.subject, self.subject.update or "gd"
        is_batched = (subject.batch_size or subject.n_rows) < subject.n_rows
        knows_gradient = subject.gradient is not None or self.reported is not None
        if subject.step is None or is_batched or not knows_gradient or self.recipe is None:
            return None
        rate = self._first_rate() if rule in ("gd", "sgd") else subject.learning_rate
        if rate is None or rule not in UPDATES:
            return False
        theta = subject.flatten(subject.params)
        state = UpdateState.at_start(theta, np.zeros_like(theta))
        for params in subject.steps(subject.params, CHECKED_STEPS):
            before = theta.copy()
            gradient = subject.flatten(self._followed(subject.unflatten(theta)))
            UPDATES[rule].apply(theta, gradient, rate, state, DescentOptions(rule, rate))
            least = RESOLVED[subject.precision] * float(np.linalg.norm(before))
            if not self._is_close(subject.flatten(params) - before, theta - before, least):
                return False
            theta = subject.flatten(params)
        return True

    def arm(self, changes: tuple[Change, ...] = ()) -> Arm | None:
        """Return the training with these changes; None where it cannot be made."""
        if self.recipe is not None and self._is_engines(changes):
            recipe = edited(self._as_trained(self.recipe), changes)
            if recipe is not None:
                return EngineArm(recipe)
        if not all(isinstance(change, OWN_CHANGES) for change in changes):
            return None
        if self.recipe is None and any(isinstance(c, WEIGHT_CHANGES) for c in changes):
            return None
        return self._own(changes)

    def _is_engines(self, changes: tuple[Change, ...]) -> bool:
        """Whether, after these changes, nothing of the user's own code matters any more."""

        def has(*kinds: type[Change]) -> bool:
            return any(isinstance(change, kinds) for change in changes)

        if self.reported is None and not has(edits.CorrectLoss):
            return False
        new_gradient = has(edits.CorrectGradient, edits.CorrectLoss)
        new_step = has(edits.CorrectUpdate, edits.SetUpdate)
        # A step that is all there is may hide a wrong gradient or a wrong update.
        is_lumped = self.subject.gradient is None and new_gradient
        gradient_is_fine = self.gradient_is_right is not False or new_gradient
        return gradient_is_fine and (self.step_is_right is not False or new_step or is_lumped)

    def _as_trained(self, recipe: Recipe) -> Recipe:
        """Return the recipe with what the steps show of the training.

        The learning rate, where none is named. Where a step is none that the engine makes, there
        is no telling how many of the engine's it is worth, and a few may be far too few.
        """
        if self.step_is_right is False:
            return replace(recipe, n_steps=max(recipe.n_steps, STEPS_ANEW))
        if recipe.learning_rate is not None or self.reported is None or not self.step_is_right:
            return recipe
        return replace(recipe, learning_rate=self._first_rate())

    def _first_rate(self) -> float | None:
        """Return the learning rate of the first step; None if that does not follow the gradient."""
        subject = self.subject
        first = next(subject.steps(subject.params, 1))
        move = subject.flatten(first) - subject.flatten(subject.params)
        gradient = subject.flatten(self._followed(subject.params))
        square = float(gradient @ gradient)
        rate = -float(move @ gradient) / square if square > 0 else 0.0
        return rate if rate > 0 else None

    def _followed(self, params: Params) -> Params:
        """Return the gradient that the step is meant to follow."""
        if self.subject.gradient is not None:
            return self.subject.reported_gradient(params)
        return self._gradient(params)

    def _gradient(self, params: Params) -> Params:
        """Return the gradient of the reported loss by the engine."""
        recipe, structure, reported = self.recipe, self.structure, self.reported
        assert recipe is not None, "the engine can make the network"
        assert structure is not None, "the network is known"
        assert reported is not None, "the loss is known"
        objective = make_objective(
            recipe.network,
            np.ascontiguousarray(recipe.X),
            np.ascontiguousarray(recipe.y),
            loss=recipe.loss,
            alpha=recipe.alpha,
        )
        gradient = reported.factor * objective.value_and_gradient(structure.theta(params))[1]
        like = {name: array.astype(np.float64) for name, array in self.subject.params.items()}
        return structure.params(gradient, like)

    def _is_close(self, given: Any, right: Any, least: float = 0.0) -> bool:
        """Whether two arrays are one, up to the rounding of arithmetic on numbers of a size."""
        size = max(float(np.linalg.norm(right)), least, 1e-12)
        return bool(np.linalg.norm(given - right) <= TOLERANCES[self.subject.precision] * size)

    def _own(self, changes: tuple[Change, ...]) -> OwnArm | OwnSearch | None:
        """Return the user's own training with the changes; None where there is none."""
        subject = self.subject
        steps = [change.n_steps for change in changes if isinstance(change, edits.SetSteps)]
        n_steps = steps[-1] if steps else planned_steps(subject)
        rows, start = self._rows_and_start(changes)
        if subject.step is not None:
            return OwnArm(subject, rows, start, self._move(changes), n_steps, self._factor(changes))
        is_search = subject.update == "lbfgs" and subject.gradient is not None
        if not is_search or any(isinstance(change, STEP_CHANGES) for change in changes):
            return None
        return OwnSearch(subject, rows, start, n_steps)

    def _rows_and_start(self, changes: tuple[Change, ...]) -> tuple[Rows, Callable[[int], Params]]:
        """Return the rows and the starts that the changes ask for."""
        subject, structure = self.subject, self.structure
        recipe = None if self.recipe is None else edited(self.recipe, changes)
        if recipe is None or structure is None:
            return self._scaled(changes), lambda seed: fresh_start(subject, seed)
        return _given_to(structure, recipe), lambda seed: structure.params(
            recipe.start(seed), subject.params
        )

    def _scaled(self, changes: tuple[Change, ...]) -> Rows:
        """Return the rows with the changes that need no network."""
        inputs, targets = self.subject.inputs, self.subject.targets
        truth, scaling = targets, None
        for change in changes:
            if isinstance(change, edits.KeepRows):
                inputs, targets = inputs[change.inputs], targets[change.targets]
                truth = targets
        for change in changes:
            if isinstance(change, edits.ScaleInputs):
                inputs = scaling_for(change, inputs).transform(inputs)
            elif isinstance(change, edits.ScaleTargets):
                scaling = scaling_for(change, targets)
                targets = scaling.transform(targets)
        return Rows(inputs, targets, truth, scaling)

    def _move(self, changes: tuple[Change, ...]) -> Callable[[Params, Array, Array], Params]:
        """Return what makes one step."""
        subject, rate = self.subject, self.subject.learning_rate or 1e-3
        kinds = {type(change) for change in changes}
        if edits.CorrectGradient in kinds:
            return lambda params, X, y: _moved(
                params, subject.unflatten(subject.numeric_gradient(params, X, y)), rate
            )
        if edits.CorrectUpdate in kinds and subject.gradient is not None:
            return lambda params, X, y: _moved(
                params, subject.reported_gradient(params, X, y), rate
            )
        return subject.stepped

    def _factor(self, changes: tuple[Change, ...]) -> float | None:
        """Return how much longer than the user's the steps are to be; None to find it."""
        for change in changes:
            if isinstance(change, edits.SetLearningRate):
                own = self.subject.learning_rate
                return None if change.value is None or not own else change.value / own
        return 1.0


def _given_to(structure: Structure, recipe: Recipe) -> Rows:
    """Return what the user's functions are to be given for the network to see the recipe's rows."""
    inner = structure.x_scaling
    inputs = recipe.X if inner is None else inner.inverse(recipe.X)
    if structure.y_scaling is None:
        return Rows(inputs, recipe.y, recipe.truth, recipe.y_scaling)
    own, outer = structure.y_scaling, recipe.y_scaling
    # predictions = own(outputs); wanted are outer(outputs).
    scale = outer.scale / own.scale
    turned = Scaling(outer.offset - scale * own.offset, scale)
    return Rows(inputs, own.inverse(recipe.y), recipe.truth, turned)


def _moved(params: Params, gradient: Params, rate: float) -> Params:
    """Return the parameters after a step of ``-rate`` times the gradient."""
    with np.errstate(all="ignore"):
        return {name: array - rate * gradient[name] for name, array in params.items()}
