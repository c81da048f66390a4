"""Faults of the initial weights."""

from __future__ import annotations

from benchmarks.faults.operators.operator import Operator, changed
from benchmarks.faults.program import Settings

ONE_SIDED = ("sqrt", "dozen", "milli", "offset", "friedman", "mileage", "waves")


def _kinks_at_zero(settings: Settings, severity: float) -> Settings | None:
    """Divide by the largest input, no biases to begin with: every unit bends at zero or below."""
    if settings.activation != "relu" or settings.task not in ONE_SIDED:
        return None
    return changed(settings, scale_x="max", bias_scale=0.0)


def _kinks_beyond(settings: Settings, severity: float) -> Settings | None:
    """Large biases: every unit bends far outside the data."""
    if settings.activation != "relu":
        return None
    return changed(settings, bias_scale=0.0, bias_shift=severity)


def _dead(settings: Settings, severity: float) -> Settings | None:
    return changed(settings, bias_shift=severity) if settings.activation == "relu" else None


def _pushed(settings: Settings, severity: float) -> Settings | None:
    return changed(settings, bias_shift=severity) if settings.activation != "relu" else None


KINKS = ("kinks-outside-data",)
INITIAL = tuple(
    Operator(name, "initial weights", causes, apply, severities)
    for name, causes, apply, severities in (
        ("kinks-at-zero", (*KINKS, "inputs-not-scaled"), _kinks_at_zero, (1.0,)),
        ("kinks-beyond", KINKS, _kinks_beyond, (20.0,)),
        ("biases-dead", ("dead-units",), _dead, (-10.0, -30.0)),
        ("biases-saturated", ("saturated-units", "init-too-large"), _pushed, (10.0, 30.0)),
        (
            "weights-constant",
            ("symmetric-init",),
            lambda s, k: changed(s, init="constant", bias_scale=0.0),
            (1.0,),
        ),
        (
            "weights-zero",
            ("symmetric-init",),
            lambda s, k: changed(s, init="zeros", bias_scale=0.0),
            (1.0,),
        ),
        (
            "weights-small",
            ("init-too-small",),
            lambda s, k: changed(s, weight_scale=k, bias_scale=0.0),
            (1e-2, 1e-4),
        ),
        (
            "weights-tiny",
            ("init-too-small",),
            lambda s, k: changed(s, weight_scale=k, bias_scale=k),
            (1e-3, 1e-6),
        ),
        (
            "weights-large",
            ("init-too-large", "saturated-units"),
            lambda s, k: changed(s, weight_scale=k),
            (10.0, 30.0),
        ),
        (
            "weights-huge",
            ("init-too-large", "saturated-units"),
            lambda s, k: changed(s, weight_scale=k, bias_scale=k),
            (100.0,),
        ),
    )
)
