"""The sizes that are tried."""

import pytest

from curvesmith.solvers.ladder import (
    FEW_PARAMS,
    FEWEST_ITERATIONS,
    MOST_WORK,
    STARTS,
    count_params,
    iterations_of,
    ladders,
    starts_of,
)


@pytest.mark.parametrize("n_values", [2, 6, 40, 300, 5_000, 15_000, 1_000_000])
@pytest.mark.parametrize("n_features", [1, 8, 60])
def test_sizes_fit_the_data(n_values, n_features):
    """No more parameters than values, no more work than the limit; families grow."""
    families = ladders(n_values, n_features, 1)

    sizes = [size for family in families for size in family]
    counts = [count_params((n_features, *size, 1)) for size in sizes]
    assert sizes[:2] == [(), (3,)]
    if len(sizes) > 2:
        most = max(n_values, FEW_PARAMS)
        assert all(n <= most and n_values * n**2 <= MOST_WORK for n in counts[1:])
    for family in families:
        grown = [count_params((n_features, *size, 1)) for size in family]
        assert grown == sorted(grown)


def test_many_inputs_leave_small_networks_to_be_tried():
    """Though these have many parameters: 50 inputs and 750 rows, of which 8-6 has 469."""
    families = ladders(750, 50, 1)

    assert [family[-1] for family in families] == [(), (8,), (8, 6)]


def test_biases_count():
    """Without them larger networks fit the same data."""
    with_bias, without = (ladders(30, 1, 1, bias) for bias in (True, False))

    assert sum(map(len, without)) > sum(map(len, with_bias))


def test_more_work_means_fewer_starts():
    """Down to a single one beyond the limit."""
    counts = [starts_of(most) for most, _, _ in STARTS]

    assert [sum(count) for count in counts] == sorted((sum(c) for c in counts), reverse=True)
    assert starts_of(2 * MOST_WORK) == (1, 0)


def test_more_work_means_fewer_iterations():
    """But never so few that a start comes to nothing."""
    counts = [iterations_of(10.0**k, 1000) for k in range(4, 13)]

    assert counts[0] == 1000
    assert counts[-1] == FEWEST_ITERATIONS
    assert counts == sorted(counts, reverse=True)
    assert iterations_of(1.0, 7) == 7
