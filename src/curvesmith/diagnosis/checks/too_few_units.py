"""Too few units: even the best parameters of this network fall short.

Symptom
    Training converges to a fit with too few bends, from every start alike.
Evidence
    The R2 that a network of these layers reaches when our own training (L-BFGS, several starts)
    fits it to these rows, and the same with twice the units.
Threshold
    The first is below 0.95 R2* and twice the units are better by 0.02 or more. Or a layer of three
    rectified units or fewer of which each one is dead: the chance of that falls with every unit.
Meaning
    The network has not enough bends for the function.
Remedy
    Take more units: twice as many, at their own best learning rate.
What it is not
    A network that could, but was not trained to it; then our own training reaches R2* with it. A
    straight target, for which one unit is enough.
"""

from __future__ import annotations

from curvesmith.diagnosis.changes import SetUnits
from curvesmith.diagnosis.evidence import Evidence
from curvesmith.diagnosis.finding import Finding, Number, Remedy, Where
from curvesmith.diagnosis.measures.units import Units

__all__ = ["check"]

LEAST_GAIN = 0.02
# Layers that die as a whole by chance; and units of which some will live: if each dies with
# probability 1/2, eight do together once in 256 starts.
FEW = 3
ENOUGH = 8


def check(evidence: Evidence) -> list[Finding]:
    """Find networks that are too narrow for the function."""
    hidden = evidence.hidden_sizes
    if not hidden or not evidence.is_measurable or not evidence.falls_short:
        return []
    extinct = [units for units in evidence.units[:-1] if len(units.dead) == units.n_units <= FEW]
    if extinct:
        return [_extinct(extinct[0], hidden)]
    if not evidence.needs_bends or evidence.hidden_activation in (None, "identity"):
        return []
    best = evidence.attainable()
    if best is None or not evidence.ladder.falls_short(best):
        return []
    wider = tuple(2 * n for n in hidden)
    twice = evidence.attainable(wider)
    if twice is None or twice < best + LEAST_GAIN:
        return []
    enough = _enough(evidence)
    return [
        Finding(
            "too-few-units",
            "fault",
            Where(layer=hidden.index(min(hidden)) + 1),
            f"{'-'.join(map(str, hidden))} hidden units reach at best R2 {best:.3f} on these rows; "
            f"with twice as many it is {twice:.3f}, and {evidence.ladder.ceiling:.3f} is "
            "attainable.",
            (
                Number(
                    "R2 that these units can reach",
                    best,
                    "the same layers, fitted by L-BFGS, best of up to 4 starts",
                    f"{0.95 * evidence.ladder.ceiling:.4f}",
                ),
                Number("R2 with twice the units", twice, "", f"{best + LEAST_GAIN:.4f}"),
            ),
            Remedy(
                f"Take {'-'.join(map(str, enough))} hidden units, and tune the learning rate anew.",
                (SetUnits(enough),),
            ),
            0.85,
        )
    ]


def _extinct(units: Units, hidden: tuple[int, ...]) -> Finding:
    """Return that the few units of a layer died together."""
    wider = tuple(max(ENOUGH, n) if n == units.n_units else n for n in hidden)
    return Finding(
        "too-few-units",
        "fault",
        Where(layer=units.layer),
        f"Layer {units.layer} has {units.n_units} {units.activation} unit(s), and none is left "
        "alive: so few die together by chance, and then nothing passes.",
        (
            Number(
                f"dead units of layer {units.layer}",
                len(units.dead),
                "f'(z) = 0 at every row",
                f"fewer than {units.n_units}",
            ),
        ),
        Remedy(f"Take {'-'.join(map(str, wider))} hidden units.", (SetUnits(wider),)),
        0.96,  # a start that kills every one of so few is no rare accident
    )


def _enough(evidence: Evidence) -> tuple[int, ...]:
    """Return the first doubling of the units that reaches R²*, or the eightfold."""
    for factor in (2, 4):
        units = tuple(factor * n for n in evidence.hidden_sizes)
        reached = evidence.attainable(units)
        if reached is not None and not evidence.ladder.falls_short(reached):
            return units
    return tuple(8 * n for n in evidence.hidden_sizes)
