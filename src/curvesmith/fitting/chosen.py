"""Which starts a fit keeps, and what they are as members of a committee."""

from __future__ import annotations

from dataclasses import replace
from math import inf, isfinite
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from curvesmith.engines import predict
from curvesmith.fitting.committee import Member
from curvesmith.fitting.left_out import log_density, squared_error
from curvesmith.fitting.plan import Plan
from curvesmith.fitting.rows import Rows, joined
from curvesmith.fitting.starts import best_of
from curvesmith.network import Network
from curvesmith.solvers import Outcome

if TYPE_CHECKING:  # which asks for a proof of the members
    from curvesmith.fitting.training import Training

__all__ = [
    "chosen_starts",
    "says_little",
    "line_of",
    "members_of",
    "supported",
    "unseen_rows",
]

# Networks that predict together, unless the user asks for another number.
MEMBERS = 12
# Of the lowest loss on held-out rows: a start above that went wrong, and would not help. Of eighty
# rows each, equally good ones differ by half.
MUCH_WORSE = 2.0
# Times as many members, and of one size, where networks are not trusted whole: they differ by much.
DOUBTFUL = 2
# Members of one size, of several that were searched: their left-out scores, and their errors, go
# together.
ALIKE = 6
# Nats a value below the best: a network whose left-out errors are twice as large would not help.
# Constants never do.
MUCH_LESS = 0.7
# Nats a value by which the best members must predict values left out better than all together, to
# be left alone. Where committees help they do so by less: 0.00 to 0.20 on boston, energy, concrete
# and Friedman's function of 10 and 25 inputs; among 50 inputs one start of twelve finds the
# function, and is better alone by 0.39 (R² 0.995, all together 0.930).
HARM = 0.25
# Left-out over fitted squared error of the best start, above which scores say little: all starts
# predict together, and no size deserves more of them. It is 1.2 to 2 on most public sets, 25 on
# yacht, inside whose training parts the error is 0.339 that way, and 0.357 with more starts of the
# sizes that seem best, in twice the time.
BY_HEART = 3.0
# Trust above which a single network is kept rather than the line.
EVEN = 0.5
# Noise below which members are alike, in squared standard deviations of the target.
LEAST_NOISE = 1e-12


def chosen_starts(plan: Plan, training: Training) -> list[int]:
    """Return the indices of the starts that are kept, the best first; none if all diverged.

    Without the evidence, that is the one of the lowest loss, or, where each start had other rows
    held out, all that are nearly as good as the best on theirs. With it, the starts that give the
    highest density to values left out, as many as there are to be members; the best supported of
    them comes first. If the best supported start of all is a constant, it is kept alone: where
    there is nothing to learn, some network always seems to predict by chance. Where sizes were
    searched, at most `ALIKE` are of one size; and where the networks are not trusted whole
    (`curvesmith.fitting.proof`), twice as many are kept, and one makes room for the straight line.
    """
    wanted = plan.params["n_members"]
    more = DOUBTFUL if training.trust < 1 else 1
    count = MEMBERS * more if wanted == "auto" else int(wanted)
    if not training.scores:
        return _by_loss(training, count if training.rows.held is not None else 1)
    support = {k: run.evidence for k, run in enumerate(training.outcomes) if run.is_alive}
    able = [k for k in support if support[k] is not None and isfinite(training.scores[k])]
    if not able:
        return []
    best = max(able, key=lambda k: support[k] or 0.0)
    if training.outcomes[best].stop == "nothing":
        return [best]
    able = [k for k in able if training.outcomes[k].stop != "nothing"]
    ranked = sorted(able, key=lambda k: -training.scores[k])
    much_less = inf if says_little(training, ranked[0]) else MUCH_LESS
    least = training.scores[ranked[0]] - much_less
    kept = _unlike(training, [k for k in ranked if training.scores[k] >= least], ALIKE * more)
    kept = kept[:count]
    if much_less == MUCH_LESS:
        kept = _helpful(training, kept)
    if training.trust < 1:
        kept = _beside_the_line(training, kept, count)
    return sorted(kept, key=lambda k: -(support[k] or 0.0))


def says_little(training: Training, start: int) -> bool:
    """Whether a start predicts rows that it has seen so much better that its score says little."""
    found, outcome = training.left_outs[start], training.outcomes[start]
    if found is None:
        return False
    fitted = 2 * outcome.loss / training.trials[start].network.n_outputs
    return squared_error(found.means, training.rows.all) > BY_HEART * fitted


def _unlike(training: Training, ranked: list[int], alike: int) -> list[int]:
    """Return the starts without those of which ``alike`` others of the same size rank higher."""
    networks = [trial.network for trial in training.trials]
    if len(set(networks)) == 1:
        return ranked
    return [
        k
        for place, k in enumerate(ranked)
        if sum(networks[other] == networks[k] for other in ranked[:place]) < alike
    ]


def _helpful(training: Training, ranked: list[int]) -> list[int]:
    """Return the starts without those behind which the rest predicts values left out better.

    Many that ended in the same bad place would outvote the one that did not.
    """
    densities = [
        log_density(together, training.rows.all)
        for count in range(1, len(ranked) + 1)
        if (together := training.left_out(ranked[:count]))
    ]
    if not densities or max(densities) <= densities[-1] + HARM:
        return ranked
    return ranked[: 1 + int(np.argmax(densities))]


def _beside_the_line(training: Training, kept: list[int], count: int) -> list[int]:
    """Return at most ``count`` starts, of which one is the line, or the one to be trusted more."""
    line = line_of(training)
    networks = [k for k in kept if training.trials[k].size]  # several starts of a line are one
    if training.trust == 0 or (count == 1 and training.trust < EVEN):
        return [line]
    return networks[:1] if count == 1 else [*networks[: count - 1], line]


def line_of(training: Training) -> int:
    """Return the start without hidden layers; -1 if there is none."""
    return next((k for k, trial in enumerate(training.trials) if not trial.size), -1)


def _by_loss(training: Training, count: int) -> list[int]:
    """Return at most ``count`` starts in the order of their losses, none much above the lowest."""
    best = best_of(training.outcomes)
    if best < 0:
        return []
    scores = [run.score if run.is_alive else inf for run in training.outcomes]
    order = sorted(range(len(scores)), key=lambda k: scores[k])[:count]
    return [k for k in order if scores[k] <= MUCH_WORSE * scores[best] or k == best]


def members_of(plan: Plan, training: Training, chosen: list[int]) -> list[Member]:
    """Return the starts that are kept as members; none where nothing is known of their noise."""
    if training.scores:
        members = [supported(training.trials[k].network, training.outcomes[k], k) for k in chosen]
        if training.trust == 1 or len(members) == 1:
            return members
        share = 1 - training.trust
        return [m if m.network.sizes[1:-1] else replace(m, share=share) for m in members]
    if training.rows.held is None:
        return []
    return [_held_out(plan, training, k) for k in chosen]


def supported(network: Network, outcome: Outcome, start: int = 0) -> Member:
    """Return a start of the evidence as a member: it knows its noise and its posterior."""
    posterior = outcome.details["posterior"]
    factor = np.ascontiguousarray(np.tril(posterior.factor))
    return Member(network, outcome.theta, factor, 1 / posterior.precisions.beta, start)


def _held_out(plan: Plan, training: Training, start: int) -> Member:
    """Return a start as a member whose noise is its error on the rows that it held out.

    For the squared loss that is the mean squared error of an output, ``2 loss / n_outputs``. For
    other losses only the ratios between members matter.
    """
    outcome, network = training.outcomes[start], plan.network
    loss = outcome.validation_loss or 0.0
    noise_variance = max(2 * loss / network.n_outputs, LEAST_NOISE)
    return Member(network, outcome.theta, None, noise_variance, start)


def unseen_rows(
    plan: Plan, training: Training, chosen: list[int]
) -> tuple[NDArray[Any], Rows] | None:
    """Return what each start that is kept puts out for the rows it held out, and those rows."""
    if training.rows.held is None:
        return None
    outputs, parts = [], []
    for start in chosen:
        held = training.parts(start).held
        assert held is not None  # all starts hold rows out, or none
        theta = training.outcomes[start].theta
        outputs.append(predict(plan.network, theta, held.X, plan.params["engine"]))
        parts.append(held)
    return np.concatenate(outputs), joined(parts)
