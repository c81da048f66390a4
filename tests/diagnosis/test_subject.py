"""Subject: what it accepts, how it hands things over, and that it stays as it is."""

from typing import Any

import numpy as np
import pytest

from curvesmith.diagnosis.subject import Subject

N_ROWS = 20


def network(rows: str = "first", **offered: Any) -> Subject:
    """Return a 2-3-1 tanh network in one of two layouts."""
    rng = np.random.default_rng(0)
    X = rng.standard_normal((N_ROWS, 2))
    params = {"W1": rng.standard_normal((2, 3)), "b1": np.zeros(3), "W2": rng.standard_normal(3)}

    def forward(params: dict, X: np.ndarray) -> np.ndarray:
        rows_first = X if rows == "first" else X.T
        return np.tanh(rows_first @ params["W1"] + params["b1"]) @ params["W2"]

    given = X if rows == "first" else X.T
    return Subject(params, given, X[:, 0], forward=forward, **offered)


def mean_square(params: dict, X: np.ndarray, y: np.ndarray) -> float:
    """Return a loss by a forward of its own."""
    f = np.tanh(X @ params["W1"] + params["b1"]) @ params["W2"]
    return float(np.mean((f - y) ** 2))


def test_theta_and_back(seed: int):
    """Unflatten undoes flatten, to the bit."""
    subject = network()
    theta = np.random.default_rng(seed).standard_normal(subject.n_params)
    np.testing.assert_array_equal(subject.flatten(subject.unflatten(theta)), theta)


def test_blocks_say_where_each_parameter_lies():
    """The slices follow the order of the parameters."""
    subject = network()
    theta = subject.flatten(subject.params)
    for name, where in subject.blocks.items():
        np.testing.assert_array_equal(theta[where], subject.params[name].ravel())


def test_dtypes_survive_flattening():
    """A float32 parameter stays one."""
    subject = Subject({"w": np.float32([1.0])}, [1.0, 2.0], [1.0, 2.0], forward=lambda p, X: X)
    assert subject.unflatten(np.zeros(1))["w"].dtype == np.float32


def test_both_layouts_are_the_same_rows():
    """Inputs, targets and outputs come as rows of columns, however the user keeps them."""
    first, last = network("first"), network("last")
    np.testing.assert_array_equal(first.inputs, last.inputs)
    np.testing.assert_array_equal(first.outputs(first.params), last.outputs(last.params))
    assert (first.has_rows_first, last.has_rows_first) == (True, False)


@pytest.mark.parametrize("rows", ["first", "last"])
def test_rows_go_back_into_the_layout_they_came_in(rows: str):
    """given_inputs undoes inputs."""
    subject = network(rows)
    np.testing.assert_array_equal(subject.given_inputs(subject.inputs), subject.X)
    np.testing.assert_array_equal(subject.given_targets(subject.targets), subject.y)


def test_outputs_in_columns_become_rows():
    """Predictions of shape (n_outputs, n_rows) are turned."""
    X = np.arange(6.0).reshape(1, 6)
    Y = np.vstack([X, 2 * X])
    subject = Subject({"w": [1.0]}, X, Y, forward=lambda params, X: np.vstack([X, 2 * X]))
    np.testing.assert_array_equal(subject.outputs(subject.params), Y.T)


def test_the_loss_of_a_subject_without_one_is_the_mean_square():
    """So that every subject has a loss."""
    with_loss, without = network(loss=mean_square), network()
    # Two orders of summation.
    assert without.reported_loss(without.params) == pytest.approx(
        with_loss.reported_loss(with_loss.params), rel=1e-14
    )


def test_numeric_gradient_of_a_parabola():
    """Central differences are exact for squares, up to rounding."""
    subject = Subject(
        {"w": [3.0, -2.0]},
        [1.0, 2.0],
        [1.0, 2.0],
        forward=lambda params, X: X,
        loss=lambda params, X, y: float(np.sum(params["w"] ** 2)),
    )
    # Rounding of the loss, 1e-15, over a width of 1e-5.
    np.testing.assert_allclose(subject.numeric_gradient(subject.params), [6.0, -4.0], atol=1e-8)


def test_functions_that_work_in_place_change_nothing():
    """Parameters and data are handed over as copies."""

    def ruin(params: dict, X: np.ndarray, y: np.ndarray) -> None:
        params["W1"] += 1.0
        X *= 0.0
        y *= 0.0

    subject = network(step=ruin)
    before = subject.flatten(subject.params)
    after = subject.stepped(subject.params)
    np.testing.assert_array_equal(subject.flatten(subject.params), before)
    np.testing.assert_array_equal(after["W1"], subject.params["W1"] + 1.0)
    assert np.any(subject.X != 0)
    assert np.any(subject.y != 0)


def test_the_callers_arrays_are_not_kept():
    """What the caller does with its arrays afterwards does not reach the subject."""
    X, w = np.ones((3, 1)), np.ones(1)
    subject = Subject({"w": w}, X, np.ones(3), forward=lambda params, X: X @ params["w"])
    X[:], w[:] = 5.0, 5.0
    np.testing.assert_array_equal(subject.outputs(subject.params), np.ones((3, 1)))


def test_steps_begin_with_a_reset():
    """A step that remembers is brought back before each trajectory."""
    memory = {"velocity": 0.0}

    def step(params: dict, X: np.ndarray, y: np.ndarray) -> dict:
        memory["velocity"] = 0.9 * memory["velocity"] + 1.0
        return {name: array + memory["velocity"] for name, array in params.items()}

    subject = network(step=step, reset=lambda: memory.update(velocity=0.0))
    first, second = (list(subject.steps(subject.params, 3)) for _ in range(2))
    np.testing.assert_array_equal(subject.flatten(first[-1]), subject.flatten(second[-1]))


def test_examining_does_not_change_the_trajectory():
    """The user's parameters go the same way, to the bit, with and without being looked at."""

    def step(params: dict, X: np.ndarray, y: np.ndarray) -> dict:
        return {name: 0.9 * array + rng.standard_normal() for name, array in params.items()}

    paths = []
    for looks in (False, True):
        rng = np.random.default_rng(5)
        subject = network(step=step, loss=mean_square)
        path = [subject.flatten(subject.params)]
        for params in subject.steps(subject.params, 5):
            if looks:
                subject.numeric_gradient(params)
                subject.outputs(params)
            path.append(subject.flatten(params))
        paths.append(np.array(path))
    np.testing.assert_array_equal(*paths)


def test_final_is_what_training_left():
    """Without trained parameters, those given are judged."""
    assert network().final is not None
    trained = {"W1": np.ones((2, 3)), "b1": np.ones(3), "W2": np.ones(3)}
    np.testing.assert_array_equal(network(trained=trained).final["b1"], np.ones(3))


def test_judged_takes_the_users_own_way():
    """`predict` goes before `forward` where the network is judged."""
    subject = network(predict=lambda params, X: np.full(len(X), 7.0))
    np.testing.assert_array_equal(subject.judged(subject.params), np.full((N_ROWS, 1), 7.0))


def test_vectors_for_columns_are_taken():
    """A gradient of shape (3,) for biases of shape (1, 3) is a habit, not a fault."""
    params = {"b": np.zeros((1, 3))}
    subject = Subject(
        params,
        np.ones((4, 3)),
        np.ones((4, 3)),
        forward=lambda params, X: X + params["b"],
        gradient=lambda params, X, y: {"b": np.ones(3)},
    )
    assert subject.reported_gradient(subject.params)["b"].shape == (1, 3)


def test_params_that_are_no_dict_are_refused():
    """Names are needed to tell where a fault sits."""
    with pytest.raises(ValueError, match=r"`params` must be a dict .* got list"):
        Subject([1.0], [1.0], [1.0], forward=lambda params, X: X)  # type: ignore[arg-type]


def test_params_that_are_no_numbers_are_refused():
    """A list of layers is not one array."""
    with pytest.raises(ValueError, match=r"`params\['w'\]` must be an array of real numbers, got"):
        Subject({"w": ["a"]}, [1.0], [1.0], forward=lambda params, X: X)


def test_data_that_are_no_numbers_are_refused():
    """Text has no mean."""
    with pytest.raises(ValueError, match="`X` must be an array of real numbers, got shape"):
        Subject({"w": [1.0]}, ["a"], [1.0], forward=lambda params, X: X)


def test_data_without_common_rows_are_refused():
    """Each input needs a target."""
    with pytest.raises(ValueError, match=r"same number of rows, got shapes \(4,\) and \(5,\)"):
        Subject({"w": [1.0]}, np.ones(4), np.ones(5), forward=lambda params, X: X)


def test_predictions_of_another_number_are_refused():
    """One prediction for each target."""
    with pytest.raises(ValueError, match=r"`forward` must return 4 values .* got shape \(2,\)"):
        Subject({"w": [1.0]}, np.ones(4), np.ones(4), forward=lambda params, X: X[:2])


def test_what_is_no_function_is_refused():
    """A common slip is to pass what the function returns."""
    with pytest.raises(TypeError, match="`forward` must be a function, got float"):
        Subject({"w": [1.0]}, np.ones(4), np.ones(4), forward=1.0)  # type: ignore[arg-type]


def test_names_it_does_not_know_are_refused():
    """A misspelt option must not be ignored."""
    with pytest.raises(TypeError, match="got 'gradients'"):
        network(gradients=None)


def test_a_gradient_that_lacks_a_parameter_is_refused():
    """The message names the parameter."""
    subject = network(gradient=lambda params, X, y: {"W1": params["W1"], "W2": params["W2"]})
    with pytest.raises(ValueError, match=r"`gradient` must have an entry .* got none for 'b1'"):
        subject.reported_gradient(subject.params)


def test_a_gradient_of_another_shape_is_refused():
    """The message names both shapes."""
    subject = network(gradient=lambda params, X, y: params | {"W1": params["W1"].T})
    with pytest.raises(ValueError, match=r"must have shape \(2, 3\) for 'W1', got \(3, 2\)"):
        subject.reported_gradient(subject.params)


def test_a_step_that_returns_no_dict_is_refused():
    """A tuple of arrays has no names."""
    subject = network(step=lambda params, X, y: tuple(params.values()))
    with pytest.raises(ValueError, match=r"`step` must be a dict .* got tuple"):
        subject.stepped(subject.params)


@pytest.mark.parametrize(
    ("offer", "ask"),
    [
        ("gradient", lambda subject: subject.reported_gradient(subject.params)),
        ("step", lambda subject: subject.stepped(subject.params)),
        ("init", lambda subject: subject.start(0)),
    ],
)
def test_what_is_not_offered_is_named(offer: str, ask: Any):
    """The message says which function is missing."""
    with pytest.raises(ValueError, match=f"`{offer}` must be offered by the subject 'functions'"):
        ask(network())


def test_a_loss_of_several_numbers_is_refused():
    """A loss by rows is not a loss."""
    subject = network(loss=lambda params, X, y: y)
    with pytest.raises(ValueError, match=r"`loss` must return one number, got .* \(20,\)"):
        subject.reported_loss(subject.params)


def test_theta_of_another_length_is_refused():
    """The message says the length."""
    with pytest.raises(ValueError, match=r"`theta` must have shape \(12,\), got \(3,\)"):
        network().unflatten(np.zeros(3))
