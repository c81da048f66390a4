"""Every automatic choice follows its documented rule and gives its reason."""

import pytest

from curvesmith.solvers.choice import Choice, Task, Wishes, choose, count_params, hidden_units

SMALL = Task(n_rows=200, n_features=3, n_outputs=1)
LARGE = Task(n_rows=20_000, n_features=8, n_outputs=1)


def choice(task: Task = SMALL, **wishes) -> Choice:
    """Choose, with some wishes."""
    return choose(task, Wishes(**wishes))


@pytest.mark.parametrize("n_outputs", [1, 3])
@pytest.mark.parametrize("n_layers", [1, 2])
@pytest.mark.parametrize("n_features", [1, 10])
@pytest.mark.parametrize("n_rows", [2, 30, 100, 1000, 10**6])
def test_units_keep_parameters_below_the_target_values(n_rows, n_features, n_layers, n_outputs):
    """One more unit would be too many parameters, or more than the most units."""
    units = hidden_units(n_rows, n_features, n_outputs, n_layers)

    def fits(units: int) -> bool:
        return count_params((n_features, *[units] * n_layers, n_outputs)) <= n_rows * n_outputs

    most = 32 if n_layers == 1 else 64
    assert 3 <= units <= most
    assert units == 3 or fits(units)
    assert units == most or not fits(units + 1)


def test_small_data_are_fitted_with_the_evidence():
    """Several sizes, each with its own number of starts, no penalty, no rows held out."""
    chosen = choice()

    assert (chosen.solver, chosen.regularization, chosen.alpha) == ("lm", "evidence", 0.0)
    assert len(chosen.families) == 3
    assert chosen.hidden_layer_sizes == chosen.families[0][0]
    assert (chosen.n_starts, chosen.early_stopping) == (0, False)
    assert chosen.is_full_batch


def test_other_losses_are_fitted_by_lbfgs():
    """One layer, cross-validated penalty, several starts, no rows held out."""
    chosen = choice(loss="huber")

    assert (chosen.solver, chosen.hidden_layer_sizes) == ("lbfgs", (32,))
    assert chosen.alpha is None
    assert (chosen.n_starts, chosen.early_stopping) == (3, False)
    assert chosen.is_full_batch
    assert chosen.step == "iteration"


def test_large_data_are_fitted_by_adam():
    """Three layers, mini-batches, early stopping, several starts."""
    chosen = choice(LARGE)

    assert (chosen.solver, chosen.hidden_layer_sizes) == ("adam", (64, 64, 64))
    assert (chosen.batch_size, chosen.schedule) == (128, "one_cycle")
    assert (chosen.n_starts, chosen.early_stopping) == (4, True)
    assert choice(Task(1_000_000, 20, 1)).n_starts == 1
    assert chosen.alpha == pytest.approx(0.6 / 20_000)
    assert not chosen.is_full_batch
    assert chosen.step == "epoch"


def test_large_networks_are_trained_by_adam():
    """A network of many parameters makes the work too much for full batches."""
    chosen = choice(Task(4000, 1, 1), hidden_layer_sizes=(32, 128, 32))

    assert (chosen.solver, chosen.hidden_layer_sizes) == ("adam", (32, 128, 32))


@pytest.mark.parametrize(
    ("name", "value"), [("learning_rate", 0.1), ("schedule", "cosine"), ("batch_size", 16)]
)
def test_options_of_first_order_solvers_ask_for_one(name, value):
    """What lbfgs has no use for is not ignored."""
    chosen = choice(**{name: value})

    assert chosen.solver == "adam"
    assert getattr(chosen, name) == value
    assert any(f"`{name}` was given" in sentence for sentence in chosen.why)


def test_portions_need_a_first_order_solver():
    """`partial_fit` takes adam, with a constant rate, one start and nothing held out."""
    chosen = choice(Task(200, 3, 1, is_incremental=True))

    assert (chosen.solver, chosen.schedule) == ("adam", "constant")
    assert (chosen.n_starts, chosen.early_stopping, chosen.alpha) == (1, False, 1e-4)


def test_going_on_makes_one_start():
    """There is only one place to go on from."""
    assert choice(Task(200, 3, 1, is_continued=True), alpha=0.1).n_starts == 1


@pytest.mark.parametrize(
    ("wishes", "expected"),
    [
        ({"solver": "gd", "batch_size": 16}, 0),
        ({"solver": "adam", "batch_size": "full"}, 0),
        ({"solver": "adam", "batch_size": 16}, 16),
        ({"solver": "adam", "batch_size": 1}, 1),
        ({"solver": "adam", "batch_size": 200}, 0),
        ({"solver": "adam"}, 128),
        ({"solver": "lbfgs"}, 0),
    ],
    ids=str,
)
def test_batch_size(wishes, expected):
    """0 stands for all rows."""
    assert choice(**wishes).batch_size == expected


def test_few_rows_make_one_batch():
    """Up to 128 rows there is nothing to divide."""
    assert choice(Task(128, 3, 1), solver="adam").batch_size == 0


@pytest.mark.parametrize(
    ("n_rows", "expected"), [(200, 2000), (1000, 500), (10_000, 200), (100_000, 51), (10**7, 10)]
)
def test_epochs_make_a_sensible_number_of_updates(n_rows, expected):
    """200 epochs, stretched to 4,000 updates or cut to 40,000, and at least 10."""
    assert choice(Task(n_rows, 3, 1), solver="adam").max_iter == expected


def test_learning_rates_depend_on_the_batch():
    """Full batches bear a larger rate."""
    assert choice(solver="adam", batch_size="full").learning_rate == 0.03
    assert choice(solver="adam", batch_size=8).learning_rate == 0.01
    assert choice(solver="lbfgs").learning_rate is None


def test_a_given_rate_stays_constant():
    """Who chooses the rate is not given a schedule."""
    assert choice(learning_rate=0.1).schedule == "constant"


def test_early_stopping_replaces_the_penalty_search():
    """Held-out rows already say when to stop."""
    chosen = choice(solver="lbfgs", early_stopping=True)

    assert chosen.early_stopping
    assert chosen.alpha == 1e-3


def test_wishes_are_kept_and_not_explained():
    """What is asked for needs no reason."""
    asked = {
        "hidden_layer_sizes": 7,
        "solver": "momentum",
        "alpha": 0.5,
        "learning_rate": 0.3,
        "schedule": "step",
        "batch_size": 9,
        "max_iter": 11,
        "n_starts": 2,
        "early_stopping": True,
    }

    chosen = choice(**asked)

    assert chosen.why == ()
    assert {name: getattr(chosen, name) for name in asked} == asked | {"hidden_layer_sizes": (7,)}


def test_a_rate_that_lbfgs_ignores_is_said():
    """An option without effect leaves a trace."""
    assert any(
        "`learning_rate` is not used" in why
        for why in choice(solver="lbfgs", learning_rate=0.1).why
    )


@pytest.mark.parametrize("task", [SMALL, LARGE])
def test_every_automatic_choice_is_explained(task):
    """One sentence each, and each ends."""
    chosen = choice(task)

    words = ("Solver", "units", "start", "alpha") if task is LARGE else ("Solver", "evidence")
    for word in words:
        assert any(word in sentence for sentence in chosen.why)
    assert all(sentence.endswith(".") for sentence in chosen.why)


def test_no_hidden_layer_is_a_linear_model():
    """An empty sequence is a wish too."""
    assert choice(hidden_layer_sizes=()).hidden_layer_sizes == ()


@pytest.mark.parametrize(("n_rows", "n_starts"), [(200, 8), (5000, 4), (50_000, 1)])
def test_starts_of_the_evidence_follow_its_work(n_rows, n_starts):
    """Rows times the square of the parameters decide, and a sentence says so."""
    chosen = choice(Task(n_rows, 3, 1), solver="lm", hidden_layer_sizes=32)

    assert (chosen.regularization, chosen.n_starts) == ("evidence", n_starts)
    assert any("random start" in sentence for sentence in chosen.why)


def test_evidence_brings_its_solver():
    """Levenberg-Marquardt, full batches, one layer, no penalty to choose."""
    chosen = choice(LARGE, regularization="evidence")

    assert (chosen.solver, chosen.alpha, chosen.step) == ("lm", 0.0, "iteration")
    assert chosen.hidden_layer_sizes == chosen.families[0][0]
    assert chosen.is_full_batch
    assert not chosen.early_stopping


def test_continued_evidence_has_one_start():
    """Going on from earlier parameters is one way, not several."""
    assert choice(Task(200, 3, 1, is_continued=True), solver="lm").n_starts == 1
