"""Findings get the edits that may cure them; what the backward pass then needs comes with them.

Runs inside the child process.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from time import process_time
from typing import Any

from curvesmith.diagnosis.changes import CorrectGradient, CorrectUpdate
from curvesmith.diagnosis.finding import CAUSES
from curvesmith.diagnosis.script.anatomy import Anatomy
from curvesmith.diagnosis.script.descent import Descent, measure_of
from curvesmith.diagnosis.script.edits.by_change import edits_of
from curvesmith.diagnosis.script.edits.case import Case
from curvesmith.diagnosis.script.edits.edit import Edits, between, edited
from curvesmith.diagnosis.script.edits.table import BACKWARD, FORWARD, alternatives
from curvesmith.diagnosis.script.judging import compared_on
from curvesmith.diagnosis.script.mending import mended
from curvesmith.diagnosis.script.scoring import Bench

__all__ = ["Workshop", "with_edits", "with_sure_edits", "without_guesses"]

_MENDING = 0.25  # of the time that is left
# Seconds that a search for several lines takes, and the most that it may take of little time.
_AT_LEAST, _AT_MOST = 5.0, 0.5
_PUT_IN = ("tanh", "relu")  # activations that edits put in
_MOST_RIGHT = 3  # ways to do one thing that are run to see which is best
_STILL = ("parameter-frozen", "bias-gradient", "missing-bias")
# Mistakes in the length of a step alone: any learning rate makes up for them.
_LENGTH = ("gradient-factor", "loss-gradient-mismatch", "loss-scale")
# Mistakes in the gradient that turning its sign around does not mend.
_NOT_BY_SIGN = (*_LENGTH, "regularization-mismatch")
# What a cause says of the rewriting that mends it, wherever it is: often in several layers.
_LIKELY = {"activation-derivative": "derivatives", "gradient-sign": "signs"}
_ALIKE = "symmetric-init"
_BY_HAND = ("gradient", "update")
# What follows from an edit of the forward pass: a slope is left out, or put in.
_FOLLOWS = {"output-range": ("fewer",), "no-nonlinearity": ("derivatives", "operands")}


def with_sure_edits(findings: Sequence[dict[str, Any]], case: Case) -> None:
    """Give each fault with a remedy the "edits" that it names; nothing that only a run can tell.

    Parameters
    ----------
    findings : sequence of dict
        With their "changes", which are taken away.
    case : Case
    """
    for finding in findings:
        own = tuple(finding.pop("changes"))
        finding["edits"] = _as_plain(_sure(finding, own, case))


def without_guesses(findings: Sequence[dict[str, Any]]) -> None:
    """Take edits away that were tried and proved to be of no use, and that no remedy names."""
    for finding in findings:
        several = finding.pop("alternatives", None)
        sure = finding.pop("sure", None)
        finding.pop("is_settled", None)
        if several and not finding["remedy"]["verified"]:
            finding["edits"] = sure


def with_edits(findings: Sequence[dict[str, Any]], case: Case, workshop: Workshop) -> None:
    """Give each fault with a remedy the "alternatives" of its edits, and the first as "edits".

    Parameters
    ----------
    findings : sequence of dict
        With their "changes", which are taken away.
    case : Case
    workshop : Workshop
    """
    changes = [tuple(finding.pop("changes")) for finding in findings]
    faults = [
        (f, own) for f, own in zip(findings, changes, strict=True)
        if f["severity"] == "fault" and f["remedy"] is not None
    ]  # fmt: skip
    by_hand = [f for f, own in faults if _is_by_hand(f, own)]
    mend = workshop.mended(by_hand) if by_hand else None
    for finding, own in faults:
        line = compared_on(case, finding)
        several = alternatives(finding["cause"], replace(case, changes=own, line=line))
        if finding["cause"] in BACKWARD:
            # Units that start alike show no slope to go by: with others, they do.
            drawn = _drawn(faults, case)
            several = [(*edits, *drawn) for edits in several]
            several = workshop.with_backward(finding["cause"], several)
        if mend is not None and _is_by_hand(finding, own):
            several = [mend, *several]
        elif finding["cause"] in _LENGTH:
            several, finding["needs_rate"] = [()], True
        if several:
            finding["sure"] = _as_plain(_sure(finding, own, case))
            finding["alternatives"] = several
            finding["edits"] = _as_plain(several[0])


def _drawn(faults: Sequence[tuple[dict[str, Any], tuple[Any, ...]]], case: Case) -> Edits:
    """Return the edits that draw weights which all start alike, if some do."""
    found = (alternatives(_ALIKE, replace(case, changes=own)) for f, own in faults
             if f["cause"] == _ALIKE)  # fmt: skip
    return next((several[0] for several in found if several), ())


def _sure(finding: dict[str, Any], changes: tuple[Any, ...], case: Case) -> Edits | None:
    """Return the edits that the changes of a remedy are, if they are known."""
    is_turned = any(isinstance(change, CorrectGradient) for change in changes)
    if not changes or (is_turned and finding["cause"] in _NOT_BY_SIGN):
        return None
    found = [edits_of(change, case.source, case.lines) for change in changes]
    if any(one is None for one in found):
        return None
    return tuple(edit for one in found for edit in one or ())


def _as_plain(edits: Edits | None) -> list[dict[str, Any]] | None:
    return None if edits is None else [vars(edit) for edit in edits]


def _is_by_hand(finding: dict[str, Any], changes: tuple[Any, ...]) -> bool:
    """Whether a backward pass or an update is to be mended."""
    return CAUSES[finding["cause"]] in _BY_HAND or any(
        isinstance(change, (CorrectGradient, CorrectUpdate)) for change in changes
    )


class Workshop:
    """Mends backward passes, as long as there is time."""

    def __init__(self, case: Case, anatomy: Anatomy | None, bench: Bench) -> None:
        self._case, self._anatomy, self._bench = case, anatomy, bench
        self._seconds = max(_MENDING * bench.seconds, min(_AT_LEAST, _AT_MOST * bench.seconds))
        self._end = process_time() + self._seconds
        self._layers = [x.activation for x in case.lines.layers[:-1]] or ["tanh", "sigmoid", "relu"]

    def mended(self, findings: list[dict[str, Any]]) -> Edits | None:
        """Return the edits that let an iteration go downhill, if it does not."""
        if self._anatomy is None:
            return None
        origin = self._case.source.origin
        accused = [wrong.line for wrong in self._case.lines.wrong.values()]
        accused += [origin.index(f["where"]["line"]) + 1 for f in findings]
        found = mended(
            self._anatomy, self._case.source, list(dict.fromkeys(accused)), self._is_time,
            self._layers, with_still=any(f["cause"] in _STILL for f in findings),
            likely=[_LIKELY[f["cause"]] for f in findings if f["cause"] in _LIKELY],
        )  # fmt: skip
        return None if found is None else found[0]

    def with_backward(self, cause: str, several: list[Edits]) -> list[Edits]:
        """Return edits of the forward pass with those that the backward pass then needs.

        Where some are right as they are, those alone.
        """
        if self._anatomy is None or self._anatomy.functions.has_tensors:
            return several
        known: dict[Edits, Anatomy] = {}
        right = self._right(cause, several, known)
        if right and cause != "missing-bias":
            return right
        if right:
            joined = tuple(dict.fromkeys(edit for edits in right for edit in edits))
            return list(dict.fromkeys([joined, right[0]]))
        return [self._followed(cause, edits, known.get(edits)) for edits in several]

    def _right(self, cause: str, several: list[Edits], known: dict[Edits, Anatomy]) -> list[Edits]:
        """Return the edits that are right as they are, and note the versions that were looked at.

        Of edits in several places each is wanted, but one for each place.
        """
        right: list[Edits] = []
        for edits in several:
            if not self._is_time(is_more=bool(right)):
                break
            if any(_is_of_one_place(edits, other) for other in right):
                continue
            version = self._bench.version(edits)
            if version is None or measure_of(version) is None:
                continue
            known[edits] = version
            marks = Descent(version).marks(version.script.text)
            right += [edits] if marks is not None and marks.is_right else []
            if len(right) == _MOST_RIGHT and cause != "missing-bias":
                break
        return right

    def guesses(self, found: Mapping[str, list[Edits]]) -> dict[str, list[Edits]]:
        """Return guesses with what the backward pass then needs."""
        return {
            text: self.with_backward(FORWARD[text], several) if text in FORWARD else several
            for text, several in found.items()
        }

    def _followed(self, cause: str, edits: Edits, version: Anatomy | None) -> Edits:
        if version is None or not self._is_time():
            return edits
        source = edited(self._case.source, edits)
        layers = _PUT_IN if cause == "no-nonlinearity" else self._layers
        found = mended(
            version, source, [], self._is_time, layers, with_still=cause in _STILL,
            likely=_FOLLOWS.get(cause, ()),
        )  # fmt: skip
        if found is None:
            return edits
        return between(self._case.source, edited(source, found[0]))

    def _is_time(self, *, is_more: bool = False) -> bool:
        """Whether there is time; for more than what is needed, half of it."""
        half = 0.5 * self._seconds if is_more else 0.0
        return process_time() < self._end - half


def _is_of_one_place(edits: Edits, others: Edits) -> bool:
    """Whether edits begin by the same: they are ways to do one thing."""
    return bool(edits) and bool(others) and edits[0] == others[0]
