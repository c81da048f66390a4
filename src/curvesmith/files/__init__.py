"""Model files: one safetensors file that holds a fitted model and is safe to open.

The file is tensors (parameters, scalings, loss curves) and text (JSON). Reading it never executes
code, and what does not add up is refused with a sentence that says what is wrong. Numbers are kept
to the last bit, so a model predicts after loading exactly what it predicted before.

``packing`` takes a model apart and puts it together, ``model_file`` is the format, ``writing``
puts bytes on the disk.
"""

from curvesmith.files.model_file import ModelFile, load, read_model_file, save
from curvesmith.files.writing import write_whole

__all__ = ["ModelFile", "load", "read_model_file", "save", "write_whole"]
