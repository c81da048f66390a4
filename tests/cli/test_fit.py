"""``curvesmith fit``: what is printed, what is written, and that it is the same each time."""

import io
import json
import re

import pytest

from curvesmith import load
from curvesmith.cli import screen

QUICK = ["--hidden", "4", "--solver", "adam", "--max-iter", "50"]
FIT = ["fit", "data.csv", "--target", "y", *QUICK]

KEYS = [
    "rows", "features", "target", "dropped", "network", "solver", "seconds", "train", "test",
    "linear", "mean", "stopped", "model", "warnings",
]  # fmt: skip


def test_json_is_one_object(run, data):
    """--json prints one object of the promised keys, and nothing else."""
    result = run(*FIT, "--json")

    report = json.loads(result.stdout)
    assert result.exit_code == 0
    assert result.stderr == ""
    assert list(report) == KEYS
    assert report["rows"] == 60
    assert report["features"] == ["a", "b", "colour"]
    assert report["target"] == "y"
    assert report["dropped"] == {"rows": {}, "columns": []}
    assert report["network"] == "5-4-1 tanh"
    assert report["solver"] == "adam"
    assert report["model"] == "data.curvesmith"
    for name in ("train", "test", "linear", "mean"):
        assert list(report[name]) == ["rmse", "mae", "r2"]


def test_text(run, data):
    """The text names rows, columns, network, solver, reason to stop, model, and the ladder."""
    result = run(*FIT)

    assert result.exit_code == 0
    for line in (
        r"data +data\.csv: 60 rows, 12 of them held out",
        r"features +a, b, colour=blue, colour=green, colour=red",
        r"target +y",
        r"network +5-4-1 tanh, 29 parameters",
        r"solver +adam, ",
        r"stopped +Made all 50 epochs",
        r"model +data\.curvesmith",
        r"held-out rows +RMSE +MAE +R2",
        r"mean +\d",
        r"linear model +\d",
        r"network +\d",
        r"network, rows fitted on +\d",
    ):
        assert re.search(rf"^{line}", result.stdout, re.MULTILINE), line


def test_dropped_and_notes(run, tmp_path):
    """Columns and rows that are not used, and columns of no use, are said."""
    rows = "".join(f"{i},{i},{i % 5},,1\n" for i in range(20))
    (tmp_path / "data.csv").write_text(f",a,y,empty,same\n{rows}99,,3,,1\n98,3,,,1\n")

    result = run(*FIT)

    assert "1 row dropped: the target is missing." in result.stdout
    assert "1 row dropped: a feature is missing." in result.stdout
    assert "1 column dropped, without any value: 'empty'." in result.stdout
    assert "Without variation, kept but of no use: 'same'." in result.stdout
    assert "Column 1 of data.csv without a name left out." in result.stdout


def test_same_seed_same_model(run, data, tmp_path):
    """The same seed gives the same numbers, another seed other held-out rows."""
    reports = []
    for seed in (1, 1, 2):
        report = json.loads(run(*FIT, "--json", "--seed", seed).stdout)
        reports.append({name: report[name] for name in ("train", "test", "linear", "mean")})

    assert reports[0] == reports[1]
    assert reports[0]["mean"] != reports[2]["mean"]


def test_model_is_the_one_measured(run, data):
    """The saved model gives the scores that were printed."""
    report = json.loads(run(*FIT, "--json").stdout)

    model = load("data.curvesmith")

    assert model.record_.n_rows == 48
    assert model.record_.train_r2 == pytest.approx(report["train"]["r2"])
    assert model.get_params()["callbacks"] == ()
    assert model.get_params()["verbose"] == 0


def test_no_held_out_rows(run, data):
    """With --test-size 0 all rows are fitted on, and the ladder stands on them."""
    report = json.loads(run(*FIT, "--json", "--test-size", "0").stdout)
    text = run(*FIT, "--test-size", "0").stdout

    assert report["test"] is None
    assert report["train"]["rmse"] < report["mean"]["rmse"]
    assert re.search(r"^rows fitted on +RMSE", text, re.MULTILINE)
    assert "held-out rows" not in text


def test_options_reach_the_network(run, data):
    """Each option about the network is the regressor's."""
    run(
        "fit", "data.csv", "--target", "y", "--features", "a,b", "--hidden", "3,2",
        "--activation", "relu", "--solver", "momentum", "--loss", "absolute",
        "--learning-rate", "0.01", "--max-iter", "7", "--out", "m.curvesmith",
    )  # fmt: skip

    model = load("m.curvesmith")

    assert model.network_.sizes == (2, 3, 2, 1)
    assert model.network_.activation == "relu"
    assert model.record_.solver == "momentum"
    assert model.record_.loss == "absolute"
    assert model.n_iter_ == 7
    assert model.get_params()["learning_rate"] == 0.01


def test_without(run, data):
    """Columns can be left out."""
    report = json.loads(run(*FIT, "--json", "--without", "colour").stdout)

    assert report["features"] == ["a", "b"]


def test_standard_input(run, data, monkeypatch):
    """The table may come from standard input."""
    monkeypatch.setattr("curvesmith.tabular.reading._content", lambda path: data.read_bytes())

    result = run("fit", "-", "--target", "y", *QUICK)

    assert "standard input: 60 rows" in result.stdout
    assert load("model.curvesmith").n_features_in_ == 5


@pytest.mark.image
def test_plot(run, data, tmp_path):
    """--plot writes a picture and says where."""
    pytest.importorskip("matplotlib", reason="matplotlib is not installed")

    result = run(*FIT, "--plot", "fit.png")

    assert re.search(r"^picture +fit\.png", result.stdout, re.MULTILINE)
    assert (tmp_path / "fit.png").read_bytes().startswith(b"\x89PNG")


def test_progress_in_plain_lines(run, data, monkeypatch):
    """Away from a terminal progress is plain lines on standard error."""
    monkeypatch.setattr(screen, "SECONDS_BETWEEN_LINES", 0.0)

    result = run(*FIT, "--json")

    assert re.search(r"^fitting: start 1, step \d+ of 50, loss ", result.stderr, re.MULTILINE)
    json.loads(result.stdout)


def test_quiet(run, data, monkeypatch):
    """--quiet shows no progress."""
    monkeypatch.setattr(screen, "SECONDS_BETWEEN_LINES", 0.0)

    assert run(*FIT, "--quiet").stderr == ""


class Terminal(io.StringIO):
    """Text that claims to be shown on a terminal."""

    def isatty(self) -> bool:
        """A terminal it is."""
        return True


def test_table_on_a_terminal(monkeypatch):
    """On a terminal the ladder is drawn as a table and long lines are folded under themselves."""
    terminal = Terminal()
    monkeypatch.setattr("sys.stdout", terminal)
    monkeypatch.setenv("COLUMNS", "40")
    scores = {"rmse": 1.0, "mae": 0.5, "r2": None}

    screen.print_facts([("why", "word " * 12)])
    screen.print_ladder({"mean": scores, "linear": scores, "test": scores, "train": scores})

    shown = terminal.getvalue()
    assert shown.startswith("why  word word word")
    assert "\n     word" in shown
    assert "linear model" in shown
    assert "─" in shown


def test_interrupted_fit_is_saved(run, data, monkeypatch):
    """Ctrl-C keeps the best network, saves it, says so, and exits with 130."""
    steps = []

    def interrupt(progress):
        steps.append(progress.iteration)
        if len(steps) == 3:
            raise KeyboardInterrupt

    monkeypatch.setattr(screen, "plain_lines", lambda title: interrupt)

    result = run(*FIT, "--json", "--max-iter", "100000")

    report = json.loads(result.stdout)
    assert result.exit_code == 130
    assert "Interrupted; the best so far is in 'data.curvesmith'." in result.stderr
    assert report["stopped"].startswith("Interrupted by the keyboard")
    assert load("data.curvesmith").record_.stop == "interrupted"
