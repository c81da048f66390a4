"""What the training of a script reaches from other seeds, in a given time.

Runs inside the child process.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from math import inf
from statistics import median
from time import perf_counter, process_time

import numpy as np

from curvesmith.diagnosis.script.anatomy import Anatomy, dissect
from curvesmith.diagnosis.script.edits.edit import Edit, edited
from curvesmith.diagnosis.script.failure import Stop
from curvesmith.diagnosis.script.fits import score_of_fit
from curvesmith.diagnosis.script.guard import stopped_after
from curvesmith.diagnosis.script.program import Script
from curvesmith.diagnosis.script.source import Source
from curvesmith.diagnosis.script.training import Training
from curvesmith.fitting.yardstick import r2

__all__ = ["SEEDS", "Bench", "middle"]

SEEDS = (1, 2, 3)
# Seconds for one training: shorter tells nothing, and none may use up the time of the others.
_SHORTEST, _LONGEST = 0.3, 4.0
_SHARE = 1 / 20  # of all the time, for one training
# Where the script's own takes longer: a training cut off tells little about its end.
_MOST, _LONGER = 1 / 8, 1.25  # of all the time; times as long as its own
_BUSY = 1.5  # seconds of the clock that a second of this process may take
_EARLY, _SEARCHING = 0.2, 0.7  # of all the time
_INTERRUPTED = ("Enough", "KeyboardInterrupt")
_LONGEST_FIT = 8.0  # seconds for a script whose network a library trains


@dataclass(eq=False)
class Bench:
    """Where versions of a script are trained, and how long that may take.

    Parameters
    ----------
    script : Script
    source : Source
        The text that edits change.
    seconds : float
        For everything. What is left of it after the search measures what was found.
    is_estimator : bool, default=False
        Whether a library trains the network, and not a loop of the script.

    Attributes
    ----------
    losses : dict of tuple of Edit to list of float
        Of the first training with each set of edits.
    own_seconds : float or None
        What the training of the script as it is took at most, once it was run.
    """

    script: Script
    source: Source
    seconds: float
    is_estimator: bool = False
    _began: tuple[float, float] = field(default_factory=lambda: (process_time(), perf_counter()))
    losses: dict[tuple[Edit, ...], list[float]] = field(default_factory=dict)
    own_seconds: float | None = None
    _scores: dict[tuple[tuple[Edit, ...], int], float] = field(default_factory=dict)
    _versions: dict[tuple[Edit, ...], Anatomy | None] = field(default_factory=dict)
    _fails: bool = False

    @property
    def elapsed(self) -> float:
        """Seconds: of this process where others keep the machine busy, up to half the clock's."""
        used, clock = self._began
        return max(process_time() - used, (perf_counter() - clock) / _BUSY)

    @property
    def is_searching(self) -> bool:
        """Whether there is time to look for something better."""
        return self.elapsed < _SEARCHING * self.seconds

    @property
    def is_early(self) -> bool:
        """Whether there is time for many things, each of which is unlikely by itself."""
        return self.elapsed < _EARLY * self.seconds

    def scores(self, edits: tuple[Edit, ...], seeds: Sequence[int] = SEEDS) -> list[float]:
        """Return the R2 of the script with edits for each seed, as far as there was time.

        Minus infinity where it diverged or does not run. Each training gets the same time, and is
        measured on the rows that the script drew with the same seed.
        """
        found = (self._score(edits, seed) for seed in seeds)
        return [score for score in found if score is not None]

    def first(self, edits: tuple[Edit, ...]) -> float:
        """Return the R2 for the first seed; minus infinity where there was no time."""
        if not self.is_searching and (edits, SEEDS[0]) not in self._scores:
            return -inf
        return next(iter(self.scores(edits, SEEDS[:1])), -inf)

    def _score(self, edits: tuple[Edit, ...], seed: int) -> float | None:
        if (edits, seed) not in self._scores:
            if self.elapsed > self.seconds:
                return None
            self._scores[edits, seed] = -inf
            if self.is_estimator:
                self._scores[edits, seed] = self._fitted(edits, seed)
                return self._scores[edits, seed]
            anatomy = self.version(edits)
            if anatomy is not None:
                began = process_time()
                training = anatomy.train(seed, self.each)
                if not edits:
                    self.own_seconds = max(self.own_seconds or 0.0, process_time() - began)
                    self._fails |= _has_failed(training.stop)
                self.losses.setdefault(edits, training.losses)
                # What lies behind the training is to run as it did.
                if self._fails or not _has_failed(training.stop):
                    self._scores[edits, seed] = _score(anatomy, training)
        return self._scores[edits, seed]

    @property
    def each(self) -> float:
        """Seconds for one training; the first of the script's own shows how many it takes."""
        least = float(np.clip(_SHARE * self.seconds, _SHORTEST, _LONGEST))
        most = max(_MOST * self.seconds, least)
        if self.own_seconds is None:
            return most
        return min(max(_LONGER * self.own_seconds, least), most)

    def _fitted(self, edits: tuple[Edit, ...], seed: int) -> float:
        """Return the R2 of what a library fits in the script with edits."""
        version = replace(self.script, text=edited(self.source, edits).text)
        try:
            with stopped_after(_LONGEST_FIT, KeyboardInterrupt), warnings.catch_warnings():
                warnings.simplefilter("ignore")
                score, stop = score_of_fit(version, seed)
            self._fails |= not edits and _has_failed(stop)
            score = None if _has_failed(stop) and not self._fails else score
        except (Exception, KeyboardInterrupt):  # a version may be any nonsense, or take too long
            score = None
        return -inf if score is None or not np.isfinite(score) else score

    def version(self, edits: tuple[Edit, ...]) -> Anatomy | None:
        """Return the script with edits, taken apart; None if it does not train."""
        if edits not in self._versions:
            version = replace(self.script, text=edited(self.source, edits).text)
            found = dissect(version, is_brief=True)
            self._versions[edits] = None if isinstance(found, Stop) else found
        return self._versions[edits]


def _has_failed(stop: Stop | None) -> bool:
    """Whether a script ended by an error of its own; time that is over is none."""
    return stop is not None and stop.kind == "failed" and stop.error not in _INTERRUPTED


def _score(anatomy: Anatomy, training: Training) -> float:
    if not training.params:
        return -inf
    X, y = anatomy.data(training)
    with np.errstate(all="ignore"):
        # One row of many columns is one target of many rows, in the convention of columns.
        n_rows = y.size if len(y) == 1 else len(y)
        predicted = anatomy.functions.forward(training.params, X).reshape(n_rows, -1)
        score = r2(predicted, y.reshape(n_rows, -1), np.ones(n_rows))
    return score if np.isfinite(score) else -inf


def middle(scores: Sequence[float]) -> float:
    """Return the median; minus infinity of none."""
    return median(scores) if scores else -inf
