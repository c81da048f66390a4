"""Random starts run in any number of threads, and stop together."""

import os
import signal
from concurrent.futures import ThreadPoolExecutor
from time import sleep

import numpy as np
import pytest

from curvesmith.fitting.starts import Halt, Seed, Starts, best_of, spawn_seeds
from curvesmith.solvers import Outcome, Progress


def outcome(loss: float = 1.0, stop: str = "converged", **entries) -> Outcome:
    """Return an outcome of this loss."""
    return Outcome(np.zeros(1), loss, 1, stop, [loss], [0.0], **entries)


def progress(start: int = 0) -> Progress:
    """Return a progress of this start."""
    return Progress(start, 1, 10, 0.5, None, np.zeros(1))


def task(start: int, looks: int = 1):
    """Return a task that looks that often, and says which start it was."""

    def run(observer) -> Outcome:
        try:
            for _ in range(looks):
                if observer(progress(start)):
                    return outcome(start, "callback")
        except KeyboardInterrupt:
            return outcome(start, "interrupted")
        return outcome(start)

    return run


@pytest.mark.parametrize("n_jobs", [1, 2, 5])
def test_outcomes_come_in_order(n_jobs):
    """Whatever the threads do."""
    outcomes = Starts(n_jobs=n_jobs).run([task(k) for k in range(6)])

    assert [run.loss for run in outcomes] == [0, 1, 2, 3, 4, 5]


def test_seeds_differ_and_do_not_depend_on_their_number():
    """More starts add to the first ones."""
    few, many = spawn_seeds(3, 2), spawn_seeds(3, 50)

    assert many[:2] == few
    assert len({seed.initial for seed in many} | {seed.shuffling for seed in many}) == 100
    assert spawn_seeds(4, 1) != few[:1]
    assert isinstance(few[0], Seed)


def test_best_start():
    """The lowest loss among those that live, on held-out rows where there are any."""
    assert best_of([outcome(3.0), outcome(1.0), outcome(2.0)]) == 1
    assert best_of([outcome(0.0, "diverged"), outcome(np.nan), outcome(2.0)]) == 2
    assert best_of([outcome(1.0, validation_loss=5.0), outcome(2.0, validation_loss=4.0)]) == 1
    assert best_of([outcome(1.0, "diverged")]) == -1


@pytest.mark.parametrize("n_jobs", [1, 2])
def test_callback_stops_every_start(n_jobs):
    """Starts under way end at their next look, those not begun never begin."""
    starts = Starts([lambda seen: seen.start == 1], n_jobs)

    outcomes = starts.run([task(k, looks=10**6 if k else 1) for k in range(9)])

    assert starts.halted == "callback"
    assert outcomes[1].stop == "callback"
    assert len(outcomes) < 9


def test_interrupt_in_one_start_stops_all():
    """Ctrl-C ends the fit, not the start that happened to catch it."""

    def interrupt(seen):
        raise KeyboardInterrupt

    starts = Starts([interrupt])

    outcomes = starts.run([task(k) for k in range(3)])

    assert [run.stop for run in outcomes] == ["interrupted"]
    assert starts.halted == "interrupted"


@pytest.mark.parametrize("n_jobs", [1, 2])
def test_ctrl_c_stops_all_starts(n_jobs):
    """Wherever the main thread stands, each start hears of it at its next look."""
    halt = Halt()

    def press(seen):
        if seen.start == 0 and not halt.code:
            os.kill(os.getpid(), signal.SIGINT)
        sleep(0.001)

    with halt.on_ctrl_c():
        outcomes = Starts([press], n_jobs, halt=halt).run([task(k, 10**6) for k in range(4)])

    assert {run.stop for run in outcomes} == {"interrupted"}
    assert 1 <= len(outcomes) <= n_jobs


def test_second_ctrl_c_raises():
    """Who presses again wants out."""
    halt = Halt()

    def press_twice() -> None:
        with halt.on_ctrl_c():
            os.kill(os.getpid(), signal.SIGINT)
            os.kill(os.getpid(), signal.SIGINT)
            sleep(1)

    with pytest.raises(KeyboardInterrupt):
        press_twice()

    assert halt.code == "interrupted"
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_handlers_of_others_are_left_alone():
    """A program with its own idea of Ctrl-C keeps it; other threads hear of no signals."""
    halt = Halt()
    old = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with halt.on_ctrl_c():
            os.kill(os.getpid(), signal.SIGINT)
    finally:
        signal.signal(signal.SIGINT, old)

    def enter() -> None:
        with halt.on_ctrl_c():
            assert signal.getsignal(signal.SIGINT) is signal.default_int_handler

    with ThreadPoolExecutor(1) as pool:
        pool.submit(enter).result()
    assert halt.code == ""


def test_first_start_begins_in_any_case():
    """A fit halted before it began still has parameters to keep."""
    halt = Halt()
    halt.code = "callback"

    outcomes = Starts(halt=halt).run([task(k, 5) for k in range(3)])

    assert [run.stop for run in outcomes] == ["callback"]


@pytest.mark.parametrize("n_jobs", [1, 2])
def test_an_error_in_a_callback_reaches_the_caller(n_jobs):
    """And the other starts end."""

    def fail(seen):
        if seen.start == 0:
            raise ZeroDivisionError("mine")

    with pytest.raises(ZeroDivisionError, match="mine"):
        Starts([fail], n_jobs).run([task(0), task(1, looks=10**7)])


def test_callbacks_are_called_one_at_a_time():
    """Two threads never meet in a callback."""
    inside = []

    def callback(seen):
        inside.append(1)
        sleep(0.0005)
        assert len(inside) == 1
        inside.pop()

    Starts([callback], 2).run([task(k, looks=20) for k in range(2)])


def test_callbacks_learn_the_stage():
    """The search for the penalty is told apart from the fit."""
    seen = []

    Starts([lambda p: seen.append(p.stage)], stage="alpha").run([task(0)])

    assert seen == ["alpha"]
