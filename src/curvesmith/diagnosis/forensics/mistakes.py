"""What a description of a gradient means: factors and decays become mistakes, in words."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import isclose

from curvesmith.diagnosis.finding import Number
from curvesmith.diagnosis.forensics.fits import Fit
from curvesmith.diagnosis.forensics.words import factor_in_words, listed, plain_factor

__all__ = ["Mistake", "Shape", "factor_mistakes", "penalty_mistakes"]

# Coefficients of a penalty are compared to this share: they are known to about 1e-5.
SAME_PENALTY = 1e-3
SAME_FACTOR = 1e-4


@dataclass(frozen=True)
class Mistake:
    """One mistake in a gradient.

    Parameters
    ----------
    name : str
        Short and stable, such as "sign" or "derivative missing".
    cause : str
        A key of `curvesmith.diagnosis.finding.CAUSES`.
    sentence : str
        One sentence in the user's words.
    parameter : str or None
        The parameter whose gradient it spoils, if it is one.
    layer : int or None
        Where it sits, counted from 1 at the inputs.
    factor : float
        Between coded gradient and that of the loss, where that is all; else NaN.
    evidence : tuple of Number
    confidence : float
        1 if nothing else known explains the gradient as well.
    """

    name: str
    cause: str
    sentence: str
    parameter: str | None = None
    layer: int | None = None
    factor: float = float("nan")
    evidence: tuple[Number, ...] = field(default=())
    confidence: float = 1.0


@dataclass(frozen=True)
class Shape:
    """What factors can be made of.

    Parameters
    ----------
    n_rows, n_outputs : int
        Shape of the targets.
    names : tuple of str
        All parameters.
    """

    n_rows: int
    n_outputs: int
    names: tuple[str, ...]


def factor_mistakes(factor: float, shape: Shape, number: Number) -> list[Mistake]:
    """Return what a constant factor between the coded gradient and that of the loss means.

    Parameters
    ----------
    factor : float
    shape : Shape
    number : Number
        How well the factor fits.
    """
    evidence = (Number("factor", factor, "coded gradient = factor * gradient of the loss"), number)
    if abs(factor) < SAME_FACTOR**2:
        sentence = "The coded gradient is zero wherever that of the loss is not."
        return [Mistake("zero", "gradient-wrong", sentence, factor=0.0, evidence=evidence)]
    size = abs(factor)
    found = []
    if factor < 0:
        exactly = "exactly -1 times" if isclose(size, 1, rel_tol=SAME_FACTOR) else "opposed to"
        sentence = (
            f"The gradient of {listed(list(shape.names))} is {exactly} that of the loss: the sign "
            "of (prediction - target) is flipped."
        )
        found.append(Mistake("sign", "gradient-sign", sentence, factor=factor, evidence=evidence))
    if not isclose(size, 1, rel_tol=SAME_FACTOR):
        words = factor_in_words(size, shape.n_rows, shape.n_outputs)
        times = _times(words[0], size) if words else plain_factor(size)
        apart = ", the sign apart" if factor < 0 else ""
        why = " or ".join(dict.fromkeys(map(_why, words[:2]))) or _why("")
        sentence = f"The gradient is {times} times the gradient of the loss{apart}: {why}."
        name = f"times {words[0] if words else plain_factor(size)}"
        found.append(Mistake(name, "gradient-factor", sentence, factor=factor, evidence=evidence))
    return found


def _times(words: str, size: float) -> str:
    """Return a factor in words, with its number where the words are a formula."""
    return f"{words} = {plain_factor(size)}" if "n_" in words else words


def _why(words: str) -> str:
    """Return what makes such a factor."""
    if not words:
        return "a constant factor, which acts like another learning rate"
    if "n_" not in words:
        return "the 2 of the square is on one side only"
    over = "outputs" if "n_rows" not in words else "rows"
    if words.startswith(("1 /", "2 /")):
        return f"the mean over {over} is taken once more than in the loss"
    return f"it is summed over {over} where the loss takes the mean"


def penalty_mistakes(
    coded: dict[str, float], loss: dict[str, float] | None, factor: float, fit: Fit
) -> list[Mistake]:
    """Return what the decays of the coded gradient mean beside those of the loss.

    Parameters
    ----------
    coded : dict of str to float
        Coefficient of theta in the coded gradient, by parameter; if ``loss`` is None, what it has
        more than ``factor`` times the gradient of the loss.
    loss : dict of str to float or None
        Coefficient of theta in the gradient of the loss; None where unknown.
    factor : float
        Between the data terms of both.
    fit : Fit
        Where ``coded`` is from.
    """
    names = sorted({*coded, *(loss or {})})
    if loss is None:
        return [_penalty("the loss and the gradient differ", coded, {}, fit)] if coded else []
    differs = [name for name in names if not _same(coded, loss, name, 1.0)]
    if not differs or all(_same(coded, loss, name, factor) for name in names):
        return []
    return [_penalty(_how(coded, loss, differs), coded, loss, fit)]


def _same(coded: dict[str, float], loss: dict[str, float], name: str, factor: float) -> bool:
    """Return whether a parameter's decay is the same, up to a factor."""
    wanted = factor * loss.get(name, 0.0)
    return isclose(coded.get(name, 0.0), wanted, rel_tol=SAME_PENALTY)


def _how(coded: dict[str, float], loss: dict[str, float], differs: list[str]) -> str:
    """Return in words how two penalties differ."""
    of = f"the penalty of {listed(differs)}"
    if not any(coded.get(name) for name in differs):
        return f"{of} is in the loss but not in the gradient"
    if not any(loss.get(name) for name in differs):
        return f"{of} is in the gradient but not in the loss"
    ratios = {round(coded.get(n, 0.0) / loss[n], 4) for n in differs if loss.get(n)}
    if len(ratios) == 1:
        ratio = ratios.pop()
        if isclose(ratio, -1, rel_tol=SAME_PENALTY):
            return f"{of} has the wrong sign in the gradient"
        return f"{of} is {ratio:g} times as strong in the gradient as in the loss"
    return f"{of} is not as strong in the gradient as in the loss"


def _penalty(how: str, coded: dict[str, float], loss: dict[str, float], fit: Fit) -> Mistake:
    """Return the mistake in a penalty."""
    numbers = [
        Number(f"decay of {name}", coded.get(name, 0.0), "coefficient of theta in the gradient")
        for name in coded
    ]
    numbers += [
        Number(f"decay of {name} in the loss", value, "coefficient of theta in its derivative")
        for name, value in loss.items()
    ]
    strongest = max((*coded.values(), *loss.values()), key=abs)
    sentence = f"{how[0].upper()}{how[1:]} (coefficient {strongest:.4g})."
    if not loss and how.startswith("the loss and"):
        sentence = (
            f"Beside the gradient of the loss, the coded gradient holds {strongest:.4g} times "
            f"{listed(list(coded))}: a penalty that is stronger or weaker than in the loss."
        )
    return Mistake(
        "penalty",
        "regularization-mismatch",
        sentence,
        parameter=next(iter(coded)) if len(coded) == 1 else None,
        evidence=(*numbers, Number("rest", fit.rest, "largest relative rest of the fit")),
    )
