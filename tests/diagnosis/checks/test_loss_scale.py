"""loss-scale: sums over rows are noted where the network falls short; means never."""

import numpy as np
from tests.diagnosis.code_subjects import HOST, causes, code_subject

from curvesmith.diagnosis.checks import loss_scale


def total(params: dict, X: np.ndarray, y: np.ndarray) -> float:
    """Return the sum of squared errors."""
    return float(np.sum((HOST.forward(params, X) - y) ** 2))


def test_sum_of_a_network_that_falls_short_is_noted():
    """Three steps of training are too few to fit anything."""
    assert causes(loss_scale.check, code_subject(loss=total, n_steps=3)) == ["loss-scale"]


def test_mean_is_left_alone():
    """The mean does not depend on the number of rows; nor does its penalty."""
    assert causes(loss_scale.check, code_subject(n_steps=3)) == []


def test_loss_that_holds_its_own_rows_is_left_alone():
    """A loss that takes no other number of rows cannot be asked."""
    _, y = HOST.data()

    def loss(params: dict, X: np.ndarray, _: np.ndarray) -> float:
        return float(np.sum((HOST.forward(params, X) - y) ** 2))

    assert causes(loss_scale.check, code_subject(loss=loss, n_steps=3)) == []
