"""The errors and warnings that curvesmith raises by name.

Wrong arguments are plain ``TypeError`` and ``ValueError``; what has a name here is what a caller
may want to catch on its own.
"""

from __future__ import annotations

from typing import Any

__all__ = ["FitError", "FitWarning", "ModelFileError", "TableError"]


class FitError(RuntimeError):
    """Training failed; the message names the cause and the next step.

    Parameters
    ----------
    message : str
        What happened, with its numbers, and what to do.
    record : FitRecord or None, default=None
        Everything that the failed training left behind.

    Attributes
    ----------
    record : FitRecord or None
        As given.
    """

    def __init__(self, message: str, record: Any = None) -> None:
        super().__init__(message)
        self.record = record

    def __reduce__(self) -> tuple[type[FitError], tuple[str, Any]]:
        """Pickle the record too: a failed fit in a worker process keeps its evidence."""
        return type(self), (str(self), self.record)


class FitWarning(UserWarning):
    """The fit ended, but is doubtful; the message names the cause and the next step."""


class ModelFileError(ValueError):
    """A model file cannot be read: damaged, truncated, of another kind, or of a newer version."""


class TableError(ValueError):
    """A table cannot be used: a column is missing, ambiguous, or not of numbers."""
