"""Findings get the line of the user's file that they are about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from curvesmith.diagnosis.finding import CAUSES, Finding
from curvesmith.diagnosis.script.lines import Lines
from curvesmith.diagnosis.script.source import Source

__all__ = ["line_of", "placed"]


def placed(findings: Sequence[Finding], lines: Lines, source: Source) -> list[Finding]:
    """Return the findings with file, line and source text, in the user's own numbering.

    Parameters
    ----------
    findings : sequence of Finding
    lines : Lines
        Of the text that was examined.
    source : Source
        That text, with the lines that it came from.
    """
    return [_placed(finding, lines, source) for finding in findings]


def _placed(finding: Finding, lines: Lines, source: Source) -> Finding:
    line = line_of(finding, lines)
    where = replace(
        finding.where,
        file=source.name,
        line=source.origin[line - 1],
        text=source.line(line).strip(),
    )
    return replace(finding, where=where)


def line_of(finding: Finding, lines: Lines) -> int:
    """Return the line of the examined text that a finding is about."""
    name = finding.where.parameter
    if name is None and finding.cause not in _OF_ALL_LAYERS:
        name = _weights_of(finding.where.layer, lines)
    find = _BY_CAUSE.get(finding.cause) or _BY_FAMILY[CAUSES[finding.cause]]
    return find(lines, name)


def _weights_of(layer: int | None, lines: Lines) -> str | None:
    """Return the name of the weights of a layer, counted from 1; None if it is not known."""
    is_known = layer is not None and 0 < layer <= len(lines.layers)
    return lines.layers[layer - 1].weights if layer is not None and is_known else None


def _gradient_line(lines: Lines, name: str | None) -> int:
    """Return where the gradient goes wrong: of this parameter, else of the first that does."""
    if name in lines.wrong:
        return lines.wrong[name].line
    if lines.wrong:
        return min(wrong.line for wrong in lines.wrong.values())
    if lines.gradients:
        return _of(lines.gradients, name, lines.loop)
    return _of(lines.updated, name, lines.loop)


def _at_factor(lines: Lines, name: str | None) -> int:
    """Return where a factor begins that all gradients have in common, else the gradient's line."""
    return lines.error if name is None and lines.error else _gradient_line(lines, name)


def _of(lines: dict[str, int], name: str | None, other: int) -> int:
    """Return the line of a parameter, else the first of any, else another one."""
    if name in lines:
        return lines[name]
    return min(lines.values(), default=other)


_Finder = Callable[[Lines, str | None], int]


def _at_loss(lines: Lines, name: str | None) -> int:
    return lines.loss or lines.prediction


def _at_start(lines: Lines, name: str | None) -> int:
    return _of(lines.made, name, lines.loop)


def _at_kinks(lines: Lines, name: str | None) -> int:
    """Return where the biases are made: they say where the kinks are."""
    biases = [shape.bias for shape in lines.layers if shape.weights == name]
    own = lines.made.get(biases[0] or "") if biases else None
    return own or _at_start(lines, name)


def _at_rate(lines: Lines, name: str | None) -> int:
    """Return where the rate is written, else where it is given, else where it is used."""
    if lines.rate:
        return lines.rate.line
    given = lines.optimizer if lines.is_automatic else None
    return given or _of(lines.updated, name, lines.loop)


def _at_steps(lines: Lines, name: str | None) -> int:
    """Return where a step is made too rarely, else where their number is written."""
    return lines.late or (lines.steps.line if lines.steps else lines.loop)


def _at_sum(lines: Lines, name: str | None) -> int:
    """Return where gradients are added up: by PyTorch's backward pass, else in the update."""
    by_backward = lines.backward if lines.is_automatic else None
    return lines.uncalled or by_backward or _of(lines.updated, name, lines.loop)


def _at_inputs(lines: Lines, name: str | None) -> int:
    return lines.X_made or lines.inputs


def _at_targets(lines: Lines, name: str | None) -> int:
    return lines.y_made or lines.targets


def _at_ignoring(lines: Lines, name: str | None) -> int:
    own = [lines.updated[n] for n in lines.ignoring if n in lines.updated]
    return (
        lines.updated[name]
        if name in lines.updated
        else min(own, default=_of(lines.updated, name, lines.loop))
    )


def _at_dead(lines: Lines, name: str | None) -> int:
    """Units that are dead from the start are so by their weights or biases."""
    return lines.made[name] if name in lines.made else lines.used.get(name or "", lines.prediction)


def _at_units(lines: Lines, name: str | None) -> int:
    return _of(lines.made, name, lines.prediction)


def _at_chain(lines: Lines, name: str | None) -> int:
    if lines.is_automatic:  # layers and what is between them are put together there
        return _of(lines.made, name, lines.prediction)
    return lines.used.get(name or "", lines.prediction)


def _at_activation(lines: Lines, name: str | None) -> int:
    """Return where an activation would be: where a sum is passed on as it is, else where made."""
    if lines.lost is not None or lines.idle is not None:
        return lines.lost or lines.idle or lines.prediction
    is_layer = lines.is_automatic and (name or "weight").endswith(_OF_LAYERS)
    places = lines.called if is_layer else lines.bare
    own = places.get(name or "", min(places.values(), default=None))
    if own is None and lines.is_automatic and not is_layer:  # tensors multiplied by hand
        return lines.used.get(name or "", lines.prediction)
    if own is None and name is None and not lines.is_automatic:  # not behind the last layer
        return min(lines.used.values(), default=lines.prediction)
    return own if own is not None else _at_chain(lines, name)


def _at_frozen(lines: Lines, name: str | None) -> int:
    """Return where parameters are left out, else updated; without a step, it is missing there."""
    missing = None if lines.updated else lines.backward
    rebound = None if name in lines.updated else lines.rebound
    return (
        lines.frozen or lines.seldom or rebound or missing or _of(lines.updated, name, lines.loop)
    )


def _at_strength(lines: Lines, name: str | None) -> int:
    if lines.dropped is not None:
        return lines.dropped
    return lines.penalty.line if lines.penalty else _at_loss(lines, name)


def _at_penalty(lines: Lines, name: str | None) -> int:
    return _of(lines.penalized, name, _gradient_line(lines, name))


def _at_meeting(lines: Lines, name: str | None) -> int:
    """Return where prediction and target are paired each with each."""
    return lines.meeting or _at_loss(lines, name)


def _at_derivative(lines: Lines, name: str | None) -> int:
    """Return where the activation is lost, if it is; else where the gradient goes wrong.

    A derivative that is left out is missing in the last right value before: what follows is that
    of a layer without an activation.
    """
    wrong = lines.wrong.get(name or "") or next(iter(lines.wrong.values()), None)
    is_left_out = wrong is not None and wrong.cause in ("layer-input", "bias-gradient")
    if wrong is not None and is_left_out and wrong.behind is not None:
        return lines.lost or wrong.behind
    return lines.lost or _gradient_line(lines, name)


def _at_error(lines: Lines, name: str | None) -> int:
    """Return where the way back begins by another slope than that of the loss."""
    own = [wrong.error for wrong in lines.wrong.values() if wrong.error is not None]
    return min(own, default=_gradient_line(lines, name))


def _at_prediction(lines: Lines, name: str | None) -> int:
    """Return where the prediction gets its value, not where a function only returns it."""
    return lines.squashed or lines.prediction


def _at_judgement(lines: Lines, name: str | None) -> int:
    """Return where what is judged is predicted, not where the score is printed."""
    return lines.judged_value or lines.judged or _at_loss(lines, name)


def _at_rows(lines: Lines, name: str | None) -> int:
    """Return where the first of the inputs gets its values."""
    return lines.drawn or _at_inputs(lines, name)


# What PyTorch's layers call their parameters.
_OF_LAYERS = ("weight", "bias")
# Causes that are not of the weights of their layer: units that die on the way.
_OF_ALL_LAYERS = ("dead-units",)
# Where a cause is found if not where its family is.
_BY_CAUSE: dict[str, _Finder] = {
    "loss-gradient-mismatch": _at_error,
    "loss-scale": _at_factor,
    "stale-values": lambda lines, name: lines.outdated or _gradient_line(lines, name),
    "gradient-factor": _at_factor,
    "gradients-accumulate": _at_sum,
    "regularization-mismatch": _at_penalty,
    "seed-dependent": _at_start,
    "kinks-outside-data": _at_kinks,
    "learning-rate-too-high": _at_rate,
    "learning-rate-too-low": _at_rate,
    "too-few-steps": _at_steps,
    "targets-not-scaled": _at_targets,
    "nothing-to-learn": lambda lines, name: lines.wanted or _at_targets(lines, name),
    "target-leak": lambda lines, name: lines.leaked or _at_inputs(lines, name),
    "non-finite-data": lambda lines, name: lines.holed or _at_inputs(lines, name),
    "rows-misaligned": lambda lines, name: lines.reordered or _at_inputs(lines, name),
    "shape-broadcast": _at_meeting,
    "activation-derivative": _at_derivative,
    "output-range": _at_prediction,
    "too-few-rows": _at_rows,
    "overfit": lambda lines, name: lines.model or _at_rows(lines, name),
    "saturated-units": _at_units,
    "parameter-frozen": _at_frozen,
    "update-ignores-gradient": _at_ignoring,
    "update-wrong-parameter": _gradient_line,
    "too-few-units": _at_units,
    "no-nonlinearity": _at_activation,
    "missing-bias": _at_chain,
    "dead-units": _at_dead,
    "over-regularized": _at_strength,
}
_BY_FAMILY: dict[str, _Finder] = {
    "data": _at_inputs,
    "initial weights": _at_start,
    "architecture": lambda lines, name: lines.used.get(name or "", lines.prediction),
    "loss": _at_loss,
    "gradient": _gradient_line,
    "update": lambda lines, name: _of(lines.updated, name, lines.loop),
    "optimization": _at_inputs,
    "regularization": _at_loss,
    "evaluation": _at_judgement,
    "program": lambda lines, name: lines.loop,
}
