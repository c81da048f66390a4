"""Forensics of a gradient: whether it is that of the loss, and which mistake was made if not."""

from __future__ import annotations

__all__: list[str] = []
