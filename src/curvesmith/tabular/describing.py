"""Describing a model file: what it is, what it was fitted on, how good it is."""

from __future__ import annotations

import os
from typing import Any

from curvesmith.files import read_model_file

# The curves are for plots; a description holds what a person reads.
CURVES = ("losses", "validation_losses", "gradient_norms")


def describe_model(path: str | os.PathLike[str]) -> dict[str, Any]:
    """Read a model file and say what it holds.

    Parameters
    ----------
    path : path-like

    Returns
    -------
    description : dict
        As JSON holds it: ``model`` (the path), ``record`` (of the fit, without its curves),
        ``features`` and ``target`` (None if the model was fitted on an array), ``report`` (of
        ``curvesmith fit``, else None), ``versions``.

    Raises
    ------
    ModelFileError
        If the file is not a whole model.
    """
    file = read_model_file(path)
    record = file.model.record_.to_dict()
    versions = record.pop("versions")
    columns = file.columns or {"features": _named_features(file.model), "target": None}
    return {
        "model": os.fspath(path),
        "record": {name: value for name, value in record.items() if name not in CURVES},
        "features": columns["features"],
        "target": columns["target"],
        "report": file.report,
        "versions": versions,
    }


def _named_features(model: Any) -> list[dict[str, Any]] | None:
    names = getattr(model, "feature_names_in_", None)
    return None if names is None else [{"name": str(name)} for name in names]
