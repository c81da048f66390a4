"""Network: which one it is, what its units do, and what it could do."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from curvesmith.activations import ACTIVATIONS
from curvesmith.diagnosis.arrays import Params
from curvesmith.diagnosis.facts.steps import StepFacts
from curvesmith.diagnosis.measures import kinks, ranges
from curvesmith.diagnosis.measures.attainable import BiasTrials, network_r2, try_biases
from curvesmith.diagnosis.measures.scores import affine_r2
from curvesmith.diagnosis.measures.units import Units, measure_units
from curvesmith.diagnosis.subject import Subject

__all__ = ["NetworkFacts"]

Array = NDArray[np.float64]

# Standard deviation of random parameters that drive bounded outputs to their bounds.
WIDE = 10.0
N_WIDE = 30


class NetworkFacts(StepFacts):
    """What the network of a subject does with the rows; parameters as of `RowFacts`."""

    def __init__(self, subject: Subject, *, budget_s: float = 60.0) -> None:
        super().__init__(subject, budget_s=budget_s)
        self._attainable: dict[tuple[object, ...], float | None] = {}

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
                self.seen_inputs,
                self.seen_targets,
                hidden,
                activation=activation,
                bias=bias,
                enough=self.ladder.needed,
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
