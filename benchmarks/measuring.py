"""Fit one learner to one task, and note how good and how long."""

import time
import warnings
from collections import Counter
from importlib import metadata

import numpy as np

from benchmarks import machine
from benchmarks.learners import LEARNERS, Learner
from benchmarks.ledger import Record
from benchmarks.markdown import first_line
from benchmarks.scores import score
from benchmarks.splits import Task


def measure(name: str, task: Task) -> Record:
    """Return the scores of a learner on a task, with seconds of the fit on both clocks.

    A learner that fails is a result too: ``failed`` says why.
    """
    learner = LEARNERS[name].start()
    sizes = {
        "n_train": len(task.X),
        "n_test": len(task.X_test),
        "test_std": float(f"{np.std(task.y_test):.6g}"),
        "test_range": float(f"{np.ptp(task.y_test):.6g}"),
    }
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            scores = _scores(learner, task)
        except Exception as error:  # one that fails is an entry of the table, not the end
            scores = {"failed": first_line(error)}
    counts = Counter(warning.category.__name__ for warning in caught)
    remarks = {"note": learner.note, "warnings": dict(counts)}
    return {**sizes, **scores, **{name: said for name, said in remarks.items() if said}}


def version(name: str) -> str:
    """Return what tells results of this learner from those of another version of it."""
    return machine.source() if name == "curvesmith" else metadata.version("scikit-learn")


def _scores(learner: Learner, task: Task) -> Record:
    wall, processor = time.perf_counter(), time.process_time()
    learner.fit(task.X, task.y, task.split)
    seconds = time.perf_counter() - wall
    processor_seconds = time.process_time() - processor
    scores: Record = score(learner.forecast(task.X_test), task.y_test)
    return {
        **{name: float(f"{value:.6g}") for name, value in scores.items()},
        "seconds": round(seconds, 4),
        "processor_seconds": round(processor_seconds, 4),
        **learner.details(),
    }
