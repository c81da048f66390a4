"""Evidence: what is measured of a subject, each thing once, and only when it is asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from curvesmith.diagnosis.arrays import Params, copied
from curvesmith.diagnosis.facts.network import NetworkFacts
from curvesmith.diagnosis.facts.rows import CHANCE
from curvesmith.diagnosis.measures.rescalings import rescaled_inputs
from curvesmith.diagnosis.measures.scores import r2, rescaled
from curvesmith.diagnosis.measures.smoothers import standardised
from curvesmith.diagnosis.measures.training import Run

if TYPE_CHECKING:
    from curvesmith.diagnosis.gradient import GradientReport
    from curvesmith.diagnosis.update_law import UpdateReport

__all__ = ["CHANCE", "Evidence"]

Array = NDArray[np.float64]

N_SEEDS = 5
# Mistakes that change the length of the gradient, not its direction.
ONLY_LENGTH = ("gradient-factor", "loss-scale")
# Predictions that agree to this share of their spread are the same.
SAME = 1e-6
# … and predictions that differ by more than this share are others: float32 rounds numbers that are
# a thousand times as large as their spread by less.
DIFFERS = 1e-4
# How long the steps are that are tried where the usual ones fail.
SHORTER = 0.1
# Parts that rows are left out in.
N_FOLDS = 5


class Evidence(NetworkFacts):
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
        return self._from_usual_start(1.0)

    @cached_property
    def usual_start_shorter(self) -> Run | None:
        """The same with steps a tenth as long."""
        return self._from_usual_start(SHORTER)

    def _from_usual_start(self, scale: float) -> Run | None:
        if self.structure is None or not self.knows_start:
            return None
        return self.trainings.restart(self.usual_params(), scale)

    @cached_property
    def closed_by_usual_start(self) -> float:
        """Share of what is missing that weights of the usual size gain; 0 where not known."""
        return 0.0 if self.usual_start is None else self.closed(self.usual_start)

    @cached_property
    def scaled_targets_score(self) -> float | None:
        """R² of the same training for standardised targets; None where it cannot be had."""
        y = standardised(self.y)
        run = self.trainings.on_targets(y)
        if run is None:
            return None
        f = self.subject.outputs(run.final)
        return r2(f, y) if np.isfinite(f).all() else -np.inf

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

    @cached_property
    def judged_line(self) -> tuple[float, float] | None:
        """Offset and slope by which the evaluation's predictions are a line of the outputs.

        None where they are no line, or the outputs themselves, or where there are several outputs.
        """
        p, f = self.judged, self.outputs
        if p is None or p.shape[1] > 1 or not (np.isfinite(p).all() and np.isfinite(f).all()):
            return None
        if np.abs(p - f).max() <= DIFFERS * np.ptp(f):
            return None
        offset, slope, _ = rescaled(f, p)
        return (float(offset[0]), float(slope[0])) if _is_line_of(f, p) else None

    @cached_property
    def rescaled_inputs(self) -> str | None:
        """What the evaluation does to the inputs that training does not; None if nothing known.

        A usual scaling, done once more or left out, with which the network says what the
        evaluation does, up to units of y.
        """
        p = self.judged
        if p is None or not np.isfinite(p).all() or _is_line_of(self.outputs, p):
            return None
        for said, X in rescaled_inputs(self.X):
            f = self.subject.outputs(self.reached, self.subject.given_inputs(X))
            if np.isfinite(f).all() and _is_line_of(f, p):
                return said
        return None

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


def _is_line_of(f: Array, p: Array) -> bool:
    """Whether predictions ``p`` are a straight line of ``f`` by output, but for rounding."""
    offset, slope, _ = rescaled(f, p)
    return bool(np.all(slope)) and _is_same(offset + slope * f, p)


def _is_same(p: Array, q: Array) -> bool:
    """Whether two sets of predictions agree, but for rounding."""
    spread = float(np.ptp(q)) or 1.0
    return bool(np.array_equal(np.isfinite(p), np.isfinite(q))) and bool(
        np.all(np.abs(p - q)[np.isfinite(q)] <= SAME * spread)
    )
