"""Networks that seem to gain little on the straight line prove it: they are fitted on folds too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from curvesmith.fitting.chosen import chosen_starts, line_of, members_of, supported
from curvesmith.fitting.committee import committee_mean
from curvesmith.fitting.rows import Rows
from curvesmith.fitting.starts import Starts
from curvesmith.fitting.trust import (
    FOLDS,
    deal,
    deals_of,
    is_doubtful,
    most_common,
    sizes_of,
    trust_of,
)
from curvesmith.solvers import Observer, Outcome

if TYPE_CHECKING:  # which asks for the proof
    from curvesmith.fitting.trainer import Trial
    from curvesmith.fitting.training import Training

__all__ = ["add_starts", "prove"]

Array = NDArray[np.float64]

# Fewer rows than this are no proof of anything.
FEWEST_ROWS = 20
# Multiplications of one iteration up to which sizes that are not trusted whole get more starts.
REPEAT_WORK = 1e8


def prove(training: Training, starts: Starts) -> None:
    """Write into ``training.trust`` how far its networks are to be trusted, and why, if in doubt.

    Parameters
    ----------
    training : Training
        Whose sizes have been searched.
    starts : Starts
        Runs the fits to the folds; halted, it leaves the trust as it is.
    """
    chosen = chosen_starts(training.plan, training)
    line = line_of(training)
    if line < 0 or chosen in ([], [line]) or len(training.rows.all) < FEWEST_ROWS:
        return
    if not _is_in_doubt(training, chosen, line):
        return
    members = [training.trials[k] for k in chosen]
    n_sizes = sizes_of(max(training.work(trial.size) for trial in members))
    networks = most_common(members, n_sizes)
    trials = [training.trials[line], *networks]
    unseen = []
    for number in range(deals_of(sum(training.work(trial.size) for trial in networks))):
        predicted = _fit_folds(training, trials, number, starts)
        if predicted is None:
            return
        unseen.append(predicted)
    of_networks, of_line = np.stack(unseen, axis=1)
    training.trust = trust_of(of_networks, of_line, training.rows.all)
    training.why.append(
        f"Networks gained little on the straight line; of rows left out, {training.trust:.0%} of "
        "what they add to it proved right."
    )


def add_starts(training: Training, starts: Starts) -> None:
    """Train networks that are not trusted whole again, until there are twice as many.

    Where networks differ by much and gain little, the prediction hangs on which starts there are,
    and twice as many (`curvesmith.fitting.chosen`) depend less on the seed. All sizes of which some
    are members get equally many: scores that say little of networks say little of sizes, too.
    """
    is_asked = training.plan.choice.n_starts != 0 or training.plan.params["n_members"] == 1
    if is_asked or not 0 < training.trust < 1:
        return
    members = {training.trials[k].network for k in chosen_starts(training.plan, training)}
    counts = {
        network: count
        for network, count in Counter(trial.network for trial in training.trials).items()
        if network in members and network.sizes[1:-1]
        if training.work(network.sizes[1:-1]) <= REPEAT_WORK
    }
    each = -(-2 * sum(counts.values()) // max(len(counts), 1))
    for network, count in counts.items():
        if count < each and not training.is_over(starts):
            training.train(network, each - count, starts)


def _is_in_doubt(training: Training, chosen: list[int], line: int) -> bool:
    """Whether the networks seem to gain little on the line."""
    networks, straight = training.left_out(chosen), training.left_out([line])
    if networks is None or straight is None:
        return False
    rows = training.rows.all
    fitted = committee_mean(members_of(training.plan, training, chosen), rows.X)
    return is_doubtful(networks, straight, fitted, rows)


def _fit_folds(
    training: Training, trials: Sequence[Trial], number: int, starts: Starts
) -> tuple[Array, Array] | None:
    """Deal the rows out; return what networks and line predict of each row not having seen it.

    None if the fits were halted, or one of them diverged.
    """
    rng, everything = np.random.default_rng([training.plan.seed, 4, number]), training.rows.all
    networks, lines = np.empty_like(everything.y), np.empty_like(everything.y)
    for fold, (kept, out) in enumerate(deal(len(everything), rng)):
        rows, X = everything.take(kept), everything.take(out).X
        start = FOLDS * number + fold
        tasks = [partial(_fit_fold, training, trial, rows, start) for trial in trials]
        outcomes = starts.run(tasks)
        if starts.halted or not all(outcome.is_alive for outcome in outcomes):
            return None
        line, *others = [
            supported(trial.network, outcome)
            for trial, outcome in zip(trials, outcomes, strict=True)
        ]
        lines[out] = committee_mean([line], X)
        networks[out] = committee_mean(others, X)
    return networks, lines


def _fit_fold(
    training: Training, trial: Trial, rows: Rows, number: int, observer: Observer
) -> Outcome:
    """Fit a network like that of this trial to the rows that one fold keeps."""
    trial = replace(trial, number=number)
    rng = np.random.default_rng([training.plan.seed, 5, number])
    theta = training.begin(trial, rng, rows)
    return training.by_evidence(trial, theta, rows, observer, number)
