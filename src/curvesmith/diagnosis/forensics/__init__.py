"""Forensics of a gradient: is it that of the loss, and if not, which mistake was made?"""

from __future__ import annotations

__all__: list[str] = []
