"""run_demo: names, progress, pictures, and what is refused before any training."""

import pytest

from curvesmith.demo import DEMOS, run_demo


@pytest.mark.parametrize(
    ("name", "hint"), [("sinus", "Did you mean 'sine'"), ("cosh", "Choose one of them")]
)
def test_unknown_name_gets_the_nearest(name, hint):
    """A demo that is not there is answered with those that are."""
    with pytest.raises(ValueError, match=f"'sqrt', 'square', 'sine', 'sum', got '{name}'. {hint}"):
        run_demo(name)


def test_wrong_ending_is_refused_before_training():
    """No training is made for a picture that cannot be written."""
    told = []

    with pytest.raises(ValueError, match=r"must end in \.png, \.svg or \.pdf, got 'demo\.gif'"):
        run_demo("sine", "demo.gif", lambda *step: told.append(step))

    assert told == []


@pytest.mark.parametrize("name", DEMOS)
def test_shortened_demo_runs_whole(name, tmp_path):
    """Every demo announces each trial once, ends at its total, and draws its picture."""
    told = []

    result = run_demo(name, tmp_path / "demo.png", lambda *step: told.append(step), shorten=3000)

    n_trained = len(result.trials) - 1  # all but the straight line
    assert [done for _, done, _ in told[:-1]] == list(range(1, n_trained + 1))
    assert told[-1] == ("", n_trained + 1, n_trained + 1)
    assert (tmp_path / "demo.png").stat().st_size > 10_000
    assert {"baseline", "asked", "cure", "default"} <= {trial.role for trial in result.trials}


def test_missing_matplotlib_is_said_before_training(monkeypatch, tmp_path):
    """Without matplotlib a demo with a picture is refused at once."""
    monkeypatch.setitem(__import__("sys").modules, "matplotlib.figure", None)

    with pytest.raises(ImportError, match=r"pip install 'curvesmith\[plot\]'"):
        run_demo("sine", tmp_path / "demo.png")
