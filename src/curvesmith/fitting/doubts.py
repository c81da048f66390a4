"""What is doubtful about the data of a fit: each doubt is one sentence with cause and next step."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from curvesmith.activations import ACTIVATIONS
from curvesmith.fitting.targets import constant_columns
from curvesmith.losses import LOSSES
from curvesmith.network import Network

__all__ = ["data_doubts", "weight_doubts"]

# Weights that are meant to count rows, but are no whole numbers, have a mean about one.
LEAST_MEAN_WEIGHT = 0.5
MOST_MEAN_WEIGHT = 2.0


def data_doubts(
    network: Network, y: NDArray[Any], scaled_y: NDArray[Any], n_rows: int, loss: str
) -> Iterator[str]:
    """Yield what is doubtful before any training.

    Parameters
    ----------
    network : Network
        Its outputs have a range, its parameters a number.
    y, scaled_y : ndarray of shape (n_rows, n_outputs)
        Targets, as given and as the network sees them.
    n_rows : int
        Distinct rows.
    loss : str
        Name of the loss.
    """
    constant = constant_columns(y)
    if len(constant):
        which = "`y`" if y.shape[1] == 1 else f"Column {constant[0]} of `y`"
        yield (
            f"{which} is constant ({y[0, constant[0]]:g}): the fit predicts that value. "
            "Check that the right column is the target."
        )
    if network.n_params > n_rows * network.n_outputs:
        rows = "1 distinct row" if n_rows == 1 else f"{n_rows} distinct rows"
        yield (
            f"The network {network} has {network.n_params} parameters for {rows}: "
            "many networks pass through the same data and differ in between. Use fewer units, or "
            "more rows."
        )
    low, high = ACTIVATIONS[network.output_activation].range
    beyond = (scaled_y < low) | (scaled_y > high)
    if LOSSES[loss].link == "identity" and beyond.any():
        yield (
            f"`output_activation={network.output_activation!r}` reaches ({low:g}, {high:g}), but "
            f"{100 * beyond.mean():.3g} % of the targets lie outside. Set "
            "`target_scaling='standard'`, or `output_activation='identity'`."
        )


def weight_doubts(w: NDArray[np.float64], n_rows: int) -> Iterator[str]:
    """Yield what is doubtful about weights that count rows, as they do for the evidence.

    Parameters
    ----------
    w : ndarray of shape (n_distinct_rows,)
        Weights, those of equal rows added up.
    n_rows : int
        Rows that were given.
    """
    mean = float(w.sum()) / n_rows
    are_counts = bool((w == np.rint(w)).all())
    if are_counts or LEAST_MEAN_WEIGHT <= mean <= MOST_MEAN_WEIGHT:
        return
    yield (
        f"The weights of {n_rows} rows add up to {w.sum():.4g}: the evidence takes them for counts "
        "of rows, and believes in as many. Divide `sample_weight` by its mean."
    )
