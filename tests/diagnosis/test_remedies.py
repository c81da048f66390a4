"""Remedies: what cures is told from what does not, alone and together."""

from time import perf_counter
from typing import Any

import numpy as np
import pytest
from tests.diagnosis.founding import square_subject
from tests.diagnosis.hosts import hat, relu_network, sqrt_as_asked

from curvesmith.diagnosis import changes as edits
from curvesmith.diagnosis.adapters import subject_of
from curvesmith.diagnosis.arms import EngineArm
from curvesmith.diagnosis.finding import Finding, Remedy, Where
from curvesmith.diagnosis.own_arms import OwnArm, OwnSearch
from curvesmith.diagnosis.remedies import Interrupted, apply, rerun, verify
from curvesmith.diagnosis.subject import Subject
from curvesmith.diagnosis.workbench import Workbench

LATE = 1e9  # a deadline that never comes, in seconds of the clock
BUDGET = 30.0  # seconds, never needed in full


def fault(cause: str, *changes: edits.Change, **values: Any) -> Finding:
    """Return a fault with a remedy."""
    return Finding(cause, "fault", Where(), cause, (), Remedy("Do it.", changes, **values))


def remedies(findings: list[Finding], subject: Subject, **options: Any) -> list[Remedy]:
    """Return the remedies after verification, against a ceiling of 1 unless told."""
    options = {"budget_s": BUDGET, "ceiling": 1.0, "n_seeds": 3} | options
    verified = verify(findings, subject, **options)
    assert [finding.cause for finding in verified] == [finding.cause for finding in findings]
    return [finding.remedy for finding in verified if finding.remedy is not None]


# Who trains.


def test_the_engine_trains_as_the_user_does(seed: int):
    """Same start, same steps, same R², where nothing is at fault."""
    engine, own = apply(hat(), ()), Workbench(hat())._own(())
    assert isinstance(engine, EngineArm)
    by_engine = engine.train(seed, engine.learning_rate, 200, LATE)
    assert by_engine == pytest.approx(own.train(seed, 1.0, 200, LATE), rel=1e-9)


@pytest.mark.parametrize(
    "options",
    [
        {"sign": -1.0},
        {"fault": lambda gradient: gradient | {"b1": 0 * gradient["b1"]}},
        {"step": lambda params, X, y: {name: 0.9 * array for name, array in params.items()}},
        {"loss": lambda params, X, y: 1.0},
    ],
    ids=["sign", "frozen bias", "no gradient", "unknown loss"],
)
def test_what_is_at_fault_is_trained_by_the_user(options: dict[str, Any]):
    """The engine would cure by itself."""
    assert isinstance(apply(hat(**options), ()), OwnArm)


@pytest.mark.parametrize(
    ("options", "change"),
    [
        ({"sign": -1.0}, edits.CorrectGradient()),
        (
            {"step": lambda params, X, y: {name: 0.9 * params[name] for name in params}},
            edits.CorrectUpdate(),
        ),
        ({"loss": lambda params, X, y: 1.0}, edits.CorrectLoss()),
    ],
    ids=["gradient", "update", "loss"],
)
def test_what_is_corrected_is_trained_by_the_engine(options: dict[str, Any], change: edits.Change):
    """Nothing of the faulty code is left."""
    assert isinstance(apply(hat(**options), (change,)), EngineArm)


def test_a_wrong_gradient_stays_when_only_the_update_is_corrected():
    """Each fault has its own remedy."""
    arm = apply(hat(sign=-1.0), (edits.CorrectUpdate(),))
    assert isinstance(arm, OwnArm)
    assert arm.train(0, 1.0, 200, LATE) != pytest.approx(1.0, abs=0.1)


def test_what_cannot_be_made_is_none():
    """Biases cannot be added to a network that nobody knows."""
    subject = Subject(
        {"w": [1.0]}, np.linspace(-1, 1, 9), np.ones(9), forward=lambda p, X: np.cosh(p["w"] * X)
    )
    assert apply(subject, (edits.AddBias(),)) is None


def unknown_network(rate: float) -> Subject:
    """Return a network of bumps, which the engine does not have, on sin x."""
    X = np.linspace(-2, 2, 40)[:, None]
    y = np.sin(X[:, 0])

    def parts(params: dict, X: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        z = X @ params["W"] + params["b"]
        return z, np.exp(-(z**2))

    def step(params: dict, X: np.ndarray, y: np.ndarray) -> dict[str, np.ndarray]:
        z, a = parts(params, X)
        df = 2 * (a @ params["V"] - y[:, None]) / len(y)
        dz = df @ params["V"].T * (-2 * z * a)
        slopes = {"W": X.T @ dz, "b": dz.sum(axis=0), "V": a.T @ df}
        return {name: params[name] - rate * slopes[name] for name in params}

    def init(seed: int) -> dict[str, np.ndarray]:
        rng = np.random.default_rng(seed)
        shapes = {"W": (1, 8), "b": (8,), "V": (8, 1)}
        return {name: rng.standard_normal(shape) for name, shape in shapes.items()}

    return Subject(
        init(0),
        X,
        y,
        forward=lambda params, X: (parts(params, X)[1] @ params["V"])[:, 0],
        step=step,
        init=init,
        n_steps=300,
        learning_rate=rate,
    )


@pytest.mark.parametrize("rate", [50.0, 1e-5])
def test_an_unknown_network_is_trained_by_its_own_steps(rate: float):
    """Made longer or shorter until the rate is right."""
    [remedy] = remedies(
        [fault("learning-rate-too-high", edits.SetLearningRate())], unknown_network(rate)
    )
    assert remedy.verified is True
    assert 1e-3 < remedy.after["learning_rate"] < 1


def test_own_steps_see_scaled_rows_and_are_judged_in_the_users_units():
    """Scaling what is scaled already leaves the training as it is, turned back to raw R²."""
    subject = unknown_network(0.1)
    plain = apply(subject, ())
    scaled = apply(subject, (edits.ScaleInputs(), edits.ScaleTargets()))
    assert isinstance(plain, OwnArm)
    assert isinstance(scaled, OwnArm)
    np.testing.assert_allclose(scaled.rows.inputs.std(), 1)
    np.testing.assert_array_equal(scaled.rows.truth, plain.rows.truth)
    score = scaled.train(0, 1.0, 300, LATE)
    assert score is not None
    assert score > 0.5


# What cures.


def test_sqrt_needs_both_of_its_remedies():
    """The founding case: kinks alone and conditioning alone do not cure, both together do."""
    causes = [
        fault("kinks-outside-data", edits.PlaceKinks()),
        fault("inputs-not-scaled", edits.ScaleInputs()),
    ]
    kinks, inputs = remedies(causes, sqrt_as_asked(), ceiling=0.998, n_seeds=5)
    assert (kinks.verified, inputs.verified) == (True, True)
    assert kinks.before["r2"] < 0.6
    assert kinks.after == kinks.after | {"r2": inputs.after["r2"], "n_seeds": 5}
    assert kinks.after["r2_low"] > 0.98
    assert kinks.after["r2_alone"] < 0.97
    # Conditioned, but with no bend among the rows, it is the straight line: R² 0.932.
    assert inputs.after["r2_alone"] == pytest.approx(0.932, abs=0.001)
    assert kinks.sentence == "Do it. It cures only together with inputs-not-scaled."


def test_a_remedy_of_several_changes_is_taken_apart():
    """Where two conditions share one remedy, each of its changes is tried alone as well."""
    changes = (edits.ScaleInputs(), edits.PlaceKinks())
    causes = [fault("inputs-not-scaled", *changes), fault("kinks-outside-data", *changes)]
    for remedy in remedies(causes, sqrt_as_asked(), ceiling=0.998, n_seeds=5):
        assert remedy.verified is True
        assert remedy.after["r2_scale_inputs_alone"] == pytest.approx(0.932, abs=0.001)
        assert 0.9 < remedy.after["r2_place_kinks_alone"] < 0.97 < remedy.after["r2_low"]
        assert remedy.sentence.startswith("Do it. Nothing less does; alone: scale inputs R² 0.932")


def test_a_sign_is_cured_by_the_right_gradient():
    """Alone, at a rate of its own."""
    [remedy] = remedies([fault("gradient-sign", edits.CorrectGradient())], hat(sign=-1.0))
    assert remedy.verified is True
    assert remedy.before["r2"] < 0 < 0.95 < remedy.after["r2_low"]


def test_what_does_not_cure_is_told():
    """Scaled targets do not turn an ascent."""
    right, wrong = remedies(
        [
            fault("gradient-sign", edits.CorrectGradient()),
            fault("targets-not-scaled", edits.ScaleTargets()),
        ],
        hat(sign=-1.0),
    )
    assert (right.verified, wrong.verified) == (True, False)


def test_the_rate_is_kept_where_it_is_a_remedy_itself():
    """A flipped sign and a rate far too high: neither cures without the other."""
    subject = hat(sign=-1.0, rate=50.0, learning_rate=50.0)
    sign, rate = remedies(
        [
            fault("gradient-sign", edits.CorrectGradient()),
            fault("learning-rate-too-high", edits.SetLearningRate()),
        ],
        subject,
    )
    assert (sign.verified, rate.verified) == (True, True)
    assert sign.after["r2_alone"] < 0
    assert rate.after["learning_rate"] < 5


def test_a_lucky_rescue_is_no_cure():
    """Where another rate alone does it, scaling the targets was not the remedy."""
    subject = hat(rate=50.0, learning_rate=50.0)
    [remedy] = remedies([fault("targets-not-scaled", edits.ScaleTargets())], subject)
    assert remedy.verified is False
    assert remedy.after["r2"] > 0.95
    assert "A learning rate of" in remedy.sentence


def test_a_network_that_fits_has_nothing_to_cure():
    """Its remedies are neither confirmed nor refuted."""
    [remedy] = remedies([fault("targets-not-scaled", edits.ScaleTargets())], hat(n_steps=1500))
    assert remedy.verified is None


def test_steps_cure_what_was_stopped_too_early():
    """The remedy makes more of them."""
    subject = hat(n_steps=20)
    [remedy] = remedies([fault("too-few-steps", edits.SetSteps(2000))], subject)
    assert remedy.after["n_steps"] == 2000
    assert remedy.after["r2"] > 0.95 > remedy.before["r2"]


def test_rows_that_are_not_finite_can_be_left_out():
    """Without them the training goes well."""
    X = np.linspace(-1, 1, 60)[:, None]
    y = np.abs(X[:, 0])
    y[7] = np.nan
    subject = relu_network(X, y, rate=0.3, n_steps=400, spread=0.5, learning_rate=0.3)
    kept = np.flatnonzero(np.isfinite(y))
    [remedy] = remedies([fault("non-finite-data", edits.KeepRows(kept, kept))], subject)
    assert remedy.before["r2"] == -np.inf
    assert remedy.verified is True


def test_units_that_are_all_dead_are_cured_by_the_engine():
    """Where no slope is left, rounding must not make right code look wrong."""
    X = np.linspace(-1, 1, 60)[:, None]
    subject = relu_network(X, np.abs(X[:, 0]), rate=0.3, n_steps=400, spread=0.5, bias=-10.0)

    assert Workbench(subject).gradient_is_right
    assert Workbench(subject).step_is_right
    changes = (edits.SetActivation("leaky_relu"), edits.DrawWeights())
    [remedy] = remedies([fault("dead-units", *changes)], subject)
    assert remedy.verified is True


def test_a_step_that_refuses_the_rows_breaks_off():
    """A training whose own code raises for what is not finite has no score, and others have."""
    X = np.linspace(-1, 1, 60)[:, None]
    y = np.abs(X[:, 0])
    y[7] = np.nan
    plain = relu_network(X, y, rate=0.3, n_steps=400, spread=0.5)

    def step(params, X, y):
        if not np.isfinite(y).all():
            raise ValueError("Input y contains NaN.")
        return plain.step(params, X, y)

    subject = relu_network(X, y, rate=0.3, n_steps=400, spread=0.5, step=step, gradient=None)
    kept = np.flatnonzero(np.isfinite(y))
    [remedy] = remedies([fault("non-finite-data", edits.KeepRows(kept, kept))], subject)
    assert remedy.before["r2"] == -np.inf
    assert remedy.verified is True


def test_an_evaluation_is_judged_without_training():
    """Predictions in other units are made good by the network's own."""
    subject = hat(predict=lambda params, X: np.full(len(X), 100.0))
    [remedy] = remedies([fault("evaluation-scale", edits.FixEvaluation())], subject)
    assert remedy.verified is True
    assert remedy.before["r2"] < -1000


@pytest.mark.parametrize(
    "finding",
    [
        Finding("too-few-rows", "fault", Where(), "", ()),
        Finding("too-few-rows", "fault", Where(), "", (), Remedy("Measure more.")),
        Finding("overfit", "note", Where(), "", (), Remedy("", (edits.SetPenalty(0.1),))),
        fault("overfit", edits.SetPenalty(0.1), verified=False),
    ],
    ids=["no remedy", "no changes", "a note", "verified before"],
)
def test_what_is_not_to_be_tried_comes_back_as_it_was(finding: Finding):
    """Only faults with changes that nobody has tried yet are tried."""
    [returned] = verify([finding], hat(), ceiling=1.0)
    assert returned == finding


# Budgets and interruptions.


def test_without_time_nothing_is_verified():
    """And nothing is claimed."""
    [remedy] = remedies([fault("init-too-small", edits.DrawWeights())], hat(), budget_s=0.0)
    assert remedy.verified is None
    assert remedy.after == {}


def test_the_budget_is_kept():
    """A training of ten million steps is made with fewer."""
    began = perf_counter()
    [remedy] = remedies(
        [fault("init-too-small", edits.DrawWeights())], sqrt_as_asked(10**7), budget_s=1.0
    )
    assert perf_counter() - began < 3.0  # 1 s, and a machine that others use too
    assert remedy.before["n_steps"] < 10**7


def test_ctrl_c_keeps_what_is_known():
    """The arms measured before it are told."""

    def step(params: dict, X: np.ndarray, y: np.ndarray) -> dict[str, np.ndarray]:
        if y.std() > 0.9:  # scaled: the second remedy
            raise KeyboardInterrupt
        return {name: 0.99 * array for name, array in params.items()}

    subject = hat(step=step, n_steps=20)
    findings = [
        fault("update-ignores-gradient", edits.CorrectUpdate(), edits.SetSteps(1500)),
        fault("targets-not-scaled", edits.ScaleTargets()),
    ]
    with pytest.raises(KeyboardInterrupt) as caught:
        verify(findings, subject)
    assert isinstance(caught.value, Interrupted)
    first, second = (finding.remedy for finding in caught.value.findings)
    assert first.verified is True
    assert second.verified is None


def test_verifying_changes_nothing_of_the_subject():
    """Parameters and data are as they were, to the bit."""
    subject = hat(sign=-1.0)
    before = subject.flatten(subject.params).copy(), subject.X.copy(), subject.y.copy()
    remedies([fault("gradient-sign", edits.CorrectGradient())], subject)
    after = subject.flatten(subject.params), subject.X, subject.y
    for old, new in zip(before, after, strict=True):
        np.testing.assert_array_equal(old, new)


def test_rerun_compares_before_and_after():
    """The user's training and the changed one, from the same number of starts."""
    before, after = rerun(hat(sign=-1.0), (edits.CorrectGradient(),), n_seeds=3, budget_s=BUDGET)
    assert before is not None
    assert after is not None
    assert before.median < 0 < 0.95 < after.median
    assert len(before.values) == len(after.values) == 3


def test_the_same_seeds_give_the_same_scores():
    """With time enough nothing depends on the clock."""
    first, second = (
        rerun(hat(n_steps=50), (edits.ScaleInputs(),), n_seeds=2, budget_s=BUDGET) for _ in range(2)
    )
    assert first == second


def test_a_search_over_a_wrong_gradient_is_made_by_the_user():
    """MLPRegressor with several outputs; the engine makes it once the gradient is right."""
    from sklearn.neural_network import MLPRegressor

    rng = np.random.default_rng(0)
    X = rng.random((40, 2))
    model = MLPRegressor(hidden_layer_sizes=(5,), activation="tanh", solver="lbfgs", max_iter=50)
    subject = subject_of(model, X, np.column_stack([X[:, 0] ** 2, X[:, 1]]))
    assert Workbench(subject).gradient_is_right is False
    before, after = rerun(subject, (edits.CorrectGradient(),), n_seeds=3, budget_s=BUDGET)
    assert isinstance(apply(subject, ()), OwnSearch)
    assert isinstance(apply(subject, (edits.CorrectGradient(),)), EngineArm)
    assert before is not None
    assert after is not None
    assert after.median > 0.9


def torch_subject(is_frozen: bool = False, is_broadcast: bool = False) -> Subject:
    """Return a torch module on sin 2x, with a layer left out or targets of another shape."""
    torch = pytest.importorskip("torch", reason="torch is optional")
    torch.manual_seed(0)
    X = torch.linspace(-2, 2, 50)[:, None]
    y = torch.sin(2 * X)[:, 0] if is_broadcast else torch.sin(2 * X)
    hidden, out = torch.nn.Linear(1, 16), torch.nn.Linear(16, 1)
    module = torch.nn.Sequential(hidden, torch.nn.Tanh(), out)
    moved = out if is_frozen else module
    optimizer = torch.optim.SGD(moved.parameters(), lr=0.1)
    return subject_of(module, X, y, loss=torch.nn.MSELoss(), optimizer=optimizer, n_steps=50)


def test_a_healthy_torch_loop_is_trained_by_the_engine():
    """Float32 steps agree with ours to the rounding of float32."""
    assert isinstance(apply(torch_subject(), ()), EngineArm)


@pytest.mark.parametrize(
    ("options", "cause", "change"),
    [
        ({"is_frozen": True}, "parameter-frozen", edits.CorrectUpdate()),
        ({"is_broadcast": True}, "shape-broadcast", edits.CorrectLoss()),
    ],
    ids=["frozen", "broadcast"],
)
def test_faults_of_torch_loops_are_cured(options: dict[str, Any], cause: str, change: edits.Change):
    """Before by the module's own steps, after by the engine."""
    subject = torch_subject(**options)
    steps = edits.SetSteps(2000)  # what is trained by the user is slow, so few steps before
    [remedy] = remedies([fault(cause, change, steps)], subject)
    assert remedy.verified is True
    assert remedy.before["n_steps"] == 50
    assert remedy.after["r2_low"] > 0.95


def test_a_remedy_beside_a_cure_makes_it_reliable():
    """x²: a right update cures from most starts, with biases from all of them."""
    update, bias = remedies(
        [
            fault("update-ignores-gradient", edits.CorrectUpdate()),
            fault("missing-bias", edits.AddBias()),
        ],
        square_subject(),
        n_seeds=5,
        budget_s=10 * BUDGET,
    )

    assert update.verified is True
    assert bias.verified is True
    assert "lifts the worst of 5 starts from R² 0.9" in bias.sentence
    assert bias.after["r2_low"] > 0.98 > update.after["r2_low"]
