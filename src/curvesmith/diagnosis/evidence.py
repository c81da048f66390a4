"""Evidence: what is measured of a subject, each thing once, and only when it is asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from curvesmith.activations import ACTIVATIONS
from curvesmith.diagnosis.arrays import Params, copied
from curvesmith.diagnosis.finding import Severity
from curvesmith.diagnosis.measures import kinks, ranges, smoothers
from curvesmith.diagnosis.measures.attainable import (
    BiasTrials,
    network_curvature,
    network_r2,
    try_biases,
)
from curvesmith.diagnosis.measures.gradient_noise import GradientNoise, measure_noise
from curvesmith.diagnosis.measures.ladder import Ladder, measure_ladder
from curvesmith.diagnosis.measures.penalty import Penalty
from curvesmith.diagnosis.measures.scales import scaling_gain
from curvesmith.diagnosis.measures.scores import affine_r2, r2
from curvesmith.diagnosis.measures.smoothers import standardised
from curvesmith.diagnosis.measures.training import Run
from curvesmith.diagnosis.measures.units import Units, measure_units
from curvesmith.diagnosis.penalties import find_penalty
from curvesmith.diagnosis.steepness import Steepness
from curvesmith.diagnosis.structure import Structure, identify
from curvesmith.diagnosis.subject import Subject
from curvesmith.diagnosis.trainings import Trainings

if TYPE_CHECKING:
    from curvesmith.diagnosis.gradient import GradientReport
    from curvesmith.diagnosis.update_law import UpdateReport

__all__ = ["CHANCE", "Evidence"]

Array = NDArray[np.float64]

N_SEEDS = 5
# p-value above which a dependence may be chance, and ceiling above which it is none all the same.
CHANCE = 0.01
LEAST_R2 = 0.15
# Scores below are as bad as this one where differences are judged.
WORST = -1.0
# Mistakes that change the length of the gradient, not its direction.
ONLY_LENGTH = ("gradient-factor", "loss-scale")
# A penalty that pulls less than this share of what the data do is rounding, or has no effect.
LEAST_PULL = 1e-4
# Predictions that agree to this share of their spread are the same.
SAME = 1e-6
# Standard deviation of random parameters that drive bounded outputs to their bounds.
WIDE = 10.0
N_WIDE = 30
# Parts that rows are left out in.
N_FOLDS = 5


class Evidence:
    """Measurements of one subject.

    Parameters
    ----------
    subject : Subject
        Never changed: all its functions are called with copies.
    budget_s : float, default=60.0
        Seconds of wall-clock time that all trainings together may take.

    Attributes
    ----------
    trainings : Trainings
        The user's training made again, as it is or with one thing changed.
    steepness : Steepness
        Gradient, learning rate and curvature.
    """

    def __init__(self, subject: Subject, *, budget_s: float = 60.0) -> None:
        self.subject = subject
        self.budget_s = budget_s
        self.steepness = Steepness(subject)
        self._attainable: dict[tuple[object, ...], float | None] = {}

    # The data.

    @cached_property
    def X(self) -> Array:  # noqa: N802
        """Inputs, shape (n_rows, n_features)."""
        return self.subject.inputs

    @cached_property
    def y(self) -> Array:
        """Targets, shape (n_rows, n_outputs)."""
        return self.subject.targets

    @cached_property
    def is_finite(self) -> bool:
        """Whether all data are finite numbers; nothing else is measured where they are not."""
        return bool(np.isfinite(self.X).all() and np.isfinite(self.y).all())

    @cached_property
    def seen_inputs(self) -> Array:
        """Inputs as the first layer sees them: scaled, where the network is known to scale."""
        return self.X if self.structure is None else self.structure.scaled_inputs(self.X)

    @cached_property
    def seen_targets(self) -> Array:
        """Targets in the units of the last layer's outputs."""
        scaling = None if self.structure is None else self.structure.y_scaling
        return self.y if scaling is None else scaling.transform(self.y)

    @cached_property
    def ladder(self) -> Ladder:
        """The scores that the network is compared with, from the mean to the ceiling R²*."""
        return measure_ladder(self.X, self.y)

    @cached_property
    def neighbours(self) -> NDArray[np.intp]:
        """The nearest other rows of each row, nearest first."""
        return smoothers.neighbours(self.X, min(smoothers.NEIGHBOURS[-1], len(self.X) - 1))

    @cached_property
    def has_constant_targets(self) -> bool:
        """Whether no target varies over the rows."""
        return bool(np.all(self.y == self.y[0]))

    @cached_property
    def has_constant_input(self) -> bool:
        """Whether an input is the same, and not 0, in every row: it serves as a bias."""
        return bool(np.any(np.all(self.X[0] == self.X, axis=0) & (self.X[0] != 0)))

    @cached_property
    def is_measurable(self) -> bool:
        """Whether there are finite data, more than two rows of them, and targets that vary."""
        return self.is_finite and len(self.X) > 2 and not self.has_constant_targets

    @cached_property
    def scaling_gain(self) -> float:
        """How many times better conditioned the first layer is with standardised inputs."""
        return scaling_gain(self.seen_inputs)

    @cached_property
    def needs_bends(self) -> bool:
        """Whether the best straight line falls short of the ceiling."""
        return self.ladder.falls_short(self.ladder.line)

    @cached_property
    def is_no_better_than_chance(self) -> bool:
        """Whether nothing predicts rows that are left out better than in random order."""
        return self.ladder.ceiling < LEAST_R2 and self.permutation_p > CHANCE

    @cached_property
    def permutation_p(self) -> float:
        """How often targets in random order are as predictable from the inputs as these."""
        return smoothers.permutation_p(self.X, self.y, self.neighbours)

    # The network.

    @cached_property
    def structure(self) -> Structure | None:
        """Which network it is, where that could be found out."""
        return identify(self.subject)

    @cached_property
    def hidden_sizes(self) -> tuple[int, ...]:
        """Units of each hidden layer; empty where the network is not known."""
        if self.structure is None:
            return ()
        return self.structure.sizes(self.subject.params)[1:-1]

    @cached_property
    def hidden_activation(self) -> str | None:
        """Activation of the hidden layers; None where there is none, or more than one."""
        if self.structure is None:
            return None
        names = {layer.activation for layer in self.structure.layers[:-1]}
        return names.pop() if len(names) == 1 else None

    @cached_property
    def has_distinct_units(self) -> bool:
        """Whether no hidden layer starts with copies of one unit."""
        return all(units.n_distinct == units.n_units for units in self.units_start[:-1])

    @cached_property
    def knows_start(self) -> bool:
        """Whether ``params`` are where training starts, not where it ended."""
        trained = self.subject.trained
        if trained is None:
            return self.subject.step is not None
        return any(not np.array_equal(trained[k], self.subject.params[k]) for k in trained)

    @cached_property
    def units_start(self) -> tuple[Units, ...]:
        """What the units of each layer do before training; empty where that is not known."""
        return self.units_at(self.subject.params) if self.knows_start else ()

    @cached_property
    def units(self) -> tuple[Units, ...]:
        """What the units of each layer do after training; empty where the network is not known."""
        return self.units_at(self.reached)

    def units_at(self, params: Params) -> tuple[Units, ...]:
        """Return what the units of each layer do with these parameters, the output layer last."""
        if self.structure is None:
            return ()
        layers = self.structure.hidden(params, self.X)
        if not all(np.isfinite(z).all() and np.isfinite(a).all() for z, a in layers):
            return ()
        return tuple(
            measure_units(number, layer.activation, z, a)
            for number, (layer, (z, a)) in enumerate(
                zip(self.structure.layers, layers, strict=True), start=1
            )
        )

    def kinks_at(self, params: Params) -> Array | None:
        """Return where first-layer units bend, in the units of x; None with several inputs."""
        if self.structure is None or self.X.shape[1] != 1:
            return None
        first = self.structure.layers[0]
        bias = None if first.bias is None else np.ravel(first.shift(params))
        seen = kinks.kink_positions(first.matrix(params).T, bias)
        scaling = self.structure.x_scaling
        return seen if scaling is None else seen * scaling.scale[0] + scaling.offset[0]

    @cached_property
    def affinity(self) -> float:
        """A: R² of the best affine fit to the network's output after training; 1 is a line.

        A constant output is a line too.
        """
        score = affine_r2(self.X, self.outputs)
        return 1.0 if np.isnan(score) else score

    @cached_property
    def random_affinity(self) -> float:
        """The lowest A over random parameters: 1 only if the network cannot bend at all."""
        return kinks.random_affinity(self._outputs_at, self.X, self.subject.n_params)

    def _outputs_at(self, theta: Array, X: Array) -> Array:
        """Return the outputs for rows of inputs with parameters as one vector."""
        subject = self.subject
        return subject.outputs(subject.unflatten(theta), subject.given_inputs(X))

    @cached_property
    def output_range(self) -> tuple[float, float]:
        """Bounds that the outputs never leave, in the units of y; infinite where there is none.

        From the activation of the last layer; where the network is not known, a value at which
        at least a twentieth of the outputs stick while random parameters grow.
        """
        if self.structure is not None:
            bounds = np.array([ACTIVATIONS[self.structure.layers[-1].activation].range])
            scaling = self.structure.y_scaling
            ends = bounds if scaling is None else bounds * scaling.scale[0] + scaling.offset[0]
            return float(ends.min()), float(ends.max())
        rng = np.random.default_rng(0)
        thetas = WIDE * rng.standard_normal((N_WIDE, self.subject.n_params))
        return ranges.stuck_ends(np.stack([self._outputs_at(theta, self.X) for theta in thetas]))

    def attainable(
        self, hidden: tuple[int, ...] | None = None, *, bias: bool = True
    ) -> float | None:
        """Return the R² that our own training reaches with these units, its own by default.

        With the subject's activation and a free output; None where the network is not known.
        """
        hidden, activation = hidden or self.hidden_sizes, self.hidden_activation
        if activation is None:
            return None
        key = (hidden, bias)
        if key not in self._attainable:
            self._attainable[key] = network_r2(
                self.seen_inputs, self.seen_targets, hidden, activation=activation, bias=bias
            )
        return self._attainable[key]

    @cached_property
    def bias_trials(self) -> BiasTrials:
        """What the network reaches with our own training, without and with biases."""
        assert self.hidden_activation is not None
        ceiling = self.ladder.ceiling
        return try_biases(
            self.seen_inputs,
            self.seen_targets,
            self.hidden_sizes,
            self.hidden_activation,
            ceiling,
            self.ladder.needed,
        )

    # The training.

    @cached_property
    def trainings(self) -> Trainings:
        """The user's training made again, as it is or with one thing changed."""
        return Trainings(self.subject, self.structure, self.budget_s)

    @property
    def run(self) -> Run | None:
        """The user's own training; None where there is no step to make."""
        return self.trainings.run

    @cached_property
    def losses(self) -> Array:
        """Losses in order: those reported by the user, else those of the run; may be empty."""
        if self.subject.losses is not None and len(self.subject.losses):
            return np.asarray(self.subject.losses, dtype=np.float64)
        return np.empty(0) if self.run is None else self.run.losses

    @cached_property
    def seed_scores(self) -> tuple[float, ...]:
        """R² of the same training from fresh starts; empty where none can be drawn."""
        runs = [self.trainings.rerun(seed=seed) for seed in range(N_SEEDS)]
        return tuple(self.score_of(run) for run in runs if run is not None)

    def usual_params(self, *, with_biases: bool = False) -> Params:
        """Return the start with each layer's weights at their usual size.

        W / (std W sqrt(n_in)) has the size of N(0, 1 / n_in); zero weights stay. Biases are
        divided by as much, or stay.
        """
        params = copied(self.subject.params)
        for layer in () if self.structure is None else self.structure.layers:
            W = layer.matrix(params)
            gain = float(np.std(W) * np.sqrt(W.shape[0]))
            if gain > 0.0 and W.size > 1:
                W = params[layer.weights]
                params[layer.weights] = W / W.dtype.type(gain)
                if with_biases and layer.bias is not None:
                    params[layer.bias] = params[layer.bias] / W.dtype.type(gain)
        return params

    @cached_property
    def usual_start(self) -> Run | None:
        """The same training from the same start with weights of the usual size."""
        if self.structure is None or not self.knows_start:
            return None
        return self.trainings.restart(self.usual_params())

    @cached_property
    def closed_by_usual_start(self) -> float:
        """Share of what is missing that weights of the usual size gain; 0 where not known."""
        return 0.0 if self.usual_start is None else self.closed(self.usual_start)

    @cached_property
    def penalty_start(self) -> Penalty | None:
        """The L2 penalty and its pull where training starts."""
        return find_penalty(self.subject, self.structure, self.subject.params)

    @cached_property
    def stability_start(self) -> float | None:
        """S = learning rate · λmax / 2 where training starts."""
        return self.steepness.stability(self.subject.params) if self.knows_start else None

    @cached_property
    def stability_end(self) -> float | None:
        """S where training ends."""
        return self.steepness.stability(self.reached) if np.isfinite(self.score) else None

    @cached_property
    def loss_ratio(self) -> float:
        """Loss at the end of the user's training over that at its start; NaN where not known."""
        if self.run is None or not self.run.losses[0] > 0:
            return np.nan
        return float(self.run.losses[-1] / self.run.losses[0])

    @cached_property
    def penalty(self) -> Penalty | None:
        """The L2 penalty in the gradient that is followed, where there is one to speak of."""
        found = find_penalty(self.subject, self.structure, self.reached)
        return None if found is None or found.ratio < LEAST_PULL else found

    @cached_property
    def gradient_noise(self) -> GradientNoise | None:
        """How the gradient varies from row to row where training ends; at the start if it broke.

        None without a right gradient, or where the gradients of rows do not add up to that of all.
        """
        if not self.steepness.has_right_gradient:
            return None
        subject = self.subject
        params = self.reached if np.isfinite(self.score) else subject.params

        def gradient(rows: NDArray[np.intp]) -> Array:
            X, y = subject.given_inputs(self.X[rows]), subject.given_targets(self.y[rows])
            return subject.flatten(subject.reported_gradient(params, X, y))

        return measure_noise(gradient, len(self.X))

    @cached_property
    def scaled_stability(self) -> float | None:
        """S at the start as it would be with inputs and targets standardised."""
        rate, structure = self.steepness.learning_rate, self.structure
        network = None if structure is None else structure.network(self.subject.params)
        if structure is None or network is None or rate is None or self.stability_start is None:
            return None
        theta = structure.theta(self.subject.params)
        raw, scaled = (
            network_curvature(network, X, y, theta)
            for X, y in (
                (self.seen_inputs, self.seen_targets),
                (standardised(self.seen_inputs), standardised(self.seen_targets)),
            )
        )
        return self.stability_start * scaled / raw if raw > 0 else None

    # How good it is.

    @cached_property
    def reached(self) -> Params:
        """Parameters to judge: trained ones, else those at the end of the user's training."""
        if self.subject.trained is not None:
            return self.subject.trained
        return self.subject.params if self.run is None else self.run.final

    @cached_property
    def outputs(self) -> Array:
        """What ``forward`` says with the parameters reached, in units of y."""
        return self.subject.outputs(self.reached)

    @cached_property
    def score(self) -> float:
        """R² reached on the rows of the training; -inf where the outputs are not finite."""
        return r2(self.outputs, self.y)

    def score_of(self, run: Run) -> float:
        """Return R² at the end of a run."""
        return r2(self.subject.outputs(run.final), self.y)

    @cached_property
    def falls_short(self) -> bool:
        """Whether the network explains less than 0.95 of what can be explained."""
        return self.ladder.falls_short(self.score)

    @property
    def severity(self) -> Severity:
        """Of a condition that can keep a network from fitting: a fault only if it does."""
        return "fault" if self.falls_short else "note"

    def closed(self, run: Run) -> float:
        """Return the share of what is missing that another run gains; scores below -1 are -1."""
        return self.closed_by(self.score_of(run))

    def closed_by(self, score: float) -> float:
        """Return the share of what is missing that a score gains, from the one reached."""
        missing = self.ladder.ceiling - max(self.score, WORST)
        return float((max(score, WORST) - max(self.score, WORST)) / missing) if missing > 0 else 0.0

    @cached_property
    def unseen_score(self) -> float | None:
        """R² on a quarter of the rows after training on the others; None where it cannot be had."""
        rows = np.random.default_rng(0).permutation(len(self.X))
        n_unseen = len(rows) // 4
        run = self.trainings.on_rows(np.sort(rows[n_unseen:]))
        if run is None:
            return None
        unseen = np.sort(rows[:n_unseen])
        return r2(self._outputs_of(run, unseen), self.y[unseen])

    @cached_property
    def left_out_score(self) -> float | None:
        """R² of predictions for each fifth of the rows after training on the others; or None."""
        order = np.random.default_rng(0).permutation(len(self.X))
        f = np.empty_like(self.y)
        for left_out in (np.sort(order[k::N_FOLDS]) for k in range(min(N_FOLDS, len(order)))):
            run = self.trainings.on_rows(np.setdiff1d(order, left_out))
            if run is None:
                return None
            f[left_out] = self._outputs_of(run, left_out)
        return r2(f, self.y)

    def _outputs_of(self, run: Run, rows: NDArray[np.intp]) -> Array:
        """Return the outputs for some rows where a run ends."""
        return self.subject.outputs(run.final, self.subject.given_inputs(self.X[rows]))

    # How it is evaluated.

    @cached_property
    def judged(self) -> Array | None:
        """Predictions of the user's own evaluation; None where it is ``forward``."""
        return None if self.subject.predict is None else self.subject.judged(self.reached)

    @cached_property
    def depends_on_company(self) -> bool:
        """Whether the evaluation of half of the rows differs from those rows' among all."""
        if self.judged is None:
            return False
        half = len(self.X) // 2
        alone = self.subject.judged(self.reached, self.subject.given_inputs(self.X[:half]))
        return not _is_same(alone, self.judged[:half])

    @cached_property
    def ignores_parameters(self) -> bool:
        """Whether the evaluation is the same with other parameters."""
        if self.judged is None:
            return False
        theta = self.subject.flatten(self.reached)
        other = theta + np.random.default_rng(0).standard_normal(theta.size)
        return _is_same(self.subject.judged(self.subject.unflatten(other)), self.judged)

    # What the code does: the work of other modules, done once.

    @cached_property
    def gradient_report(self) -> GradientReport | None:
        """The check of the gradient, or of the one that the steps reveal; None without both."""
        from curvesmith.diagnosis.step_gradient import gradient_report

        return gradient_report(self.subject, self.structure)

    @cached_property
    def update_report(self) -> UpdateReport | None:
        """The update law; None where the subject offers no step."""
        from curvesmith.diagnosis.update_law import update_law

        return update_law(self.subject, structure=self.structure)

    @cached_property
    def follows_gradient(self) -> bool:
        """Whether the steps descend along the gradient, as far as the code could be seen."""
        gradient, update = self.gradient_report, self.update_report
        is_right = gradient is None or gradient.mistake in (None, *ONLY_LENGTH)
        if gradient is not None and gradient.has_effect and not is_right:
            return False
        return update is None or update.ok


def _is_same(p: Array, q: Array) -> bool:
    """Whether two sets of predictions agree, but for rounding."""
    spread = float(np.ptp(q)) or 1.0
    return bool(np.array_equal(np.isfinite(p), np.isfinite(q))) and bool(
        np.all(np.abs(p - q)[np.isfinite(q)] <= SAME * spread)
    )
