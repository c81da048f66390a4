"""Fit functions with small neural networks, see what the fit is worth, find out why one fails.

>>> import numpy as np
>>> from curvesmith import NeuralRegressor
>>> X = np.linspace(0, 6, 100)[:, None]
>>> model = NeuralRegressor(random_state=0).fit(X, np.sin(X[:, 0]))
>>> model.score(X, np.sin(X[:, 0])) > 0.999
True
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from curvesmith import examiner

if TYPE_CHECKING:
    from curvesmith import problems
    from curvesmith.diagnosis.diagnose import diagnose
    from curvesmith.diagnosis.gradient import check_gradient
    from curvesmith.diagnosis.report import Report
    from curvesmith.diagnosis.subject import Subject
    from curvesmith.errors import FitError, FitWarning, ModelFileError, TableError
    from curvesmith.files import load, save
    from curvesmith.network import Network
    from curvesmith.record import FitRecord
    from curvesmith.regressor import NeuralRegressor

    __version__: str

__all__ = [
    "FitError",
    "FitRecord",
    "FitWarning",
    "ModelFileError",
    "Network",
    "NeuralRegressor",
    "Report",
    "Subject",
    "TableError",
    "__version__",
    "check_gradient",
    "diagnose",
    "load",
    "problems",
    "save",
]

# Where each public name lives. Names are fetched when they are first used, so that importing the
# package costs next to nothing: scikit-learn alone takes longer than many fits.
_HOMES = {
    "FitError": "curvesmith.errors",
    "FitRecord": "curvesmith.record",
    "FitWarning": "curvesmith.errors",
    "ModelFileError": "curvesmith.errors",
    "Network": "curvesmith.network",
    "NeuralRegressor": "curvesmith.regressor",
    "Report": "curvesmith.diagnosis.report",
    "Subject": "curvesmith.diagnosis.subject",
    "TableError": "curvesmith.errors",
    "check_gradient": "curvesmith.diagnosis.gradient",
    "diagnose": "curvesmith.diagnosis.diagnose",
    "load": "curvesmith.files",
    "save": "curvesmith.files",
}


def __getattr__(name: str) -> Any:
    """Fetch a public name from its module on first use (PEP 562)."""
    if name == "__version__":
        value: Any = importlib.import_module("importlib.metadata").version("curvesmith")
    elif name == "problems":
        value = importlib.import_module("curvesmith.problems")
    elif name in _HOMES:
        value = getattr(importlib.import_module(_HOMES[name]), name)
    else:
        raise AttributeError(f"module 'curvesmith' has no attribute {name!r}")
    globals()[name] = value
    return value


def _first_finding(model: Any, X: Any, y: Any) -> str:
    """Examine a fit that ended badly; the diagnosis is loaded by the first one."""
    sentence: str = importlib.import_module("curvesmith.diagnosis.glance").first_finding(
        model, X, y
    )
    return sentence


examiner.appoint(_first_finding)


def __dir__() -> list[str]:
    """Return the public names, loaded or not."""
    return sorted({*globals(), *__all__})
