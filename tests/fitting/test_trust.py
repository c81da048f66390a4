"""How far networks are trusted against the straight line."""

from collections import Counter

import numpy as np
import pytest

from curvesmith import NeuralRegressor
from curvesmith.fitting.left_out import LeftOut
from curvesmith.fitting.rows import Rows
from curvesmith.fitting.starts import Seed
from curvesmith.fitting.trainer import Trial
from curvesmith.fitting.trust import (
    BENEFIT,
    DEALS_WORK,
    EVEN,
    FOLDS,
    MOST_DEALS,
    deal,
    deals_of,
    is_doubtful,
    most_common,
    sizes_of,
    trust_of,
)
from curvesmith.network import Network
from curvesmith.solvers.ladder import count_params, starts_of

N_ROWS = 400


def rows_of(y) -> Rows:
    """Return rows whose inputs do not matter."""
    return Rows(y[:, np.newaxis], y[:, np.newaxis], np.ones(len(y)))


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("share", [0.0, 0.4, 1.0])
def test_trust_is_the_share_that_proves_right_and_its_standard_error(seed, share):
    """Of targets that follow the networks by that share, with noise of a tenth."""
    rng = np.random.default_rng(seed)
    line, d = rng.normal(size=(2, N_ROWS, 1))
    noise = 0.1 * rng.normal(size=(N_ROWS, 1))
    rows = Rows(line, line + share * d + noise, np.ones(N_ROWS))

    error = 0.1 / np.sqrt(N_ROWS)
    expected = min(1.0, share + (BENEFIT if share < EVEN else 1) * error)
    # The coefficient itself scatters by one standard error, and two cover 95 % of the draws, three
    # more than 99 %.
    assert trust_of((line + d)[np.newaxis], line[np.newaxis], rows) == pytest.approx(
        expected, abs=3.5 * error
    )


def test_uncertainty_alone_makes_networks_no_more_than_equal():
    """Four rows that prove nothing, with a standard error of 0.4, leave the share even."""
    line, d = np.zeros((4, 1)), np.ones((4, 1))

    assert (
        trust_of(d[np.newaxis], line[np.newaxis], rows_of(np.array([1.0, -1.0, 0.5, -0.5]))) == EVEN
    )
    assert trust_of(d[np.newaxis], line[np.newaxis], rows_of(np.ones(4))) == 1.0


def test_rows_count_by_their_weight():
    """One heavy row that follows the networks outweighs many that go the other way."""
    d, heavy = np.ones((9, 1)), np.where(np.arange(9) == 0, 1e6, 1.0)
    y = np.where(np.arange(9) == 0, 1.0, -1.0)[:, np.newaxis]

    assert trust_of(d[np.newaxis], 0 * d[np.newaxis], Rows(y, y, np.ones(9))) == 0.0
    assert trust_of(d[np.newaxis], 0 * d[np.newaxis], Rows(y, y, heavy)) > 0.99


def test_networks_that_follow_the_line_are_trusted():
    """There is no difference to judge."""
    y = np.arange(4.0)[:, np.newaxis]

    assert trust_of(y[np.newaxis], y[np.newaxis], Rows(y, y, np.ones(4))) == 1.0


@pytest.mark.parametrize(
    ("work", "expected"), [(1.0, MOST_DEALS), (DEALS_WORK / 4, 4), (10 * DEALS_WORK, 1)]
)
def test_rows_are_dealt_out_as_often_as_is_cheap(work, expected):
    """Once at least."""
    assert deals_of(work) == expected
    assert sizes_of(work) >= sizes_of(10 * work) >= 1


@pytest.mark.parametrize(
    ("left_out", "fitted", "expected"),
    [(0.8, 0.4, True), (0.55, 0.3, False), (0.3, 0.02, True), (1.05, 1.0, False)],
    ids=["little gain", "much gain", "much gain, learnt by heart", "nothing learnt by heart"],
)
def test_little_gain_is_doubtful(left_out, fitted, expected):
    """Unless the fit is hardly better than the left-out predictions."""
    y = np.zeros(10)

    def off_by(square):
        return LeftOut(np.full((10, 1), np.sqrt(square)), np.ones((10, 1)))

    found = is_doubtful(off_by(left_out), off_by(1.0), off_by(fitted).means, rows_of(y))

    assert found is expected


def test_every_row_is_left_out_once():
    """And kept by all other folds."""
    folds = deal(13, np.random.default_rng(0))

    assert len(folds) == FOLDS
    assert sorted(np.concatenate([out for _, out in folds])) == list(range(13))
    assert all(set(kept) == set(range(13)) - set(out) for kept, out in folds)


def test_the_most_common_sizes_are_fitted_again():
    """The line is not a network."""
    sizes = [(), (), (8,), (8,), (3,), (3,), (3,), (5, 4), (16,), (16,)]
    trials = [Trial(Network((2, *size, 1)), Seed(k, k), k) for k, size in enumerate(sizes)]

    assert [trial.size for trial in most_common(trials, 3)] == [(3,), (8,), (16,)]


def starts_in_doubt(**asked) -> tuple[Counter, set[str]]:
    """Fit what is in doubt; return how many starts each network got, and which are members."""
    rng = np.random.default_rng(0)
    X = rng.normal(size=(100, 12))
    y = X[:, 0] + 0.3 * X[:, 1] * X[:, 2] + 0.6 * rng.standard_t(3, size=100)

    record = NeuralRegressor(random_state=0, **asked).fit(X, y).record_

    assert any("proved right" in sentence for sentence in record.why)
    members = {record.starts[k].network for k in record.members or ()}
    return Counter(start.network for start in record.starts), members - {"12-1"}


def test_networks_in_doubt_are_trained_until_there_are_twice_as_many():
    """All sizes of which some are members then have equally many starts."""
    before, _ = starts_in_doubt(n_members=1)
    after, members = starts_in_doubt()

    assert len(members) > 1
    each = -(-2 * sum(before[network] for network in members) // len(members))
    assert {after[network] for network in members} == {each}


@pytest.mark.parametrize("asked", [{"n_members": 1}, {"n_starts": 3}])
def test_what_is_asked_for_is_not_trained_again(asked):
    """Neither where the number of starts was, nor where one network is all that is kept."""
    counts, _ = starts_in_doubt(**asked)

    compared, further = starts_of(100 * count_params((12, 3, 1)) ** 2)
    assert counts["12-3-1 tanh"] == asked.get("n_starts", compared + further)


@pytest.mark.parametrize("seed", range(3))
def test_a_line_with_heavy_tails_is_hardly_bent(seed):
    """Networks that follow single outliers are heard little: near the line's own error."""
    rng = np.random.default_rng(seed)
    X, X_new = rng.normal(size=(150, 6)), rng.normal(size=(1000, 6))
    slopes = np.array([1.0, -1, 0.5, 0, 0, 0])
    y = X @ slopes + 0.5 * rng.standard_t(3, size=150)
    line = np.linalg.lstsq(np.c_[X, np.ones(150)], y, rcond=None)[0]

    model = NeuralRegressor(random_state=seed).fit(X, y)

    error = np.sqrt(np.mean((model.predict(X_new) - X_new @ slopes) ** 2))
    of_the_line = np.sqrt(np.mean((np.c_[X_new, np.ones(1000)] @ line - X_new @ slopes) ** 2))
    assert error < 1.5 * of_the_line + 0.1
