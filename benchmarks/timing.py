"""Time several contestants in turn, so that a slow moment of the machine hits all alike."""

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

from benchmarks.cases import Contestant

# Time of the wall is what a user waits for. Time of the processor leaves out what other programs
# took meanwhile, which helps on a machine that is not quiet.
CLOCKS = {"wall": time.perf_counter, "processor": time.process_time}

UNROLL = 4  # every count of runs is a multiple of this


@dataclass(frozen=True)
class Timing:
    """Microseconds per step of one contestant, one number per round."""

    samples: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle round."""
        return median(self.samples)

    @property
    def fastest(self) -> float:
        """The round least disturbed."""
        return min(self.samples)

    @property
    def spread(self) -> float:
        """Slowest minus fastest round, as a share of the median."""
        return (max(self.samples) - min(self.samples)) / self.median


def measure(
    contestants: dict[str, Contestant], *, rounds: int, seconds: float, clock: str = "wall"
) -> dict[str, Timing]:
    """Let each contestant run for about ``seconds`` per round, one after the other.

    Each round starts with another contestant, so none always follows the same neighbour.
    """
    now = CLOCKS[clock]
    counts = {name: _count_for(each, seconds, now) for name, each in contestants.items()}
    samples: dict[str, list[float]] = {name: [] for name in contestants}
    names = list(contestants)
    for turn in range(rounds):
        start = turn % max(1, len(names))
        for name in names[start:] + names[:start]:
            elapsed = _elapsed(contestants[name], counts[name], now)
            samples[name].append(elapsed / counts[name] * 1e6)
    return {name: Timing(tuple(times)) for name, times in samples.items()}


def _count_for(contestant: Contestant, seconds: float, now: Callable[[], float]) -> int:
    """Find how many runs take about ``seconds``; this is the warm-up too."""
    count = UNROLL
    while (elapsed := _elapsed(contestant, count, now)) < seconds / 4:
        count *= 2
    return max(UNROLL, UNROLL * round(count * seconds / elapsed / UNROLL))


def _elapsed(contestant: Contestant, count: int, now: Callable[[], float]) -> float:
    """Seconds that ``count`` runs take, with the garbage collector waiting."""
    gc.collect()
    gc.disable()
    try:
        start = now()
        contestant.run(count)
        return now() - start
    finally:
        gc.enable()
