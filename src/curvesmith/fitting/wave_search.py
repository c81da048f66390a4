"""Waves that no network of the plan follows are followed by sine units."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

import numpy as np

from curvesmith.engines import predict
from curvesmith.fitting.left_out import squared_error
from curvesmith.fitting.starts import Starts
from curvesmith.fitting.waves import WAVES, can_wave, is_missed
from curvesmith.solvers import Outcome

if TYPE_CHECKING:  # which asks for the search
    from curvesmith.fitting.training import Training

__all__ = ["follow_waves"]

# Squared error of scaled targets below which nothing is left over that is worth a wave.
LITTLE = 1e-3


def follow_waves(training: Training, starts: Starts) -> None:
    """Train networks of sine units if the best network leaves a wave over, and say so.

    Their number grows while the evidence does: frequencies are picked by the data, so left-out
    predictions, which take them as given, promise too much. A network that is less well supported
    than a smaller one gets no score.

    Parameters
    ----------
    training : Training
        Whose sizes have been searched; starts are added to it.
    starts : Starts
        Runs them.
    """
    if not leaves_a_wave(training):
        return
    best, tried = -inf, []
    for size in WAVES:
        if training.is_over(starts):
            break
        training.train(training.wave_of(size), 1, starts, is_wave=True)
        support = support_of(training.outcomes[-1])
        if support <= best:
            training.scores[-1] = -inf
            break
        best = support
        tried.append(str(size[0]))
    if tried:
        training.why.append(
            "The residuals of the best network held a wave; networks of "
            f"{', '.join(tried)} sine units were tried too."
        )


def support_of(outcome: Outcome) -> float:
    """Return the evidence of a wave; -inf if it came to nothing."""
    is_nothing = not outcome.is_alive or outcome.stop == "nothing"
    return -inf if is_nothing or outcome.evidence is None else outcome.evidence


def leaves_a_wave(training: Training) -> bool:
    """Whether the residuals of the start of the highest score hold a wave.

    Nobody who asks for a size is given another network.
    """
    rows, network = training.rows.all, training.plan.network
    if training.plan.params["hidden_layer_sizes"] != "auto":
        return False
    is_plain = network.bias and network.output_activation == "identity"
    if not training.scores or not is_plain or not can_wave(rows):
        return False
    best = int(np.argmax(training.scores))
    fitted = predict(training.trials[best].network, training.outcomes[best].theta, rows.X)
    return squared_error(fitted, rows) > LITTLE and is_missed(rows, fitted)
