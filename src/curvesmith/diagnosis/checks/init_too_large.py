"""Start too large: the weights are so large that units saturate, or outputs overshoot, at once.

Symptom
    The first loss is far above the variance of y, hardly falls, and differs much between starts.
Evidence
    Gain of each layer's weights: standard deviation times sqrt(n_in), the factor by which sums are
    larger than inputs; the share of flat slopes, and the size of the outputs, at the start.
Threshold
    A gain above 3 where 1 (tanh, sigmoid) to 1.4 (ReLU) keeps sizes as they are (He et al., 2015,
    doi:10.1109/ICCV.2015.123), together with over 30 % of slopes below 0.05 of the largest in a
    bounded layer, or outputs 10 times as large as y.
Meaning
    Where the activation is flat, the gradient is near zero: only luck moves such a unit.
Remedy
    Draw the weights with standard deviation 1 / sqrt(n_in).
What it is not
    Units that become steep by training, as sharp features need; large weights that do no harm.
"""

from __future__ import annotations

import numpy as np

from curvesmith.diagnosis.changes import DrawWeights
from curvesmith.diagnosis.evidence import Evidence
from curvesmith.diagnosis.finding import Finding, Number, Remedy, Where
from curvesmith.diagnosis.measures.units import size

__all__ = ["check"]

MOST_GAIN = 3.0
MOST_FLAT = 0.3
MOST_OVERSHOOT = 10.0


def check(evidence: Evidence) -> list[Finding]:
    """Find starts whose weights multiply their inputs many times."""
    if not evidence.is_measurable or not evidence.falls_short or not evidence.units_start:
        return []
    assert evidence.structure is not None
    matrices = [layer.matrix(evidence.subject.params) for layer in evidence.structure.layers]
    gains = [float(np.std(W) * np.sqrt(W.shape[0])) for W in matrices]
    worst = int(np.argmax(gains))
    flat = max(
        (units.flat_share for units in evidence.units_start if units.is_bounded), default=0.0
    )
    overshoot = evidence.units_start[-1].a_size / max(size(evidence.seen_targets), 1e-300)
    if gains[worst] <= MOST_GAIN or not (flat > MOST_FLAT or overshoot > MOST_OVERSHOOT):
        return []
    weights = evidence.structure.layers[worst].weights
    return [
        Finding(
            "init-too-large",
            "fault",
            Where(parameter=weights, layer=worst + 1),
            f"{weights} starts {gains[worst]:.2g} times as large as keeps signals at their size: "
            f"{flat:.0%} of a layer's slopes are flat and outputs are {overshoot:.2g} times y "
            "before training begins.",
            (
                Number(
                    f"gain of {weights}",
                    gains[worst],
                    "standard deviation times sqrt(n_in)",
                    f"{MOST_GAIN:g}",
                    "doi:10.1109/ICCV.2015.123",
                ),
                Number(
                    "flat slopes at the start",
                    flat,
                    "share of rows and units with f' below 0.05 of its largest",
                    f"{MOST_FLAT:g}",
                ),
                Number("size of outputs / size of y", overshoot, "", f"{MOST_OVERSHOOT:g}"),
            ),
            Remedy(f"Draw {weights} from N(0, 1 / n_in).", (DrawWeights(),)),
            0.85,
        )
    ]
