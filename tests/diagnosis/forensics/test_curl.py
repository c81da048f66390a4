"""The curl test: mistakes in the loss have none, mistakes in the chain rule do."""

import numpy as np
import pytest

from benchmarks.gradient_mistakes import Host, backprop
from curvesmith.diagnosis.forensics.curl import LARGE_CURL, curl
from curvesmith.diagnosis.forensics.functions import functions_of

IN_THE_LOSS = (
    "",
    "sign: target - prediction",
    "sum over rows for mean",
    "absolute error",
    "broadcast: every target for every row",
    "penalty with the wrong sign",
)
IN_THE_CHAIN_RULE = (
    "derivative missing",
    "bias: mean over rows",
    "weights not transposed",
    "input of the last layer: sums",
    "hidden sign",
)


def measured(mistake: str, seed: int) -> float:
    """Return the curl of a gradient with a mistake."""
    host = Host((2, 6, 6, 1), "tanh", "unit", seed)
    functions, point = functions_of(
        host.loss,
        lambda params, X, y: backprop(host, mistake, params, X, y),
        host.params(),
        *host.data(),
        None,
    )
    return curl(functions, point, np.random.default_rng(0))


@pytest.mark.parametrize("mistake", IN_THE_LOSS)
def test_gradient_of_another_loss_has_no_curl(mistake: str, seed: int):
    """It is the gradient of something: below 1e-7, differences allowing."""
    assert measured(mistake, seed) < 1e-7


@pytest.mark.parametrize("mistake", IN_THE_CHAIN_RULE)
def test_mistaken_chain_rule_has_curl(mistake: str, seed: int):
    """It is the gradient of nothing."""
    assert measured(mistake, seed) > LARGE_CURL
