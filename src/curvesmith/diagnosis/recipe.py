"""Recipe: a training as data, so that it can be edited and made again by our own engine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from curvesmith.diagnosis import changes as edits
from curvesmith.diagnosis.arrays import Array, Params
from curvesmith.diagnosis.changes import Change
from curvesmith.diagnosis.reported import Reported
from curvesmith.diagnosis.structure import Structure
from curvesmith.diagnosis.subject import Subject
from curvesmith.network import Network
from curvesmith.scaling import Scaling, fit_scaling
from curvesmith.updates import UPDATES

__all__ = [
    "ADAPTIVE",
    "DEFAULT_STEPS",
    "Recipe",
    "edited",
    "fresh_start",
    "recipe_of",
    "scaling_for",
]

# Steps of a subject that does not say how many it makes.
DEFAULT_STEPS = 2000
# Rules that divide by the size of the gradient: their rate is the size of a step.
ADAPTIVE = ("adam", "adamw", "rmsprop")


@dataclass(frozen=True, eq=False)
class Recipe:
    """Everything that a training needs.

    Parameters
    ----------
    network : Network
    X : ndarray of shape (n_rows, n_features), float64
        Inputs as the first layer sees them.
    y : ndarray of shape (n_rows, n_outputs), float64
        Targets as the outputs are compared with.
    truth : ndarray of shape (n_rows, n_outputs), float64
        Targets in the units of the subject, by which R² is judged.
    y_scaling : Scaling
        How outputs become predictions in these units.
    draw : callable
        ``seed -> theta``: the subject's own way to start, for ``drawn_for``.
    drawn_for : Network
        The network that ``draw`` starts.
    loss : str
        A key of `curvesmith.losses.LOSSES`.
    factor : float
        What the user's loss is of the mean loss: 2 for the mean squared error of one output.
    alpha : float
        Penalty ``alpha / 2 sum W^2`` on the mean loss.
    method : str
        A key of `curvesmith.updates.UPDATES`, or ``"lbfgs"``.
    learning_rate : float or None
        As the user writes it, along the gradient of the user's loss; None where it is to be found.
    n_steps : int
        Updates, or epochs where there are batches.
    batch_size : int
        Rows an update; 0 means all.
    init : str, float or None
        A rule of `Network.initial_theta` instead of ``draw``.
    has_placed_kinks : bool
        Whether first-layer biases are set by random rows.
    kept_kinks : Scaling or None
        A scaling of the inputs behind which first-layer units are to bend where they did before.
    dtype : {"float64", "float32"}
        Precision that the training is made in.
    """

    network: Network
    X: Array
    y: Array
    truth: Array
    y_scaling: Scaling
    draw: Callable[[int], Array]
    drawn_for: Network
    loss: str = "squared"
    factor: float = 1.0
    alpha: float = 0.0
    method: str = "gd"
    learning_rate: float | None = None
    n_steps: int = DEFAULT_STEPS
    batch_size: int = 0
    init: str | float | None = None
    has_placed_kinks: bool = False
    kept_kinks: Scaling | None = None
    dtype: str = "float64"

    @property
    def unit(self) -> float:
        """What a learning rate along the mean loss is multiplied by to be the user's."""
        return 1.0 if self.method in ADAPTIVE else 1.0 / self.factor

    def start(self, seed: int) -> Array:
        """Return initial parameters, shape (n_params,)."""
        rng = np.random.default_rng(seed)
        if self.init is not None:
            theta = self.network.initial_theta(rng, self.init)
        else:
            theta = _refitted(self.draw(seed), self.drawn_for, self.network, rng)
        W, b = self.network.layers(theta)[0]
        if b is not None and self.kept_kinks is not None:
            _keep_kinks(W, b, self.kept_kinks)
        if b is not None and self.has_placed_kinks:
            b[:] = -np.sum(W * self.X[rng.integers(len(self.X), size=len(W))], axis=1)
        return theta


def recipe_of(subject: Subject, structure: Structure, reported: Reported | None) -> Recipe | None:
    """Return the subject's training as a recipe.

    Parameters
    ----------
    subject : Subject
    structure : Structure
        Its network.
    reported : Reported or None
        Its loss; None takes the mean squared error.

    Returns
    -------
    recipe : Recipe or None
        None where the engine cannot make the network: layers that differ in activation, or biases
        in some layers only.
    """
    network = structure.network(subject.params)
    if network is None:
        return None
    y_scaling = structure.y_scaling or fit_scaling("none", subject.targets)
    loss = reported or Reported("squared", 2.0 / network.n_outputs, 0.0)
    return Recipe(
        network,
        structure.scaled_inputs(subject.inputs),
        y_scaling.transform(subject.targets),
        subject.targets,
        y_scaling,
        lambda seed: structure.theta(fresh_start(subject, seed)),
        network,
        loss=loss.loss,
        factor=loss.factor,
        alpha=loss.alpha / loss.factor,
        method=_method(subject),
        learning_rate=subject.learning_rate,
        n_steps=planned_steps(subject),
        batch_size=subject.batch_size or 0,
        dtype=subject.precision,
    )


def _method(subject: Subject) -> str:
    """Return the rule that the subject names; any second-order one is L-BFGS here."""
    rule = subject.update or "gd"
    return rule if rule in UPDATES else "lbfgs"


def planned_steps(subject: Subject) -> int:
    """Return how many steps the training makes: as named, as reported, or 2000."""
    if subject.n_steps is not None:
        return max(1, subject.n_steps)
    return len(subject.losses) if subject.losses else DEFAULT_STEPS


def fresh_start(subject: Subject, seed: int) -> Params:
    """Draw a start as the subject does; if it does not say how, like the one that it has.

    Each array is then drawn from the normal distribution of its own mean and standard deviation,
    so that constants stay constant. A lone number keeps its size.
    """
    if subject.init is not None:
        return subject.start(seed)
    rng = np.random.default_rng(seed)
    drawn = {}
    for name, array in subject.params.items():
        spread = float(array.std()) if array.size > 1 else float(np.abs(array).max())
        center = float(array.mean()) if array.size > 1 else 0.0
        drawn[name] = (center + spread * rng.standard_normal(array.shape)).astype(array.dtype)
    return drawn


def scaling_for(change: edits.ScaleInputs | edits.ScaleTargets, A: Array) -> Scaling:
    """Return the scaling that the change asks for, measured on ``A`` of shape (n_rows, n)."""
    full = fit_scaling("standard", A)
    offset = full.offset if change.center else np.zeros_like(full.offset)
    return Scaling(offset, full.scale if change.scale else np.ones_like(full.scale))


def edited(recipe: Recipe, changes: tuple[Change, ...]) -> Recipe | None:
    """Return the recipe with the changes made.

    Parameters
    ----------
    recipe : Recipe
    changes : tuple of Change
        In any order.

    Returns
    -------
    recipe : Recipe or None
        None where one of them cannot be made.
    """
    for change in sorted(changes, key=lambda change: isinstance(change, edits.PlaceKinks)):
        make = _EDITS.get(type(change))
        made = recipe if make is None else make(recipe, change)
        if made is None:
            return None
        recipe = made
    return recipe


def _scale_inputs(recipe: Recipe, change: edits.ScaleInputs) -> Recipe:
    """Scale what the first layer sees."""
    scaling = scaling_for(change, recipe.X)
    kept = scaling if change.keeps_kinks else None
    return replace(recipe, X=scaling.transform(recipe.X), kept_kinks=kept)


def _scale_targets(recipe: Recipe, change: edits.ScaleTargets) -> Recipe:
    """Scale what the outputs are compared with, and turn predictions back."""
    inner, outer = scaling_for(change, recipe.y), recipe.y_scaling
    joint = Scaling(outer.offset + outer.scale * inner.offset, outer.scale * inner.scale)
    return replace(recipe, y=inner.transform(recipe.y), y_scaling=joint)


def _keep_rows(recipe: Recipe, change: edits.KeepRows) -> Recipe:
    """Keep and pair rows as told."""
    return replace(
        recipe,
        X=recipe.X[change.inputs],
        y=recipe.y[change.targets],
        truth=recipe.truth[change.targets],
    )


def _set_units(recipe: Recipe, change: edits.SetUnits) -> Recipe:
    """Take other hidden layers."""
    sizes = (recipe.network.n_features, *change.units, recipe.network.n_outputs)
    return replace(recipe, network=replace(recipe.network, sizes=sizes))


def _set_activation(recipe: Recipe, change: edits.SetActivation) -> Recipe | None:
    """Take another hidden activation; of one layer among several, the engine cannot."""
    if change.layer is not None and recipe.network.n_layers > 2:
        return None
    return replace(recipe, network=replace(recipe.network, activation=change.name))


def _as_mean_squares(recipe: Recipe) -> Recipe:
    """Minimize the mean squared error, (f - y)^2 over rows and outputs."""
    return replace(recipe, loss="squared", factor=2.0 / recipe.network.n_outputs)


_EDITS: dict[type[Change], Callable[..., Recipe | None]] = {
    edits.ScaleInputs: _scale_inputs,
    edits.ScaleTargets: _scale_targets,
    edits.KeepRows: _keep_rows,
    edits.SetUnits: _set_units,
    edits.SetActivation: _set_activation,
    edits.DrawWeights: lambda recipe, change: replace(recipe, init=change.init),
    edits.PlaceKinks: lambda recipe, change: replace(recipe, has_placed_kinks=True),
    edits.AddBias: lambda recipe, change: replace(
        recipe, network=replace(recipe.network, bias=True)
    ),
    edits.SetOutput: lambda recipe, change: replace(
        recipe, network=replace(recipe.network, output_activation=change.name)
    ),
    edits.SetUpdate: lambda recipe, change: replace(
        recipe, method=change.method, learning_rate=None
    ),
    edits.SetLearningRate: lambda recipe, change: replace(recipe, learning_rate=change.value),
    edits.SetSteps: lambda recipe, change: replace(recipe, n_steps=change.n_steps),
    edits.SetPenalty: lambda recipe, change: replace(recipe, alpha=change.alpha),
    edits.CorrectLoss: lambda recipe, change: _as_mean_squares(recipe),
}


def _keep_kinks(W: Array, b: Array, scaling: Scaling) -> None:
    """Change weights and biases, drawn for raw inputs, to bend at the same rows of scaled ones.

    w x + b = (w scale) x' + (b + w offset), all divided by the typical scale, so that the weights
    keep the size that they were drawn with.
    """
    typical = float(np.sqrt(np.mean(scaling.scale**2)))
    b[:] = (b + W @ scaling.offset) / typical
    W *= scaling.scale / typical


def _refitted(
    theta: Array, drawn_for: Network, network: Network, rng: np.random.Generator
) -> Array:
    """Return a start for ``network`` by the rule of one that was drawn for another network.

    Arrays of the same shape are taken over. Weights of another shape are drawn with the spread
    that those of their layer have, times the root of the ratio of inputs; new biases are zero.
    """
    if (drawn_for.sizes, drawn_for.bias) == (network.sizes, network.bias):
        return theta.copy()
    fitted = np.zeros(network.n_params)
    old = drawn_for.layers(theta)
    for k, (W, b) in enumerate(network.layers(fitted)):
        # From the end, the output layer is the output layer, however many come before it.
        V, c = old[min(k, len(old) - 1)] if k < network.n_layers - 1 else old[-1]
        same = V.shape == W.shape
        spread = V.std() * np.sqrt(V.shape[1] / W.shape[1])
        W[:] = V if same else spread * rng.standard_normal(W.shape)
        if b is not None and c is not None:
            b[:] = c if c.shape == b.shape else c.mean() + c.std() * rng.standard_normal(b.shape)
    return fitted
