"""Start too small: the weights are so small that the signal hardly passes.

Symptom
    The loss stays on a plateau, at the variance of y or at the best line, for most of the training.
Evidence
    Root mean square of the sums z of each hidden layer at the start, and where the training ends:
    a constant or a straight line.
Threshold
    z below 0.1 in some hidden layer, where 1 is usual (LeCun et al., 1998,
    doi:10.1007/3-540-49430-8_2, section 4.6), and an end that is no more than 0.02 better than the
    best line while R2* is.
Meaning
    The gradient of each layer is proportional to the weights of the others: near zero all are
    small, and grow like exp(step) from almost nothing.
Remedy
    Draw the weights with standard deviation 1 / sqrt(n_in).
What it is not
    Small weights from which the network finds its way in the steps it has.
"""

from __future__ import annotations

from curvesmith.diagnosis.changes import DrawWeights
from curvesmith.diagnosis.evidence import Evidence
from curvesmith.diagnosis.finding import Finding, Number, Remedy, Where

__all__ = ["check"]

LEAST_SIZE = 0.1
ON_PLATEAU = 0.02
# What is above the line for a plateau at it to be one.
LEAST_MISSED = 0.05


def check(evidence: Evidence) -> list[Finding]:
    """Find starts whose sums are so small that training ends on its first plateau."""
    if not evidence.is_measurable or not evidence.falls_short or len(evidence.units_start) < 2:
        return []
    smallest = min(evidence.units_start[:-1], key=lambda units: units.z_size)
    line, ceiling = evidence.ladder.line, evidence.ladder.ceiling
    is_plateau = -ON_PLATEAU <= evidence.score <= max(line, 0.0) + ON_PLATEAU
    if smallest.z_size >= LEAST_SIZE or not is_plateau:
        return []
    if evidence.score >= ceiling - LEAST_MISSED or not evidence.has_distinct_units:
        return []
    assert evidence.structure is not None
    weights = evidence.structure.layers[smallest.layer - 1].weights
    return [
        Finding(
            "init-too-small",
            "fault",
            Where(parameter=weights, layer=smallest.layer),
            f"{weights} starts so small that the sums of layer {smallest.layer} are near "
            f"{smallest.z_size:.2g} instead of 1: training ends on its first plateau, at R2 "
            f"{evidence.score:.3f}.",
            (
                Number(
                    f"size of z in layer {smallest.layer} at the start",
                    smallest.z_size,
                    "root mean square over rows and units",
                    f"{LEAST_SIZE:g}",
                    "doi:10.1007/3-540-49430-8_2",
                ),
                Number("R2 reached", evidence.score),
                Number("R2 of the best line", line),
                Number("R2 attainable", ceiling),
            ),
            Remedy("Draw the weights from N(0, 1 / n_in).", (DrawWeights(),)),
            0.7,
        )
    ]
