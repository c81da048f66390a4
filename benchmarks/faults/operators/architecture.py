"""Faults of the architecture."""

from __future__ import annotations

from benchmarks.faults.operators.operator import Operator, changed
from benchmarks.faults.program import Settings

# What a stack of squeezing layers does to the signal and to its gradient has several names.
VANISHING = (
    "ill-conditioned",
    "init-too-small",
    "learning-rate-too-low",
    "too-few-steps",
    "saturated-units",
)


def _deep(settings: Settings, severity: float) -> Settings | None:
    if settings.style == "cs231n":
        return None
    return changed(
        settings,
        hidden=(8,) * int(severity),
        activation="sigmoid",
        weight_scale=1.0,
        bias_scale=0.0,
    )


def _narrow(settings: Settings, severity: float) -> Settings | None:
    return settings.but(hidden=(int(severity),) * len(settings.hidden))


ARCHITECTURE = tuple(
    Operator(name, "architecture", causes, apply, severities)
    for name, causes, apply, severities in (
        (
            "activation-none",
            ("no-nonlinearity",),
            lambda s, k: changed(s, activation="identity"),
            (1.0,),
        ),
        ("bias-none", ("missing-bias",), lambda s, k: changed(s, bias=False), (1.0,)),
        ("layers-many", VANISHING, _deep, (5.0,)),
        (
            "output-relu",
            ("output-range", "dead-units"),
            lambda s, k: changed(s, output="relu"),
            (1.0,),
        ),
        ("output-sigmoid", ("output-range",), lambda s, k: changed(s, output="sigmoid"), (1.0,)),
        ("output-tanh", ("output-range",), lambda s, k: changed(s, output="tanh"), (1.0,)),
        ("units-one", ("too-few-units",), _narrow, (1.0,)),
        ("units-two", ("too-few-units",), _narrow, (2.0,)),
    )
)
