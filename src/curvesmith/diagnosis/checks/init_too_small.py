"""Start too small: the weights are so small that the signal hardly passes.

Symptom
    The loss stays on a plateau, at the variance of y or at the best line, for most of the training.
Evidence
    Root mean square of the sums z of each hidden layer at the start; the score of the same
    training from the same start with these weights brought to their usual size.
Threshold
    z below 0.1 in some hidden layer, where 1 is usual (LeCun et al., 1998,
    doi:10.1007/3-540-49430-8_2, section 4.6), and a re-run that closes a quarter of the gap to R2*,
    if need be with steps a tenth as long: on a plateau any step is short enough.
Meaning
    The gradient of each layer is proportional to the weights of the others: near zero all are
    small, and grow like exp(step) from almost nothing.
Remedy
    Draw the weights with standard deviation 1 / sqrt(n_in).
What it is not
    Small weights from which the network finds its way in the steps it has.
"""

from __future__ import annotations

from curvesmith.diagnosis.changes import DrawWeights, SetLearningRate
from curvesmith.diagnosis.evidence import Evidence
from curvesmith.diagnosis.finding import Finding, Number, Remedy, Where
from curvesmith.diagnosis.measures.training import Run
from curvesmith.diagnosis.measures.units import Units

__all__ = ["check"]

LEAST_SIZE = 0.1
LEAST_CLOSED = 0.25


def check(evidence: Evidence) -> list[Finding]:
    """Find starts whose sums are so small that training loses its time on a plateau."""
    if not evidence.is_measurable or not evidence.falls_short or len(evidence.units_start) < 2:
        return []
    smallest = min(evidence.units_start[:-1], key=lambda units: units.z_size)
    if not 0.0 < smallest.z_size < LEAST_SIZE or not evidence.has_distinct_units:
        return []
    again, is_shorter = evidence.usual_start, False
    if again is None or evidence.closed(again) < LEAST_CLOSED:
        again, is_shorter = evidence.usual_start_shorter, True
    if again is None or evidence.closed(again) < LEAST_CLOSED:
        return []
    return [_finding(evidence, smallest, again, is_shorter)]


def _finding(evidence: Evidence, smallest: Units, again: Run, is_shorter: bool) -> Finding:
    """Return what the same training does from a usual start, if need be in shorter steps."""
    assert evidence.structure is not None
    weights = evidence.structure.layers[smallest.layer - 1].weights
    score = evidence.score_of(again)
    training = "training in steps a tenth as long" if is_shorter else "the same training"
    remedy = Remedy("Draw the weights from N(0, 1 / n_in).", (DrawWeights(),))
    if is_shorter:
        remedy = Remedy(
            "Draw the weights from N(0, 1 / n_in), and lower the learning rate, which is too high "
            "for these.",
            (DrawWeights(), SetLearningRate()),
        )
    return Finding(
        "init-too-small",
        "fault",
        Where(parameter=weights, layer=smallest.layer),
        f"{weights} starts so small that the sums of layer {smallest.layer} are near "
        f"{smallest.z_size:.2g} instead of 1; from weights of the usual size {training} "
        f"reaches R2 {score:.3f} instead of {evidence.score:.3f}.",
        (
            Number(
                f"size of z in layer {smallest.layer} at the start",
                smallest.z_size,
                "root mean square over rows and units",
                f"{LEAST_SIZE:g}",
                "doi:10.1007/3-540-49430-8_2",
            ),
            Number("R2 reached", evidence.score),
            Number("R2 from weights of the usual size", score, "W / (std W sqrt(n_in))"),
        ),
        remedy,
        min(0.95, 0.6 + 0.4 * evidence.closed(again)),
    )
