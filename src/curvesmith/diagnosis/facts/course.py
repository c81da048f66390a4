"""Course: the training that the subject makes, and how good its end is."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from curvesmith.diagnosis.arrays import Params
from curvesmith.diagnosis.facts.rows import RowFacts
from curvesmith.diagnosis.finding import Severity
from curvesmith.diagnosis.measures.scales import scaling_gain
from curvesmith.diagnosis.measures.scores import r2
from curvesmith.diagnosis.measures.training import Run
from curvesmith.diagnosis.structure import Structure, identify
from curvesmith.diagnosis.trainings import Trainings

__all__ = ["CourseFacts"]

Array = NDArray[np.float64]

# Scores below are as bad as this one where differences are judged.
WORST = -1.0


class CourseFacts(RowFacts):
    """What comes out of the training of a subject; parameters as of `RowFacts`."""

    @cached_property
    def structure(self) -> Structure | None:
        """Which network it is, where that could be found out."""
        return identify(self.subject)

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
    def scaling_gain(self) -> float:
        """How many times better conditioned the first layer is with standardised inputs."""
        return scaling_gain(self.seen_inputs)

    @cached_property
    def knows_start(self) -> bool:
        """Whether ``params`` are where training starts, not where it ended."""
        trained = self.subject.trained
        if trained is None:
            return self.subject.step is not None
        return any(not np.array_equal(trained[k], self.subject.params[k]) for k in trained)

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
