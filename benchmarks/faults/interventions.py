"""Single interventions: what could be changed about a program, and which cause each one removes."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.faults.operators.operator import changed, with_rows
from benchmarks.faults.program import Program, Settings

RESCUE_SEEDS = (0, 1, 2)
MOST_STEPS = 20_000
SLOW = {"torch_module": 4, "torch_tensors": 4, "sklearn_mlp": 4}
ADAM_RATE = 0.02

Intervention = tuple[str, Settings]


def interventions(settings: Settings) -> list[Intervention]:
    """Return (cause, program without it) for everything that one may think of changing."""
    found = [*_scales(settings), *_rates(settings), *_shape(settings)]
    return [(cause, new) for cause, new in found if new is not None and new != settings]


def _scales(s: Settings) -> Iterator[tuple[str, Settings | None]]:
    yield "inputs-not-scaled", with_rows(s, scale_x="standard")
    yield "targets-not-scaled", with_rows(s, scale_y="standard")


def _rates(s: Settings) -> Iterator[tuple[str, Settings | None]]:
    for factor in (0.1, 0.01, 1e-3):
        yield "learning-rate-too-high", s.but(learning_rate=s.learning_rate * factor)
    for factor in (10.0, 100.0, 1000.0):
        yield "learning-rate-too-low", s.but(learning_rate=s.learning_rate * factor)
    more = min(MOST_STEPS, s.n_steps * SLOW.get(s.style, 10))
    yield "too-few-steps", s.but(n_steps=max(s.n_steps, more))
    if s.optimizer != "adam":
        yield "ill-conditioned", s.but(optimizer="adam", learning_rate=ADAM_RATE)


def _shape(s: Settings) -> Iterator[tuple[str, Settings | None]]:
    yield "too-few-units", s.but(hidden=tuple(max(16, 2 * n) for n in s.hidden))
    yield "missing-bias", changed(s, bias=True)
    yield "output-range", changed(s, output="identity")
    yield "over-regularized", changed(s, reg=0.0)
    if s.activation == "identity":
        yield "no-nonlinearity", changed(s, activation="tanh")


def reaches(settings: Settings, target: float, seeds: tuple[int, ...] = RESCUE_SEEDS) -> bool:
    """Whether every seed reaches the target R²; stops at the first that does not."""
    program = Program(settings)
    return all(program.run(seed) >= target for seed in seeds)


def rescuing_causes(settings: Settings, target: float) -> list[str]:
    """Causes whose removal alone brings R² to the target from every one of three seeds."""
    rescued: list[str] = []
    for cause, new in interventions(settings):
        if cause not in rescued and reaches(new, target):
            rescued.append(cause)
    return rescued
