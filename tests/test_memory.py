"""A thousand fits leave nothing behind."""

import gc
import sys

import numpy as np
import pytest

from curvesmith import NeuralRegressor
from curvesmith.examiner import unasked

# What the allocator may keep for itself after it has warmed up. A leak of one copy of the data, 16
# kB a fit, would come to 16 MB.
SLACK = 4_000_000


def resident_bytes() -> int:
    """Return the memory of this process that is in use."""
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * 4096


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
@pytest.mark.filterwarnings("ignore::curvesmith.FitWarning")
@pytest.mark.parametrize(
    "parameters",
    [
        {"solver": "lbfgs", "max_iter": 2},
        {"solver": "adam", "max_iter": 2, "batch_size": 32},
    ],
    ids=["full batches", "mini-batches"],
)
def test_a_thousand_fits_do_not_grow(parameters):
    """Memory after the last of 1,000 fits is that after the first 100."""
    rng = np.random.default_rng(0)
    X, y = rng.normal(size=(500, 4)), rng.normal(size=500)

    def fit(times: int) -> None:
        for seed in range(times):
            NeuralRegressor(4, alpha=1e-3, n_starts=1, random_state=seed, **parameters).fit(X, y)
        gc.collect()

    with unasked():  # about the causes of a thousand bad fits
        fit(100)
        before = resident_bytes()
        fit(900)

    assert resident_bytes() - before < SLACK
