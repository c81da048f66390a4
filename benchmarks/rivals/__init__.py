"""The rivals, one file per library, each with the best setting we know of.

A file has ``DISTRIBUTION`` (whose version is reported) and ``CONTESTANTS``: name as printed ->
(class for one step or None, class for one-row prediction or None), each made from a `Task`.
Corrections that make a rival faster are welcome.
"""

from collections.abc import Callable
from importlib import import_module, metadata

from benchmarks.cases import Contestant, Task

RIVALS = ("curvesmith", "numpy", "jax", "torch", "sklearn")

Makers = dict[str, tuple[Callable[[Task], Contestant] | None, Callable[[Task], Contestant] | None]]


def load(name: str) -> tuple[Makers, str]:
    """Return what the rival's file offers, and its version; ImportError if it is not installed."""
    module = import_module(f"benchmarks.rivals.{name}")
    try:
        version = metadata.version(module.DISTRIBUTION)
    except metadata.PackageNotFoundError:
        version = "not installed, from source"
    return module.CONTESTANTS, version
