"""Progress is a bar on a terminal, plain lines elsewhere, and never on standard output."""

import io
import sys

import numpy as np
import pytest

from curvesmith.fitting.progress import Display
from curvesmith.solvers import Progress


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Return True."""
        return True


def look(iteration: int, *, start: int = 0, stage: str = "fit", held_out=None) -> Progress:
    """Return the progress of one look."""
    return Progress(start, iteration, 100, 0.125, held_out, np.zeros(1), stage)


def show(verbose: int, looks: list[Progress]) -> None:
    """Open a display and show some looks."""
    with Display(verbose, "1-5-1 tanh by adam") as display:
        for progress in looks:
            assert display.update(progress) is False


def test_silence(capsys):
    """Nothing at all without `verbose`."""
    show(0, [look(k) for k in range(1, 101)])

    assert capsys.readouterr() == ("", "")


def test_plain_lines(capsys):
    """One for each tenth of a start, on standard error."""
    show(1, [look(k) for k in range(1, 101)] + [look(3, start=1, held_out=0.25)])

    out, err = capsys.readouterr()
    lines = err.splitlines()
    assert out == ""
    assert lines[0] == "Fitting 1-5-1 tanh by adam"
    assert lines[2] == "start 1, 10 of at most 100: loss 0.125"
    assert lines[-1] == "start 2, 3 of at most 100: loss 0.125, held out 0.25"
    assert len(lines) == 13


def test_every_look(capsys):
    """verbose=2 leaves none out."""
    show(2, [look(k) for k in range(1, 6)])

    assert len(capsys.readouterr().err.splitlines()) == 6


def test_search_shows_its_first_fold(capsys):
    """The others do the same at the same time."""
    show(1, [look(1, stage="alpha"), look(1, start=1, stage="alpha")])

    lines = capsys.readouterr().err.splitlines()
    assert lines[1:] == ["choosing alpha, fold 1, 1 of at most 100: loss 0.125"]


def test_bar_on_a_terminal(monkeypatch):
    """Network, start, counts and losses appear."""
    pytest.importorskip("rich")
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("COLUMNS", "150")
    monkeypatch.setenv("TERM", "xterm")

    show(1, [look(50, held_out=0.25), look(60, start=1)])

    text = terminal.getvalue()
    for expected in ("1-5-1 tanh by adam, start 1", "start 2", "50/100", "held out 0.25"):
        assert expected in text


def test_bar_ends_with_an_error(monkeypatch):
    """The terminal is given back whatever happens."""
    monkeypatch.setattr(sys, "stderr", Terminal())
    display = Display(1, "network")

    with pytest.raises(ZeroDivisionError, match="mine"), display:
        raise ZeroDivisionError("mine")

    assert not display._bar.live.is_started
