"""Faults of the optimizer's constants, and of the penalty."""

from __future__ import annotations

from benchmarks.faults.operators.operator import Apply, Operator, changed
from benchmarks.faults.program import Settings

HIGH = ("learning-rate-too-high",)
LOW = ("learning-rate-too-low", "too-few-steps")


def _rate(settings: Settings, severity: float) -> Settings:
    return settings.but(learning_rate=settings.learning_rate * severity)


def _steps(settings: Settings, severity: float) -> Settings:
    return settings.but(n_steps=max(2, round(settings.n_steps * severity)))


def _only(optimizer: str, constant: str) -> Apply:
    """Return an ``apply`` that sets a constant which one optimizer alone has."""

    def apply(settings: Settings, severity: float) -> Settings | None:
        return (
            changed(settings, **{constant: severity}) if settings.optimizer == optimizer else None
        )

    return apply


def _single_rows(settings: Settings, severity: float) -> Settings | None:
    return changed(settings, batch=1, learning_rate=settings.learning_rate * severity)


OPTIMIZATION = tuple(
    Operator(name, family, causes, apply, severities)
    for name, family, causes, apply, severities in (
        ("rate-high", "optimization", HIGH, _rate, (10.0, 100.0, 1e4)),
        ("rate-double-edge", "optimization", HIGH, _rate, (4.0, 30.0)),
        ("rate-low", "optimization", LOW, _rate, (1e-1, 1e-3)),
        ("rate-very-low", "optimization", LOW, _rate, (1e-2, 1e-5)),
        ("steps-few", "optimization", LOW[::-1], _steps, (0.03, 0.1)),
        ("steps-very-few", "optimization", LOW[::-1], _steps, (0.01,)),
        ("decay-fast", "optimization", LOW, lambda s, k: changed(s, decay=k), (0.98, 0.9)),
        ("clip-tiny", "optimization", LOW, lambda s, k: changed(s, clip=k), (1e-3, 1e-2)),
        (
            "momentum-near-one",
            "optimization",
            (*HIGH, "too-few-steps"),
            _only("momentum", "momentum"),
            (0.999,),
        ),
        ("epsilon-large", "optimization", LOW, _only("adam", "epsilon"), (1.0, 100.0)),
        ("batch-one", "optimization", HIGH, _single_rows, (1.0, 3.0)),
        (
            "penalty-strong",
            "regularization",
            ("over-regularized",),
            lambda s, k: changed(s, reg=k),
            (0.1, 1.0),
        ),
        (
            "penalty-overwhelming",
            "regularization",
            ("over-regularized",),
            lambda s, k: changed(s, reg=k),
            (10.0,),
        ),
    )
)
