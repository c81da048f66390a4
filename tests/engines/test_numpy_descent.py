"""The NumPy descent against a plain loop, and what holds for every descent: chunks, divergence."""

from typing import Any

import numpy as np
import pytest

from curvesmith.engines import make_objective
from curvesmith.network import Network
from curvesmith.schedules import SCHEDULES, Plateau, learning_rate_at
from curvesmith.updates import UPDATES, DescentOptions, RowOrder, UpdateState

N_EPOCHS = 7
# Other order of summation in the data; training amplifies it.
RTOL = 1e-10


class PlainLoop:
    """The descent once more, as a loop over objectives that each hold one batch."""

    def __init__(self, case: Any, options: DescentOptions) -> None:
        self.case, self.options = case, options
        self.X, self.y, self.w = case.data()
        self.alpha = case.settings.get("alpha", 0.0)
        self.reduction = case.settings.get("reduction", "mean")
        self.mask = case.network.weight_mask()
        self.theta = case.theta()
        self.state = UpdateState.at_start(self.theta, self.alpha * self.mask)
        self.step = 0
        self.losses: list[float] = []
        self.norms: list[float] = []

    def run(self) -> None:
        """Run all epochs."""
        n_rows, options = len(self.X), self.options
        size = options.rows_per_batch(n_rows)
        order, plateau = RowOrder(n_rows, options.seed), Plateau(options.patience)
        for epoch in range(N_EPOCHS):
            if options.shuffle and size < n_rows:
                order.shuffle()
            starts = range(0, n_rows, size)
            batches = [order.rows[start : start + size] for start in starts]
            visits = [self.visit(rows, epoch, plateau.stalls) for rows in batches]
            self.losses.append(self.epoch_loss(*np.array(visits).T))
            plateau.observe(self.losses[-1])

    def visit(self, rows: np.ndarray, epoch: int, stalls: int) -> tuple[float, float, float]:
        """Make one update; return data term, penalty and weight of the batch."""
        options, theta = self.options, self.theta
        batch = make_objective(
            self.case.network,
            self.X[rows],
            self.y[rows],
            sample_weight=self.w[rows],
            reduction=self.reduction,
            engine="numpy",
        )
        data, gradient = batch.value_and_gradient(theta)
        penalty = self.alpha / 2 * float((theta[self.mask] ** 2).sum())
        if options.method != "adamw":
            gradient = gradient + self.alpha * theta * self.mask
        norm = float(np.linalg.norm(gradient))
        if options.clip_norm and norm > options.clip_norm:
            gradient = gradient * options.clip_norm / norm
        n_steps = N_EPOCHS * options.batches_per_epoch(len(self.X))
        base = options.learning_rate
        rate = learning_rate_at(options.schedule, base, self.step, n_steps, epoch, options, stalls)
        UPDATES[options.method].apply(theta, gradient, rate, self.state, options)
        self.step += 1
        self.norms[epoch:] = [norm]
        return data, penalty, self.w[rows].sum()

    def epoch_loss(self, data: np.ndarray, penalty: np.ndarray, weight: np.ndarray) -> float:
        """Return the loss of an epoch from those of its batches."""
        if self.reduction == "sum":
            return float(data.sum() + penalty.mean())
        return float(np.average(data + penalty, weights=weight))


DESCENTS = {
    **{
        f"{method}-{batch_size}": {"method": method, "batch_size": batch_size}
        for method in UPDATES
        for batch_size in (0, 1, 6)
    },
    **{
        f"{schedule}-{batch_size}": {
            "method": "momentum",
            "schedule": schedule,
            "batch_size": batch_size,
            "step_epochs": 2,
            "patience": 1,
            "decay": 0.5,
        }
        for schedule in SCHEDULES
        for batch_size in (0, 6)
    },
    "clipped": {"method": "sgd", "clip_norm": 0.1, "batch_size": 6},
    "in-order": {"method": "adam", "shuffle": False, "batch_size": 6},
    "seeded": {"method": "adam", "seed": 2**64 - 1, "batch_size": 6},
    "too-many-rows": {"method": "adam", "batch_size": 1000},
}


@pytest.mark.parametrize("settings", [{}, {"alpha": 0.1, "reduction": "sum"}, {"alpha": 0.1}])
@pytest.mark.parametrize("options", DESCENTS.values(), ids=DESCENTS.keys())
def test_descent_is_the_plain_loop(make_case, options, settings):
    """Parameters, losses and gradient lengths are those of a loop over batches."""
    case = make_case(Network((2, 4, 1)), 20, weighted=True, settings=settings)
    options = DescentOptions(learning_rate=0.02, n_epochs=N_EPOCHS, **options)
    descent = case.objective("numpy").descent(case.theta(), options)
    assert descent.run(N_EPOCHS)
    loop = PlainLoop(case, options)
    loop.run()
    np.testing.assert_allclose(descent.theta, loop.theta, RTOL)
    np.testing.assert_allclose(descent.losses, loop.losses, RTOL)
    np.testing.assert_allclose(descent.gradient_norms, loop.norms, RTOL)
    assert descent.epochs == N_EPOCHS


@pytest.mark.parametrize("method", UPDATES)
def test_descent_goes_down(make_case, method, seed):
    """Every method lowers the loss of a small problem."""
    case = make_case(Network((2, 6, 1)), 50, seed=seed)
    descent = case.objective("numpy").descent(case.theta(), DescentOptions(method, 0.02))
    assert descent.run(100)
    assert descent.losses[-1] < descent.losses[0]


@pytest.mark.parametrize("schedule", SCHEDULES)
@pytest.mark.parametrize("batch_size", [0, 6])
def test_chunks_do_not_change_the_path(make_case, schedule, batch_size):
    """Two epochs and then five lead where seven lead, to the bit."""
    case = make_case(Network((2, 4, 1)), 20)
    options = DescentOptions("adam", 0.1, batch_size=batch_size, schedule=schedule, n_epochs=7)
    whole, pieces = (case.objective("numpy").descent(case.theta(), options) for _ in range(2))
    whole.run(7)
    assert all(pieces.run(n_epochs) for n_epochs in (2, 0, 5))
    np.testing.assert_array_equal(pieces.theta, whole.theta)
    np.testing.assert_array_equal(pieces.losses, whole.losses)


def test_learning_rate_is_the_latest_one(make_case):
    """Before the first update it is the first rate; afterwards that of the last update made."""
    case = make_case(Network((2, 4, 1)), 20)
    options = DescentOptions("sgd", 0.1, schedule="decay", decay=1.0, n_epochs=3)
    descent = case.objective("numpy").descent(case.theta(), options)
    rates = [descent.learning_rate]
    for _ in range(3):
        descent.run(1)
        rates.append(descent.learning_rate)
    assert rates == [0.1, 0.1, 0.05, 0.1 / 3]


def test_descent_copies_its_start(make_case):
    """Neither the start handed in nor the parameters handed out are the ones being changed."""
    case = make_case(Network((2, 4, 1)), 20)
    start = case.theta()
    descent = case.objective("numpy").descent(start, DescentOptions("sgd", 0.1))
    before = descent.theta
    descent.run(1)
    np.testing.assert_array_equal(start, case.theta())
    np.testing.assert_array_equal(before, start)
    assert (descent.theta != start).any()


@pytest.mark.parametrize("batch_size", [0, 6])
def test_divergence_stops_the_descent(make_case, batch_size):
    """The epoch that is not finite is recorded, is the last one, and makes no update."""
    case = make_case(Network((2, 4, 1), "relu"), 20)
    descent = case.objective("numpy").descent(
        case.theta(), DescentOptions("sgd", 1e3, batch_size=batch_size)
    )
    assert not descent.run(1000)
    assert descent.epochs < 1000
    assert np.isfinite(descent.theta).all()
    finite = np.isfinite(descent.losses) & np.isfinite(descent.gradient_norms)
    assert finite[:-1].all()
    assert not finite[-1]
    epochs, theta = descent.epochs, descent.theta
    assert not descent.run(5)
    assert descent.epochs == epochs
    np.testing.assert_array_equal(descent.theta, theta)


def test_descent_over_rows_of_no_weight_is_still(make_case):
    """Where no row counts there is nothing to go down: the loss is zero and nothing moves."""
    network = Network((2, 3, 1))
    X, y, _ = make_case(network, 4).data()
    theta = make_case(network, 4).theta()
    objective = make_objective(network, X, y, sample_weight=np.zeros(4), engine="numpy")
    descent = objective.descent(theta, DescentOptions("sgd", 0.1, batch_size=2))
    assert descent.run(3)
    np.testing.assert_array_equal(descent.losses, 0)
    np.testing.assert_array_equal(descent.theta, theta)
