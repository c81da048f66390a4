"""scikit-learn's own checks of what an estimator owes."""

from __future__ import annotations

from typing import Any

import pytest
from sklearn.utils.estimator_checks import parametrize_with_checks

from curvesmith import NeuralRegressor

# The checks use tables of a few rows and of pure noise, about which fits rightly warn; they switch
# warnings off themselves where they do not expect any.
pytestmark = pytest.mark.filterwarnings("ignore::curvesmith.FitWarning")

MINI_BATCHES = {
    "check_sample_weight_equivalence_on_dense_data": (
        "a row repeated falls into several mini-batches, a row of weight 2 into one"
    )
}


def expected_failures(regressor: NeuralRegressor) -> dict[str, str]:
    """Return the checks that a regressor fails by design, with the reason."""
    return MINI_BATCHES if isinstance(regressor.batch_size, int) else {}


@parametrize_with_checks(
    [
        NeuralRegressor(),
        NeuralRegressor(solver="lbfgs", alpha=1e-3, n_starts=1),
        NeuralRegressor(solver="lm", regularization="evidence", n_starts=2),
        NeuralRegressor(solver="lm", regularization="l2", n_starts=1),
        NeuralRegressor(solver="gd"),
        NeuralRegressor(solver="adam", batch_size="full"),
        NeuralRegressor(solver="adam", batch_size=8),
    ],
    expected_failed_checks=expected_failures,
)
def test_check(estimator: NeuralRegressor, check: Any) -> None:
    """Every check passes, except those named with a reason."""
    check(estimator)
