"""The smallest set of edits that works, at the learning rate that it takes."""

from math import inf
from pathlib import Path

import pytest
from tests.diagnosis.script.scripts import FLAT

from curvesmith.diagnosis.finding import Finding, Where
from curvesmith.diagnosis.report import Report, Rung
from curvesmith.diagnosis.script.anatomy import Anatomy, dissect
from curvesmith.diagnosis.script.clashes import cure_of_clash
from curvesmith.diagnosis.script.curing import reachable_by
from curvesmith.diagnosis.script.edits import Case, Edit, alternatives, edited
from curvesmith.diagnosis.script.failure import Stop
from curvesmith.diagnosis.script.judging import judge_cured, prove_evaluation
from curvesmith.diagnosis.script.late import with_shapes
from curvesmith.diagnosis.script.lines import Lines
from curvesmith.diagnosis.script.program import Script
from curvesmith.diagnosis.script.proof import Rate, prove
from curvesmith.diagnosis.script.remedies import without_guesses
from curvesmith.diagnosis.script.repair import repaired
from curvesmith.diagnosis.script.scoring import Bench
from curvesmith.diagnosis.script.source import Source

RATE = Rate((Edit(1, 5, 8, "1.0"),), 0.1)
SIGN, KINKS = Edit(2, 0, 1, "-"), Edit(3, -1, -1, "b = 1")


class Known:
    """A bench that knows the scores by what is edited and the rate."""

    is_early = is_searching = True

    def __init__(self, needs: set[Edit], rate: float):
        self.needs, self.rate = needs, rate

    def first(self, edits):
        return 0.99 if self.needs <= set(edits) and RATE.at(edits) == self.rate else 0.1

    def scores(self, edits, seeds=(1, 2, 3)):
        return [self.first(edits) for _ in seeds]


def fault(cause: str, edit: Edit) -> dict:
    """Return a finding as the examination leaves it."""
    remedy = {"sentence": "Mend.", "verified": None}
    own = {"edits": [vars(edit)], "remedy": remedy, "needs_rate": False}
    return {"cause": cause, "severity": "fault", **own}


def proven(needs: set[Edit], rate: float) -> list[dict]:
    """Prove two faults on a bench that needs these edits and this rate."""
    faults = [fault("gradient-sign", SIGN), fault("kinks-outside-data", KINKS)]
    prove(faults, Known(needs, rate), RATE, 1.0, dict)
    return faults


def test_rate_is_set_once():
    """Another rate takes the place of the one before; the user's own is no edit."""
    edits = RATE.set(RATE.set((SIGN,), 5.0), 0.02)

    assert RATE.at(edits) == 0.02
    assert len(edits) == 2
    assert RATE.set(edits, 0.1) == (SIGN,)


def test_one_remedy_that_works_is_proven_alone():
    """The other is tried and is no cure."""
    first, second = proven({SIGN}, 0.1)

    assert first["remedy"]["verified"]
    assert first["edits"] == [vars(SIGN)]
    assert not second["remedy"]["verified"]


def test_what_is_wrong_with_the_code_is_tried_first():
    """Starts that differ are often what it leads to: their remedies need not be tried."""
    tried = []

    class Noted(Known):
        def first(self, edits):
            tried.append(edits)
            return super().first(edits)

    starts = fault("seed-dependent", KINKS)
    starts["alternatives"] = [(KINKS,), (KINKS, RATE.places[0])]
    found = [starts, fault("gradients-accumulate", SIGN)]
    prove(found, Noted({SIGN}, 0.1), None, 1.0, dict)
    assert found[1]["remedy"]["verified"]
    assert next(edits for edits in dict.fromkeys(tried) if edits) == (SIGN,)
    assert (KINKS, RATE.places[0]) not in tried


def test_remedies_that_work_together_share_their_edits():
    """Neither does alone."""
    for finding in proven({SIGN, KINKS}, 0.1):
        assert finding["remedy"]["verified"]
        assert finding["edits"] == [vars(SIGN), vars(KINKS)]


@pytest.mark.parametrize("rate", [0.001, 10.0])
def test_rate_that_is_needed_is_found_and_said(rate):
    """Tried in multiples of ten."""
    first, _ = proven({SIGN, KINKS}, rate)

    assert first["remedy"]["verified"]
    assert first["remedy"]["sentence"] == f"Mend. It takes a learning rate of {rate:.2g}."


def test_alternative_that_works_is_chosen():
    """The first is no cure; the second is."""
    finding = fault("output-range", KINKS)
    finding["alternatives"] = [(KINKS,), (SIGN,)]
    prove([finding], Known({SIGN}, 0.1), RATE, 1.0, dict)

    assert finding["remedy"]["verified"]
    assert finding["edits"] == [vars(SIGN)]


def test_what_else_is_needed_is_found_said_and_no_more():
    """Of several helps only the one that is needed stays."""
    finding = fault("kinks-outside-data", KINKS)
    helps = {"It takes luck.": [(Edit(7, 0, 1, "?"),)], "It takes a sign.": [(SIGN,)]}
    prove([finding], Known({SIGN, KINKS}, 0.1), RATE, 1.0, lambda: helps)

    assert finding["remedy"]["sentence"] == "Mend. It takes a sign."
    assert finding["edits"] == [vars(KINKS), vars(SIGN)]


class Halfway(Known):
    """A bench on which the right edits do better, and not well."""

    def first(self, edits):
        return 0.6 if self.needs <= set(edits) else 0.1


def test_remedy_that_helps_and_does_not_cure_says_so():
    """With what it reaches and what is known to be reachable."""
    finding = fault("gradient-sign", SIGN)
    prove([finding], Halfway({SIGN}, 0.1), RATE, 0.9, dict)

    assert finding["remedy"]["verified"]
    assert finding["remedy"]["sentence"] == (
        "Mend. This brings R2 from 0.10 to 0.60; 0.90 is within reach."
    )


def test_nothing_is_said_to_be_within_reach_of_which_nothing_is_known():
    """The goal is then all there is."""
    finding = fault("rows-misaligned", SIGN)
    prove([finding], Halfway({SIGN}, 0.1), RATE, None, dict)

    assert finding["remedy"]["sentence"] == "Mend."


@pytest.mark.parametrize(("cause", "most"), [("rows-misaligned", None), ("wrong-loss", 0.3)])
def test_what_rows_out_of_order_reach_is_no_measure(cause, most):
    """In order, more can be reached."""
    finding = Finding(cause, "fault", Where(), "It is so.", ())
    report = Report("s.py", "fault", "1 fault.", (finding,), (Rung("smoother", 0.3),))

    assert reachable_by(report) == most


class Lucky(Known):
    """A bench on which an edit fits from two seeds of five, and another from all."""

    def scores(self, edits, seeds=(1, 2, 3)):
        is_lucky = edits == (KINKS,)
        return [0.1 if is_lucky and seed > 2 else self.first(edits) for seed in seeds]


def test_fit_from_lucky_seeds_is_none():
    """Where one of three falls short, five decide; what fits from all of them is preferred."""
    finding = fault("output-range", KINKS)
    finding["alternatives"] = [(KINKS,), (SIGN, KINKS)]
    prove([finding], Lucky({KINKS}, 0.1), RATE, 1.0, dict)

    assert finding["edits"] == [vars(SIGN), vars(KINKS)]


@pytest.mark.parametrize(("own", "each"), [(None, 5.0), (0.1, 2.0), (3.2, 4.0), (60.0, 5.0)])
def test_training_that_takes_long_is_not_cut_off_early(own, each):
    """Its own first run shows how long that is; no training takes more than an eighth of all."""
    bench = Bench(Script(Path("script.py"), FLAT), Source.of(FLAT), 40.0, own_seconds=own)

    assert bench.each == pytest.approx(each)


def test_edits_that_prove_useless_are_taken_back():
    """Unless the remedy itself names them."""
    finding = {**fault("output-range", KINKS), "alternatives": [(KINKS,)], "sure": None}
    prove([finding], Known({SIGN}, 0.1), RATE, 1.0, dict)
    without_guesses([finding])

    assert finding["edits"] is None
    assert "alternatives" not in finding


def test_statement_that_does_not_run_is_rewritten_and_proven():
    """A missing transpose: found by running, and by the gradient."""
    text = FLAT.replace("dout @ W2.T", "dout @ W2").replace("range(300)", "range(2000)")
    script = Script(Path("script.py"), text)
    stop = dissect(script)
    assert isinstance(stop, Stop)
    cure = cure_of_clash(script, Source.of(text), stop, 30.0)

    assert cure is not None
    assert cure["after"]["r2"] > 0.9
    edits = [Edit(**edit) for edit in cure["edits"]]
    assert "dh = dout @ W2.T" in edited(Source.of(text), edits).text


def test_statement_that_is_rewritten_need_not_cure():
    """What else is wrong is for an examination of that version to say."""
    text = FLAT.replace("dW2 = h.T @ dout", "dW2 = h @ dout").replace("= 0.05", "= 1e-7")
    script = Script(Path("script.py"), text)
    stop = dissect(script)
    assert isinstance(stop, Stop)
    cure = cure_of_clash(script, Source.of(text), stop, 20.0)

    assert cure is not None
    assert cure["after"] == {}
    fixed = with_shapes(repaired(Source.of(text)), [Edit(**e) for e in cure["edits"]], stop)
    assert "dW2 = h.T @ dout" in fixed.source.text
    assert fixed.repairs[0].sentence.startswith("It joins arrays whose shapes do not fit: `h` is (")


LIST = """\
import numpy as np
X = np.random.uniform(-1, 1, (40, 2))
y = X[:, :1] * X[:, 1:] + 1
W = [np.random.randn(2, 6), np.random.randn(6, 1)]
b = [np.zeros(6), np.zeros(1)]
for i in range(3000):
    h = np.tanh(X @ W[0] + b[0])
    out = h @ W[1] + b[1]
    loss = np.mean((out - y) ** 2)
    d = 2 * (out - y) / len(y)
    e = d @ W[1] * (1 - h ** 2)
    W[1] -= 0.1 * h.T @ d
    b[1] -= 0.1 * d.sum(0)
    W[0] -= 0.1 * X.T @ e
    b[0] -= 0.1 * e.sum(0)
"""
LAYERED = """\
import numpy as np
class Layer:
    def __init__(self, n, m, is_last=False):
        self.W = np.random.randn(n, m)
        self.b = np.zeros(m)
        self.is_last = is_last
    def forward(self, x):
        self.x = x
        self.out = x @ self.W + self.b if self.is_last else np.tanh(x @ self.W + self.b)
        return self.out
    def backward(self, d):
        if not self.is_last:
            d = d * (1 - self.out ** 2)
        back = d @ self.W.T
        self.W -= 0.1 * self.x.T @ d
        self.b -= 0.1 * d.sum(0)
        return back
X = np.random.uniform(-1, 1, (40, 2))
y = X[:, :1] * X[:, 1:] + 1
layers = [Layer(2, 6), Layer(6, 1, True)]
for i in range(2000):
    out = X
    for layer in layers:
        out = layer.forward(out)
    loss = np.mean((out - y) ** 2)
    d = 2 * (y - out) / len(y)
    for layer in layers:
        d = layer.backward(d)
"""


@pytest.mark.parametrize(
    ("text", "new", "is_cured"),
    [
        (LIST, "e = d @ W[1].T * (1 - h ** 2)", True),
        (LAYERED.replace("y - out", "out - y"), "for layer in reversed(layers):", True),
        (LAYERED, "for layer in reversed(layers):", False),
    ],
)
def test_arrays_of_lists_and_loops_over_layers_are_rewritten(text, new, is_cured):
    """Layers are gone through from the last; with the sign wrong, too, more is to be said."""
    script = Script(Path("script.py"), text)
    stop = dissect(script)
    assert isinstance(stop, Stop)
    cure = cure_of_clash(script, Source.of(text), stop, 8.0)

    assert cure is not None
    assert ("r2" in cure["after"]) is is_cured
    assert new in edited(Source.of(text), [Edit(**edit) for edit in cure["edits"]]).text


def test_sum_that_is_missing_is_put_where_its_value_is_made():
    """A bias takes the sum over the rows."""
    text = FLAT.replace("db2 = dout.sum(axis=0, keepdims=True)", "db2 = dout")
    script = Script(Path("script.py"), text.replace("range(300)", "range(2000)"))
    stop = dissect(script)
    assert isinstance(stop, Stop)
    cure = cure_of_clash(script, Source.of(script.text), stop, 30.0)

    assert cure is not None
    edits = [Edit(**edit) for edit in cure["edits"]]
    assert "db2 = dout.sum(axis=0)" in edited(Source.of(script.text), edits).text


def test_sum_along_the_wrong_axis_is_rewritten_where_it_is_made():
    """And not where it is used."""
    text = FLAT.replace("db1 = dh.sum(axis=0, keepdims=True)", "db1 = dh.sum(axis=1)")
    script = Script(Path("script.py"), text.replace("range(300)", "range(2000)"))
    stop = dissect(script)
    assert isinstance(stop, Stop)
    cure = cure_of_clash(script, Source.of(script.text), stop, 30.0)

    assert cure is not None
    edits = [Edit(**edit) for edit in cure["edits"]]
    assert "db1 = dh.sum(axis=0)" in edited(Source.of(script.text), edits).text


def test_other_failures_are_not_rewritten():
    """A name that is missing is for others to mend."""
    stop = Stop("failed", "No.", 3, "NameError")

    assert cure_of_clash(Script(Path("s.py"), FLAT), Source.of(FLAT), stop, 5.0) is None


@pytest.mark.slow
def test_evaluation_in_other_units_is_mended_by_what_is_compared():
    """The network stays as it is; the line then compares predictions in the units of t."""
    text = FLAT.replace("range(300)", "range(2000)").replace(
        "W1 = np", "t = 500 + 90 * y\ny = (t - t.mean()) / t.std()\nW1 = np", 1
    )
    text += "p = np.maximum(0, X @ W1 + b1) @ W2 + b2\nprint(np.mean((p - t) ** 2))\n"
    source = Source.of(text)
    script = Script(Path("script.py"), text)
    anatomy = dissect(script)
    assert isinstance(anatomy, Anatomy), anatomy
    case = Case(source, anatomy.lines, line=len(source.lines))
    finding = {**fault("evaluation-scale", SIGN), "where": {"line": len(source.lines)}}
    finding["alternatives"] = alternatives("evaluation-scale", case)
    prove_evaluation([finding], case, Bench(script, source, 30.0))

    assert finding["remedy"]["verified"]
    assert finding["remedy"]["before"]["r2"] < 0
    new = edited(source, [Edit(**edit) for edit in finding["edits"]])
    assert new.lines[-2].endswith(" * t.std() + t.mean()")


@pytest.mark.slow
@pytest.mark.parametrize("reachable", [0.5, None])
def test_evaluation_of_noisy_targets_is_as_good_as_their_noise_allows(reachable):
    """Where that is known; else it must be good."""
    text = FLAT.replace("range(300)", "range(2000)").replace(
        "W1 = np", "t = y + y.std() * np.random.randn(*y.shape)\nt = 500 + 90 * t\n"
        "y = (t - t.mean()) / t.std()\nW1 = np", 1
    )  # fmt: skip
    text += "p = np.maximum(0, X @ W1 + b1) @ W2 + b2\nprint(np.mean((p - t) ** 2))\n"
    source = Source.of(text)
    script = Script(Path("script.py"), text)
    anatomy = dissect(script)
    assert isinstance(anatomy, Anatomy), anatomy
    case = Case(source, anatomy.lines, line=len(source.lines))
    finding = {**fault("evaluation-scale", SIGN), "where": {"line": len(source.lines)}}
    finding["alternatives"] = alternatives("evaluation-scale", case)
    prove_evaluation([finding], case, Bench(script, source, 30.0), reachable)

    assert bool(finding["edits"]) is (reachable is not None)


FITTED = """\
import numpy as np
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import StandardScaler
rng = np.random.RandomState(0)
a, b = rng.uniform(0, 10, (200, 1)), rng.uniform(0, 6, (60, 1))
y, t = a[:, 0] ** 2, b[:, 0] ** 2
sc = StandardScaler()
a = sc.fit_transform(a)
b = sc.fit_transform(b)
net = MLPRegressor(hidden_layer_sizes=(10,), solver="lbfgs", random_state=0).fit(a, y)
p = net.predict(b)
print(np.mean((p - t) ** 2))
"""


@pytest.mark.slow
def test_evaluation_of_a_fit_is_mended_where_its_rows_are_scaled():
    """Also where a library trains the network."""
    source, script = Source.of(FITTED), Script(Path("script.py"), FITTED)
    case = Case(source, Lines(inputs=10, loop=10, judged=12), line=12)
    finding = {**fault("evaluation-data", SIGN), "where": {"line": 11}}  # where it predicts
    finding["alternatives"] = alternatives("evaluation-data", case)
    prove_evaluation([finding], case, Bench(script, source, 60.0, is_estimator=True))

    assert finding["remedy"]["verified"]
    assert finding["where"]["line"] == 9
    assert finding["edits"][0]["new"] == "transform"


@pytest.mark.slow
def test_evaluation_of_a_training_that_is_cured_is_judged_too():
    """What was wrong with it could not be seen before; one diff mends both."""
    text = (
        FLAT.replace("range(300)", "range(2000)")
        .replace("= 0.05", "= 1e-6")
        .replace("W1 = np", "t = 500 + 90 * y\ny = (t - t.mean()) / t.std()\nW1 = np", 1)
    )
    text += "p = np.maximum(0, X @ W1 + b1) @ W2 + b2\nprint(np.mean((p - t) ** 2))\n"
    source, script = Source.of(text), Script(Path("script.py"), text)
    anatomy = dissect(script)
    assert isinstance(anatomy, Anatomy), anatomy
    cured = fault("learning-rate-too-low", Edit(10, 12, 16, "0.05"))
    cured["remedy"]["verified"] = True
    findings = [cured]
    judge_cured(findings, Case(source, anatomy.lines), Bench(script, source, 40.0))

    assert [f["cause"] for f in findings] == ["learning-rate-too-low", "evaluation-scale"]
    assert findings[1]["remedy"]["verified"]
    assert findings[0]["edits"] == findings[1]["edits"]
    new = edited(source, [Edit(**edit) for edit in cured["edits"]])
    assert new.lines[9] == "step_size = 0.05"
    assert new.lines[-2].endswith(" * t.std() + t.mean()")


def test_bench_trains_versions_from_several_seeds():
    """A version that diverges has no finite score, and the losses are kept."""
    source = Source.of(FLAT)
    bench = Bench(Script(Path("script.py"), FLAT), source, 20.0)
    bad = (Edit(8, 12, 16, "500.0"),)

    assert all(score > 0 for score in bench.scores((), (1, 2)))
    assert bench.scores(bad, (1,)) == [-inf]
    assert len(bench.losses[()]) > 2


def test_targets_in_columns_are_scored():
    """One row of forty columns is one target of forty rows."""
    text = FLAT.replace("X = np", "X = 1.0 * np").replace(
        "y = X[:, :1] * X[:, 1:] + 1", "Y = (X[:, :1] * X[:, 1:] + 1).T"
    )
    text = text.replace("    out = h @ W2 + b2", "    out = (h @ W2 + b2).T").replace(
        "(out - y)", "(out - Y)"
    )
    text = text.replace("2 * (out - Y) / len(y)", "2 * (out - Y).T / 40")
    bench = Bench(Script(Path("script.py"), text), Source.of(text), 20.0)

    assert bench.first(()) > 0


def test_training_in_a_comprehension_is_found():
    """``history = [net.step() for _ in range(n)]`` is a loop too."""
    lines = FLAT.splitlines()
    body = ["def step():", "    global W1, b1, W2, b2", *lines[9:], "    return loss"]
    text = "\n".join([*lines[:8], *body, "history = [step() for _ in range(300)]", ""])
    anatomy = dissect(Script(Path("script.py"), text))

    assert isinstance(anatomy, Anatomy), anatomy
    assert set(anatomy.parts.params) == {"W1", "b1", "W2", "b2"}


def test_equal_weights_are_parameters():
    """Constants have no spread by which to move them."""
    text = FLAT.replace("np.random.randn(2, 6)", "np.zeros((2, 6)) + 0.1")
    anatomy = dissect(Script(Path("script.py"), text))

    assert isinstance(anatomy, Anatomy), anatomy
    assert "W1" in anatomy.parts.params


def test_targets_of_another_shape_are_seen():
    """(40, 1) beside (40,) pairs each with each."""
    text = FLAT.replace("y = X[:, :1] * X[:, 1:] + 1", "y = X[:, 0] * X[:, 1] + 1").replace(
        "2 * (out - y) / len(y)", "2 * (out - y).mean(axis=1, keepdims=True) / len(y)"
    )
    anatomy = dissect(Script(Path("script.py"), text))

    assert isinstance(anatomy, Anatomy), anatomy
    assert anatomy.lines.shapes == ((40, 1), (40,))
