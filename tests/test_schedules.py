"""Every schedule against values worked out by hand, and the counting of stalls."""

import math

import numpy as np
import pytest

from curvesmith.schedules import SCHEDULES, Plateau, learning_rate_at
from curvesmith.updates import DescentOptions

BASE = 0.2
N_STEPS = 100
RTOL = 1e-15  # two roundings


def rate(schedule: str, step: int = 0, epoch: int = 0, stalls: int = 0, **options: float) -> float:
    """Return the learning rate under the default options but those given."""
    settings = DescentOptions("sgd", BASE, **options)  # type: ignore[arg-type]
    return learning_rate_at(schedule, BASE, step, N_STEPS, epoch, settings, stalls)


def test_table_holds_the_six_schedules():
    """The table knows the names that users may type."""
    assert list(SCHEDULES) == ["constant", "decay", "step", "cosine", "one_cycle", "plateau"]


def test_constant_never_changes():
    """Constant is the base at every step."""
    assert {rate("constant", step, step // 10) for step in range(300)} == {BASE}


@pytest.mark.parametrize(("epoch", "share"), [(0, 1), (1, 1 / 1.5), (2, 1 / 2), (8, 1 / 5)])
def test_decay_divides_by_the_epoch(epoch: int, share: float):
    """Decay is base / (1 + decay epoch)."""
    assert rate("decay", epoch=epoch, decay=0.5) == pytest.approx(BASE * share, rel=RTOL)


@pytest.mark.parametrize(("epoch", "drops"), [(0, 0), (6, 0), (7, 1), (13, 1), (14, 2), (70, 10)])
def test_step_drops_every_so_many_epochs(epoch: int, drops: int):
    """Step multiplies by the factor after each seven epochs."""
    expected = BASE * 0.3**drops
    assert rate("step", epoch=epoch, step_epochs=7, factor=0.3) == pytest.approx(expected, rel=RTOL)


@pytest.mark.parametrize(("step", "share"), [(0, 1), (25, (1 + math.sqrt(0.5)) / 2), (50, 0.5)])
def test_cosine_falls_over_half_a_wave(step: int, share: float):
    """Cosine is base (1 + cos(pi step / n_steps)) / 2."""
    assert rate("cosine", step) == pytest.approx(BASE * share, rel=RTOL)


@pytest.mark.parametrize("step", [100, 101, 100_000])
def test_cosine_ends_at_zero_and_stays(step: int):
    """After the planned steps the rate does not rise again."""
    assert rate("cosine", step) == pytest.approx(0, abs=1e-17)


@pytest.mark.parametrize(
    ("step", "share"),
    [(0, 1 / 25), (15, (1 + 1 / 25) / 2), (30, 1), (65, (1 + 1e-4) / 2), (100, 1e-4), (500, 1e-4)],
)
def test_one_cycle_rises_and_falls(step: int, share: float):
    """One cycle rises linearly to the base at 30 %, then falls by half a cosine to 1e-4 of it."""
    assert rate("one_cycle", step) == pytest.approx(BASE * share, rel=1e-13)


@pytest.mark.parametrize("stalls", [0, 1, 5])
def test_plateau_drops_at_every_stall(stalls: int):
    """Plateau is base factor^stalls."""
    expected = BASE * 0.1**stalls
    assert rate("plateau", stalls=stalls, factor=0.1) == pytest.approx(expected, rel=RTOL)


def stalls_after(losses: list[float], patience: int) -> list[int]:
    """Return the number of stalls after each of the ``losses``."""
    plateau = Plateau(patience)
    counts = []
    for loss in losses:
        plateau.observe(loss)
        counts.append(plateau.stalls)
    return counts


def test_falling_loss_never_stalls():
    """A loss that falls every epoch keeps the rate."""
    assert stalls_after([10, 5, 2, 1, 0.5], patience=1) == [0, 0, 0, 0, 0]


def test_flat_loss_stalls_again_and_again():
    """The first loss is the best; then each three epochs without a fall are one stall."""
    assert stalls_after([1.0] * 8, patience=3) == [0, 0, 0, 1, 1, 1, 2, 2]


def test_fall_restarts_the_waiting():
    """One fall among flat epochs starts the count afresh."""
    assert stalls_after([1, 1, 0.5, 0.5, 0.5, 0.5], patience=3) == [0, 0, 0, 0, 0, 1]


def test_best_is_kept_over_a_stall():
    """After a stall, a loss above the best one is still no fall."""
    assert stalls_after([1, 3, 3, 2, 2], patience=2) == [0, 0, 1, 1, 2]


@pytest.mark.parametrize("best", [1.0, -1.0, -1e6, 1e-12])
def test_tiny_fall_does_not_count(best: float):
    """A fall counts if it exceeds 1e-4 of the best, also when losses are negative."""
    small, large = best - 0.9e-4 * abs(best), best - 1.1e-4 * abs(best)
    assert stalls_after([best, small], patience=1)[-1] == 1
    assert stalls_after([best, large], patience=1)[-1] == 0


def test_loss_that_is_not_a_number_does_not_count_as_a_fall():
    """NaN never becomes the best loss."""
    assert stalls_after([1.0, float("nan"), float("nan")], patience=2)[-1] == 1


def test_schedules_return_plain_floats():
    """Rates are Python floats, so that float32 parameters stay float32."""
    for schedule in SCHEDULES:
        assert type(rate(schedule, step=40, epoch=4)) is float
        assert np.isfinite(rate(schedule, step=40, epoch=4))
