"""Start too large: the weights are so large that units saturate, or outputs overshoot, at once.

Symptom
    The first loss is far above the variance of y, hardly falls, and differs much between starts.
Evidence
    Gain of each layer's weights: standard deviation times sqrt(n_in), the factor by which sums are
    larger than inputs; the share of flat slopes, and the size of the outputs, at the start.
Threshold
    A gain above 3 where 1 (tanh, sigmoid) to 1.4 (ReLU) keeps sizes as they are (He et al., 2015,
    doi:10.1109/ICCV.2015.123), together with over 30 % of slopes below 0.05 of the largest in a
    bounded layer, or outputs 10 times as large as y, that are not so with all weights divided by
    their gain.
    A re-run from weights of the usual size that closes a quarter of the gap to R2* makes it sure.
Meaning
    Where the activation is flat, the gradient is near zero: only luck moves such a unit.
Remedy
    Draw the weights with standard deviation 1 / sqrt(n_in).
What it is not
    Units that become steep by training, as sharp features need; large weights that do no harm;
    inputs so large, or targets so small, that usual weights saturate or overshoot as well: see
    `inputs-not-scaled` and `targets-not-scaled`.
"""

from __future__ import annotations

import numpy as np

from curvesmith.diagnosis.changes import DrawWeights
from curvesmith.diagnosis.evidence import Evidence
from curvesmith.diagnosis.finding import Finding, Number, Remedy, Where
from curvesmith.diagnosis.measures.units import Units, size

__all__ = ["check"]

MOST_GAIN = 3.0
MOST_FLAT = 0.3
MOST_OVERSHOOT = 10.0
LEAST_CLOSED = 0.25


def check(evidence: Evidence) -> list[Finding]:
    """Find starts whose weights multiply their inputs many times."""
    if not evidence.is_measurable or not evidence.falls_short or not evidence.units_start:
        return []
    assert evidence.structure is not None
    matrices = [layer.matrix(evidence.subject.params) for layer in evidence.structure.layers]
    gains = [float(np.std(W) * np.sqrt(W.shape[0])) for W in matrices]
    worst = int(np.argmax(gains))
    flat, overshoot = _excess(evidence)
    if gains[worst] <= MOST_GAIN or not (flat > MOST_FLAT or overshoot > MOST_OVERSHOOT):
        return []
    weights = evidence.structure.layers[worst].weights
    return [
        Finding(
            "init-too-large",
            "fault" if evidence.follows_gradient else "note",
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
            confidence(evidence),
        )
    ]


def _excess(evidence: Evidence) -> tuple[float, float]:
    """Return the most flat slopes of a bounded layer, and outputs / targets, that weights explain.

    0 where the same start with weights of the usual size is as bad.
    """
    usual = evidence.units_at(evidence.usual_params(with_biases=True))
    flat = [
        large.flat_share
        for large, small in zip(evidence.units_start, usual, strict=False)
        if large.is_bounded and small.flat_share <= MOST_FLAT
    ]
    overshoot, usual_overshoot = (
        _overshoot(evidence, layers) for layers in (evidence.units_start, usual)
    )
    return max(flat, default=0.0), 0.0 if usual_overshoot > MOST_OVERSHOOT else overshoot


def _overshoot(evidence: Evidence, layers: tuple[Units, ...]) -> float:
    """Return outputs / targets, by their size; infinite where outputs are not finite."""
    outputs = layers[-1].a_size if layers else np.inf
    return outputs / max(size(evidence.seen_targets), 1e-300)


def confidence(evidence: Evidence) -> float:
    """Return how sure it is that the start is to blame: more if a usual one closes the gap."""
    if evidence.closed_by_usual_start >= LEAST_CLOSED:
        return 0.85
    return 0.5
