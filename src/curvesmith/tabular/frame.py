"""Frame: numbers with the names of their columns, as plots read them off a data frame."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray


class Frame:
    """Named columns that NumPy takes for a table; pandas may not be installed.

    Parameters
    ----------
    columns : mapping of str to ndarray of shape (n_rows,)
        In order.
    """

    def __init__(self, columns: Mapping[str, NDArray[Any]]) -> None:
        self.columns = list(columns)
        self._values = np.column_stack(list(columns.values()))

    @property
    def shape(self) -> tuple[int, ...]:
        """(n_rows, n_columns)."""
        return self._values.shape

    def __len__(self) -> int:
        return len(self._values)

    def __array__(self, dtype: DTypeLike | None = None, copy: bool | None = None) -> NDArray[Any]:
        values: NDArray[Any] = np.array(self._values, dtype=dtype, copy=copy)
        return values
