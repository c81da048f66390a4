"""Which starts a fit keeps."""

from types import SimpleNamespace

import numpy as np
import pytest

from curvesmith.fitting.chosen import (
    ALIKE,
    BY_HEART,
    DOUBTFUL,
    HARM,
    MEMBERS,
    MUCH_LESS,
    chosen_starts,
    says_little,
)
from curvesmith.fitting.left_out import LeftOut, pooled
from curvesmith.fitting.rows import Rows
from curvesmith.network import Network
from curvesmith.solvers import Outcome


def training(evidences, scores, stops=None, sizes=None, trust=1.0) -> SimpleNamespace:
    """Return what a training would hold; all starts of one size unless others are given."""
    stops = stops or ["evidence"] * len(evidences)
    outcomes = [
        Outcome(np.zeros(1), 1.0, 1, stop, [], [], evidence=evidence)
        for evidence, stop in zip(evidences, stops, strict=True)
    ]
    networks = [Network((1, *size, 1)) for size in sizes or [(3,)] * len(outcomes)]
    trials = [SimpleNamespace(size=net.sizes[1:-1], network=net) for net in networks]
    left_outs: list[LeftOut | None] = [None] * len(outcomes)
    return SimpleNamespace(
        outcomes=outcomes,
        scores=scores,
        trials=trials,
        trust=trust,
        left_outs=left_outs,
        left_out=lambda starts: None,
    )


def plan(n_members="auto") -> SimpleNamespace:
    """Return what a plan would hold."""
    return SimpleNamespace(params={"n_members": n_members})


def test_those_who_predict_best_the_best_supported_first():
    """Two of three, in the order of their evidence."""
    kept = chosen_starts(plan(2), training([5.0, 9.0, 7.0], [0.3, 0.2, 0.1]))

    assert kept == [1, 0]


def test_auto_keeps_as_many_as_the_table_says():
    """Of more starts than that."""
    numbers = list(range(MEMBERS + 5))

    scores = [0.01 * number for number in numbers]
    assert len(chosen_starts(plan(), training(numbers, scores))) == MEMBERS


def test_a_constant_that_is_best_supported_stays_alone():
    """Also if some network seems to predict better by chance."""
    kept = chosen_starts(plan(), training([5.0, 9.0], [0.5, 0.1], ["evidence", "nothing"]))

    assert kept == [1]


def test_dead_starts_are_not_kept():
    """They have no score; if all are dead there is nothing to keep."""
    dead = ["diverged", "evidence"]

    assert chosen_starts(plan(), training([None, 2.0], [-np.inf, 0.1], dead)) == [1]
    assert chosen_starts(plan(), training([None], [-np.inf], ["diverged"])) == []


def test_without_the_evidence_the_lowest_loss_is_kept():
    """There are no scores then."""
    found = training([None, None], [])
    found.outcomes[0].loss, found.outcomes[1].loss = 2.0, 1.0
    found.rows = SimpleNamespace(held=None)

    assert chosen_starts(plan(), found) == [1]


def test_starts_that_held_rows_out_predict_together():
    """All but one that went wrong, the best first."""
    found = training([None] * 4, [])
    found.rows = SimpleNamespace(held="some")
    for run, loss in zip(found.outcomes, [1.2, 9.0, 1.0, 1.1], strict=True):
        run.validation_loss = loss

    assert chosen_starts(plan(), found) == [2, 3, 0]
    assert chosen_starts(plan(2), found) == [2, 3]


def test_few_of_each_size_are_kept():
    """The best of those; a single size is not limited."""
    sizes = [(8,)] * (ALIKE + 2) + [(3,)]
    numbers = list(range(len(sizes), 0, -1))

    scores = [0.01 * number for number in numbers]
    kept = chosen_starts(plan(), training(numbers, scores, sizes=sizes))

    assert kept == [*range(ALIKE), len(sizes) - 1]


@pytest.mark.parametrize(
    ("trust", "count", "expected"),
    [(0.7, "auto", [2, 1, 0]), (0.7, 2, [2, 0]), (0.7, 1, [2]), (0.3, 1, [0]), (0.0, "auto", [0])],
)
def test_the_line_takes_the_place_of_networks_that_are_not_trusted(trust, count, expected):
    """Of all of them if they are not trusted at all, or less than it and one is to be kept."""
    numbers, scores = [1.0, 2.0, 3.0], [0.1, 0.2, 0.3]

    kept = chosen_starts(
        plan(count), training(numbers, scores, sizes=[(), (3,), (8,)], trust=trust)
    )

    assert kept == expected


@pytest.mark.parametrize(("trust", "times"), [(1.0, 1), (0.7, DOUBTFUL)])
def test_more_are_kept_where_networks_are_not_trusted_whole(trust, times):
    """Of each size and in all, the line among them."""
    sizes = [(), *[(3,)] * 20, *[(8,)] * 20]
    scores = [0.01 * number for number in range(len(sizes))]

    kept = chosen_starts(plan(), training(scores, scores, sizes=sizes, trust=trust))

    assert len(kept) == MEMBERS * times
    assert sum(sizes[k] == (8,) for k in kept) == ALIKE * times
    assert (0 in kept) is (trust < 1)


def test_networks_far_behind_and_constants_are_not_kept():
    """They would pull the others to themselves."""
    scores = [1.0, 1.0 - 0.9 * MUCH_LESS, 1.0 - 1.1 * MUCH_LESS, 0.9]
    stops = ["evidence", "evidence", "evidence", "nothing"]

    kept = chosen_starts(plan(), training([4.0, 3.0, 2.0, 1.0], scores, stops))

    assert kept == [0, 1]


@pytest.mark.parametrize(("share", "expected"), [(0.9, [0, 1]), (1.1, [0])])
def test_all_are_kept_where_scores_say_little(share, expected):
    """Where the best start predicts rows it has seen so much better than those left out."""
    found = training([4.0, 3.0], [1.0, 0.5 - MUCH_LESS])
    y = np.ones((5, 1))
    found.left_outs[0] = LeftOut(0 * y, np.ones_like(y))  # squared error 1
    found.outcomes[0].loss = share / BY_HEART / 2
    found.rows = SimpleNamespace(all=Rows(y, y, np.ones(5)))

    assert chosen_starts(plan(), found) == expected
    assert says_little(found, 0) is (share < 1)
    assert not says_little(found, 1)


def test_of_several_lines_one_is_kept():
    """They are the same, and each would take the whole share."""
    scores = [0.1, 0.1, 0.3]

    kept = chosen_starts(plan(), training([1.0, 1.0, 2.0], scores, sizes=[(), (), (3,)], trust=0.7))

    assert kept == [2, 0]


@pytest.mark.parametrize(("gain", "expected"), [(HARM + 0.01, [0, 1]), (HARM - 0.01, [0, 1, 2])])
def test_members_that_spoil_the_prediction_are_left_out(monkeypatch, gain, expected):
    """What the best two predict together is better, by more than committees gain, or by less."""
    found = training([3.0, 2.0, 1.0], [0.5, 0.4, 0.3])
    found.rows = SimpleNamespace(all=None)
    found.left_out = list
    densities = {1: -gain, 2: 0.0, 3: -gain}
    monkeypatch.setattr(
        "curvesmith.fitting.chosen.log_density", lambda together, rows: densities[len(together)]
    )

    assert chosen_starts(plan(), found) == expected


def test_one_start_that_found_the_function_is_not_outvoted():
    """Eleven that missed an input predict alike, and together would weigh more than it."""
    rng = np.random.default_rng(0)
    y = rng.normal(size=(200, 1))
    rows = Rows(np.zeros((200, 1)), y, np.ones(200))
    missed = rng.normal(size=(200, 1))
    good = LeftOut(y + 0.1 * rng.normal(size=y.shape), np.full(y.shape, 0.01))
    bad = LeftOut(y + 0.19 * missed, np.full(y.shape, 0.19**2))
    found = training(list(range(12)), [0.3] * 11 + [0.9])
    found.rows = SimpleNamespace(all=rows)
    found.left_outs = [bad] * 11 + [good]
    found.left_out = lambda starts: pooled([found.left_outs[k] for k in starts])

    assert chosen_starts(plan(), found) == [11]
