"""The table of gradient mistakes: correct code is correct, mistakes are, and the table counts."""

import numpy as np
import pytest

from benchmarks.gradient_mistakes import (
    ACTIVATIONS,
    MISTAKES,
    Host,
    Trial,
    backprop,
    is_equivalent,
    markdown,
)

RTOL = 1e-6  # central differences, step 1e-6


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_correct_code_is_correct(activation: str):
    """The hosts' own gradient agrees with plain central differences."""
    host = Host((3, 3, 4, 2), activation, "unit", 0)
    X, y = host.data()
    params = host.params()
    gradient = backprop(host, "", params, X, y)
    for name, array in params.items():
        shifted = []
        for h in (1e-6, -1e-6):
            moved = array.copy()
            moved.flat[0] += h
            shifted.append(host.loss(params | {name: moved}, X, y))
        slope = (shifted[0] - shifted[1]) / 2e-6
        np.testing.assert_allclose(gradient[name].flat[0], slope, RTOL, atol=1e-9)


def test_every_mistake_is_one_somewhere():
    """No operator is dead: each changes the gradient of some host."""
    hosts = [
        Host(sizes, activation, "unit", 0)
        for sizes in ((2, 6, 6, 1), (3, 3, 4, 2))
        for activation in ACTIVATIONS
    ]
    alive = {m for m in MISTAKES if any(not is_equivalent(host, m) for host in hosts)}
    assert alive == set(MISTAKES)


def test_table_counts():
    """Found, named and false alarms are counted from the trials."""
    host = Host((1, 10, 1), "tanh", "unit", 0)
    trials = [
        Trial(host, "bias: zero", True, True, "", 0.1),
        Trial(host, "bias: zero", True, False, "", 0.1),
        Trial(host, "", False, False, "", 0.1),
    ]
    text = markdown(trials, 1, True)
    assert "found: 2 of 2 (100.00 %)" in text
    assert "no other: 1 of 2 (50.00 %)" in text
    assert "correct code: 0 of 1" in text
    assert "| bias: zero | `bias-gradient` | 2 | 2 | 1 |" in text
