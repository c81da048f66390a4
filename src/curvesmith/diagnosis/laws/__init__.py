"""The law by which a step moves the parameters, read off a few steps."""

from __future__ import annotations

__all__: list[str] = []
