"""The sin(x)/2.5 demo: a matter of luck as asked, reliable once cured."""

import numpy as np
import pytest

from curvesmith.demo import run_demo
from curvesmith.demo.sine import N_STARTS
from curvesmith.demo.trial import Bench
from curvesmith.problems.founding import SINE


def test_network_as_asked_is_odd():
    """Without biases f(-x) = -f(x), to the last bit of float32."""
    bench = Bench(SINE, lambda *_: None, 1, shorten=100)
    trial = bench.asked("as asked")

    x = np.linspace(0.0, 9.0, 50, dtype=np.float32)[:, None]
    np.testing.assert_allclose(trial.at(-x), -trial.at(x), atol=1e-6)


def test_untrained_network_is_the_start_of_the_training():
    """The first recorded loss belongs to the weights that `untrained` returns."""
    bench = Bench(SINE, lambda *_: None, 1, shorten=1000)
    trial = bench.asked("as asked", seed=3)

    f = bench.untrained(seed=3).predict(bench.X)

    # Sums of 4000 squares in float32 arithmetic.
    assert trial.losses[0] == pytest.approx(np.mean((f - bench.y) ** 2, dtype=float), rel=1e-4)


@pytest.mark.slow
def test_demo_tells_failure_and_cure():
    """Starts as asked spread from hopeless to mediocre; cure and default reach the noise."""
    result = run_demo("sine")
    asked = [trial.r2 for trial in result.trials if trial.label.startswith("1-128-1 as asked")]
    ceiling = 1.0 - 0.05**2 / np.var(result.y, dtype=float)

    assert len(asked) == N_STARTS
    assert max(asked) - min(asked) > 1.0
    assert result.trial("cure").r2 > ceiling - 0.02
    assert result.trial("default").r2 > ceiling - 0.002
