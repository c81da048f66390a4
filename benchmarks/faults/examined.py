"""A program as its user would hand it over: a `Subject`, after one training."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import numpy as np

from benchmarks.faults.program import SCALE_INSIDE, Program
from curvesmith.diagnosis.adapters import subject_of
from curvesmith.diagnosis.subject import Subject

# These name the update rule that their step is meant to follow; the others leave it to be found.
NAME_THEIR_RULE = ("cs231n", "functions")


def subject_from(program: Program, seed: int) -> Subject:
    """Train from a seed and return everything that the user has then."""
    if program.is_functions:
        return _functions(program, seed)
    if program.settings.style == "torch_module":
        return _module(program, seed)
    return _estimator(program, seed)


def _functions(program: Program, seed: int) -> Subject:
    parts, settings = program.parts, program.settings
    losses: list[float] = []
    trained = program.train(seed, losses)
    n_inputs = program.rows.X.shape[1]
    style = settings.style
    return Subject(
        parts["init_params"](n_inputs, seed),
        program.X,
        program.y,
        forward=parts["forward"],
        loss=parts["loss"],
        gradient=parts["gradient"],
        step=parts["step"],
        reset=parts["reset"],
        init=lambda seed: parts["init_params"](n_inputs, seed),
        n_steps=settings.n_steps,
        trained=trained,
        learning_rate=settings.learning_rate,
        losses=losses,
        predict=parts["predict"] if style in SCALE_INSIDE else None,
        update=settings.optimizer if style in NAME_THEIR_RULE else None,
        batch_size=settings.batch or None,
        name=style,
    )


def _module(program: Program, seed: int) -> Subject:
    """Return module, loss and optimizer as the adapter sees them, with the user's own starts."""
    parts, n_inputs = program.parts, program.rows.X.shape[1]
    losses: list[float] = []
    trained = program.train(seed, losses)
    begun = program.start(seed)
    seen = subject_of(
        begun,
        program.X,
        program.y,
        loss=parts["loss_function"],
        optimizer=parts["optimizer_for"](begun),
        n_steps=program.settings.n_steps,
    )
    known = {field.name: getattr(seen, field.name) for field in fields(seen)}
    known |= {
        "init": lambda seed: _named(parts["make"](n_inputs, seed)),
        "trained": _named(trained),
        "losses": losses,
    }
    return Subject(**known)


def _named(net: Any) -> dict[str, np.ndarray]:
    return {name: p.detach().double().numpy().copy() for name, p in net.named_parameters()}


def _estimator(program: Program, seed: int) -> Subject:
    try:
        net = program.train(seed)
    except ValueError:  # scikit-learn refuses data that are not finite
        net = program.start(seed)
    return subject_of(net, program.X, program.y)
