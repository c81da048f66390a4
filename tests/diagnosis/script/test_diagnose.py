"""From a script to a report: verdict, findings with lines, remedies with diffs."""

import json
from pathlib import Path

import numpy as np
import pytest
from tests.diagnosis.script.scripts import FLAT, ROWS
from tests.diagnosis.script.seeds import square

from curvesmith.diagnosis.finding import Finding, Remedy, Where
from curvesmith.diagnosis.report import Report
from curvesmith.diagnosis.script.diagnose import _not_examined, diagnose_script, fixed_script
from curvesmith.diagnosis.script.failure import Stop
from curvesmith.diagnosis.script.late import repaired_after
from curvesmith.diagnosis.script.process import Answer
from curvesmith.diagnosis.script.proof import judge
from curvesmith.diagnosis.script.repair import repaired
from curvesmith.diagnosis.script.source import Source

QUICK = {"rerun": False, "budget_s": 4.0}


def report_on(text: str, folder: Path, **options):
    """Examine a text as a script in a folder."""
    path = folder / "script.py"
    path.write_text(text)
    return diagnose_script(path, **options)


def causes(report) -> list[str]:
    """Return the causes in the order of the report."""
    return [finding.cause for finding in report.findings]


def test_what_is_not_python_is_not_run(tmp_path):
    """One finding with its line."""
    report = report_on("a = 1\nb = = 2\n", tmp_path)

    assert report.verdict == "does-not-run"
    assert report.findings[0].where.line == 2
    assert report.findings[0].where.text == "b = = 2"


def test_what_stops_before_the_training_is_explained(tmp_path):
    """With the line of the user's file, although a repair has added one above."""
    text = FLAT.replace("import numpy as np\n", "").replace("dout @ W2.T", "dout @ W2")
    report = report_on(text, tmp_path, **QUICK)

    assert report.verdict == "does-not-run"
    assert causes(report) == ["does-not-run", "does-not-run"]
    assert report.findings[0].where.line == 16
    assert report.sentence.startswith("Line 16, `dh = dout @ W2`, joins arrays")
    assert "`np` is not imported" in report.findings[1].sentence


def test_script_without_training_cannot_be_told(tmp_path):
    """It says what was looked for."""
    report = report_on("print(1)\n", tmp_path, **QUICK)

    assert report.verdict == "cannot-tell"
    assert "No training was found" in report.sentence


def test_wrong_sign_is_found_on_its_line_beside_a_repair(tmp_path):
    """A slip in a name is repaired, shown as a diff, and what follows is found too."""
    text = FLAT.replace("2 * (out - y)", "2 * (y - out)").replace(
        "z = X @ W1 + b1", "z = X @ W1 + b11"
    )
    report = report_on(text, tmp_path, **QUICK)
    sign = next(f for f in report.findings if f.cause == "gradient-sign")

    assert report.verdict == "does-not-run"
    assert causes(report)[0] == "does-not-run"
    assert "+    z = X @ W1 + b1\n" in report.findings[0].remedy.diff
    assert (sign.where.line, sign.where.text) == (14, "dout = 2 * (y - out) / len(y)")
    assert sign.where.file == "script.py"
    json.loads(report.to_json())


@pytest.mark.slow
def test_nothing_in_the_folder_changes(tmp_path):
    """The script stays as it is, whatever was repaired and examined."""
    text = FLAT.replace("dh[z <= 0]", "dhh[z <= 0]") + "open('out.txt', 'w').write('x')\n"
    report_on(text, tmp_path, **QUICK)

    assert [p.name for p in tmp_path.iterdir()] == ["script.py"]
    assert (tmp_path / "script.py").read_text() == text


@pytest.mark.slow
def test_update_that_ignores_the_gradient_is_found_row_by_row(tmp_path):
    """The line of an update by the weights themselves, in a method, one row at a time."""
    text = ROWS.replace("self.eta * gW", "self.eta * self.W").replace(
        "self.eta * gV", "self.eta * self.V"
    )
    report = report_on(text, tmp_path, **QUICK)
    found = {f.cause: f.where.line for f in report.findings}

    assert report.verdict == "fault"
    assert found["update-ignores-gradient"] in (21, 22)


def test_budget_must_be_positive(tmp_path):
    """Seconds above 0."""
    with pytest.raises(ValueError, match=r"`budget_s` must be above 0, got 0"):
        report_on(FLAT, tmp_path, budget_s=0)


def test_missing_script_is_an_os_error(tmp_path):
    """The path itself is wrong."""
    with pytest.raises(FileNotFoundError, match=r"no\.py"):
        diagnose_script(tmp_path / "no.py")


def test_old_tensor_reading_is_repaired_after_a_run():
    """``loss.data[0]`` becomes ``loss.item()`` on every line."""
    fixed = repaired(Source.of("print(loss.data[0])\nlosses.append(loss.data[0])\nloss = 1\n"))
    stop = Stop("failed", "", 1, "IndexError", "invalid index of a 0-dim tensor. Use `tensor.item`")
    better = repaired_after(fixed, stop)

    assert better is not None
    assert better.source.lines[:2] == ("print(loss.item())", "losses.append(loss.item())")
    assert [r.line for r in better.repairs] == [1, 2]


@pytest.mark.parametrize(
    ("text", "repaired_line"),
    [
        ("print 1\nfor i in range(10 / 2): pass\n", "for i in range(10 // 2): pass"),
        ("for i in range(10 / 2): pass\n", "for i in range(int(10 / 2)): pass"),
    ],
)
def test_division_without_remainder_is_that_of_python_2(text, repaired_line):
    """Only a script of Python 2 meant whole numbers; in others the size is made one."""
    fixed = repaired(Source.of(text))
    line = len(fixed.source.lines)
    stop = Stop(
        "failed", "", line, "TypeError", "'float' object cannot be interpreted as an integer"
    )
    better = repaired_after(fixed, stop)

    assert better is not None
    assert better.source.lines[-1] == repaired_line


@pytest.mark.parametrize("kind", ["finished", "refused", "out-of-time"])
def test_other_ends_are_not_repaired(kind):
    """Only errors of the code are."""
    assert repaired_after(repaired(Source.of("a = 1\n")), Stop(kind, "", 1)) is None


@pytest.mark.parametrize(("line", "verdict"), [(None, "cannot-tell"), (1, "does-not-run")])
def test_time_that_is_over_between_two_runs_accuses_nobody(line, verdict):
    """A loop that does not end is at a line of the script."""
    source = Source.of("while True: pass\n")
    answer = Answer(Stop("out-of-time", "Time is over.", line), "", (), {})
    report = _not_examined(source, repaired(source), answer, [])
    assert report.verdict == verdict
    assert report.sentence == "Time is over."


@pytest.mark.parametrize(
    ("own", "scores", "is_cure"),
    [
        ([0.5, 0.5, 0.5], [0.9, 0.9, 0.9], True),
        ([0.5, 0.5, 0.5], [0.55, 0.55, 0.9], False),
        ([-np.inf] * 3, [0.1, 0.1, 0.1], False),
        ([-5.0] * 3, [0.9, 0.8, -np.inf], True),
        ([0.99] * 3, [0.999] * 3, True),
    ],
)
def test_cure_makes_up_for_what_is_missing(own, scores, is_cure):
    """The median gains a fifth of what is missing to 1; below the mean counts as the mean."""
    remedy: dict = {}
    judge(remedy, own, scores)

    assert remedy["verified"] is is_cure


FITS = """\
import numpy as np
rng = np.random.RandomState(0)
x = np.linspace(-1, 1, 60, dtype=np.float).reshape(-1, 1)
y = x ** 2
W, b = rng.randn(1, 12) * 2, rng.randn(12)
V, c = rng.randn(12, 1) * 0.3, np.zeros(1)
for step in range(2500):
    h = np.tanh(x @ W + b)
    e = h @ V + c - y
    loss = np.mean(e ** 2)
    d = 2 * e / len(x)
    dh = d @ V.T * (1 - h ** 2)
    V -= 0.1 * h.T @ d
    c -= 0.1 * d.sum(axis=0)
    W -= 0.1 * x.T @ dh
    b -= 0.1 * dh.sum(axis=0)
"""


@pytest.mark.slow
def test_removed_names_are_what_is_wrong_with_a_script_that_fits(tmp_path):
    """Repaired it is healthy; as it is, it does not run."""
    report = report_on(FITS, tmp_path, rerun=False)

    assert report.verdict == "does-not-run"
    assert causes(report)[0] == "does-not-run"
    assert report.findings[0].severity == "fault"
    assert "`numpy.float` was removed" in report.sentence


@pytest.mark.slow
def test_an_evaluation_in_other_units_is_named(tmp_path):
    """The network fits; what it is compared with has other units."""
    text = FITS.replace("np.float", "float") + "p = np.tanh(x @ W + b) @ V + c\n"
    text += "print(np.mean((p - (500 * y + 80)) ** 2))\n"
    report = report_on(text, tmp_path, rerun=False)

    assert report.verdict == "fault"
    assert causes(report)[0] == "evaluation-scale"
    assert report.findings[0].where.line == 18


@pytest.mark.slow
def test_rows_that_were_shuffled_apart_are_named(tmp_path):
    """Nothing predicts the targets any more; the script itself still knows the pairs."""
    text = FITS.replace("np.float", "float")
    text = text.replace("y = x ** 2\n", "y = x ** 3\nrng.shuffle(x)\nrng.shuffle(y)\ny = y + 0\n")
    report = report_on(text.replace("2500", "300"), tmp_path, rerun=False)

    assert report.verdict == "fault"
    assert causes(report)[0] == "rows-misaligned"


@pytest.fixture(scope="module")
def founding(data_folder):
    """The founding texts, which lie beside the data sets."""
    folder = data_folder.parent / "seeds"
    if not folder.is_dir():
        pytest.skip(f"no founding texts: {folder} does not exist")
    return [path.read_text() for path in sorted(folder.glob("*.txt"))]


def cut(texts: list[str], first: str, last: str) -> str:
    """Return the code between two words of the text that holds both, as a user would paste it."""
    text = next(t for t in reversed(texts) if first in t and last in t[t.index(first) :])
    start = text.index(first)
    return text[start : text.index(last, start) + len(last)] + "\n"


@pytest.mark.slow
@pytest.mark.parametrize("is_flat", [False, True])
def test_founding_square_root(founding, tmp_path, is_flat):
    """As pasted, once with its indentation lost: two slips, then kinks and scale, with a proof."""
    texts = founding[:1] if is_flat else founding[-1:]
    text = cut(texts, "import numpy as np", "by += -step_size * dby")
    report = report_on(text, tmp_path, budget_s=90.0)
    stops = [f for f in report.findings if f.cause == "does-not-run"]
    kinks = next(f for f in report.findings if f.cause == "kinks-outside-data")

    assert report.verdict == "does-not-run"
    assert any("`bh1`" in f.sentence for f in stops)
    assert any("`dh1`" in f.sentence for f in stops)
    assert "inputs-not-scaled" in causes(report)
    assert kinks.remedy.verified
    assert "x_train.std(0)" in kinks.remedy.diff


@pytest.mark.slow
def test_founding_sum_as_asked(founding, tmp_path):
    """Python 2, a flipped sign, a penalty in the gradient alone, a learning rate too high."""
    data = cut(
        founding, "import numpy as np\n\n# Generate data", "y[i] = X_test[i, 0] + X_test[i, 1]"
    )
    asked = cut(founding, "h = neurons", "b2 += -step_size * db2")
    report = report_on(f"{data}X = X_test\nneurons = 10\n{asked}", tmp_path, budget_s=90.0)
    found = {f.cause: f.where.text for f in report.findings if f.severity == "fault"}

    assert causes(report)[0] == "does-not-run"
    assert report.verdict == "fault"
    assert found["gradient-sign"].startswith("dscores = 2*(y-scores)")
    assert found["regularization-mismatch"] == "dW2 += reg * W2"
    assert found["learning-rate-too-high"].startswith("step_size = 1")


@pytest.mark.slow
def test_founding_sum_as_answered(founding, tmp_path):
    """The corrected version of the answer is healthy."""
    text = cut(founding, "import numpy as np\n\n# Generate data", "np.mean((scores - y_test).T)")
    report = report_on(text, tmp_path, budget_s=90.0)

    assert report.verdict == "healthy"


@pytest.mark.slow
def test_founding_square(founding, tmp_path):
    """Weights updated by themselves, and no bias; rows in order need to be mixed for the proof.

    The last layer moves by the error without the activations it belongs to: its input is missing.
    """
    text = square(next(t for t in founding if "class Neural_Net" in t))
    report = report_on(text, tmp_path, budget_s=90.0)
    faults = [f.cause for f in report.findings if f.severity == "fault"]
    update = report.findings[0]

    assert report.verdict == "fault"
    assert faults[0] == "update-ignores-gradient"
    assert "missing-bias" in faults
    assert set(faults) <= {"update-ignores-gradient", "missing-bias", "layer-input"}
    assert update.where.text.startswith("self.W_")
    assert update.remedy.verified
    assert "learning_rate * self.Partials_W_hidden.T" in update.remedy.diff


@pytest.mark.slow
def test_founding_sine(founding, tmp_path):
    """Old PyTorch that is repaired; then weights too large for the rate, and luck."""
    pytest.importorskip("torch")
    text = cut(founding, "import torch\n", "pyplot.scatter(x_raw,y_pred,marker='o',s=0.3)")
    report = report_on(text, tmp_path, budget_s=90.0)
    faults = {f.cause: f.where.text for f in report.findings if f.severity == "fault"}
    repair = next(f for f in report.findings if f.cause == "does-not-run")

    assert report.verdict == "fault"
    assert "+    losses.append(loss.item())" in repair.remedy.diff
    assert faults["learning-rate-too-low"] == "learning_rate = 4e-7"
    is_whole = not any("time was over" in note for note in report.notes)
    assert not is_whole or {"init-too-large", "saturated-units"} & set(faults)


def test_founding_square_has_its_blocks_again(founding):
    """What was joined into one line parses, with the loop over rows inside that over runs."""
    text = square(next(t for t in founding if "class Neural_Net" in t))
    compile(text, "square.py", "exec")

    assert "        for _ in range(self.runs):\n            for instance in range(" in text
    assert text.endswith("Neural_Net('linear', 0.0001, 10).train_model()\n")


def test_repairs_are_written_where_no_other_remedy_is_proven(tmp_path):
    """A script that runs is more than one that does not."""
    path = tmp_path / "script.py"
    path.write_text("x = 1\nprint(xx)\n", encoding="utf-8")
    change = "--- script.py\n+++ script.py\n@@ -1,2 +1,2 @@\n x = 1\n-print(xx)\n+print(x)\n"
    repair = Finding("does-not-run", "fault", Where(), "No.", (), Remedy("Repaired.", diff=change))
    other = Finding("overfit", "fault", Where(), "So.", (), Remedy("Stop.", verified=False))
    report = Report("script.py", "does-not-run", "No.", (repair, other))

    assert fixed_script(path, report) == "x = 1\nprint(x)\n"
