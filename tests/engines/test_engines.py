"""What the engines refuse, in the user's words."""

from typing import Any

import numpy as np
import pytest

from curvesmith.engines import make_objective, predict
from curvesmith.network import Network


def good() -> dict[str, Any]:
    """Return arguments that make an objective."""
    return {"network": Network((2, 3, 1)), "X": np.ones((5, 2)), "y": np.ones((5, 1))}


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"X": np.ones((5, 3))}, r"`X` must have shape \(5, 2\), got \(5, 3\)"),
        ({"y": np.ones(5)}, r"`y` must have shape \(5, 1\), got \(5,\)"),
        ({"y": np.ones((4, 1))}, r"`y` must have shape \(5, 1\), got \(4, 1\)"),
        ({"sample_weight": np.ones((5, 1))}, r"`sample_weight` must have .*, got \(5, 1\)"),
        ({"X": np.ones((5, 2), dtype=int)}, "`X` must be float32 or float64, got int64"),
        ({"y": np.ones((5, 1), np.float32)}, "`y` must be float64 as `X` is, got float32"),
        ({"X": np.ones((2, 5)).T}, r"`X` must be C-contiguous, got strides \(8, 40\)"),
        ({"loss": "mse"}, "`loss` must be one of 'squared', .*, got 'mse'"),
        ({"reduction": "max"}, "`reduction` must be one of 'mean', 'sum', got 'max'"),
        ({"engine": "gpu"}, "`engine` must be one of 'native', 'numpy', got 'gpu'"),
    ],
)
def test_wrong_arguments_are_refused(wrong, message):
    """Arrays of another shape, dtype or layout and unknown words are named with their value."""
    with pytest.raises(ValueError, match=message):
        make_objective(**{**good(), "engine": "numpy", **wrong})


def test_unknown_engine_predicts_nothing():
    """Prediction names the engines too."""
    with pytest.raises(ValueError, match="`engine` must be one of 'native', 'numpy', got 'abacus'"):
        predict(Network((2, 1)), np.ones(3), np.ones((5, 2)), "abacus")
