"""Joint conditions: unscaled inputs and kinks outside the data, which one remedy cures together.

Inputs far from 0 bend no unit, and standardising alone leaves zero biases with every kink at the
mean; kinks placed among unscaled inputs leave the steps as short as they were.
"""

from __future__ import annotations

import numpy as np

from curvesmith.activations import ACTIVATIONS
from curvesmith.diagnosis.changes import Change, DrawWeights, PlaceKinks, ScaleInputs
from curvesmith.diagnosis.evidence import Evidence
from curvesmith.diagnosis.finding import Remedy
from curvesmith.diagnosis.measures.units import Units

__all__ = [
    "LEAST_SCALING_GAIN",
    "MOST_SWITCHING",
    "STRAIGHT",
    "has_died",
    "inputs_need_scaling",
    "kinks_are_outside",
    "remedy",
]

# Standardising pays where it makes the first layer this many times better conditioned. Inputs
# within [0, 1], at 19, and [-1, 9], at 75, train as they are; [0, 10], at 139, starts to cost.
LEAST_SCALING_GAIN = 100.0
# A network whose output a straight line explains to this share is one.
STRAIGHT = 1.0 - 1e-6
# Up to this share of the units may bend among the data while the output is still straight: such a
# unit has an output weight near zero.
MOST_SWITCHING = 0.2


def inputs_need_scaling(evidence: Evidence) -> bool:
    """Whether standardising the inputs would help the first layer much, and it falls short."""
    return evidence.falls_short and evidence.scaling_gain > LEAST_SCALING_GAIN


def kinks_are_outside(evidence: Evidence) -> bool:
    """Whether the network is a straight line because its units bend outside the data.

    Known networks: the first layer has kinks, at most a fifth of its units switch among the rows,
    and not all of them are dead; where all died, the same held when training began. Others: the
    output is a straight line now, and bends at random parameters.
    """
    if not (evidence.falls_short and evidence.needs_bends):
        return False
    is_straight = np.isfinite(evidence.score) and evidence.affinity >= STRAIGHT
    if evidence.structure is None:
        return is_straight and evidence.random_affinity < STRAIGHT
    if _is_alive(evidence.units):
        return is_straight and _bends_nowhere(evidence.units)
    return has_died(evidence) and _bends_nowhere(evidence.units_start)


def has_died(evidence: Evidence) -> bool:
    """Whether the first layer had slopes when training began, and has none at its end."""
    return not _is_alive(evidence.units) and _is_alive(evidence.units_start)


def _is_alive(units: tuple[Units, ...]) -> bool:
    """Whether some unit of the first of several layers has a slope at some row."""
    return len(units) > 1 and len(units[0].dead) < units[0].n_units


def _bends_nowhere(units: tuple[Units, ...]) -> bool:
    """Whether hardly any unit of a first layer with kinks bends among the rows."""
    first = units[0]
    has_kinks = bool(ACTIVATIONS[first.activation].kinks)
    return has_kinks and len(first.switching) <= MOST_SWITCHING * first.n_units


def remedy(evidence: Evidence) -> Remedy:
    """Return the edits that both conditions need where both hold, else those of the one."""
    scale, place = inputs_need_scaling(evidence), kinks_are_outside(evidence)
    changes: tuple[Change, ...] = ()
    if scale:
        changes += (ScaleInputs(),)
    if place:
        changes += (PlaceKinks(),)
    sentence = _SENTENCES[scale, place]
    if place and len(evidence.hidden_sizes) > 1:  # only the first layer's kinks can be placed
        changes += (DrawWeights(),)
        sentence += " Draw the weights and biases of the other layers at their usual size."
    return Remedy(sentence, changes)


_SENTENCES = {
    (True, True): (
        "Replace x by (x - mean) / standard deviation, and draw the biases so that units bend "
        "among the data: both are needed."
    ),
    (True, False): "Replace x by (x - mean) / standard deviation, at prediction too.",
    (False, True): "Draw the biases so that each unit bends at some row: b = -w x of a random row.",
    (False, False): "",
}
