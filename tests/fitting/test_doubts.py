"""Each doubt about data is raised where it is due, with its numbers and advice, nowhere else."""

import numpy as np
import pytest

from curvesmith import Network
from curvesmith.fitting.doubts import data_doubts


def data_doubts_of(y, network=None, scaled=None, loss="squared") -> list[str]:
    """Return the doubts about these targets, for a network of four parameters."""
    network = network or Network((1, 1, 1))
    y = np.array(y, dtype=float)
    return list(data_doubts(network, y, y if scaled is None else np.array(scaled), len(y), loss))


def test_sound_data_raise_no_doubt():
    """Enough rows, targets that vary and can be reached."""
    assert data_doubts_of([[0.0], [1.0], [2.0], [3.0]]) == []


def test_constant_targets():
    """Named by column if there are several."""
    (text,) = data_doubts_of([[7.5]] * 4)
    assert text.startswith("`y` is constant (7.5): the fit predicts that value.")

    (text,) = data_doubts_of([[1.0, 7.5], [2.0, 7.5]] * 4, Network((1, 1, 2)))
    assert text.startswith("Column 1 of `y` is constant (7.5)")


def test_more_parameters_than_rows():
    """The network is named with both numbers."""
    (text,) = data_doubts_of([[0.0], [1.0], [2.0]])

    assert "1-1-1 tanh has 4 parameters for 3 distinct rows" in text


@pytest.mark.parametrize(
    ("activation", "scaled", "share"),
    [
        ("tanh", [[-1.5], [0.0], [0.5], [2.0]], "50 %"),
        ("relu", [[-1.0], [0.0], [1.0], [2.0]], "25 %"),
    ],
)
def test_targets_out_of_reach(activation, scaled, share):
    """How many, and what to set."""
    network = Network((1, 1, 1), output_activation=activation)

    (text,) = data_doubts_of([[0.0], [1.0], [2.0], [3.0]], network, scaled)

    assert f"`output_activation='{activation}'` reaches" in text
    assert share in text


def test_rates_are_not_judged_by_the_range_of_their_logarithm():
    """With a logarithmic link the output is not the prediction."""
    network = Network((1, 1, 1), output_activation="tanh")

    assert data_doubts_of([[0.0], [1.0], [2.0], [9.0]], network, loss="poisson") == []
