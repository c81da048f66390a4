"""Which edits a cause calls for: the alternatives, likely ones first; running them decides."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from dataclasses import replace

from curvesmith.diagnosis import changes as kinds
from curvesmith.diagnosis.script.edits import (
    activations,
    begun,
    biases,
    estimators,
    evaluation,
    initial,
    judged,
    kept,
    losses,
    numbers,
    optimizers,
    rows,
    scaled,
    unseen,
    updates,
)
from curvesmith.diagnosis.script.edits.by_change import edits_of, shuffled
from curvesmith.diagnosis.script.edits.case import Case
from curvesmith.diagnosis.script.edits.edit import Edits, edited
from curvesmith.diagnosis.script.edits.graph import known_to_optimizer

__all__ = ["BACKWARD", "BEYOND_RATES", "CAUSE_OF", "COURSE", "FORWARD", "alternatives", "guesses"]

_Maker = Callable[[Case], list[Edits]]
_MOST = 40  # alternatives of one finding
_FEW = 3  # of a guess


def _of_regression(case: Case) -> list[Edits]:
    """Return edits that take squared errors of an output without an activation."""
    outputs = activations.without_output(case)[:_FEW]
    return [(*one, *other) for one in losses.squared(case)[:_FEW] for other in outputs]


_WEIGHTS = (initial.drawn, initial.rescaled, initial.left_to_library)
_MAKERS: dict[str, tuple[_Maker, ...]] = {
    "inputs-not-scaled": (estimators.fully_scaled, estimators.scaled_before_fit),
    "targets-not-scaled": (
        lambda case: estimators.scaled_before_fit(case, targets=True),
        scaled.squeezed,
    ),
    "symmetric-init": _WEIGHTS,
    "init-too-small": _WEIGHTS,
    "init-too-large": _WEIGHTS,
    "seed-dependent": _WEIGHTS,
    "kinks-outside-data": (initial.centred, *_WEIGHTS),
    "gradients-accumulate": (updates.forgotten,),
    "parameter-frozen": (updates.followed,),
    "update-ignores-gradient": (updates.followed,),
    "update-wrong-parameter": (begun.begun_with_itself, begun.changed_itself),
    "gradient-wrong": (updates.followed, kept.renewed),
    "stale-values": (kept.renewed,),
    "missing-bias": (biases.with_bias,),
    "output-range": (activations.without_output, scaled.squeezed),
    "no-nonlinearity": (activations.put_in,),
    "dead-units": (
        activations.without_output,
        activations.exchanged,
        initial.centred,
        *_WEIGHTS,
    ),
    "saturated-units": (
        estimators.fully_scaled,
        estimators.scaled_before_fit,
        *_WEIGHTS,
        activations.exchanged,
    ),
    "too-few-units": (numbers.more_units,),
    "wrong-loss": (losses.squared, _of_regression, losses.reshaped),
    "shape-broadcast": (losses.reshaped,),
    "over-regularized": (numbers.weaker_penalty,),
    "overfit": (estimators.stronger_penalty, unseen.held_back, unseen.more_rows),
    "too-few-rows": (unseen.more_rows, estimators.stronger_penalty, unseen.held_back),
    "target-leak": (unseen.without_leak,),
    "regularization-mismatch": (numbers.weaker_penalty,),
    "non-finite-data": (rows.finite,),
    "rows-misaligned": (rows.in_order,),
    "nothing-to-learn": (rows.in_order,),
    "evaluation-scale": (
        evaluation.fitted_once,
        evaluation.scalers_exchanged,
        evaluation.in_units_of_targets,
        evaluation.in_scale_of_training,
        evaluation.scaled_as_elsewhere,
        judged.told_anew,
    ),
    "evaluation-data": (
        evaluation.dropout_off,
        evaluation.fitted_once,
        evaluation.in_one_order,
        evaluation.in_scale_of_training,
        evaluation.scaled_as_elsewhere,
        evaluation.scalers_exchanged,
        judged.asked_anew,
        evaluation.columns_exchanged,
    ),
    "too-few-steps": (updates.step_in_time, numbers.more_steps),
    "learning-rate-too-low": (estimators.with_rates, numbers.steady_rate),
    "learning-rate-too-high": (estimators.with_rates,),
    "ill-conditioned": (
        estimators.scaled_before_fit,
        estimators.other_solver,
    ),
}

_SHUFFLED = "The rows then come in random order, not always the same last."
_LONGER = "It takes more steps."
# What lets a training take its course, whatever was wrong with it.
COURSE = (_SHUFFLED, _LONGER)

# Causes whose edit changes what the network computes: a backward pass by hand must follow.
BACKWARD = ("missing-bias", "output-range", "no-nonlinearity", "wrong-loss", "dead-units")
_BIASES = "It takes biases."
_OUTPUT = "It takes an output without an activation."
_ORDERED = "It takes rows of inputs and targets in one order."
_FINITE = "It takes rows without missing numbers."
_WEAKER = "It takes a weaker penalty."
_INPUTS = "It takes inputs of mean 0 and standard deviation 1."
_TARGETS = "It takes targets of mean 0 and standard deviation 1."
_DRAWN = "It takes other initial weights."
_BENT = "It takes units that bend among the rows."
_SQUARED = "It takes the mean squared error as the loss."
_WIDER = "It takes more units."
_KNOWN = "It takes an optimizer that knows every layer."
_FORGOTTEN = "It takes gradients that are set to zero before each step."
_WITHIN = "It takes a step for every batch: in the inner loop, not behind it."
_SHAPED = "It takes targets of the shape of the predictions."
_STEADY = "It takes a learning rate that stays."
# What no learning rate makes up for.
BEYOND_RATES = (_FINITE, _ORDERED, _WEAKER)
# Guesses that change what the network computes, by the cause that they would mend.
FORWARD = {_BIASES: "missing-bias", _OUTPUT: "output-range"}
# The causes that guesses are about, those first that mend one thing and hardly anything else.
CAUSE_OF = {
    _FINITE: "non-finite-data",
    _KNOWN: "parameter-frozen",
    _FORGOTTEN: "gradients-accumulate",
    _SHAPED: "shape-broadcast",
    _WITHIN: "too-few-steps",
    _ORDERED: "rows-misaligned",
    _OUTPUT: "output-range",
    _WEAKER: "over-regularized",
    _BIASES: "missing-bias",
    _SQUARED: "wrong-loss",
    _STEADY: "learning-rate-too-low",
    _INPUTS: "inputs-not-scaled",
    _TARGETS: "targets-not-scaled",
    _BENT: "kinks-outside-data",
    _WIDER: "too-few-units",
    _LONGER: "too-few-steps",
}


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
    if any(by_change):  # what of a remedy is no edit may not be needed
        found.append(tuple(edit for one in by_change for edit in one or ()))
    if any(
        isinstance(change, kinds.SetUpdate) and change.method == "adam" for change in case.changes
    ):
        found += optimizers.adam(case)
    for maker in _MAKERS.get(cause, ()):
        found += maker(case)
    if cause == "shape-broadcast":  # where both meet first: others may rely on the targets' shape
        found = [*found[1:], *found[:1]] if any(by_change) else found
    return [edits for edits in dict.fromkeys(found) if _parses(case, edits)][:_MOST]


def guesses(case: Case) -> dict[str, list[Edits]]:
    """Return what else may be needed before a remedy shows, by the sentence that says so."""
    own = replace(case, changes=())
    found = {
        _FINITE: rows.finite(own) if case.lines.holed is not None else [],
        _KNOWN: known_to_optimizer(own)[:_FEW],
        _FORGOTTEN: updates.forgotten(own)[:1] if case.is_torch and not _is_zeroed(case) else [],
        _SHAPED: losses.reshaped(own)[:_FEW] if case.lines.shapes is not None else [],
        _WITHIN: updates.within(own),
        _SHUFFLED: shuffled(case),
        _ORDERED: rows.in_order(own)[:_FEW],
        _LONGER: numbers.more_steps(own),
        _WEAKER: numbers.weaker_penalty(own),
        _INPUTS: _made(case, kinds.ScaleInputs()) or estimators.scaled_before_fit(own),
        _TARGETS: _made(case, kinds.ScaleTargets())
        or estimators.scaled_before_fit(own, targets=True),
        _DRAWN: [
            *_made(case, kinds.DrawWeights()),
            *initial.drawn(own),
            *initial.left_to_library(own),
            *initial.rescaled(own)[:4],
        ],
        _BENT: _made(case, kinds.PlaceKinks()),
        "It takes another learning rate.": estimators.with_rates(own),
        "It takes Adam.": optimizers.adam(own),
        _SQUARED: losses.squared(own)[:1] if case.is_torch else [],
        "It takes L-BFGS.": estimators.other_solver(own),
        _WIDER: numbers.more_units(own)[:4],
        _BIASES: biases.with_bias(own),
        _OUTPUT: activations.without_output(own)[:_FEW],
        _STEADY: numbers.steady_rate(own)[:1],
    }
    kept = {text: [e for e in made if _parses(case, e)] for text, made in found.items()}
    return {text: made for text, made in kept.items() if made}


def _is_zeroed(case: Case) -> bool:
    """Whether gradients are set to zero somewhere."""
    return (
        re.search(r"zero_grad|\.grad\.zero_|\.grad = None|autograd\.grad", case.source.text)
        is not None
    )


def _made(case: Case, change: kinds.Change) -> list[Edits]:
    edits = edits_of(change, case.source, case.lines)
    return [tuple(edits)] if edits else []


def _parses(case: Case, edits: Edits) -> bool:
    try:
        ast.parse(edited(case.source, edits).text)
    except (SyntaxError, IndexError):
        return False
    return True
