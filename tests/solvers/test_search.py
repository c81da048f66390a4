"""The search finds optima that starts by themselves miss, and ends for the reason it says."""

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from curvesmith.engines import make_objective
from curvesmith.initial import placed_theta, redrawn
from curvesmith.network import Network
from curvesmith.solvers import Budget, Outcome, geodesic, search
from curvesmith.solvers import levenberg_marquardt as lm
from curvesmith.solvers.damping import Damping

BUDGET = Budget(3000, 1e-6)


def peaks(n_rows: int = 120) -> tuple[np.ndarray, np.ndarray]:
    """Return a curve of two peaks on a decay, with a ripple that no small network follows."""
    x = np.linspace(-1.7, 1.7, n_rows)
    y = np.exp(-x) / 2 + np.exp(-((3 * x - 2) ** 2)) + np.exp(-((4 * x + 1) ** 2))
    return x[:, None], (y + 0.02 * np.sin(40 * x))[:, None]


def task(units: int = 4):
    """Return the network, its inputs, and the objective over the peaks."""
    X, y = peaks()
    network = Network((1, units, 1))
    return network, X, make_objective(network, X, y)


def run(seed: int, budget: Budget = BUDGET, observer=None) -> Outcome:
    """Search from one placed start."""
    network, X, objective = task()
    rng = np.random.default_rng(seed)
    return search.run(
        objective,
        placed_theta(network, rng, X),
        budget,
        observer,
        redraw=lambda theta, units: redrawn(network, rng, X, theta, units, beside=0.8),
        rng=rng,
    )


def test_searches_agree_where_starts_do_not():
    """Nearly all searches end within a thousandth of the best of a forty starts, or below."""
    network, X, objective = task()
    starts = [
        lm.run(objective, placed_theta(network, np.random.default_rng(k), X), Budget(300, 1e-6))
        for k in range(40)
    ]
    lowest = min(start.loss for start in starts)

    found = [run(seed).loss <= lowest * 1.001 for seed in range(6)]

    assert np.mean([start.loss <= lowest * 1.001 for start in starts]) < 0.5
    assert np.mean(found) > 0.5


def test_losses_never_rise_and_belong_together(seed):
    """They are the lowest so far; the loss is that of theta."""
    _, _, objective = task()

    outcome = run(seed)

    assert (np.diff(outcome.losses) <= 0).all()
    assert len(outcome.losses) == len(outcome.gradient_norms) == outcome.n_iter
    assert outcome.loss == pytest.approx(objective.value(outcome.theta), rel=1e-10)
    assert outcome.stop in ("converged", "max_iter")


def test_same_seed_same_bits(seed):
    """Everything random comes from the generators that are given."""
    assert_array_equal(run(seed, Budget(300, 0.0)).theta, run(seed, Budget(300, 0.0)).theta)


def test_stops_at_max_iter():
    """All descents count together."""
    outcome = run(0, Budget(25, 0.0))
    assert (outcome.stop, outcome.n_iter) == ("max_iter", 25)


def test_an_exact_fit_ends_it():
    """A network's own output is found, and no unit is drawn anew any more."""
    X = np.linspace(-1.7, 1.7, 50)[:, None]
    network = Network((1, 1, 1))
    rng = np.random.default_rng(0)

    outcome = search.run(
        make_objective(network, X, np.tanh(2 * X - 1)),
        placed_theta(network, rng, X),
        BUDGET,
        redraw=lambda theta, units: redrawn(network, rng, X, theta, units),
        rng=rng,
    )

    assert outcome.stop == "converged"
    assert outcome.loss < 1e-18
    assert outcome.n_iter < 200


def test_the_end_is_polished_whatever_ended_the_search(seed):
    """Of six hundred iterations the last ones go down to the minimum that was found."""
    outcome = run(seed, Budget(600, 0.0))

    _network, _, objective = task()
    place, damping = geodesic.settle(objective, outcome.theta), Damping(*geodesic.DAMPING)
    for _ in range(50):
        place, _ = geodesic.descend(objective, place, damping)
    assert outcome.stop == "max_iter"
    assert place.value > outcome.loss * (1 - 1e-3)


def curved(n_rows: int = 300) -> tuple[np.ndarray, np.ndarray]:
    """Return rows of Dette and Pepelyshev's curved function, doi:10.1198/TECH.2010.09157."""
    X = np.random.default_rng(0).random((n_rows, 3))
    x1, x2, x3 = X.T
    first = 4 * (x1 - 2 + 8 * x2 - 8 * x2**2) ** 2 + (3 - 4 * x2) ** 2
    y = first + 16 * np.sqrt(x3 + 1) * (2 * x3 - 1) ** 2
    return (X - 0.5) / 0.29, ((y - y.mean()) / y.std())[:, None]


@pytest.mark.slow
def test_narrow_valleys_are_followed_to_their_ends():
    """Where those lie far below what the search sees, most searches meet the same best end."""
    X, y = curved()
    network = Network((3, 5, 1))
    objective = make_objective(network, X, y)

    losses = []
    for seed in range(4):
        rng = np.random.default_rng(seed)
        outcome = search.run(
            objective,
            placed_theta(network, rng, X),
            Budget(10_000, 1e-6),
            redraw=lambda at, units, rng=rng: redrawn(network, rng, X, at, units, beside=0.8),
            rng=rng,
        )
        losses.append(outcome.loss)
        assert outcome.n_iter < 10_000

    # The next best optimum has twenty times the loss of the best.
    assert min(losses) < 1e-6
    assert np.median(losses) < 4 * min(losses)


@pytest.mark.parametrize(
    ("answer", "stop"), [(True, "callback"), (KeyboardInterrupt, "interrupted")]
)
def test_stops_when_asked(answer, stop):
    """The observer and Ctrl-C end it; the best so far is kept."""

    def observe(progress):
        if progress.iteration < 40:
            return False
        if answer is True:
            return True
        raise answer

    outcome = run(0, observer=observe)

    assert (outcome.stop, outcome.n_iter) == (stop, 40)
    assert outcome.loss == outcome.losses[-1]


def test_diverged_from_the_start():
    """A start that is not finite is said to be none."""
    network, _, objective = task()

    outcome = search.run(
        objective,
        np.full(network.n_params, np.inf),
        BUDGET,
        redraw=lambda theta, units: theta,
        rng=np.random.default_rng(0),
    )

    assert (outcome.stop, outcome.is_alive) == ("diverged", False)


@pytest.mark.parametrize(("loss", "alpha"), [("huber", 0.0), ("absolute", 0.0), ("squared", 0.5)])
def test_other_objectives_are_refused(loss, alpha):
    """Their output layer is no solution of a linear system, or they have a penalty."""
    X, y = peaks()
    network = Network((1, 3, 1))
    with pytest.raises(ValueError, match=f"loss='{loss}' and 1-3-1 tanh, alpha={alpha:g}"):
        search.run(
            make_objective(network, X, y, loss=loss, alpha=alpha),
            np.zeros(network.n_params),
            BUDGET,
            redraw=lambda theta, units: theta,
            rng=np.random.default_rng(0),
        )
