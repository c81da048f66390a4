"""How much arithmetic one step needs, and how fast this processor multiplies matrices."""

from itertools import pairwise

import numpy as np

from benchmarks.cases import Case
from benchmarks.timing import CLOCKS

FORMULA = (
    "Floating-point operations of one step = rows x (6 S - 2 n0 n1), S = sum of n_in n_out over "
    "the layers: a multiply-add is 2; forward 2 S, weight gradients 2 S, and the way back 2 S "
    "except through the first layer (n0 inputs, n1 units), whose inputs need no derivative. "
    "Biases, loss and update are left out; activations are counted apart, one per unit and row, "
    "and are free in the bound. Bound = operations / matrix-product peak; share = bound / median."
)


def floating_point_operations(case: Case) -> int:
    """Count multiplications and additions of one full-batch step, as `FORMULA` says."""
    pairs = list(pairwise(case.sizes))
    products = sum(n_in * n_out for n_in, n_out in pairs)
    return case.n_rows * (6 * products - 2 * pairs[0][0] * pairs[0][1])


def activation_count(case: Case) -> int:
    """Count evaluations of a hidden or output activation (identity is none) in one step."""
    units = sum(case.sizes[1:-1]) + (case.sizes[-1] if case.output != "identity" else 0)
    return case.n_rows * units


def measure_peak(dtype: str, size: int, repeats: int, clock: str = "wall") -> float:
    """Best GFLOP/s over ``repeats`` products of two (size, size) matrices with NumPy's BLAS."""
    now = CLOCKS[clock]
    rng = np.random.default_rng(0)
    A, B = (rng.normal(size=(size, size)).astype(dtype) for _ in range(2))
    out = np.empty_like(A)
    best = np.inf
    for _ in range(repeats):
        start = now()
        np.matmul(A, B, out=out)
        best = min(best, now() - start)
    return 2 * size**3 / best / 1e9
