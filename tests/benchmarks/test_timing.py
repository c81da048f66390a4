"""Timing takes turns and counts right."""

import pytest

from benchmarks.timing import UNROLL, Timing, measure


class Counter:
    """A contestant that only notes how often it was asked."""

    loss = None

    def __init__(self, log, name):
        self._log, self._name = log, name

    def run(self, n):
        """Note the count, and take some time."""
        self._log.append((self._name, n))
        for _ in range(50 * n):
            pass

    def result(self):
        """Return nothing of interest."""


@pytest.mark.parametrize("clock", ["wall", "processor"])
def test_every_count_can_be_unrolled(clock):
    """Contestants are asked for multiples of UNROLL only, warm-up included."""
    log = []

    measure({"a": Counter(log, "a")}, rounds=3, seconds=2e-3, clock=clock)

    assert all(n % UNROLL == 0 and n > 0 for _, n in log)


def test_rounds_begin_with_another_contestant_each():
    """The order of a round is that of the round before, moved on by one."""
    log = []

    measure({name: Counter(log, name) for name in "abc"}, rounds=3, seconds=1e-4)

    assert [name for name, _ in log[-9:]] == list("abcbcacab")


def test_spread_is_relative_to_the_median():
    """Spread is slowest minus fastest over the median."""
    timing = Timing((2.0, 5.0, 4.0))

    assert timing.median == 4.0
    assert timing.fastest == 2.0
    assert timing.spread == 0.75
