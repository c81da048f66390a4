"""A committee for a few rows: all its networks computed as one.

A network of a hundred parameters answers for one row in a microsecond, and asking for it costs ten.
So the networks of one depth are laid side by side, as a network whose matrices hold theirs along
the diagonal, and each operation serves all of them. The results are those of `committee` but for
rounding.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise
from weakref import WeakKeyDictionary, ref

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import block_diag, lapack

from curvesmith.activations import ACTIVATIONS
from curvesmith.fitting.committee import Member, shares_of

__all__ = ["FEW_ROWS", "Panel", "panel_of"]

Array = NDArray[np.float64]

# From about here on the work is in the rows, and committee members are best asked one by one.
FEW_ROWS = 32
# Up to here one product with the inverses of all factors is faster than a solution by each.
FEW_PARAMS = 200
ONE = np.ones((1, 1))


class Panel:
    """The networks of a committee side by side.

    Parameters
    ----------
    members : sequence of Member
        In float64, with their posteriors, of one linear output each (`can_sit`).
    """

    def __init__(self, members: Sequence[Member]) -> None:
        members = sorted(members, key=lambda member: member.network.n_params)
        depths = sorted({member.network.n_layers for member in members})
        seats = [[m for m in members if m.network.n_layers == depth] for depth in depths]
        self._benches = [Bench(each) for each in seats]
        shares = [shares_of(each)[:, np.newaxis] for each in seats]
        self._free = [(share == 0).astype(np.float64) for share in shares]
        self._rest = 1 - float(np.concatenate(shares).sum())
        self._fixed = shares if self._rest < 1 else None

    def mean(self, X: Array) -> Array:
        """Return the pooled mean of `committee_moments`.

        Parameters
        ----------
        X : ndarray of shape (n_rows, n_features)
            Scaled inputs.

        Returns
        -------
        mean : ndarray of shape (n_rows, 1)
        """
        with np.errstate(all="ignore"):
            answers = [bench.moments(X) for bench in self._benches]
        above, below = 0.0, 0.0
        for (means, variances), free in zip(answers, self._free, strict=True):
            weights = 1 / variances
            below = below + weights @ free  # a product is faster than a sum of few numbers
            above = above + (weights * means) @ free
        mean = above / below
        if self._fixed is None:
            return np.asarray(mean)
        shares = zip(answers, self._fixed, strict=True)
        return np.asarray(self._rest * mean + sum(means @ share for (means, _), share in shares))


class Bench:
    """Networks of one depth.

    The derivative of an output by a weight is the derivative by the sum z that the weight is part
    of, times what the weight multiplies: ``J = u[left] v[right]``, with u the derivatives by all z
    of the hidden layers and a one for those of the outputs, and v the inputs, a one for the biases,
    and the activations of all units.

    Parameters
    ----------
    members : sequence of Member
        Of equally many layers.
    """

    def __init__(self, members: Sequence[Member]) -> None:
        networks = [member.network for member in members]
        layers = zip(*(m.network.layers(m.theta) for m in members), strict=True)
        pairs = [tuple(zip(*layer, strict=True)) for layer in layers]
        self._activation = ACTIVATIONS[networks[0].activation]
        self._W = [np.vstack(pairs[0][0]).T, *(block_diag(*W).T for W, _ in pairs[1:])]
        self._b = [np.concatenate(b) if networks[0].bias else 0.0 for _, b in pairs]
        self._heard = self._W[-1].sum(axis=1)
        self._noise = np.array([member.noise_variance for member in members])
        self._posteriors = posteriors(members)
        self._left, self._right = places(members)

    def moments(self, X: Array) -> tuple[Array, Array]:
        """Return what each member puts out, and its variance: shape (n_rows, n_members)."""
        one = ONE if len(X) == 1 else np.ones((len(X), 1))
        a, right, slopes = X, [X, one], []
        for W, b in zip(self._W[:-1], self._b[:-1], strict=True):
            z = a @ W + b
            a = self._activation.value(z)
            slopes.append(self._activation.derivative(z))
            right.append(a)
        f = a @ self._W[-1] + self._b[-1]
        v = np.concatenate(right, axis=1)
        J = v.take(self._right, axis=1)
        if slopes:  # of a line, all u are one
            J *= np.concatenate([*self._derivatives(slopes), one], axis=1).take(self._left, axis=1)
        return f, self._variances(J)

    def _derivatives(self, slopes: list[Array]) -> list[Array]:
        """Return the derivatives of the outputs by the sums z of each hidden layer, in order."""
        derivatives: list[Array] = []
        for slope, W in zip(slopes[::-1], self._W[:0:-1], strict=True):
            # Each unit of the last hidden layer is heard by one output.
            back = derivatives[-1] @ W.T if derivatives else self._heard
            derivatives.append(back * slope)
        return derivatives[::-1]

    def _variances(self, J: Array) -> Array:
        """Return the noise and ``|L^-1 J|^2`` of each member."""
        spreads = [posterior(J.T) for posterior in self._posteriors]
        spread = spreads[0] if len(spreads) == 1 else np.concatenate(spreads)
        variances: Array = spread.T + self._noise
        return variances


class Alike:
    """The posteriors of networks of equally many parameters, few enough to hold their inverses.

    Parameters
    ----------
    factors : sequence of ndarray of shape (n_params, n_params)
        Lower Cholesky factors L; their upper triangles hold zeros.
    own : slice
        Which rows of the derivatives are theirs.
    """

    def __init__(self, factors: Sequence[Array], own: slice) -> None:
        # The transpose is L^T in LAPACK's order, without a copy.
        self._inverses = np.stack([lapack.dtrtri(L.T, lower=0)[0].T for L in factors])
        self._own, self._shape = own, (len(factors), len(factors[0]), -1)

    def __call__(self, JT: Array) -> Array:
        """Return ``|L^-1 J|^2``, of shape (n_members, n_rows)."""
        v = self._inverses @ JT[self._own].reshape(self._shape)
        v *= v
        squares: Array = np.add.reduce(v, axis=1)
        return squares


class Alone:
    """One posterior; parameters as for `Alike`."""

    def __init__(self, factor: Array, own: slice) -> None:
        self._factor, self._own = factor.T, own

    def __call__(self, JT: Array) -> Array:
        """Return ``|L^-1 J|^2``, of shape (1, n_rows)."""
        v, _ = lapack.dtrtrs(self._factor, JT[self._own], lower=0, trans=1)
        v *= v
        squares: Array = np.add.reduce(v, axis=0, keepdims=True)
        return squares


def posteriors(members: Sequence[Member]) -> list[Alike | Alone]:
    """Return the posteriors of members, those of equally many parameters next to each other."""
    found: list[Alike | Alone] = []
    start = 0
    for n_params, group in groupby(members, key=lambda member: member.network.n_params):
        factors = [member.factor for member in group if member.factor is not None]
        parts = [factors] if n_params <= FEW_PARAMS else [[factor] for factor in factors]
        for part in parts:
            own = slice(start, start + n_params * len(part))
            found.append(Alike(part, own) if n_params <= FEW_PARAMS else Alone(part[0], own))
            start = own.stop
    return found


def places(members: Sequence[Member]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return ``left`` and ``right`` of `Bench`, member by member in the order of their theta."""
    sizes = np.array([member.network.sizes for member in members])
    n_features, has_biases = sizes[0, 0], members[0].network.bias
    # Where the units of each layer of each member lie among all, layer by layer.
    flat = sizes[:, 1:].T.ravel()
    begins = (np.cumsum(flat) - flat).reshape(sizes[:, 1:].T.shape).T
    n_hidden = sizes[:, 1:-1].sum()
    left, right = [], []
    for own, begin in zip(sizes, begins, strict=True):
        inputs = np.arange(n_features)
        for (_, n_out), first in zip(pairwise(own), begin, strict=True):
            units = first + np.arange(n_out)
            sums = np.minimum(units, n_hidden)  # there is a single one for all outputs
            left.append(np.repeat(sums, len(inputs)))
            right.append(np.tile(inputs, n_out))
            if has_biases:
                left.append(sums)
                right.append(np.full(n_out, n_features))
            inputs = n_features + 1 + units
    return np.concatenate(left), np.concatenate(right)


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
