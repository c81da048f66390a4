"""The healthy programs that faults are put into: tasks × styles × activations × optimizers."""

from __future__ import annotations

from typing import Any

from benchmarks.faults.halves import halves_of
from benchmarks.faults.program import STYLES, Settings
from benchmarks.faults.tasks import TASKS

ACTIVATIONS = ("tanh", "relu", "sigmoid")
OPTIMIZERS = ("gd", "momentum", "adam")

# Learning rate and steps with which a small network fits standardized rows.
RECIPES = {
    ("tanh", "gd"): (0.1, 2000),
    ("tanh", "momentum"): (0.03, 1200),
    ("tanh", "adam"): (0.02, 600),
    ("relu", "gd"): (0.05, 3000),
    ("relu", "momentum"): (0.02, 1200),
    ("relu", "adam"): (0.02, 600),
    ("sigmoid", "gd"): (0.3, 3000),
    ("sigmoid", "momentum"): (0.1, 1500),
    ("sigmoid", "adam"): (0.05, 800),
}
WEIGHT_SCALES = {"tanh": 1.5, "relu": 1.5, "sigmoid": 4.0}
ONE_LAYER_ONLY = {"cs231n"}
# A step costs ten times as much there: momentum instead of plain descent, in fewer, longer steps.
SLOW = {"sklearn_mlp", "torch_module", "torch_tensors"}
SLOW_RECIPES = {
    ("tanh", "momentum"): (0.05, 600),
    ("relu", "momentum"): (0.04, 600),
    ("sigmoid", "momentum"): (0.2, 700),
    ("tanh", "adam"): (0.03, 400),
    ("relu", "adam"): (0.03, 400),
    ("sigmoid", "adam"): (0.1, 400),
}

# What the common recipe does not fit ten times out of ten.
STEEPER = {("waves", "tanh"): 2.0, ("step", "tanh"): 2.0, ("step", "sigmoid"): 2.0}
MORE_STEPS = {"waves": 2.0, "step": 1.5, "sine": 1.5}
EXCEPTIONS: dict[str, dict[str, Any]] = {
    "linear network_class relu adam": {"hidden": (12, 12)},
    "noisy functions tanh adam": {"hidden": (6,), "n_steps": 400},
    "noisy torch_tensors tanh adam": {"hidden": (6,), "n_steps": 300},
    "sine sklearn_mlp tanh momentum": {"learning_rate": 0.1, "n_steps": 1200},
    "waves sklearn_mlp tanh momentum": {"hidden": (24,), "learning_rate": 0.1, "n_steps": 1500},
    "quartic torch_tensors relu momentum": {"learning_rate": 0.02, "n_steps": 900},
}
# No rectified units here: their kinks get stuck where the target jumps or turns, or follow noise.
SMOOTH_ONLY = {
    ("noisy", "functions"),
    ("sine", "sklearn_mlp"),
    ("step", "cs231n"),
    ("waves", "functions"),
    ("waves", "sklearn_mlp"),
}


def name_of(settings: Settings) -> str:
    """Task, style, activation and optimizer."""
    return f"{settings.task} {settings.style} {settings.activation} {settings.optimizer}"


def make_hosts(draw: int = 0) -> dict[str, Settings]:
    """Every task in every style of its half; activations and optimizers take turns.

    Each further ``draw`` lets them begin one turn later, and every third one lets optimizers begin
    another turn later, so that most hosts of the first nine draws are new.
    """
    tasks, styles = halves_of(TASKS), halves_of(STYLES)
    pairs = [(t, s) for t in sorted(tasks) for s in sorted(styles) if tasks[t] == styles[s]]
    hosts = (host(task, style, turn, draw) for turn, (task, style) in enumerate(pairs))
    return {name_of(each): each for each in hosts}


def host(task: str, style: str, turn: int, draw: int = 0) -> Settings:
    """Return the program of a task in a style that is meant to be healthy."""
    activation = ACTIVATIONS[(turn + turn // 9 + draw) % 3]
    optimizer = OPTIMIZERS[(turn // 3 + draw + draw // 3) % 3]
    if (task, style) in SMOOTH_ONLY:
        activation = "tanh"
    if style in SLOW and optimizer == "gd":
        optimizer = "momentum"
    recipes = SLOW_RECIPES if style in SLOW else RECIPES
    rate, n_steps = recipes[activation, optimizer]
    is_deep = (turn + draw) % 2 == 1 and style not in ONE_LAYER_ONLY and activation != "sigmoid"
    settings = Settings(
        task,
        style,
        hidden=(8, 8) if is_deep else (12,),
        activation=activation,
        optimizer=optimizer,
        learning_rate=rate,
        n_steps=round(n_steps * MORE_STEPS.get(task, 1.0)),
        weight_scale=WEIGHT_SCALES[activation] * STEEPER.get((task, activation), 1.0),
        dtype="float32" if style == "torch_module" else "float64",
    )
    return settings.but(**EXCEPTIONS.get(name_of(settings), {}))


HOSTS = make_hosts()
