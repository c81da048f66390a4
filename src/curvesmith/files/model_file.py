"""The format of a model file: what is written, and what is refused on reading."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from curvesmith.errors import ModelFileError
from curvesmith.files.packing import Tensors, pack, unpack
from curvesmith.files.writing import write_whole

if TYPE_CHECKING:
    from curvesmith.regressor import NeuralRegressor

__all__ = ["ModelFile", "load", "read_model_file", "save"]

FORMAT = "curvesmith"
# Raised whenever a reader of the version before would misread the file.
FORMAT_VERSION = 3
# Text that safetensors itself accepts before the tensors, in bytes.
LONGEST_HEADER = 100_000_000


@dataclass(frozen=True)
class ModelFile:
    """What a model file holds.

    Parameters
    ----------
    model : NeuralRegressor
        Fitted.
    columns : dict or None
        How a table becomes the model's inputs, see ``curvesmith.tabular.Encoding``; None if the
        model was fitted on arrays or data frames.
    report : dict or None
        What ``curvesmith fit`` measured.
    """

    model: NeuralRegressor
    columns: dict[str, Any] | None
    report: dict[str, Any] | None


def save(
    model: NeuralRegressor,
    path: str | os.PathLike[str],
    columns: Mapping[str, Any] | None = None,
    report: Mapping[str, Any] | None = None,
) -> None:
    """Write a fitted model into one file.

    Parameters
    ----------
    model : NeuralRegressor
        Fitted. Parameters that are code (``callbacks``) or a generator (``random_state``) are not
        written; after loading they have their defaults.
    path : path-like
        The file, by custom ending in ``.curvesmith``. It appears whole or not at all: an old file
        of that name stays until the new one is complete.
    columns, report : mapping, optional
        What the command line keeps beside the model, see `ModelFile`; as JSON holds it.

    Raises
    ------
    NotFittedError
        If the model is not fitted.
    OSError
        If the file cannot be written; an old file of that name is then as it was.

    See Also
    --------
    load : The way back.

    Examples
    --------
    >>> import os, tempfile
    >>> import numpy as np
    >>> from curvesmith import NeuralRegressor, load, save
    >>> X = np.linspace(0, 6, 50)[:, None]
    >>> model = NeuralRegressor(random_state=0).fit(X, np.sin(X[:, 0]))
    >>> path = os.path.join(tempfile.mkdtemp(), "sine.curvesmith")
    >>> save(model, path)
    >>> bool((load(path).predict(X) == model.predict(X)).all())
    True
    """
    from safetensors.numpy import save as to_bytes

    tensors, state = pack(model)
    state |= {"columns": columns, "report": report}
    text = json.dumps(state, ensure_ascii=False, allow_nan=False)
    metadata = {
        "format": FORMAT,
        "format_version": str(FORMAT_VERSION),
        "written_by": model.record_.versions.get("curvesmith", "unknown"),
        "model": text,
        "sha256": _checksum(text, tensors),
    }
    write_whole(path, to_bytes(tensors, metadata))


def load(path: str | os.PathLike[str]) -> NeuralRegressor:
    """Read a model that :func:`save` or ``curvesmith fit`` wrote.

    Parameters
    ----------
    path : path-like

    Returns
    -------
    model : NeuralRegressor
        Fitted; it predicts to the last bit what the saved one did, if the machine computes alike.

    Raises
    ------
    ModelFileError
        If there is no such file, or it is empty, cut short, damaged, of another kind, or written
        by a newer version; the sentence says which and what to do.
    """
    return read_model_file(path).model


def read_model_file(path: str | os.PathLike[str]) -> ModelFile:
    """Read a model with what was kept beside it; see :func:`load`."""
    path = os.fspath(path)
    content = _read(path)
    metadata, tensors = _open(content, path)
    _check_version(metadata, path)
    text = metadata.get("model", "")
    if metadata.get("sha256") != _checksum(text, tensors):
        raise ModelFileError(
            f"'{path}' must be a whole model file, got one that was changed after it was written "
            "(its checksum differs). Copy it again, or fit again."
        )
    try:
        state = json.loads(text)
        return ModelFile(unpack(tensors, state), state["columns"], state["report"])
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise ModelFileError(
            f"'{path}' must hold a whole model, got one whose parts do not fit together "
            f"({error}). Fit and save again."
        ) from error


def _read(path: str) -> bytes:
    try:
        content = Path(path).read_bytes()
    except FileNotFoundError as error:
        raise ModelFileError(
            f"There is no model file '{path}'. Check the spelling and the folder."
        ) from error
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ModelFileError(
            f"The model file '{path}' cannot be read: {reason}. Check the path."
        ) from error
    if not content:
        raise ModelFileError(
            f"'{path}' must be a model file, got an empty file (0 bytes). Fit and save again."
        )
    return content


def _open(content: bytes, path: str) -> tuple[dict[str, str], Tensors]:
    """Return the text and the tensors of a model file, whatever its version."""
    from safetensors import SafetensorError
    from safetensors.numpy import load as from_bytes

    length = int.from_bytes(content[:8], "little")
    if content[8:9] != b"{" or length > LONGEST_HEADER:
        raise ModelFileError(
            f"'{path}' must be a model file, got a file of another kind. "
            "Name a file that `curvesmith fit` or `curvesmith.save` wrote."
        )
    try:
        metadata = json.loads(content[8 : 8 + length]).get("__metadata__", {})
        tensors = from_bytes(content)
    except (SafetensorError, ValueError) as error:
        raise ModelFileError(
            f"'{path}' must be a whole model file, got a damaged or shortened one "
            f"({len(content):,} bytes). Copy it again, or fit again."
        ) from error
    if metadata.get("format") != FORMAT:
        raise ModelFileError(
            f"'{path}' must be a model file, got a safetensors file of another program. "
            "Name a file that `curvesmith fit` or `curvesmith.save` wrote."
        )
    return metadata, tensors


def _check_version(metadata: Mapping[str, str], path: str) -> None:
    version = metadata.get("format_version", "")
    if version.isdigit() and int(version) <= FORMAT_VERSION:
        return
    raise ModelFileError(
        f"'{path}' must be of format version {FORMAT_VERSION} or older, got {version or 'none'!s}, "
        f"written by curvesmith {metadata.get('written_by', 'of unknown version')}. "
        "Upgrade: `pip install --upgrade curvesmith`."
    )


def _checksum(text: str, tensors: Tensors) -> str:
    """Hash all that a file holds, so that a flipped bit does not become a wrong prediction."""
    digest = hashlib.sha256(text.encode())
    for name in sorted(tensors):
        tensor = np.ascontiguousarray(tensors[name])
        digest.update(f"{name} {tensor.dtype.str} {tensor.shape}".encode())
        digest.update(tensor.tobytes())
    return digest.hexdigest()
