"""Remedies carried out on the program itself: what a report prescribes becomes other constants."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

import numpy as np

from benchmarks.faults.cases import CASES, Case
from benchmarks.faults.hosts import WEIGHT_SCALES
from benchmarks.faults.operators import OPERATORS
from benchmarks.faults.operators.operator import changed, with_rows
from benchmarks.faults.program import Program, Settings
from benchmarks.faults.tasks import r_squared
from curvesmith.diagnosis import changes as edits

FRESH_SEEDS = range(100, 110)
SWEEP_SEEDS = (50, 51)
SWEEP = tuple(10.0**k for k in (-3, -2, -1, -0.5, 0, 0.5, 1, 2, 3))
MOST_MISSES = 1  # of ten fresh seeds, beside those that the host itself misses
FACTORS = {"he": 2.0**0.5, "lecun": 1.0, "glorot": 1.0}
# A detached layer is mended in the forward pass, whichever name its fault was given.
DETACHED = ("error-detached", "output-detached")


def cured(settings: Settings, target: float, host: Settings) -> bool:
    """Whether of ten fresh seeds at most one more misses the target R² than of its host.

    A host counts as healthy by ten other seeds: one that misses now and then is not to be told
    from one that never does, and no fix can make more of a program than it was.
    """
    most = MOST_MISSES + host_misses(host, target)
    return misses(settings, target, most) <= most


def misses(settings: Settings, target: float, most: int) -> int:
    """Return how many fresh seeds miss the target R²; no more are counted than ``most`` + 1."""
    program, n_misses = Program(settings), 0
    for seed in FRESH_SEEDS:
        n_misses += program.run(seed) < target
        if n_misses > most:
            break
    return n_misses


@cache
def host_misses(host: Settings, target: float) -> int:
    """Return how many fresh seeds of a healthy program miss the target R²."""
    return misses(host, target, len(FRESH_SEEDS))


def repaired(case: Case, changes: Iterable[edits.Change]) -> Settings:
    """Return the program of a case after the changes; what a style cannot do is left undone."""
    settings, sweeps = case.settings, False
    for change in changes:
        sweeps |= isinstance(change, edits.SetLearningRate) and change.value is None
        settings = _REPAIRS[type(change)](settings, change, case) or settings
    return best_rate(settings) if sweeps else settings


def best_rate(settings: Settings) -> Settings:
    """Return the program with that learning rate of a sweep which fits the training rows best."""
    trials = [settings.but(learning_rate=settings.learning_rate * factor) for factor in SWEEP]
    return max(trials, key=fit_on_training_rows)


def fit_on_training_rows(settings: Settings) -> float:
    """Mean R² on the training rows over two seeds."""
    program = Program(settings)
    values = []
    for seed in SWEEP_SEEDS:
        try:
            prediction = program.predictions(program.train(seed), program.rows.X)
            values.append(r_squared(program.rows.y, prediction))
        except ValueError:  # scikit-learn refuses what is not finite
            values.append(-1.0)
    return float(np.mean(values))


def without(settings: Settings, case: Case, is_meant: Callable[[str], bool]) -> Settings:
    """Take back the lines that the meant operators of a case replaced."""
    host = case_host(case)
    for name, severity in case.operators:
        alone = OPERATORS[name].apply(host, severity) if name in OPERATORS else None
        if alone is not None and is_meant(name):
            kept = tuple(edit for edit in settings.edits if edit not in alone.edits)
            settings = settings.but(edits=kept)
    return settings


def case_host(case: Case) -> Settings:
    """Return the settings of the host of a case."""
    return CASES[case.host].settings


def _scale(letter: str) -> Callable[[Settings, Any, Case], Settings | None]:
    def scale(settings: Settings, change: Any, case: Case) -> Settings | None:
        names = [f"{letter}-center"] * change.center + [f"{letter}-scale"] * change.scale
        return with_rows(settings, *((name, 1.0) for name in names))

    return scale


def _draw(settings: Settings, change: edits.DrawWeights, case: Case) -> Settings | None:
    spread = WEIGHT_SCALES.get(settings.activation, 1.0)
    if isinstance(change.init, str):
        spread = FACTORS.get(change.init, spread)
    else:
        spread = float(change.init) * case.settings.hidden[0] ** 0.5
    return changed(settings, init="fan-in", weight_scale=spread, bias_scale=1.0, bias_shift=0.0)


def _activation(settings: Settings, change: edits.SetActivation, case: Case) -> Settings | None:
    if change.name not in WEIGHT_SCALES:
        return None
    return changed(settings, activation=change.name)


def _output(settings: Settings, change: edits.SetOutput, case: Case) -> Settings | None:
    return changed(settings, output=change.name)


def _update_rule(settings: Settings, change: edits.SetUpdate, case: Case) -> Settings | None:
    return (
        settings.but(optimizer=change.method)
        if change.method in ("gd", "momentum", "adam")
        else None
    )


def _rate(settings: Settings, change: edits.SetLearningRate, case: Case) -> Settings | None:
    return None if change.value is None else settings.but(learning_rate=float(change.value))


def _penalty(settings: Settings, change: edits.SetPenalty, case: Case) -> Settings | None:
    """``alpha / 2 Σ W²`` beside the mean squared error, as each style writes its penalty."""
    share = {"cs231n": 1.0, "sklearn_mlp": float(len(Program(settings).rows.X))}
    return changed(settings, reg=change.alpha * share.get(settings.style, 0.5))


def _keep(settings: Settings, change: edits.KeepRows, case: Case) -> Settings | None:
    kept = (tuple(map(int, change.inputs)), tuple(map(int, change.targets)))
    return with_rows(settings, ("keep", kept))


def _is_gradient(name: str) -> bool:
    return OPERATORS[name].family == "gradient" or name.startswith("gradient-of-")


def _correct_gradient(
    settings: Settings, change: edits.CorrectGradient, case: Case
) -> Settings | None:
    """Take the gradient of the loss as it is reported: where that has no penalty, there is none."""
    is_unpenalized = any(name == "penalty-not-in-loss" for name, _ in case.operators)
    corrected = without(settings, case, _is_gradient)
    return corrected.but(reg=0.0) if is_unpenalized else corrected


_REPAIRS: dict[type, Callable[[Settings, Any, Case], Settings | None]] = {
    edits.ScaleInputs: _scale("x"),
    edits.ScaleTargets: _scale("y"),
    edits.DrawWeights: _draw,
    edits.PlaceKinks: lambda s, change, case: s.but(places_kinks=True),
    edits.AddBias: lambda s, change, case: changed(s, bias=True),
    edits.SetActivation: _activation,
    edits.SetOutput: _output,
    edits.SetUnits: lambda s, change, case: s.but(hidden=tuple(map(int, change.units))),
    edits.SetUpdate: _update_rule,
    edits.SetLearningRate: _rate,
    edits.SetSteps: lambda s, change, case: s.but(n_steps=int(change.n_steps)),
    edits.SetPenalty: _penalty,
    edits.KeepRows: _keep,
    edits.KeepFiniteRows: lambda s, change, case: with_rows(s, ("finite", 1.0)),
    edits.CorrectGradient: _correct_gradient,
    edits.CorrectUpdate: lambda s, change, case: without(
        s, case, lambda name: OPERATORS[name].family == "update" or name in DETACHED
    ),
    edits.CorrectLoss: lambda s, change, case: without(
        s, case, lambda name: OPERATORS[name].family == "loss"
    ),
    edits.FixEvaluation: lambda s, change, case: without(
        s, case, lambda name: OPERATORS[name].family == "evaluation"
    ),
}
