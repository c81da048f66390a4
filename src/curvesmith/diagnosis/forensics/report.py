"""Report: what a check of a gradient came to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import isnan

from curvesmith.diagnosis.finding import Number
from curvesmith.diagnosis.forensics.comparison import BlockReport
from curvesmith.diagnosis.forensics.mistakes import Mistake

__all__ = ["NO_EFFECT", "GradientReport", "right", "wrong"]

# A mistake that spoils the gradient by less than this at the given parameters has no effect there.
NO_EFFECT = 1e-6


@dataclass(frozen=True)
class GradientReport:
    """How a coded gradient compares with that of its loss.

    Parameters
    ----------
    ok : bool
        Whether it is right, as far as rounding lets anyone tell.
    blocks : dict of str to BlockReport
        By parameter.
    mistakes : tuple of Mistake
        What explains the differences, together; empty if ``ok``.
    sentence : str
        The result in words.
    evidence : tuple of Number
        What it rests on.
    confidence : float
        From 0 to 1: 1 if the gradient is explained completely and by nothing else known.
    """

    ok: bool
    blocks: dict[str, BlockReport]
    mistakes: tuple[Mistake, ...]
    sentence: str
    evidence: tuple[Number, ...]
    confidence: float

    @property
    def mistake(self) -> str | None:
        """Cause of the first mistake; None if there is none."""
        return self.mistakes[0].cause if self.mistakes else None

    @property
    def has_effect(self) -> bool:
        """Whether the gradient is wrong at the given parameters and data, not only elsewhere."""
        return not self.ok and not self.given_error <= NO_EFFECT

    @property
    def given_error(self) -> float:
        """The largest error of any parameter at the given parameters and data.

        NaN where one could not be measured, and no larger one was.
        """
        errors = [block.given_error for block in self.blocks.values()]
        worst = max((error for error in errors if not isnan(error)), default=float("nan"))
        is_known = worst > NO_EFFECT or not any(isnan(error) for error in errors)
        return worst if is_known else float("nan")

    def __str__(self) -> str:
        """Return the sentence and one line a parameter."""
        lines = [self.sentence]
        for block in self.blocks.values():
            mark = "ok   " if block.ok else "WRONG"
            lines.append(
                f"  {mark} {block.name}: relative error {block.error:.2g} "
                f"(rounding explains {block.tolerance:.2g}), {block.n_entries} derivatives"
                + (f", {block.n_skipped} at a kink left out" if block.n_skipped else "")
            )
        return "\n".join(lines)


def right(blocks: dict[str, BlockReport]) -> GradientReport:
    """Return the report of a gradient in which no mistake shows."""
    n_entries = sum(block.n_entries for block in blocks.values())
    worst = max(block.error for block in blocks.values())
    sentence = (
        f"The gradient is that of the loss: {n_entries} derivatives agree, the worst parameter to "
        f"{worst:.2g}."
        if n_entries
        else "The gradient could not be compared: every derivative lies at a kink of the loss."
    )
    return GradientReport(True, blocks, (), sentence, _numbers(blocks), 1.0 if n_entries else 0.0)


def wrong(blocks: dict[str, BlockReport], mistakes: list[Mistake]) -> GradientReport:
    """Return the report of a wrong gradient."""
    sentence = " ".join(mistake.sentence for mistake in mistakes)
    confidence = min(mistake.confidence for mistake in mistakes)
    report = GradientReport(False, blocks, tuple(mistakes), sentence, _numbers(blocks), confidence)
    if report.has_effect:
        return report
    here = " It has no effect at the given parameters and data."
    return replace(report, sentence=sentence + here)


def _numbers(blocks: dict[str, BlockReport]) -> tuple[Number, ...]:
    """Return the error of each parameter as evidence."""
    return tuple(
        Number(
            f"gradient error of {block.name}",
            block.error,
            "|coded - numeric| / (|coded| + |numeric|), the worst of three points",
            f"at most {block.tolerance:.2g}",
            "20 times the measured rounding of the differences, at least 1e-7",
        )
        for block in blocks.values()
    )
