"""Remedies as edits of the user's source."""

from curvesmith.diagnosis.script.edits.by_change import edits_of, with_rate
from curvesmith.diagnosis.script.edits.case import Case
from curvesmith.diagnosis.script.edits.edit import Edit, Edits, edited
from curvesmith.diagnosis.script.edits.table import alternatives, guesses

__all__ = ["Case", "Edit", "Edits", "alternatives", "edited", "edits_of", "guesses", "with_rate"]
