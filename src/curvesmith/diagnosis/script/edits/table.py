"""Which edits a cause calls for: the alternatives, likely ones first; running them decides."""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import replace

from curvesmith.diagnosis import changes as kinds
from curvesmith.diagnosis.script.edits import (
    activations,
    biases,
    estimators,
    evaluation,
    losses,
    numbers,
    rows,
    updates,
)
from curvesmith.diagnosis.script.edits.by_change import edits_of, shuffled
from curvesmith.diagnosis.script.edits.case import Case
from curvesmith.diagnosis.script.edits.edit import Edits, edited

__all__ = ["BACKWARD", "COURSE", "alternatives", "guesses"]

_Maker = Callable[[Case], list[Edits]]
_MOST = 40  # alternatives of one finding

_MAKERS: dict[str, tuple[_Maker, ...]] = {
    "inputs-not-scaled": (estimators.scaled_before_fit,),
    "targets-not-scaled": (lambda case: estimators.scaled_before_fit(case, targets=True),),
    "gradients-accumulate": (updates.forgotten,),
    "parameter-frozen": (updates.followed,),
    "missing-bias": (biases.with_bias,),
    "output-range": (activations.without_output,),
    "no-nonlinearity": (activations.put_in,),
    "dead-units": (activations.without_output, activations.exchanged),
    "saturated-units": (estimators.scaled_before_fit, activations.exchanged),
    "too-few-units": (numbers.more_units,),
    "wrong-loss": (losses.squared, losses.reshaped),
    "shape-broadcast": (losses.reshaped,),
    "over-regularized": (numbers.weaker_penalty,),
    "regularization-mismatch": (numbers.weaker_penalty,),
    "rows-misaligned": (rows.in_order,),
    "nothing-to-learn": (rows.in_order,),
    "evaluation-scale": (evaluation.in_units_of_targets,),
    "evaluation-data": (evaluation.in_scale_of_training,),
    "too-few-steps": (numbers.more_steps,),
    "learning-rate-too-low": (estimators.with_rates,),
    "learning-rate-too-high": (estimators.with_rates,),
    "ill-conditioned": (estimators.scaled_before_fit, estimators.other_solver),
}

_SHUFFLED = "The rows then come in random order, not always the same last."
_LONGER = "It takes more steps."
# What lets a training take its course, whatever was wrong with it.
COURSE = (_SHUFFLED, _LONGER)

# Causes whose edit changes what the network computes: a backward pass by hand must follow.
BACKWARD = ("missing-bias", "output-range", "no-nonlinearity", "wrong-loss", "dead-units")


def alternatives(cause: str, case: Case) -> list[Edits]:
    """Return the edits that may cure a cause in a script.

    Parameters
    ----------
    cause : str
    case : Case
        With the changes that the remedy is made of.
    """
    found: list[Edits] = []
    by_change = [edits_of(change, case.source, case.lines) for change in case.changes]
    if by_change and all(one is not None for one in by_change):
        found.append(tuple(edit for one in by_change for edit in one or ()))
    for maker in _MAKERS.get(cause, ()):
        found += maker(case)
    return [edits for edits in dict.fromkeys(found) if _parses(case, edits)][:_MOST]


def guesses(case: Case) -> dict[str, list[Edits]]:
    """Return what else may be needed before a remedy shows, by the sentence that says so."""
    own = replace(case, changes=())
    found = {
        _SHUFFLED: shuffled(case),
        "It takes a weaker penalty.": numbers.weaker_penalty(own),
        _LONGER: numbers.more_steps(own),
        "It takes inputs of mean 0 and standard deviation 1.": _made(case, kinds.ScaleInputs())
        or estimators.scaled_before_fit(own),
        "It takes targets of mean 0 and standard deviation 1.": _made(case, kinds.ScaleTargets())
        or estimators.scaled_before_fit(own, targets=True),
        "It takes other initial weights.": _made(case, kinds.DrawWeights()),
        "It takes units that bend among the rows.": _made(case, kinds.PlaceKinks()),
        "It takes another learning rate.": estimators.with_rates(own),
        "It takes the mean squared error as the loss.": losses.squared(own)[:1]
        if case.is_torch
        else [],
        "It takes L-BFGS.": estimators.other_solver(own),
        "It takes more units.": numbers.more_units(own)[:4],
        "It takes biases.": biases.with_bias(own)[:1] if case.is_torch else [],
        "It takes an output without an activation.": activations.without_output(own)[:2]
        if case.is_torch
        else [],
    }
    kept = {text: [e for e in made if _parses(case, e)] for text, made in found.items()}
    return {text: made for text, made in kept.items() if made}


def _made(case: Case, change: kinds.Change) -> list[Edits]:
    edits = edits_of(change, case.source, case.lines)
    return [tuple(edits)] if edits else []


def _parses(case: Case, edits: Edits) -> bool:
    try:
        ast.parse(edited(case.source, edits).text)
    except (SyntaxError, IndexError):
        return False
    return True
