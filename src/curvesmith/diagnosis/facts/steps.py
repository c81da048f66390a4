"""Steps: their length against curvature, the pull of a penalty, the noise of batches."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from curvesmith.diagnosis.arrays import Params
from curvesmith.diagnosis.facts.course import CourseFacts
from curvesmith.diagnosis.measures.attainable import network_curvature
from curvesmith.diagnosis.measures.gradient_noise import GradientNoise, measure_noise
from curvesmith.diagnosis.measures.penalty import Penalty
from curvesmith.diagnosis.measures.smoothers import standardised
from curvesmith.diagnosis.penalties import find_decay, find_penalty
from curvesmith.diagnosis.steepness import Steepness
from curvesmith.diagnosis.subject import Subject

__all__ = ["StepFacts"]

Array = NDArray[np.float64]

# A penalty that pulls less than this share of what the data do is rounding, or has no effect.
LEAST_PULL = 1e-4


class StepFacts(CourseFacts):
    """How the steps of a subject suit its loss; parameters as of `RowFacts`."""

    def __init__(self, subject: Subject, *, budget_s: float = 60.0) -> None:
        super().__init__(subject, budget_s=budget_s)
        self.steepness = Steepness(subject)

    @cached_property
    def loss_ratio(self) -> float:
        """Loss at the end of the user's training over that at its start; NaN where not known."""
        if self.run is None or not self.run.losses[0] > 0:
            return np.nan
        return float(self.run.losses[-1] / self.run.losses[0])

    @cached_property
    def stability_start(self) -> float | None:
        """S = learning rate · λmax / 2 where training starts."""
        return self.steepness.stability(self.subject.params) if self.knows_start else None

    @cached_property
    def stability_end(self) -> float | None:
        """S where training ends."""
        return self.steepness.stability(self.reached) if np.isfinite(self.score) else None

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

    @cached_property
    def penalty_start(self) -> Penalty | None:
        """The L2 penalty and its pull where training starts."""
        return self._penalty_at(self.subject.params)

    @cached_property
    def penalty(self) -> Penalty | None:
        """The L2 penalty in the gradient that is followed, where there is one to speak of."""
        found = self._penalty_at(self.reached)
        return None if found is None or found.ratio < LEAST_PULL else found

    def _penalty_at(self, params: Params) -> Penalty | None:
        """Return the penalty in the gradient, else that in the update."""
        found = find_penalty(self.subject, self.structure, params)
        if found is not None:
            return found
        report = getattr(self, "update_report", None)
        return find_decay(self.subject, self.structure, params, report)

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
