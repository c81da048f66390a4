"""Model files: one safetensors file that holds a fitted model and is safe to open.

The file is tensors (parameters, scalings, loss curves) and text (JSON). Reading it never executes
code, and what does not add up is refused with a sentence that says what is wrong. Numbers are kept
to the last bit, so a model predicts after loading exactly what it predicted before.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from curvesmith.errors import ModelFileError

if TYPE_CHECKING:
    from curvesmith.regressor import NeuralRegressor

__all__ = ["ModelFile", "load", "read_model_file", "save", "write_whole"]

FORMAT = "curvesmith"
# Raised whenever a reader of the version before would misread the file.
FORMAT_VERSION = 1
CURVES = ("losses", "validation_losses", "gradient_norms")
