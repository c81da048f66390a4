"""A committee for a few rows: all its networks asked at once, inside the core.

A network of a hundred parameters answers for one row in a microsecond, and asking for it from here
costs ten. The results are those of `committee` but for rounding.
"""

from __future__ import annotations

from collections.abc import Sequence
from weakref import WeakKeyDictionary, ref

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import lapack

from curvesmith.engines.native import NativeCommittee
from curvesmith.fitting.committee import Member
from curvesmith.scaling import Scaling

__all__ = ["FEW_ROWS", "Panel", "panel_of"]

Array = NDArray[np.float64]

# From about here on the work is in the rows, and committee members are best asked one by one.
FEW_ROWS = 32


class Panel:
    """The networks of a committee side by side.

    Parameters
    ----------
    members : sequence of Member
        In float64, with their posteriors, of one linear output each (`can_sit`).
    """

    def __init__(self, members: Sequence[Member]) -> None:
        n_features = members[0].network.n_features
        self._committee = NativeCommittee()
        self._x = Scaling(np.zeros(n_features), np.ones(n_features))
        self._y = Scaling(np.zeros(1), np.ones(1))
        for member in members:
            if member.factor is not None:
                # The transpose is L^T in LAPACK's order, without a copy.
                inverse = lapack.dtrtri(member.factor.T, lower=0)[0].T
                noise, share = member.noise_variance, member.share
                self._committee.add(member.network, member.theta, inverse, noise, share)

    def predict(self, X: Array, x_scaler: Scaling, y_scaler: Scaling) -> Array | None:
        """Return the pooled mean of `committee_moments`, in the units of the targets.

        Parameters
        ----------
        X : ndarray of shape (n_rows, n_features), float64, C-contiguous
            Inputs, in their own units.
        x_scaler, y_scaler : Scaling
            Of the inputs, and of the target.

        Returns
        -------
        y : ndarray of shape (n_rows,) or None
            None unless all inputs are finite.
        """
        return self._committee.predict(X, x_scaler, y_scaler)

    def mean(self, X: Array) -> Array | None:
        """Return the same in scaled units, shape (n_rows, 1), for scaled inputs."""
        mean = self.predict(X, self._x, self._y)
        return None if mean is None else mean[:, np.newaxis]


_PANELS: WeakKeyDictionary[Member, tuple[list[ref[Member]], Panel]] = WeakKeyDictionary()


def panel_of(members: Sequence[Member]) -> Panel | None:
    """Return the panel of a committee, made once; None if its members cannot be one.

    Parameters
    ----------
    members : sequence of Member
        At least one.
    """
    known = _PANELS.get(members[0])
    if known and len(known[0]) == len(members) and all(map(_is, known[0], members)):
        return known[1]
    if not all(map(can_sit, members)):
        return None
    panel = Panel(members)
    _PANELS[members[0]] = [ref(member) for member in members], panel
    return panel


def _is(known: ref[Member], member: Member) -> bool:
    """Whether this is the member that is known."""
    return known() is member


def can_sit(member: Member) -> bool:
    """Whether a member has a posterior in float64, and one linear output."""
    network = member.network
    is_linear = network.n_outputs == 1 and network.output_activation == "identity"
    return is_linear and member.factor is not None and member.theta.dtype == np.float64
