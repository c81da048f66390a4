"""Healthy programs that look suspicious: what must be left alone."""

from __future__ import annotations

from benchmarks.faults.operators.loss import rowwise
from benchmarks.faults.operators.operator import Operator, changed, lines, with_rows
from benchmarks.faults.program import Settings


def _sparse_relu(settings: Settings, severity: float) -> Settings | None:
    """Most activations are zero, most units are off for most rows."""
    if settings.activation != "relu":
        return None
    return changed(settings, bias_shift=-0.7, hidden=(32,))


def _zero_biases(settings: Settings, severity: float) -> Settings | None:
    """Every unit of the first layer bends at zero, in the middle of the data."""
    return changed(settings, bias_scale=0.0)


def _scaled_loss(factor: float, value: str, slope: str, torch_value: str):
    """Return an ``apply`` for a loss times a factor with a learning rate divided by it."""
    edit = lines(rowwise(value, slope, torch_value))

    def apply(settings: Settings, severity: float) -> Settings | None:
        edited = edit(settings, severity)
        if edited is None:
            return None
        n = factor or len(settings_rows(settings))
        rate = settings.learning_rate / (1.0 if settings.optimizer == "adam" else n)
        return edited.but(learning_rate=rate)

    return apply


def settings_rows(settings: Settings) -> range:
    """As many numbers as the program has rows."""
    from benchmarks.faults.tasks import TASKS

    return range(TASKS[settings.task].n_rows)


def _edge(settings: Settings, severity: float) -> Settings | None:
    """A learning rate at which the loss goes up and down and still ends well."""
    if settings.optimizer != "gd":
        return None
    return settings.but(learning_rate=settings.learning_rate * severity)


def _one_unit(settings: Settings, severity: float) -> Settings | None:
    """The target is what one unit can do."""
    return settings.but(hidden=(2,)) if settings.task in ("noisy", "linear") else None


def _linear(settings: Settings, severity: float) -> Settings | None:
    """A linear network for a linear task."""
    return changed(settings, activation="identity") if settings.task == "linear" else None


def _adam_instead(settings: Settings, severity: float) -> Settings | None:
    """Adam instead of what the host has, at its usual rate."""
    if settings.optimizer == "adam":
        return None
    return settings.but(optimizer="adam", learning_rate=0.02)


HALF = _scaled_loss(0.5, "0.5 * ({f} - y) ** 2", "({f} - y)", "0.5 * ({f} - y) ** 2")
SUM = _scaled_loss(
    0.0, "({f} - y) ** 2 * len(y)", "2 * ({f} - y) * len(y)", "({f} - y) ** 2 * len(y)"
)

LOOK_ALIKES: dict[str, Operator] = {
    name: Operator(name, "healthy", (), apply, severities)
    for name, apply, severities in (
        ("activations-mostly-zero", _sparse_relu, (1.0,)),
        ("adam-instead", _adam_instead, (1.0,)),
        ("batches", lambda s, k: changed(s, batch=int(k)) if s.task != "dozen" else None, (32.0,)),
        ("biases-zero", _zero_biases, (1.0,)),
        ("clipping-mild", lambda s, k: changed(s, clip=k), (1.0,)),
        ("decay-mild", lambda s, k: changed(s, decay=k), (0.9995,)),
        ("edge-of-stability", _edge, (1.5, 2.0)),
        ("float32", lambda s, k: changed(s, dtype="float32"), (1.0,)),
        ("inputs-divided-by-largest", lambda s, k: changed(s, scale_x="max"), (1.0,)),
        (
            "inputs-unscaled-but-fine",
            lambda s, k: with_rows(s, ("x-unit", k), scale_x="none"),
            (1.0, 1.5),
        ),
        (
            "inputs-unscaled-slightly-off",
            lambda s, k: with_rows(s, ("x-unit", 1.0), ("x-plus", k), scale_x="none"),
            (0.5,),
        ),
        ("linear-for-linear", _linear, (1.0,)),
        ("loss-halved", HALF, (1.0,)),
        ("loss-summed-small-rate", SUM, (1.0,)),
        (
            "momentum-other",
            lambda s, k: changed(s, momentum=k) if s.optimizer == "momentum" else None,
            (0.8, 0.95),
        ),
        (
            "output-tanh-in-reach",
            lambda s, k: with_rows(s, ("y-unit", k), scale_y="none", output="tanh"),
            (0.3,),
        ),
        ("penalty-mild", lambda s, k: changed(s, reg=k), (1e-5, 1e-4)),
        ("rate-halved", lambda s, k: s.but(learning_rate=s.learning_rate * k), (0.5,)),
        ("steps-twice", lambda s, k: s.but(n_steps=2 * s.n_steps), (1.0,)),
        (
            "targets-thousandths-adam",
            lambda s, k: with_rows(
                s,
                ("y-unit", 1e-3),
                scale_y="none",
                optimizer="adam",
                learning_rate=0.003,
                n_steps=2500,
            ),
            (1.0,),
        ),
        (
            "targets-unscaled-but-fine",
            lambda s, k: with_rows(s, ("y-unit", 1.0), ("y-plus", k), scale_y="none"),
            (0.0, 0.5),
        ),
        ("units-as-few-as-needed", _one_unit, (1.0,)),
        ("units-more", lambda s, k: s.but(hidden=tuple(2 * n for n in s.hidden)), (1.0,)),
        ("weights-spread", lambda s, k: changed(s, weight_scale=s.weight_scale * k), (0.6, 1.5)),
    )
}
