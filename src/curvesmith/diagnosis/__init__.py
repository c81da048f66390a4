"""Diagnosis: why a network does not fit, with numbers that anyone can recompute.

A `Subject` is what can be examined; a `Finding` is what was found.
"""

from __future__ import annotations

__all__: list[str] = []
