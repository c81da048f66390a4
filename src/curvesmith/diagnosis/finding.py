"""Finding: what was found, where, by which numbers, and what cures it."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import isfinite
from typing import Any, Literal

from curvesmith.diagnosis.changes import Change

__all__ = ["CAUSES", "SEVERITIES", "Finding", "Number", "Remedy", "Severity", "Where"]

Severity = Literal["fault", "harmless", "note"]
SEVERITIES: tuple[Severity, ...] = ("fault", "harmless", "note")  # worst first

_FAMILIES = {
    "data": (
        "non-finite-data",
        "inputs-not-scaled",
        "targets-not-scaled",
        "shape-broadcast",
        "rows-misaligned",
        "nothing-to-learn",
        "target-leak",
        "too-few-rows",
    ),
    "initial weights": (
        "symmetric-init",
        "init-too-small",
        "init-too-large",
        "kinks-outside-data",
    ),
    "architecture": (
        "no-nonlinearity",
        "missing-bias",
        "too-few-units",
        "output-range",
        "dead-units",
        "saturated-units",
    ),
    "loss": ("wrong-loss", "loss-gradient-mismatch", "loss-scale"),
    "gradient": (
        "gradient-sign",
        "gradient-factor",
        "activation-derivative",
        "bias-gradient",
        "layer-input",
        "weights-transposed",
        "stale-values",
        "regularization-mismatch",
        "gradient-wrong",
    ),
    "update": (
        "update-ascends",
        "update-ignores-gradient",
        "parameter-frozen",
        "gradients-accumulate",
        "update-wrong-parameter",
    ),
    "optimization": (
        "learning-rate-too-high",
        "learning-rate-too-low",
        "too-few-steps",
        "ill-conditioned",
        "seed-dependent",
    ),
    "regularization": ("over-regularized", "overfit"),
    "evaluation": ("evaluation-scale", "evaluation-data"),
    "program": ("does-not-run",),
}

CAUSES: dict[str, str] = {cause: family for family, causes in _FAMILIES.items() for cause in causes}
"""Family of each cause. The list is closed: a report names nothing else."""


@dataclass(frozen=True)
class Number:
    """One piece of evidence, which anyone can recompute.

    Parameters
    ----------
    name : str
        What it is, in a few words.
    value : float or str
        What was measured.
    formula : str
        How, as a formula in plain text.
    threshold : str
        What it was compared with.
    source : str
        Where the threshold is from.

    Examples
    --------
    >>> Number("R2", 0.63, "1 - sum (f - y)^2 / sum (y - mean y)^2").to_dict()
    {'value': 0.63, 'formula': '1 - sum (f - y)^2 / sum (y - mean y)^2'}
    """

    name: str
    value: float | str
    formula: str = ""
    threshold: str = ""
    source: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Return everything but the name, as strict JSON knows it; what is empty is left out."""
        texts = {"formula": self.formula, "threshold": self.threshold, "source": self.source}
        return {"value": _plain(self.value)} | {name: text for name, text in texts.items() if text}


@dataclass(frozen=True)
class Where:
    """Where a fault sits; None where it sits nowhere in particular.

    Parameters
    ----------
    parameter : str or None
        Name of the parameter block.
    layer : int or None
        Number of the layer, counted from 1 at the inputs.
    file : str or None
        Path of the source file.
    line : int or None
        Line in it, counted from 1.
    text : str or None
        That line.
    """

    parameter: str | None = None
    layer: int | None = None
    file: str | None = None
    line: int | None = None
    text: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return all five entries."""
        return {
            "file": self.file,
            "line": self.line,
            "parameter": self.parameter,
            "layer": self.layer,
            "text": self.text,
        }


@dataclass(frozen=True)
class Remedy:
    """What cures a fault, and what a re-run with it measured.

    Parameters
    ----------
    sentence : str
        What to do, in the user's words.
    changes : tuple of Change
        The same as edits that can be applied and re-run; empty where a person must act.
    verified : bool or None
        Whether re-runs confirmed it; None if it was not tried.
    before, after : dict of str to float
        Numbers of the re-runs by name: ``"r2"`` is the median over fresh seeds, ``"r2_low"`` and
        ``"r2_high"`` the lowest and highest.
    diff : str or None
        The edit of the user's source, as a unified diff.
    """

    sentence: str
    changes: tuple[Change, ...] = ()
    verified: bool | None = None
    before: dict[str, float] = field(default_factory=dict)
    after: dict[str, float] = field(default_factory=dict)
    diff: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return everything but the changes, as strict JSON knows it."""
        return {
            "sentence": self.sentence,
            "diff": self.diff,
            "verified": self.verified,
            "before": {name: _plain(value) for name, value in self.before.items()},
            "after": {name: _plain(value) for name, value in self.after.items()},
        }


@dataclass(frozen=True)
class Finding:
    """One thing that was found.

    Parameters
    ----------
    cause : str
        A key of `CAUSES`.
    severity : {"fault", "harmless", "note"}
        ``"fault"`` keeps the network from fitting; ``"harmless"`` is wrong but does not, here;
        ``"note"`` is worth knowing.
    where : Where
    sentence : str
        The finding in one sentence, in the user's words and units.
    evidence : tuple of Number
        The numbers that it rests on.
    remedy : Remedy or None
    confidence : float, default=1.0
        Orders findings of one severity, from 0 to 1.

    Raises
    ------
    ValueError
        If the cause or the severity is not known.
    """

    cause: str
    severity: Severity
    where: Where
    sentence: str
    evidence: tuple[Number, ...]
    remedy: Remedy | None = None
    confidence: float = 1.0

    def __post_init__(self) -> None:
        _check_word("cause", self.cause, tuple(CAUSES))
        _check_word("severity", self.severity, SEVERITIES)

    @property
    def family(self) -> str:
        """Family of the cause, such as ``"gradient"``."""
        return CAUSES[self.cause]

    def to_dict(self) -> dict[str, Any]:
        """Return the finding as strict JSON knows it; a number that is not finite is a string."""
        return {
            "cause": self.cause,
            "severity": self.severity,
            "where": self.where.to_dict(),
            "sentence": self.sentence,
            "evidence": {number.name: number.to_dict() for number in self.evidence},
            "remedy": None if self.remedy is None else self.remedy.to_dict(),
        }


def _check_word(name: str, word: str, known: tuple[str, ...]) -> None:
    """Raise unless ``word`` is one of the ``known``."""
    if word not in known:
        raise ValueError(
            f"`{name}` must be one of {', '.join(map(repr, known))}, got {word!r}. "
            "Choose one of these."
        )


def _plain(value: float | str) -> float | str:
    """Return ``value`` as a plain number, or its name where JSON has none for it."""
    if isinstance(value, (str, int)):
        return value
    return float(value) if isfinite(value) else str(float(value))
