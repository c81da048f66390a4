"""No non-linearity: whatever its parameters, the network is a straight line.

Symptom
    The fit is the best straight line (plane); more units or layers change nothing.
Evidence
    A, R2 of the best straight line through the network's output, at random parameters and
    standardised inputs, where every network with activations bends.
Threshold
    Lowest A of 1 - 1e-6 or above, and a target for which a line is not enough.
Meaning
    Layers without an activation between them multiply out to one.
Remedy
    Put an activation such as tanh behind each hidden layer.
What it is not
    A network that could bend and does not, see `kinks-outside-data`; a linear model of a linear
    target.
"""

from __future__ import annotations

from curvesmith.diagnosis.changes import SetActivation
from curvesmith.diagnosis.checks.joint import STRAIGHT
from curvesmith.diagnosis.evidence import Evidence
from curvesmith.diagnosis.finding import Finding, Number, Remedy, Where

__all__ = ["check"]


def check(evidence: Evidence) -> list[Finding]:
    """Find networks that cannot bend."""
    if not evidence.is_measurable or not evidence.needs_bends or not evidence.falls_short:
        return []
    if evidence.random_affinity < STRAIGHT:
        return []
    return [
        Finding(
            "no-nonlinearity",
            "fault",
            Where(layer=1),
            "The network is a straight line whatever its parameters: the best it can do is R2 "
            f"{evidence.ladder.line:.3f}, and {evidence.ladder.ceiling:.3f} is attainable.",
            (
                Number(
                    "affinity at random parameters",
                    evidence.random_affinity,
                    "lowest R2 of the best straight line through the output",
                    f"{STRAIGHT:.6f}",
                ),
                Number("R2 of the best line", evidence.ladder.line),
                Number("R2 attainable", evidence.ladder.ceiling, "", "line below 0.95 of it"),
            ),
            Remedy("Put tanh or ReLU behind each hidden layer.", (SetActivation("tanh"),)),
            0.98,
        )
    ]
