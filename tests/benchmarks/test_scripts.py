"""The corpus of training scripts: labels that hold, and a scorer that counts right."""

import ast
import sys

import numpy as np
import pytest

from benchmarks.scripts import __main__ as command
from benchmarks.scripts import labels, opinions, report, truth
from benchmarks.scripts.labels import HALVES, STYLES, Fault, Label, statement_lines
from benchmarks.scripts.running import run, scores, watched
from benchmarks.scripts.scoring import MEASURES, Judged, judged_of
from curvesmith.diagnosis.finding import CAUSES

LABELS = labels.load()
SHORTEST, LONGEST = 20, 90  # lines of a script
N_FAULTY, N_HEALTHY = 60, 40
N_HELD_OUT = 36, 24  # faulty and healthy ones
MACHINE = ("processor", "cores", "system", "python", "commit", "date", "load_at_start")


def finding(cause, line, severity="fault", verified=None):
    """What the command says of one cause."""
    return {
        "cause": cause,
        "severity": severity,
        "line": line,
        "has_diff": verified is not None,
        "verified": verified,
    }


def judged(label, verdict, *findings, was_fixed=False):
    """Say this of that script."""
    record = {"verdict": verdict, "findings": list(findings), "seconds": 1.0, "fixed": None}
    return Judged(label, record, was_fixed)


@pytest.fixture
def broken():
    """A script of the development half with one fault, on one line."""
    return LABELS["two_inputs_dict"]


@pytest.fixture
def healthy():
    """A script of the development half without fault."""
    return LABELS["half_mse"]


def test_enough_scripts():
    """Sixty broken scripts and forty healthy ones."""
    n_healthy = sum(label.is_healthy for label in LABELS.values())
    assert len(LABELS) - n_healthy >= N_FAULTY
    assert n_healthy >= N_HEALTHY


def test_every_script_has_a_label():
    """What lies in the folders is what the labels name."""
    for half in HALVES:
        names = {label.name for label in LABELS.values() if label.half == half}
        folder = labels.HERE / half.replace("-", "_")
        assert {path.stem for path in folder.glob("*.py")} == names


@pytest.mark.parametrize("half", HALVES)
def test_halves_hold_every_style(half):
    """Both halves have scripts of each style, and no style is unknown."""
    assert {label.style for label in LABELS.values() if label.half == half} == set(STYLES)


def test_enough_scripts_are_held_out():
    """A rate of the held-out half is counted on sixty scripts or more."""
    own = [label for label in LABELS.values() if label.half == "held-out"]
    n_healthy = sum(label.is_healthy for label in own)
    assert len(own) - n_healthy >= N_HELD_OUT[0]
    assert n_healthy >= N_HELD_OUT[1]


@pytest.mark.parametrize("half", HALVES)
def test_halves_hold_every_family(half):
    """Both halves have faults of every family of causes."""
    own = [label for label in LABELS.values() if label.half == half]
    assert {CAUSES[cause] for label in own for cause in label.causes} == set(CAUSES.values())


def test_causes_are_of_the_closed_list():
    """Labels name no cause that diagnosis could not."""
    assert {cause for label in LABELS.values() for cause in label.causes} <= set(CAUSES)


def test_quoted_statements_are_in_their_scripts():
    """What a fault stands on is in the script."""
    lost = [
        (label.name, quote)
        for label in LABELS.values()
        for fault in label.faults
        for quote in fault.at
        if quote not in label.text
    ]
    assert lost == []


def test_repairs_change_the_script():
    """Each repair finds what it replaces; only what cannot be mended has none."""
    for label in LABELS.values():
        assert (label.repaired != label.text) or label.is_healthy or not label.curable, label.name


def test_scripts_are_of_a_fair_length():
    """Scripts are neither snippets nor packages."""
    for label in LABELS.values():
        assert SHORTEST <= len(label.text.splitlines()) <= LONGEST, label.name


def test_measurements_bear_the_labels_out():
    """What was measured of a script and its twin says what its label says."""
    known = truth.load()
    doubts = {name: truth.doubt(label, known[name]) for name, label in LABELS.items()}
    assert {name: doubt for name, doubt in doubts.items() if doubt} == {}


def test_doubt_about_a_healthy_script_that_fails(healthy):
    """A healthy script must reach its ceiling from every seed."""
    record = {"r2": [0.99, 0.5, 0.99], "ceiling": [1.0] * 3}
    assert "healthy, but reaches 0.500" in truth.doubt(healthy, record)


def test_doubt_about_a_fault_without_effect(broken):
    """A fault that spoils nothing is none."""
    record = {"r2": [0.99] * 3, "r2_repaired": [0.99] * 3, "ceiling": [1.0] * 3}
    assert "faulty, but reaches 0.990" in truth.doubt(broken, record)


def test_statement_lines_span_the_whole_statement():
    """A quotation stands for all lines of its statement."""
    text = "x = 1\ny = (x +\n     2)\nz = 3\n"
    assert statement_lines(text, "2)") == {2, 3}


def test_statement_lines_of_a_header():
    """A header over several lines counts as a whole, the body below it does not."""
    text = "def fit(x,\n        rate=0.1,\n        steps=5):\n    y = x\n    return y\n"
    assert statement_lines(text, "rate=0.1") == {1, 2, 3}
    assert statement_lines("for i in range(9): x = i\n", "range(9)") == {1}


def test_statement_lines_of_python_2():
    """Where the text cannot be parsed, the quotation's own lines count."""
    assert statement_lines("x = 1\nprint x\n", "print x") == {2}


def test_repair_that_finds_nothing():
    """A repair whose old text is gone is an error of the label."""
    fault = Fault(("gradient-sign",), (), (("not there", "x"),))
    label = Label("half_mse", "development", "module", "out", "v_n", faults=(fault,))
    with pytest.raises(ValueError, match="half_mse holds no 'not there'"):
        _ = label.repaired


def test_scores_by_hand():
    """R2 and ceiling of three numbers: residuals 0, 0, 1 and a variance of 2/3."""
    found = scores(np.array([1.0, 2.0, 4.0]), np.array([1.0, 2.0, 3.0]), np.array([0.5]))
    assert found["r2"] == pytest.approx(1 - (1 / 3) / (2 / 3))
    assert found["ceiling"] == pytest.approx(1 - 0.25 / (2 / 3))


def test_targets_that_are_not_finite_have_no_ceiling():
    """What the noise allows is then taken from the repaired twin."""
    own = scores(np.array([1.0, 2.0]), np.array([-np.inf, 2.0]), np.array([0.5]))
    assert own == {"r2": None}
    assert truth.ceiling(own, {"r2": 0.7, "ceiling": 0.8}) == 0.8


def test_locals_of_a_function_are_handed_out():
    """The names of the function that trains can be evaluated afterwards."""
    tree = watched(ast.parse("def main():\n    y = 2\nmain()\n"), "main")
    kept = {}
    exec(compile(tree, "script", "exec"), {"__kept__": kept.update})
    assert kept == {"y": 2}


def test_right_cause_on_the_right_line(broken):
    """The label's cause and line count; another line or another cause does not."""
    right = judged(broken, "fault", finding("gradient-sign", 28))
    assert right.names_first
    assert right.names_line
    assert not judged(broken, "fault", finding("gradient-sign", 1)).names_line
    assert not judged(broken, "fault", finding("dead-units", 28)).names_first


def test_harmless_findings_do_not_count(broken):
    """Only what is called a fault is the first cause."""
    said = judged(
        broken, "fault", finding("loss-scale", 1, "harmless"), finding("gradient-sign", 28)
    )
    assert said.names_first


def test_cannot_tell_is_no_right_verdict(broken, healthy):
    """Neither for a broken nor for a healthy script, but it is no false alarm."""
    said = [judged(label, "cannot-tell") for label in (broken, healthy)]
    assert MEASURES["verdict right"](said).n_hits == 0
    assert MEASURES["healthy called faulty"](said).n_hits == 0


def test_fixes_are_judged_by_measured_r2(broken):
    """A fix works if its median share of the ceiling is enough."""
    record = {"verdict": "fault", "findings": [], "seconds": 1.0, "ceiling": [1.0] * 3}
    for fixed, works in (([0.99, 0.1, 0.97], True), ([0.99, 0.1, 0.2], False), (None, False)):
        records = {broken.name: {**record, "fixed": fixed}}
        assert judged_of([broken], records)[0].was_fixed is works


def test_fixes_are_judged_by_the_ceilings_of_their_own_seeds():
    """Where noise allows 0.5, a fix that reaches 0.49 works; beside other ceilings it would not."""
    fixed = [0.49, 0.59, 0.69]
    assert opinions.is_fixed({"fixed": fixed, "ceiling": [0.5, 0.6, 0.7]})
    assert not opinions.is_fixed({"fixed": fixed, "ceiling": [0.7, 0.7, 0.7]})


def test_ceiling_is_in_the_units_of_the_script_as_it_was(monkeypatch):
    """It is measured on the script, on its repaired twin if that does not run, or is 1."""
    label = LABELS["house_prices_torch"]
    seeds = []

    def run(job):
        """Only the repaired script runs."""
        seeds.append(job["seed"])
        runs = job["text"] == truth.reseeded(label.repaired, 4)
        return {"ceiling": 0.8} if runs else {"stopped": "Line 1"}

    monkeypatch.setattr(opinions, "run", run)
    assert opinions._ceiling(label, 4) == 0.8
    assert seeds == [4, 4]
    assert opinions._ceiling(LABELS["seven_points"], 4) == 1.0


def test_report_shows_what_was_lost(broken, healthy):
    """Everything that went wrong is in the page, with what was expected and what was said."""
    data = {"machine": dict.fromkeys(MACHINE, 1), "options": "re-runs True"}
    own = [
        judged(broken, "fault", finding("dead-units", 5)),
        judged(healthy, "healthy"),
    ]
    text = report.to_markdown(data, {"development": own})
    assert "| two_inputs_dict | gradient-sign 28 | fault: dead-units 5 | none |" in text
    assert "| half_mse |" not in text


def test_quick_takes_few_of_each():
    """A quick look asks about three broken and three healthy scripts of a half."""
    options = command.parse(["--quick"])
    chosen = command.chosen_labels("held-out", options)
    assert [label.is_healthy for label in chosen] == [False] * 3 + [True] * 3


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows limits no processor time")
def test_a_script_without_end_is_ended(healthy):
    """What it may take is processor time, so that a busy machine changes no measurement."""
    job = truth.job(healthy, "while True:\n    pass\n", 0)
    assert run(job, longest=1) == {"stopped": "It computed for more than 1 s."}


@pytest.mark.slow
@pytest.mark.parametrize("name", LABELS)
def test_scripts_end_as_was_measured(name):
    """Each script, run again from its first seed, reaches what `truth.json` says of it."""
    label, known = LABELS[name], truth.load()[name]
    answer = run(truth.job(label, label.text, 0))
    if known["r2"][0] is None:
        assert answer.get("r2") is None
    else:
        assert answer["r2"] == pytest.approx(known["r2"][0], abs=1e-3, rel=1e-3)
