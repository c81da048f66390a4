"""When a constant is good enough."""

import numpy as np
import pytest

from curvesmith.solvers.constant import support_needed


@pytest.mark.parametrize("n_inputs", [1, 4, 16, 64])
def test_chance_gives_the_needed_support_once_in_a_thousand_draws(n_inputs):
    """Support of a line in unrelated inputs, each with the most probable precision."""
    z2 = np.random.default_rng(0).normal(size=(100_000, n_inputs)) ** 2
    support = np.where(z2 > 1, (z2 - 1 - np.log(z2)) / 2, 0.0).sum(axis=1)

    share = float(np.mean(support > support_needed(n_inputs)))

    assert 0.0005 < share < 0.002
