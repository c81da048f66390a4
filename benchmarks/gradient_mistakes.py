"""How many gradient mistakes `check_gradient` finds and names, and how often it cries wolf.

Backpropagation by hand, written here independently of the package's own library of mistakes, is
spoilt in one place at a time.

    python -m benchmarks.gradient_mistakes                     # the whole table, some minutes
    python -m benchmarks.gradient_mistakes --quick             # one seed, one network
    python -m benchmarks.gradient_mistakes --markdown docs/benchmarks/gradient_mistakes.md
"""

from __future__ import annotations

import argparse
import platform
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np

from curvesmith.diagnosis.gradient import check_gradient

Array = Any
Params = dict[str, Any]

ACTIVATIONS: dict[str, tuple[Callable[[Array], Array], Callable[[Array], Array]]] = {
    "tanh": (np.tanh, lambda z: 1 - np.tanh(z) ** 2),
    "sigmoid": (
        lambda z: 1 / (1 + np.exp(-z)),
        lambda z: np.exp(-z) / (1 + np.exp(-z)) ** 2,
    ),
    "relu": (lambda z: np.maximum(z, 0), lambda z: (z > 0) * 1.0),
}
# What people write in terms of the output.
FROM_OUTPUT = {"tanh": lambda a: 1 - a**2, "sigmoid": lambda a: a * (1 - a)}
OTHER = {"tanh": "sigmoid", "sigmoid": "tanh", "relu": "tanh"}
NETWORKS = ((2, 6, 6, 1), (1, 10, 1), (3, 3, 4, 2))
INITS = ("small", "unit")
N_SEEDS = 5
N_ROWS = 32
ALPHA = 1e-3
LEARNING_RATE = 0.1
# Gradients closer than this, relatively, are the same: the mistake is none here.
EQUIVALENT = 1e-9


@dataclass(frozen=True)
class Host:
    """A network with correct code.

    Parameters
    ----------
    sizes : tuple of int
    activation : str
    init : {"small", "unit"}
        0.01 N(0, 1) with zero biases, or N(0, 1) / sqrt(n_in) with biases 0.3 N(0, 1).
    seed : int
    """

    sizes: tuple[int, ...]
    activation: str
    init: str
    seed: int

    @property
    def n_layers(self) -> int:
        """Number of layers."""
        return len(self.sizes) - 1

    def params(self, init: str = "", seed: int | None = None) -> Params:
        """Draw parameters."""
        rng = np.random.default_rng(self.seed if seed is None else seed)
        params = {}
        for k, (n_in, n_out) in enumerate(zip(self.sizes, self.sizes[1:], strict=False), start=1):
            W, b = rng.standard_normal((n_in, n_out)), rng.standard_normal(n_out)
            is_small = (init or self.init) == "small"
            params[f"W{k}"] = 0.01 * W if is_small else W / np.sqrt(n_in)
            params[f"b{k}"] = 0 * b if is_small else 0.3 * b
        return params

    def data(self) -> tuple[Array, Array]:
        """Draw inputs and targets."""
        rng = np.random.default_rng(1000 + self.seed)
        X = rng.standard_normal((N_ROWS, self.sizes[0]))
        columns = [np.sin(X.sum(axis=1) + k) for k in range(self.sizes[-1])]
        return X, np.stack(columns, axis=1) + 0.1 * rng.standard_normal((N_ROWS, self.sizes[-1]))

    def layers(self, params: Params, X: Array) -> tuple[list[Array], list[Array]]:
        """Return sums and outputs, the inputs being the first output."""
        z, a = [], [X]
        for k in range(1, self.n_layers + 1):
            z.append(a[-1] @ params[f"W{k}"] + params[f"b{k}"])
            a.append(ACTIVATIONS[self.activation][0](z[-1]) if k < self.n_layers else z[-1])
        return z, a

    def forward(self, params: Params, X: Array) -> Array:
        """Return the predictions."""
        return self.layers(params, X)[1][-1]

    def loss(self, params: Params, X: Array, y: Array) -> float:
        """Return mean squared error plus penalty."""
        penalty = sum(np.sum(params[f"W{k}"] ** 2) for k in range(1, self.n_layers + 1))
        return float(np.mean((self.forward(params, X) - y) ** 2) + ALPHA / 2 * penalty)


def backprop(host: Host, mistake: str, params: Params, X: Array, y: Array) -> Params:
    """Return the gradient with one mistake; "" means none."""
    z, a = host.layers(params, X)
    f, last = a[-1], host.n_layers
    delta = _residual(mistake, f, y)
    params = dict(params)
    gradient = {}
    for k in range(last, 0, -1):
        gradient[f"W{k}"] = _input(mistake, k, last, z, a, X).T @ delta
        gradient[f"W{k}"] += _decay(mistake, k) * params[f"W{k}"]
        gradient[f"b{k}"] = _bias(mistake, k, last, delta)
        if mistake == "stale weights: updated before they are used":
            params[f"W{k}"] = params[f"W{k}"] - LEARNING_RATE * gradient[f"W{k}"]
        if k > 1:
            delta = _back(mistake, k, last, delta, params[f"W{k}"])
            delta = delta * _slope(mistake, host, k - 1, z, a)
    return gradient


def _residual(mistake: str, f: Array, y: Array) -> Array:
    """Return the derivative of the loss by the predictions."""
    r = f - y
    return {
        "sign: target - prediction": -2 * r / f.size,
        "half: the 2 of the square": r / f.size,
        "sum over rows for mean": 2 * r / f.shape[1],
        "mean over rows twice": 2 * r / f.size / len(f),
        "mean over outputs missing": 2 * r / len(f),
        "absolute error": np.sign(r) / f.size,
        "broadcast: every target for every row": 2 * (f - y.mean(axis=0)) / f.size,
        "last row only": 2 * r * (np.arange(len(f)) == len(f) - 1)[:, None] / f.size,
        "squared residual for residual": r**2 / f.size,
        "sign, and half of the penalty": -2 * r / f.size,
        "sum over rows, and no penalty": 2 * r / f.shape[1],
    }.get(mistake, 2 * r / f.size)


def _decay(mistake: str, layer: int) -> float:
    """Return the coefficient of the weights."""
    return {
        "penalty missing": 0.0,
        "penalty halved": ALPHA / 2,
        "penalty with the wrong sign": -ALPHA,
        "penalty of the first layer missing": 0.0 if layer == 1 else ALPHA,
        "sign, and half of the penalty": ALPHA / 2,
        "sum over rows, and no penalty": 0.0,
    }.get(mistake, ALPHA)


def _input(mistake: str, k: int, last: int, z: list[Array], a: list[Array], X: Array) -> Array:
    """Return what is multiplied with the errors of a layer."""
    if mistake == "input of the last layer: sums" and k == last and k > 1:
        return z[k - 2]
    if mistake == "inputs X for outputs" and k > 1 and a[k - 1].shape == X.shape:
        return X
    if mistake == "input of the second layer: another layer's" and k == 2 and last > 2:
        return a[2] if a[2].shape == a[1].shape else a[1]
    return a[k - 1]


def _bias(mistake: str, k: int, last: int, delta: Array) -> Array:
    """Return the gradient of biases."""
    if mistake == "bias: mean over rows":
        return delta.mean(axis=0)
    if mistake == "bias: zero" or (mistake == "bias: hidden ones zero" and k < last):
        return np.zeros(delta.shape[1])
    if mistake == "bias: summed over units too":
        return np.full(delta.shape[1], delta.sum())
    return delta.sum(axis=0)


def _back(mistake: str, k: int, last: int, delta: Array, W: Array) -> Array:
    """Return the errors passed back through a layer's weights."""
    if mistake == "weights not transposed" and W.shape[0] == W.shape[1]:
        return delta @ W
    if mistake == "weights reshaped for transposed" and W.shape[0] != W.shape[1]:
        return delta @ W.reshape(W.shape[1], W.shape[0])
    if mistake == "weights lost":
        return np.repeat(delta.sum(axis=1, keepdims=True), W.shape[0], axis=1)
    if mistake == "hidden sign" and k == last:
        return -delta @ W.T
    if mistake == "detached" and k == last:
        return np.zeros((len(delta), W.shape[0]))
    return delta @ W.T


def _slope(mistake: str, host: Host, k: int, z: list[Array], a: list[Array]) -> Array:
    """Return the derivative of the activation of layer ``k``."""
    name, here = host.activation, z[k - 1]
    right = ACTIVATIONS[name][1]
    wrong: dict[str, Callable[[], Array]] = {
        "derivative missing": lambda: np.ones_like(here),
        "derivative at the output": lambda: right(a[k]),
        "derivative of another activation": lambda: ACTIVATIONS[OTHER[name]][1](here),
        "derivative twice": lambda: right(here) ** 2,
    }
    if k == 1:
        wrong["derivative missing in the first layer"] = lambda: np.ones_like(here)
        if z[0].shape == z[1].shape:
            wrong["derivative of another layer"] = lambda: right(z[1])
    if name in FROM_OUTPUT:
        wrong["derivative formula at the sum"] = lambda: FROM_OUTPUT[name](here)
    return wrong[mistake]() if mistake in wrong else right(here)


# Every mistake with the causes that name it; several where two are made at once.
MISTAKES: dict[str, tuple[str, ...]] = {
    "sign: target - prediction": ("gradient-sign",),
    "half: the 2 of the square": ("gradient-factor",),
    "sum over rows for mean": ("gradient-factor",),
    "mean over rows twice": ("gradient-factor",),
    "mean over outputs missing": ("gradient-factor",),
    "absolute error": ("loss-gradient-mismatch",),
    "squared residual for residual": ("loss-gradient-mismatch",),
    "broadcast: every target for every row": ("shape-broadcast",),
    "last row only": ("gradient-wrong",),
    "penalty missing": ("regularization-mismatch",),
    "penalty halved": ("regularization-mismatch",),
    "penalty with the wrong sign": ("regularization-mismatch",),
    "penalty of the first layer missing": ("regularization-mismatch",),
    "input of the last layer: sums": ("layer-input",),
    "inputs X for outputs": ("layer-input",),
    "input of the second layer: another layer's": ("layer-input",),
    "bias: mean over rows": ("bias-gradient",),
    "bias: zero": ("bias-gradient",),
    "bias: hidden ones zero": ("bias-gradient",),
    "bias: summed over units too": ("bias-gradient",),
    "weights not transposed": ("weights-transposed",),
    "weights reshaped for transposed": ("weights-transposed",),
    "weights lost": ("weights-transposed",),
    "stale weights: updated before they are used": ("stale-values",),
    "hidden sign": ("gradient-sign",),
    "detached": ("parameter-frozen",),
    "derivative missing": ("activation-derivative",),
    "derivative missing in the first layer": ("activation-derivative",),
    "derivative at the output": ("activation-derivative",),
    "derivative formula at the sum": ("activation-derivative",),
    "derivative of another activation": ("activation-derivative",),
    "derivative of another layer": ("activation-derivative",),
    "derivative twice": ("activation-derivative",),
    "sign, and half of the penalty": ("gradient-sign", "regularization-mismatch"),
    "sum over rows, and no penalty": ("gradient-factor", "regularization-mismatch"),
}


@dataclass(frozen=True)
class Trial:
    """What came of one check.

    Parameters
    ----------
    host : Host
    mistake : str
        "" for correct code.
    is_found, is_named : bool
        Whether the gradient was called wrong, and for the right causes.
    said : str
        What was said.
    time_s : float
    """

    host: Host
    mistake: str
    is_found: bool
    is_named: bool
    said: str
    time_s: float


def is_equivalent(host: Host, mistake: str) -> bool:
    """Return whether a mistake changes nothing, at the parameters given and at two others."""
    X, y = host.data()
    for params in (host.params(), host.params("unit", 1), host.params("unit", 2)):
        right, wrong = (backprop(host, m, params, X, y) for m in ("", mistake))
        if any(
            np.linalg.norm(right[n] - wrong[n]) > EQUIVALENT * np.linalg.norm(right[n])
            for n in right
        ):
            return False
    return True


def attempt(host: Host, mistake: str, with_forward: bool = True) -> Trial:
    """Check one gradient."""
    X, y = host.data()
    start = time.perf_counter()
    report = check_gradient(
        host.loss,
        lambda params, X, y: backprop(host, mistake, params, X, y),
        host.params(),
        X,
        y,
        forward=host.forward if with_forward else None,
    )
    causes = tuple(m.cause for m in report.mistakes)
    is_named = bool(mistake) and sorted(set(causes)) == sorted(MISTAKES[mistake])
    time_s = time.perf_counter() - start
    return Trial(host, mistake, not report.ok, is_named, report.sentence, time_s)


def hosts(n_seeds: int, networks: tuple[tuple[int, ...], ...]) -> Iterator[Host]:
    """Yield all networks."""
    for sizes, activation, init, seed in product(networks, ACTIVATIONS, INITS, range(n_seeds)):
        yield Host(sizes, activation, init, seed)


def run(n_seeds: int, networks: tuple[tuple[int, ...], ...], with_forward: bool) -> list[Trial]:
    """Check every mistake that is one, and correct code, on every network."""
    return [
        attempt(host, mistake, with_forward)
        for host in hosts(n_seeds, networks)
        for mistake in ("", *MISTAKES)
        if not mistake or not is_equivalent(host, mistake)
    ]


def markdown(trials: list[Trial], n_seeds: int, with_forward: bool) -> str:
    """Return the tables."""
    wrong = [trial for trial in trials if trial.mistake]
    correct = [trial for trial in trials if not trial.mistake]
    times = np.array([trial.time_s for trial in trials])
    sizes = dict.fromkeys("-".join(map(str, trial.host.sizes)) for trial in trials)
    found, named = sum(t.is_found for t in wrong), sum(t.is_named for t in wrong)
    lines = [
        "# Gradient mistakes: found and named",
        "",
        f"Made by `python -m benchmarks.gradient_mistakes --seeds {n_seeds}"
        + ("" if with_forward else " --without-forward")
        + "`.",
        f"Networks {', '.join(sizes)}; {', '.join(ACTIVATIONS)}; small and unit initial weights; "
        f"{n_seeds} seeds; "
        f"{N_ROWS} rows; mean squared error plus {ALPHA:g}/2 of the squared weights; float64.",
        "Mistakes that change nothing on a network are left out there.",
        f"`check_gradient` was {'given' if with_forward else 'not given'} the predictions, and "
        "never the structure.",
        "",
        f"- found: {found} of {len(wrong)} ({100 * found / max(len(wrong), 1):.2f} %)",
        f"- named, every cause and no other: {named} of {len(wrong)} "
        f"({100 * named / max(len(wrong), 1):.2f} %)",
        f"- false alarms on correct code: {sum(t.is_found for t in correct)} of {len(correct)}",
        f"- seconds a check: median {np.median(times):.2f}, longest {times.max():.2f} "
        f"(Python {platform.python_version()}, NumPy {np.__version__})",
        "",
        "| mistake | cause | checked | found | named |",
        "|---|---|---|---|---|",
    ]
    for mistake, causes in MISTAKES.items():
        rows = [trial for trial in wrong if trial.mistake == mistake]
        cause = ", ".join(f"`{cause}`" for cause in causes)
        counts = (len(rows), sum(t.is_found for t in rows), sum(t.is_named for t in rows))
        lines.append(f"| {mistake} | {cause} | {counts[0]} | {counts[1]} | {counts[2]} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="one seed, one network")
    parser.add_argument("--seeds", type=int, default=N_SEEDS)
    parser.add_argument("--without-forward", action="store_true")
    parser.add_argument("--markdown", type=Path, help="where to write the table")
    options = parser.parse_args()
    n_seeds = 1 if options.quick else options.seeds
    networks = NETWORKS[:1] if options.quick else NETWORKS
    trials = run(n_seeds, networks, not options.without_forward)
    text = markdown(trials, n_seeds, not options.without_forward)
    print(text)
    for trial in trials:
        if trial.is_found != bool(trial.mistake) or trial.is_named != bool(trial.mistake):
            print(f"missed: {trial.host} {trial.mistake!r}: {trial.said}")
    if options.markdown:
        options.markdown.write_text(text)


if __name__ == "__main__":
    main()
