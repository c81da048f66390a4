"""Inputs that are not scaled: their mean or spread is far from 0 and 1.

Symptom
    The loss falls fast for some steps, then hardly at all; a longer step diverges.
Evidence
    Condition number of the rows with a constant beside them, before and after standardising:
    the number of gradient steps that the slowest direction of the first layer needs, in units of
    the fastest.
Threshold
    Standardising makes it more than 100 times smaller (LeCun et al., Efficient BackProp, 1998,
    doi:10.1007/3-540-49430-8_2, section 4.3 and 5.1), and the network falls short of R2*.
Meaning
    One step length cannot suit both the weights, which feel the size of x, and the biases.
Remedy
    Replace x by (x - mean) / standard deviation, at training and at prediction. Where no unit
    bends among the data either, both are needed.
What it is not
    Inputs of unusual size that the network copes with; columns that nearly repeat each other,
    which scaling does not help.
"""

from __future__ import annotations

import numpy as np

from curvesmith.diagnosis.checks import joint
from curvesmith.diagnosis.evidence import Evidence
from curvesmith.diagnosis.finding import Finding, Number, Where
from curvesmith.diagnosis.measures.scales import condition, farthest_column
from curvesmith.diagnosis.measures.smoothers import standardised

__all__ = ["check"]


def check(evidence: Evidence) -> list[Finding]:
    """Find inputs whose scale or offset limits the steps."""
    if not evidence.is_measurable or not joint.inputs_need_scaling(evidence):
        return []
    X = evidence.seen_inputs
    raw, scaled = condition(X), condition(standardised(X))
    column, mean, spread = farthest_column(X)
    which = "x" if X.shape[1] == 1 else f"input {column}"
    return [
        Finding(
            "inputs-not-scaled",
            "fault",
            Where(layer=1),
            f"The network sees {which} with mean {mean:.3g} and spread {spread:.3g}: the loss is "
            f"{raw / scaled:.2g} times worse conditioned than with standardised inputs, and one "
            "learning rate cannot suit weights and biases.",
            (
                Number("mean of the input", mean, "", "0"),
                Number("spread of the input", spread, "standard deviation", "1"),
                Number(
                    "condition number",
                    raw,
                    "largest / smallest eigenvalue of mean [1, x] [1, x]^T",
                    f"{joint.LEAST_SCALING_GAIN:g} times {scaled:.3g}, its value when standardised",
                    "doi:10.1007/3-540-49430-8_2",
                ),
            ),
            joint.remedy(evidence),
            float(np.clip(0.4 + 0.1 * np.log10(raw / scaled), 0.5, 0.95)),
        )
    ]
