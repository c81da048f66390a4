"""The noise scale of a gradient."""

import numpy as np
import pytest
from tests.diagnosis.subjects import SEEDS, curve, network_subject

from curvesmith.diagnosis.evidence import Evidence
from curvesmith.diagnosis.measures.gradient_noise import GradientNoise, measure_noise


def rows_of(seed: int, n_rows: int = 4000, spread: float = 3.0) -> np.ndarray:
    """Return gradients of rows: mean (2, 0, 0, 0, 0), variance ``spread``² in each direction."""
    rows = spread * np.random.default_rng(seed).standard_normal((n_rows, 5))
    rows[:, 0] += 2.0
    return rows


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("total", [np.mean, np.sum])
def test_the_noise_scale_of_known_gradients(seed, total):
    """Tr Σ = 5 · 9, |G|² = 4, whether the loss is a mean or a sum over rows."""
    rows = rows_of(seed)
    unit = 1.0 if total is np.mean else 4000 / 50  # rows of a batch, for a sum

    noise = measure_noise(lambda which: total(rows[which], axis=0), len(rows))

    # 50 batches of 5 directions tell a variance to sqrt(2 / 250) = 9 %; thrice that.
    assert noise.trace == pytest.approx(45.0 * unit**2, rel=0.27)
    assert noise.scale == pytest.approx(45.0 / 4.0, rel=0.4)


@pytest.mark.parametrize("seed", SEEDS)
def test_chance_is_no_signal(seed):
    """The mean of rows without a direction is small, and taken off."""
    rows = rows_of(seed)
    rows -= rows.mean(axis=0)
    rows += 1e-3

    assert measure_noise(lambda which: rows[which].mean(axis=0), len(rows)).scale > 1000


def test_no_direction_is_infinite_noise():
    """At a minimum no batch is large enough."""
    assert GradientNoise(1.0, 0.0).scale == np.inf


@pytest.mark.parametrize(
    "gradient",
    [
        lambda which: np.full(2, np.nan),
        lambda which: np.zeros(2),
        lambda which: np.array([1.0, np.sqrt(len(which))]),
    ],
    ids=["not finite", "none", "rows that do not add up"],
)
def test_what_cannot_be_told(gradient):
    """None, not a number that means nothing."""
    assert measure_noise(gradient, 100) is None
    assert measure_noise(gradient, 3) is None


@pytest.mark.parametrize("seed", SEEDS)
def test_evidence_measures_it_where_training_ends(seed):
    """Near a minimum there is more noise than at the start; without a gradient it is not known."""
    subject = network_subject(*curve(60, noise=0.3), seed, n_steps=500)
    start = network_subject(*curve(60, noise=0.3), seed, n_steps=1)

    assert Evidence(subject).gradient_noise.scale > 2 * Evidence(start).gradient_noise.scale
    bare = network_subject(*curve(60), seed, gradient=None, step=None)
    assert Evidence(bare).gradient_noise is None
