"""``curvesmith demo``: names and output; what the demos find has its own tests."""

import json

import pytest

from curvesmith import demo
from curvesmith.cli import output, words


class FakeResult:
    """A demo's result without its minutes of training."""

    def __init__(self, name: str) -> None:
        self.name = name

    def to_text(self) -> str:
        """One line."""
        return f"the demo {self.name}"

    def to_dict(self) -> dict[str, str]:
        """One entry."""
        return {"name": self.name}

    def plot(self, path: str) -> None:
        """Write some bytes."""
        with open(path, "wb") as file:
            file.write(b"picture")


@pytest.fixture
def fake(monkeypatch):
    """Demos that are over at once."""

    def run_demo(name, plot=None, progress=None):
        if progress is not None:
            progress("as asked", 0, 1)
        return FakeResult(name)

    monkeypatch.setattr(demo, "run_demo", run_demo)


def test_one(run, fake, tmp_path):
    """One name runs one demo and draws it; progress is on standard error."""
    pytest.importorskip("matplotlib", reason="matplotlib is not installed")

    result = run("demo", "sum")

    assert result.exit_code == 0
    assert result.stdout == "the demo sum\n\n"
    assert result.stderr == "sum, 1 of 1: as asked\nnote: picture in curvesmith-sum.png\n"
    assert (tmp_path / "curvesmith-sum.png").read_bytes() == b"picture"


def test_all(run, fake):
    """Without a name all demos run, in order."""
    result = run("demo", "--quiet", "--no-plot")

    assert result.stdout.split("\n\n")[:-1] == [f"the demo {name}" for name in words.DEMOS]
    assert result.stderr == ""


def test_json(run, fake):
    """--json prints one object: the demo, or all of them."""
    one = json.loads(run("demo", "sum", "--json").stdout)
    several = json.loads(run("demo", "sum", "sine", "--json").stdout)

    assert one == {"name": "sum"}
    assert several == {"demos": [{"name": "sum"}, {"name": "sine"}]}


def test_plot(run, fake, tmp_path):
    """--plot writes the picture of one demo."""
    pytest.importorskip("matplotlib", reason="matplotlib is not installed")

    result = run("demo", "sum", "--plot", "sum.png")

    assert result.exit_code == 0
    assert (tmp_path / "sum.png").read_bytes() == b"picture"


def test_no_matplotlib(run, fake, monkeypatch, tmp_path):
    """Without matplotlib the demo runs and says what a picture needs."""
    monkeypatch.setattr(output, "can_draw", lambda: False)

    result = run("demo", "sum", "--quiet")

    assert result.exit_code == 0
    assert "note: no pictures: they need matplotlib, `pip install" in result.stderr
    assert not list(tmp_path.glob("*.png"))


def test_plot_of_several(run):
    """A picture of several demos is refused."""
    result = run("demo", "--plot", "demo.png")

    assert result.exit_code == 2
    assert "`--plot` must draw one demo, got 4. Name one of sqrt, " in result.stderr


def test_unknown_name(run):
    """An unknown demo is met with the nearest."""
    result = run("demo", "sqr")

    assert result.exit_code == 2
    assert "`NAME` must be one of sqrt, square, sine, sum, got 'sqr'. Did you mean 'sqrt'?" in (
        result.stderr
    )
