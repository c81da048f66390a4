"""Found: how one parameter is updated, and all of them."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["BlockUpdate", "FAULTS", "UpdateReport"]

FAULTS = ("frozen", "ignores-gradient", "wrong-parameter", "ascent", "accumulates", "stale")
"""Kinds of updates that are mistakes, those that explain most first."""


@dataclass(frozen=True)
class BlockUpdate:
    """How one parameter is updated.

    Parameters
    ----------
    name : str
        The parameter.
    kind : str
        One of `FAULTS`, or "gd", "decay" (with weight decay), "momentum", "nesterov", "adaptive",
        "schedule" (a rate of its own at every step), "noisy" (downhill, by no law found), "still"
        (no gradient, no change), "unknown".
    terms : tuple of (str, float)
        Names and coefficients of the law; empty where there is none.
    residual : float
        Root mean square over steps of |change - law| / |change|; NaN without law.
    cosine : float
        Mean cosine between change and gradient: -1 is straight down; NaN where either is zero.
    sentence : str
        The law in words.
    other : str or None
        The parameter whose gradient it follows, if that is not its own.
    """

    name: str
    kind: str
    terms: tuple[tuple[str, float], ...]
    residual: float
    cosine: float
    sentence: str
    other: str | None = None

    @property
    def learning_rate(self) -> float:
        """Minus the coefficient of the gradient; NaN where it has none."""
        return -dict(self.terms).get("gradient", float("nan"))


@dataclass(frozen=True)
class UpdateReport:
    """How all parameters are updated.

    Parameters
    ----------
    blocks : dict of str to BlockUpdate
        By parameter.
    kind : str
        The worst kind of any, in the order of `FAULTS`; if none is a fault, the commonest.
    sentence : str
        In words.
    source : {"coded", "loss"}
        Which gradient it is measured by: the user's own, or that of the reported loss.
    n_steps : int
        Steps that were read.
    """

    blocks: dict[str, BlockUpdate]
    kind: str
    sentence: str
    source: str
    n_steps: int

    @property
    def ok(self) -> bool:
        """Whether no parameter is updated by mistake, as far as can be told."""
        return self.kind not in FAULTS

    def of_kind(self, kind: str) -> list[BlockUpdate]:
        """Return the parameters that are updated so."""
        return [block for block in self.blocks.values() if block.kind == kind]

    def __str__(self) -> str:
        """Return the sentence and one line a parameter."""
        lines = [f"  {block.name}: {block.sentence}" for block in self.blocks.values()]
        return "\n".join([self.sentence, *lines])
