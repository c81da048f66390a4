"""Check: what every check is."""

from __future__ import annotations

from collections.abc import Callable

from curvesmith.diagnosis.evidence import Evidence
from curvesmith.diagnosis.finding import Finding

__all__ = ["Check"]

Check = Callable[[Evidence], list[Finding]]
