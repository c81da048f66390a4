"""How a script judges its network: other units, other rows, other parameters are told, no more."""

from dataclasses import replace

import numpy as np
import pytest

from curvesmith.diagnosis.script.diagnose import diagnose_script
from curvesmith.diagnosis.script.evaluation import Judged, evaluation_finding, score_on_line
from curvesmith.diagnosis.script.instrument import Site
from curvesmith.diagnosis.script.recorder import Recorder

RNG = np.random.default_rng(0)
RAW = RNG.uniform(50, 90, (60, 2))
MEAN, SPREAD = RAW[:40].mean(axis=0), RAW[:40].std(axis=0)
X, X_TEST = (RAW[:40] - MEAN) / SPREAD, (RAW[40:] - MEAN) / SPREAD
LINE = 7
NOISY = X[:, :1] / 2 + RNG.standard_normal((40, 1))


def network(rows: np.ndarray) -> np.ndarray:
    """Return what the trained network predicts."""
    return np.tanh(rows[:, :1]) + rows[:, 1:] ** 2


def judged(
    predicted: np.ndarray, wanted: np.ndarray, *, kind: str = "binary", operator: str = "Sub"
) -> Judged:
    """Return a script that compares two arrays on line 7."""
    sites = [
        Site(0, "load", LINE, "predicted"),
        Site(1, "load", LINE, "wanted"),
        Site(2, kind, LINE, "compared", (0, 1), operator=operator),
        Site(3, "assign", 1, "raw"),
        Site(4, "assign", 2, "raw_test"),
        Site(5, "assign", 3, "test"),
    ]
    after = {0: predicted, 1: wanted, 2: np.zeros(1)}
    before = {3: RAW[:40], 4: RAW[40:], 5: X_TEST}
    return Judged(after, before, sites, network, lambda rows: 0 * rows[:, :1] + rows[:, :1], X, y())


def y() -> np.ndarray:
    """Return the targets of the training."""
    return network(X)


@pytest.mark.parametrize(
    ("predicted", "wanted", "cause"),
    [
        (network(X), 800 * y() + 2000, "evaluation-scale"),
        (network(X_TEST), 800 * network(X_TEST) + 2000, "evaluation-scale"),
        (network(X), np.exp(9 * y()), "evaluation-scale"),
        (network(RAW[40:]), network(X_TEST), "evaluation-data"),
        (network(RAW[:40]), network(X), "evaluation-data"),
        (X[:, :1] + 0.0, y(), "evaluation-data"),
        (network(X)[RNG.permutation(40)], y() + 1e-3 * NOISY, "evaluation-data"),
    ],
    ids=[
        "units",
        "units of the test",
        "logarithm",
        "raw rows",
        "raw training rows",
        "untrained",
        "another order",
    ],
)
def test_wrong_judgments_are_named(predicted, wanted, cause):
    """With the line on which they are made."""
    found = evaluation_finding(judged(predicted, wanted))

    assert found is not None
    assert (found[0].cause, *found[1:]) == (cause, LINE, LINE)


def asked(rows: np.ndarray) -> Judged:
    """Return a script that predicts some rows and compares nothing with them."""
    plain = judged(network(X), y())
    shown = [Site(6, "call", 5, "f(x)"), Site(7, "assign", 5, "shown"), Site(8, "load", 6, "shown")]
    return replace(
        plain, sites=[*plain.sites, *shown], after={number: network(rows) for number in (6, 7, 8)}
    )


GRID = np.linspace(RAW.min(axis=0), RAW.max(axis=0), 50)


@pytest.mark.parametrize("rows", [RAW[:40], RAW[40:], GRID], ids=["all", "test", "grid"])
def test_rows_as_they_were_before_scaling_are_told_where_they_are_predicted(rows):
    """Whether or not the predictions are compared with anything."""
    own = asked(rows)
    found = evaluation_finding(replace(own, before={**own.before, 3: RAW[:40], 4: rows}))

    assert found is not None
    assert (found[0].cause, *found[1:]) == ("evaluation-scale", 5, 5)
    assert found[0].sentence.startswith("The network is asked for rows as they were before")


@pytest.mark.parametrize(
    "rows",
    [X, X_TEST, (GRID - MEAN) / SPREAD, 3 * X],
    ids=["own", "test", "grid", "beyond"],
)
def test_rows_in_the_scale_of_the_training_may_be_asked_for(rows):
    """Beyond the rows of the training, too."""
    own = asked(rows)
    assert evaluation_finding(replace(own, before={**own.before, 3: RAW[:40], 4: rows})) is None


def test_a_network_that_was_never_trained_is_told_where_it_is_asked():
    """Though its predictions are compared with nothing."""
    own = asked(X_TEST)
    early = own.untrained(X_TEST)
    found = evaluation_finding(replace(own, after=dict.fromkeys((6, 7, 8), early)))

    assert found is not None
    assert (found[0].cause, *found[1:]) == ("evaluation-data", 5, 5)
    assert found[0].sentence.startswith("The network is asked with the parameters that it had")
    # What was predicted before the training is only looked at behind it.
    assert evaluation_finding(replace(own, after={8: early})) is None


def test_the_last_batch_is_not_compared_with_the_first_rows():
    """Its predictions keep their name behind the loop."""
    last = network(X[30:]) + 1e-3
    own = judged(last, y()[:10])
    left = replace(own, sites=[replace(s, text="out") for s in own.sites], batches={"out"})
    found = evaluation_finding(left)

    assert found is not None
    assert (found[0].cause, found[1]) == ("evaluation-data", LINE)
    assert "the predictions are those of the last batch" in found[0].sentence
    assert evaluation_finding(replace(left, batches={"f"})) is None
    assert evaluation_finding(replace(left, after={**left.after, 1: y()[30:]})) is None
    assert evaluation_finding(replace(left, after={**left.after, 1: y()[:10] ** 2})) is None


def logits(rows: np.ndarray) -> np.ndarray:
    """Return outputs of which the predictions are the exponential."""
    return np.log(0.1 + network(rows) - network(X).min())


def test_outputs_that_stand_for_others_are_no_predictions():
    """What the loss takes for a logarithm is not what it is meant for."""
    linked = replace(
        judged(logits(X), np.exp(logits(X))),
        predict=lambda rows: np.exp(logits(rows)),
        outputs=logits,
        y=np.exp(logits(X)),
    )
    found = evaluation_finding(linked)

    assert found is not None
    assert (found[0].cause, *found[1:]) == ("evaluation-scale", LINE, LINE)
    assert "The loss takes the outputs for logarithms or logits" in found[0].sentence
    assert found[0].remedy.sentence == (
        "Train with the mean squared error; or judge exp or the logistic function of the outputs, "
        "as the loss does."
    )


def test_outputs_compared_with_what_they_stand_for_are_left_alone():
    """Logarithms with logarithms, and predictions with targets."""
    for apply in (np.asarray, np.exp):
        linked = replace(
            judged(apply(logits(X)), apply(logits(X) + 1e-3 * NOISY)),
            predict=lambda rows: np.exp(logits(rows)),
            outputs=logits,
            y=np.exp(logits(X)),
        )
        assert evaluation_finding(linked) is None


def test_rows_scaled_by_themselves_are_named():
    """Test rows have the mean and spread of the training rows, not their own."""
    own = (RAW[40:] - RAW[40:].mean(axis=0) * 1.2) / RAW[40:].std(axis=0) * 3
    case = judged(network(own), network(X_TEST))
    case.before[6] = own
    case.sites.append(Site(6, "assign", 4, "own"))

    found = evaluation_finding(case)

    assert found is not None
    assert found[0].cause == "evaluation-data"
    assert "not scaled as in the training" in found[0].sentence


@pytest.mark.parametrize(("spread", "is_told"), [(1.3, True), (1.05, False)])
def test_rows_scaled_nearly_as_in_the_training_are_named_if_that_makes_a_difference(
    spread, is_told
):
    """Numbers of their own that are similar: what is compared explains the most, not all."""
    own = (RAW[40:] - MEAN) / (SPREAD * spread)
    case = judged(5 * network(own) + 1, 5 * network(X_TEST) + 1)
    case.before[6] = own
    case.sites.append(Site(6, "assign", 4, "own"))

    found = evaluation_finding(case)

    assert (found is not None and found[0].cause == "evaluation-data") is is_told


@pytest.mark.parametrize(("rows", "is_right"), [(X_TEST, True), (RAW[40:], False)])
def test_what_is_only_asked_for_counts_by_its_rows(rows, is_right):
    """Nothing is compared; answers of no rows that are known count for nothing either."""
    site = Site(0, "assign", LINE, "shown")
    case = replace(
        judged(rows, rows), after={0: 5 * network(rows) + 1}, sites=[site, *asked_sites()]
    )
    drawn = replace(case, after={0: network(rows) + RNG.standard_normal((20, 1))})

    assert score_on_line(case, LINE) == (1.0 if is_right else -np.inf)
    assert score_on_line(drawn, LINE) == -np.inf


def asked_sites() -> list[Site]:
    """Return where the rows have their names."""
    return judged(X, X).sites[1:]


def test_exchanged_columns_are_named():
    """Of raw rows, before they are scaled as those of the training."""
    raw = RAW[40:, ::-1]
    rows = (raw - MEAN) / SPREAD
    case = replace(judged(network(rows), network(X_TEST)), asked=(rows,))
    case.before.update({4: raw, 5: raw})  # the right rows are kept nowhere

    found = evaluation_finding(case)

    assert found is not None
    assert found[0].cause == "evaluation-data"
    assert "two columns of the rows are exchanged" in found[0].sentence


def test_predictions_of_exchanged_columns_are_left_alone_beside_predictions():
    """Whether the order of the inputs makes a difference is a fair question."""
    case = judged(network(X[:, ::-1]), network(X))
    case.before[3] = X[:, ::-1]

    assert evaluation_finding(case) is None


@pytest.mark.parametrize(
    "case",
    [
        judged(network(X), y() + 0.1 * RNG.standard_normal(y().shape)),
        judged(network(X), 800 * y(), kind="call", operator="corrcoef"),
        judged(network(X), RNG.standard_normal(y().shape)),
        judged(network(X)[:3], 800 * y()[:3]),
        replace(judged(network(X), NOISY), y=NOISY),
    ],
    ids=["right", "no measure of errors", "what cannot be explained", "too few rows", "noise"],
)
def test_other_comparisons_are_left_alone(case):
    """What the network itself does not refute is no fault."""
    assert evaluation_finding(case) is None


@pytest.mark.parametrize("order", [slice(None, None, -1), RNG.permutation(40)])
def test_targets_of_other_rows_are_named(order):
    """Sorted rows beside targets as they were measured."""
    case = judged(network(X[order]), network(X) + 1e-3 * NOISY)
    case.before[6] = X[order]
    case.sites.append(Site(6, "assign", 4, "ordered"))
    case.after[7] = network(X[order])
    case.sites.append(Site(7, "assign", 5, "predicted"))
    found = evaluation_finding(case)

    assert found is not None
    assert (found[0].cause, *found[1:]) == ("evaluation-data", LINE, 5)


def test_differences_of_predictions_are_left_alone():
    """What an input makes of the prediction is no judgement."""
    case = judged(network(X), network(X[::-1]))
    case.before[6] = X[::-1]
    case.sites.append(Site(6, "assign", 4, "moved"))

    assert evaluation_finding(case) is None


LEAK = """\
import numpy as np
from sklearn.neural_network import MLPRegressor
rng = np.random.RandomState(21)
def drawn(n):
    a, b = rng.uniform(-1, 1, (2, n))
    return a, b, a + b + 0.6 * a * b + 0.2 * rng.standard_normal(n)
a, b, y = drawn(200)
X = np.column_stack([a, b, 0.5 * y + 0.1])
model = MLPRegressor(hidden_layer_sizes=(15,), activation="tanh", solver="lbfgs", max_iter=800)
model.fit(X, y)
a, b, y_new = drawn(150)
f = model.predict(np.column_stack([a, b, np.full(150, 0.1)]))
print(1 - np.mean((f - y_new) ** 2) / np.var(y_new))
"""


@pytest.mark.slow
def test_copies_of_the_target_that_other_rows_lack_are_named(tmp_path):
    """Who copies a column that is the target follows no noise."""
    script = tmp_path / "leak.py"
    script.write_text(LEAK)
    report = diagnose_script(script, rerun=False, budget_s=20.0)

    assert [finding.cause for finding in report.faults] == ["target-leak"]


def test_columns_of_a_table_are_compared_like_arrays():
    """They are seen behind the training; an iteration keeps to what it can bring back."""
    pandas = pytest.importorskip("pandas")
    recorder = Recorder()
    recorder.is_on, column = True, pandas.Series([1.0, 2.0])

    recorder.note(0, column)
    assert recorder.events == []
    recorder.last = {}
    recorder.note(0, column)
    np.testing.assert_array_equal(recorder.last[0], [1.0, 2.0])


@pytest.mark.parametrize("owner", ["predicted", "found"])
def test_predictions_of_a_list_stand_where_it_is_filled(owner):
    """Not where they are put together for the comparison."""
    script = judged(network(RAW[40:]), network(X_TEST))
    more = [
        Site(6, "call", 4, f"{owner}.append(f(row))", operator="append", statement=4),
        Site(7, "load", 5, "predicted", statement=5),
        Site(8, "assign", 5, "predicted", statement=5),
    ]
    script = replace(
        script, sites=[*script.sites, *more], after={8: network(RAW[40:]), **script.after}
    )
    found = evaluation_finding(script)

    assert found is not None
    assert found[2] == (4 if owner == "predicted" else 5)


def test_predictions_that_are_all_one_number_are_those_of_rows_far_away():
    """Raw rows saturate every unit; scaled as in the training they would be told apart."""

    def saturating(rows: np.ndarray) -> np.ndarray:
        return np.tanh(rows[:, :1]) + np.tanh(rows[:, 1:] / 2)

    found = judged(np.full((20, 1), 2.0), saturating(X_TEST))
    found = replace(found, predict=saturating, y=saturating(X))
    finding = evaluation_finding(found)
    assert finding is not None
    assert finding[0].cause == "evaluation-data"
    assert evaluation_finding(replace(found, before={})) is None
