"""What the proof of remedies makes of a verdict."""

from dataclasses import replace

import pytest
from tests.diagnosis.script.test_anatomy import anatomy_of
from tests.diagnosis.script.test_evaluation import NOISY, RAW, X_TEST, X, judged, network

from curvesmith.diagnosis.finding import Finding, Where
from curvesmith.diagnosis.report import Report
from curvesmith.diagnosis.script.examination import (
    _believe_cure,
    _with_decay,
    _with_evaluation,
    rates_last,
)
from curvesmith.diagnosis.script.lines import Lines


def content(verified, edits, severity="fault"):
    """Return an examination that could not tell, with one finding."""
    remedy = {"verified": verified}
    finding = {"cause": "too-few-steps", "severity": severity, "remedy": remedy, "edits": edits}
    return {"verdict": "cannot-tell", "sentence": "Cannot tell.", "findings": [finding]}


def test_a_cause_is_believed_whose_edit_cures():
    """A re-run of the edited script tells what the tests left open."""
    found = content(True, [{"line": 1}])
    _believe_cure(found)
    assert (found["verdict"], found["sentence"]) == ("fault", "1 fault found.")


@pytest.mark.parametrize(
    ("verified", "edits", "severity"),
    [(False, [{"line": 1}], "fault"), (True, None, "fault"), (True, [{"line": 1}], "note")],
)
def test_what_was_not_cured_in_the_script_stays_uncertain(verified, edits, severity):
    """No edit, none that works, or nothing that counts as a fault."""
    found = content(verified, edits, severity)
    _believe_cure(found)
    assert found["verdict"] == "cannot-tell"


DECAYED = """\
import torch
x = torch.linspace(-1, 1, 40).unsqueeze(1)
y = x ** 2
net = torch.nn.Sequential(torch.nn.Linear(1, 8), torch.nn.Tanh(), torch.nn.Linear(8, 1))
optimizer = torch.optim.Adam(net.parameters(), lr=0.02, weight_decay=0.5)
for epoch in range(300):
    optimizer.zero_grad()
    loss = torch.nn.functional.mse_loss(net(x), y)
    loss.backward()
    optimizer.step()
"""


@pytest.mark.parametrize(
    ("other", "cause"),
    [
        ("update-ascends", "over-regularized"),
        ("wrong-loss", "wrong-loss"),
    ],
)
def test_what_a_decay_does_to_the_steps_stems_from_it(other, cause):
    """Steps that follow it rather than the gradient may lead uphill; a wrong loss is another."""
    pytest.importorskip("torch")
    anatomy = anatomy_of(DECAYED)
    training = anatomy.train(0, 5.0)
    subject = anatomy.subject(training, "script.py")
    found = Finding(other, "fault", Where(), "Uphill.", ())
    report = Report("script.py", "fault", "1 fault found.", (found,))

    judged = anatomy.judged(training, subject)
    told = _with_decay(report, anatomy.lines, anatomy, judged, 5.0)[0]
    assert [f.cause for f in told.faults] == [cause]


@pytest.mark.parametrize(
    ("parameter", "is_cured", "first"),
    [(None, (None, True), "init-too-large"), (None, (True, True), "gradient-factor"),
     (None, (None, False), "gradient-factor"), ("W", (None, True), "gradient-factor")],
)  # fmt: skip
def test_factors_of_all_gradients_come_behind_what_cures_without_them(parameter, is_cured, first):
    """Those of one parameter are no other learning rate."""
    found = [
        {
            "cause": cause,
            "severity": "fault",
            "where": {"parameter": parameter},
            "remedy": {"verified": verified},
            "edits": [{}],
        }
        for cause, verified in zip(("gradient-factor", "init-too-large"), is_cured, strict=True)
    ]
    note = {**found[0], "severity": "note"}
    ordered = rates_last([*found, note])

    assert ordered[0]["cause"] == first
    assert ordered[-1] is note


def test_a_network_that_falls_a_little_short_may_be_judged_wrongly():
    """It need not reach all that can be reached to refute what the script compares."""
    raw = judged(network(RAW[40:]), network(X_TEST))
    report = Report("script.py", "cannot-tell", "Cannot tell.", ())

    assert [f.cause for f in _with_evaluation(report, Lines(), raw)[0].faults] == [
        "evaluation-data"
    ]
    far = replace(raw, y=network(X) + 2 * NOISY)
    assert _with_evaluation(report, Lines(), far)[0] is report
    right = judged(network(X_TEST), network(X_TEST))
    assert _with_evaluation(report, Lines(), right)[0] is report
