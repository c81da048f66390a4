"""Missing biases: layers without biases, which tie the network to the origin.

Symptom
    The fit is right near x = 0 and cannot bend elsewhere; a tanh network is odd, f(-x) = -f(x); a
    ReLU network is f(c x) = c f(x).
Evidence
    Which layers have no bias; the R2 that the same network reaches without and with biases when
    our own training fits it to these rows: with L-BFGS, and with 3000 steps of gradient descent of
    1/λmax, each from several starts.
Threshold
    A fault if even L-BFGS cannot reach 0.95 R2* without biases, or if gradient descent leaves at
    least twice as much of R2* unexplained without as with them, and 0.015 more (medians); a note
    otherwise.
Meaning
    Every unit bends at x = 0.
Remedy
    Add a bias to every layer.
What it is not
    A network without biases that fits: some targets need none.
"""

from __future__ import annotations

from curvesmith.diagnosis.changes import AddBias
from curvesmith.diagnosis.evidence import Evidence
from curvesmith.diagnosis.finding import Finding, Number, Remedy, Severity, Where
from curvesmith.diagnosis.measures.attainable import BiasTrials

__all__ = ["check"]

LEAST_RATIO = 2.0
LEAST_LOST = 0.015


def check(evidence: Evidence) -> list[Finding]:
    """Find layers without biases where the network falls short."""
    structure = evidence.structure
    if structure is None or not evidence.is_measurable or not evidence.falls_short:
        return []
    if evidence.hidden_activation is None:
        return []
    bare = [number for number, layer in enumerate(structure.layers, 1) if layer.bias is None]
    # A layer that adds to no other bias: a constant input or the layer before may bring one.
    if len(bare) < len(structure.layers) or evidence.has_constant_input:
        return []
    trials = evidence.bias_trials
    severity: Severity = "fault" if _matters(evidence) else "note"
    return [
        Finding(
            "missing-bias",
            severity,
            Where(layer=bare[0]),
            f"No layer has a bias, so every unit bends at x = 0{_consequence(trials, severity)}.",
            _numbers(evidence),
            Remedy("Add a bias to every layer.", (AddBias(),)),
            0.6 if trials.is_able else 0.9,
        )
    ]


def _matters(evidence: Evidence) -> bool:
    """Whether biases would make the network able, or its training much better."""
    trials = evidence.bias_trials
    if not trials.is_able:
        return True
    lost = trials.left_without - trials.left_with
    return lost >= LEAST_LOST and trials.left_without >= LEAST_RATIO * trials.left_with


def _consequence(trials: BiasTrials, severity: Severity) -> str:
    """Say what the missing biases do here."""
    if not trials.is_able:
        return f": the best it can reach is R2 {trials.able_without:.3f}"
    if severity == "note":
        return "; L-BFGS can fit this target so"
    return (
        f": the same gradient descent reaches R2 {trials.descent_with:.3f} with biases and "
        f"{trials.descent_without:.3f} without"
    )


def _numbers(evidence: Evidence) -> tuple[Number, ...]:
    """Return the scores of the network with and without biases."""
    trials = evidence.bias_trials
    needed = f"{0.95 * evidence.ladder.ceiling:.4f}"
    able, descent = "L-BFGS, best of up to 4 starts", "3000 steps of 1/λmax, median of 5 starts"
    return (
        Number("R2 attainable without biases", trials.able_without, able, needed),
        Number("R2 of gradient descent without biases", trials.descent_without, descent),
        Number(
            "R2 of gradient descent with biases",
            trials.descent_with,
            descent,
            f"{LEAST_RATIO:g} times closer to {evidence.ladder.ceiling:.4f}",
        ),
    )
