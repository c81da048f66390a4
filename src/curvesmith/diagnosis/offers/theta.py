"""Theta: the parameters of a subject, by name and as one vector."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import ArrayLike

from curvesmith.diagnosis.arrays import Array, Params, arranged
from curvesmith.diagnosis.offers.data import Data

__all__ = ["Theta"]


class Theta(Data):
    """The parameters of a subject; attributes as of `Subject`."""

    params: Params
    trained: Params | None
    trains_in_float32: bool

    @property
    def blocks(self) -> dict[str, slice]:
        """Which entries of theta each parameter takes, in the order of ``params``."""
        stops = np.cumsum([array.size for array in self.params.values()])
        starts = [0, *stops[:-1].tolist()]
        return {
            name: slice(start, int(stop))
            for name, start, stop in zip(self.params, starts, stops, strict=True)
        }

    def flatten(self, params: Mapping[str, ArrayLike]) -> Array:
        """Return the parameters, or anything of their shapes, as one vector.

        Parameters
        ----------
        params : mapping of str to array-like
            One array a parameter; a gradient serves as well.

        Returns
        -------
        theta : ndarray of shape (n_params,), float64

        Raises
        ------
        ValueError
            If a name is missing or an array has another number of entries.
        """
        arrays = arranged(self.params, params, "params")
        return np.concatenate([array.ravel().astype(np.float64) for array in arrays.values()])

    def unflatten(self, theta: Array) -> Params:
        """Return the parameters in their shapes and dtypes; the inverse of `flatten`.

        Raises
        ------
        ValueError
            If ``theta`` has another number of entries.
        """
        if theta.shape != (self.n_params,):
            raise ValueError(
                f"`theta` must have shape ({self.n_params},), got {theta.shape}. "
                "Make it with `flatten`."
            )
        return {
            name: theta[where].reshape(self.params[name].shape).astype(self.params[name].dtype)
            for name, where in self.blocks.items()
        }

    @property
    def n_params(self) -> int:
        """Number of entries of all parameters."""
        return sum(array.size for array in self.params.values())

    @property
    def precision(self) -> str:
        """``"float32"`` if any parameter is trained in it, else ``"float64"``."""
        is_coarse = any(array.dtype == np.float32 for array in self.params.values())
        return "float32" if is_coarse or self.trains_in_float32 else "float64"

    @property
    def final(self) -> Params:
        """The parameters to judge: those after training where known, else those given."""
        return self.params if self.trained is None else self.trained
