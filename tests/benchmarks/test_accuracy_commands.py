"""The accuracy commands run from their command lines, and their reports hold what was asked for."""

import json

import numpy as np
import pytest

from benchmarks import (
    command,
    functions,
    machine,
    nist,
    optimum,
    proben1,
    races,
    tabular,
    time_to_accuracy,
    uci,
)
from benchmarks.learners import LEARNERS, Entry, Linear
from benchmarks.races import Point, Race
from benchmarks.scores import Mean

PLANS = {plan.name: plan for plan in (uci.PLAN, tabular.PLAN, proben1.PLAN, functions.PLAN)}


@pytest.fixture(autouse=True)
def quickly(monkeypatch):
    """Let a straight line stand in for us, and the tests keep all cores."""
    monkeypatch.setattr(machine, "use_one_core", lambda: None)
    monkeypatch.setitem(LEARNERS, "curvesmith", Entry("Curvesmith", "a stand-in", Linear))


def call(name, arguments):
    """Run a command."""
    nist.main(arguments) if name == "nist" else command.main(PLANS[name], arguments)


@pytest.mark.parametrize("name", [*PLANS, "nist"])
def test_quick_run_reports_every_set(name, data_folder, tmp_path, capsys):
    """Each set asked for has a row, the file is what was printed, and the JSON holds the fits."""
    file, page = tmp_path / "run.json", tmp_path / "run.md"

    call(name, ["--quick", "--rivals", "linear", "--json", str(file), "--markdown", str(page)])

    printed = capsys.readouterr().out
    data = json.loads(file.read_text())
    assert page.read_text(encoding="utf-8").strip() == printed.strip()
    assert {result["learner"] for result in data["results"]} == {"curvesmith", "linear"}
    for set_name in {result["set"] for result in data["results"]}:
        assert f"\n| {set_name} |" in printed
    assert "failed" not in printed
    assert "too few fits" in printed


def test_resumed_run_adds_what_was_missing(data_folder, tmp_path, capsys):
    """A second run keeps the splits and rivals of the first, and makes only the others."""
    file = ["--json", str(tmp_path / "run.json")]
    command.main(uci.PLAN, ["--only", "yacht", "--splits", "1", "--rivals", "", *file])

    command.main(
        uci.PLAN, ["--only", "yacht", "--splits", "2", "--rivals", "linear", "--resume", *file]
    )

    results = json.loads((tmp_path / "run.json").read_text())["results"]
    made = {(r["split"], r["learner"]): r["run"] for r in results}
    assert made == {
        (0, "curvesmith"): 0,
        (0, "linear"): 1,
        (1, "curvesmith"): 1,
        (1, "linear"): 1,
    }


def test_unknown_rival_is_named(capsys):
    """A misspelt rival ends the command with the names that there are."""
    with pytest.raises(SystemExit, match="2"):
        command.main(uci.PLAN, ["--rivals", "gp,forest"])

    assert "got 'forest'" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("value", "error", "word"),
    [(-0.3, 0.1, "better"), (0.3, 0.1, "worse"), (-0.1, 0.1, "tied"), (1.0, np.nan, "tied")],
)
def test_differences_within_two_errors_are_ties(value, error, word):
    """Better is lower, by more than the spread could make it."""
    assert uci.verdict(Mean(value, error, 20)) == word


def test_differences_are_taken_split_by_split():
    """Rivals of one run are compared on the splits that both did."""
    pairs = {"curvesmith": [1.0, 2.0, 3.0], "gp": [1.5, 2.5]}
    data = {
        "results": [
            {"set": "yacht", "learner": learner, "split": split, "rmse": value}
            for learner, values in pairs.items()
            for split, value in enumerate(values)
        ]
    }

    difference = uci.paired_difference(data, "yacht", "rmse", "gp")

    assert (difference.value, difference.error, difference.n) == (-0.5, 0.0, 2)


def test_optimum_counts_calls_close_to_the_best(data_folder, monkeypatch, capsys):
    """Within 1 % and within 5 % of the lowest error of any contestant."""
    offsets = iter([1.0, 1.02, 1.2, 1.0])

    def contestant(fit, X, y, seed):
        return y + next(offsets)

    for name in ("curvesmith", "mlp"):
        title, about, _ = optimum.CONTESTANTS[name]
        monkeypatch.setitem(optimum.CONTESTANTS, name, (title, about, contestant))

    optimum.main(["--only", "gauss1", "--splits", "2", "--rivals", "mlp"])

    row = next(
        line for line in capsys.readouterr().out.splitlines() if line.startswith("| NIST Gauss1")
    )
    assert row.split(" | ")[2:] == ["50% / 50% of 2", "50% / 100% of 2 |"]


def test_frontier_keeps_what_is_not_beaten():
    """Later points count only if their error is lower."""
    points = [
        Point(3.0, 0.1, "c"),
        Point(1.0, 0.5, "a"),
        Point(2.0, 0.6, "b"),
        Point(4.0, 0.1, "d"),
    ]

    assert [point.setting for point in races.frontier(points)] == ["a", "c"]


def test_race_compares_like_with_like_at_what_each_ended_with(monkeypatch, capsys):
    """A setting is compared with a setting; a contestant that falls short is marked."""

    def ours(race):
        yield Point(2.0, 0.02, "ours")

    def ours_set(race):
        yield from (Point(0.5, 0.05, "short"), Point(1.0, 0.02, "set"))

    def theirs(race):
        yield from (Point(1.0, 0.05, "short"), Point(8.0, 0.03, "long"))

    monkeypatch.setitem(races.CONTESTANTS, "curvesmith", ours)
    monkeypatch.setitem(races.CONTESTANTS, "curvesmith-set", ours_set)
    monkeypatch.setitem(races.CONTESTANTS, "mlp", theirs)

    time_to_accuracy.main(["--only", "sum", "--splits", "1", "--rivals", "mlp"])

    printed = capsys.readouterr().out
    assert "| 0.1 | 2.00 s | 0.500 s | 1.00 s (× 2.00) |" in printed
    assert "| 0.03 | 2.00 s | 1.00 s | 8.00 s (× 8.00) |" in printed
    assert "| 0.0200 (Curvesmith, one call) | 2.00 s | 1.00 s | > 8.00 s |" in printed
    assert "| 0.0300 (scikit-learn, best setting) | 2.00 s | 1.00 s | 8.00 s (× 8.00) |" in printed


@pytest.mark.parametrize("name", ["curvesmith-set", "mlp"])
def test_settings_of_the_race_reach_a_straight_line(name):
    """Each quick contestant comes closer to y = x than the mean does."""
    X = np.linspace(-1, 1, 50)[:, np.newaxis]

    def error_of(predict):
        return float(np.sqrt(np.mean((predict(X) - X[:, 0]) ** 2)))

    points, longest = races.run(name, Race(X, X[:, 0], 0, error_of, quick=True))

    assert points[-1].error < 0.1
    assert longest >= points[-1].seconds


def test_torch_loop_fits_a_line():
    """The loop scales its data, follows its schedule and predicts in the units of the targets."""
    pytest.importorskip("torch")
    from benchmarks.torch_loop import Setting, Training

    X = np.linspace(1000, 3000, 60)[:, np.newaxis]
    training = Training(X, 5e6 + X[:, 0], Setting(5, "tanh", 0.03, 200), seed=0)

    pauses = list(training.run(80))

    errors = training.predict(X) - (5e6 + X[:, 0])
    assert np.std(errors) < 0.2 * np.std(X)
    assert len(pauses) == 3
    assert pauses == sorted(pauses)


def test_remarks_name_failures_and_their_sets():
    """What failed, where and how often, stands at the end."""
    from benchmarks import accuracy_report

    base = {"set": "yacht", "learner": "gp", "failed": "ValueError: no"}
    data = {"results": [{**base, "split": split} for split in range(3)]}

    assert "- GP with ARD: failed: ValueError: no (yacht 3×)." in accuracy_report.remarks(data)
