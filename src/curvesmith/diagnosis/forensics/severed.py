"""Parameters that no error reaches: their coded gradient is zero where that of the loss is not."""

from __future__ import annotations

from collections.abc import Sequence

from curvesmith.diagnosis.finding import Number
from curvesmith.diagnosis.forensics.comparison import Comparison
from curvesmith.diagnosis.forensics.mistakes import Mistake
from curvesmith.diagnosis.forensics.words import listed
from curvesmith.diagnosis.structure import Structure

__all__ = ["severed", "severing"]


def severed(comparisons: Sequence[Comparison]) -> tuple[str, ...]:
    """Return the parameters whose coded gradient is 0, to the last bit, everywhere but wrongly so.

    Parameters
    ----------
    comparisons : sequence of Comparison

    Returns
    -------
    names : tuple of str
        In the order of the parameters. What is zero by rounding, or rightly, is not among them.
    """
    names = dict.fromkeys(c.name for c in comparisons)
    return tuple(
        name
        for name in names
        if not any(c.coded.any() for c in comparisons if c.name == name)
        and not all(c.is_right for c in comparisons if c.name == name)
    )


def severing(names: Sequence[str], structure: Structure | None) -> Mistake:
    """Return the mistake that leaves parameters without a gradient.

    Parameters
    ----------
    names : sequence of str
        From `severed`, some weights among them.
    structure : Structure or None
        Which network it is, if that is known.
    """
    layer = None if structure is None else _behind(frozenset(names), structure)
    if layer is None:
        sentence = (
            f"The gradient of {listed(list(names))} is zero, that of the loss is not: no error "
            "gets there, and no step that follows the gradient ever changes it."
        )
    else:
        sentence = (
            f"The error does not get back through layer {layer}: everything before it "
            f"({listed(list(names))}) gets no gradient and never changes."
        )
    size = Number("gradient", 0.0, f"largest coded derivative of {listed(list(names))}", "above 0")
    parameter = names[0] if len(names) == 1 else None
    return Mistake("severed", "parameter-frozen", sentence, parameter, layer, evidence=(size,))


def _behind(names: frozenset[str], structure: Structure) -> int | None:
    """Return the layer, from 1, before which all parameters are these and no others."""
    before: set[str] = set()
    for number, layer in enumerate(structure.layers[:-1], start=2):
        before |= {layer.weights} | ({layer.bias} if layer.bias is not None else set())
        if before == names:
            return number
    return None
