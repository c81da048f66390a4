"""Small networks whose code is right, or wrong in one place, for the checks of the code."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from benchmarks.gradient_mistakes import Host, backprop
from curvesmith.diagnosis.evidence import Evidence
from curvesmith.diagnosis.subject import Subject

Params = dict[str, Any]
Gradient = Callable[[Params, Any, Any], Params]

RATE = 0.05
HOST = Host((2, 6, 6, 1), "tanh", "unit", 1)
RULES = (
    "gd",
    "ascent",
    "theta",
    "decay",
    "momentum",
    "long momentum",
    "nesterov",
    "accumulates",
    "sign",
    "stale",
    "adam",
    "adam accumulates",
    "frozen",
    "copies",
    "schedule",
    "clipping",
    "batches",
    "swapped",
    "uniform",
    "partly frozen",
    "random",
    "adam swapped",
    "adam stale",
    "adam theta",
    "momentum theta",
)


class Step:
    """One update by a rule that may remember; ``reset`` makes it forget."""

    def __init__(self, rule: str, gradient: Gradient, rate: float = RATE) -> None:
        self.rule, self.gradient, self.rate = rule, gradient, rate
        self.reset()

    def reset(self) -> None:
        """Forget everything."""
        self.t = 0
        self.kept: dict[str, Params] = {}

    def __call__(self, params: Params, X: Any, y: Any) -> Params:
        """Return the parameters after one update."""
        self.t += 1
        if self.rule == "batches":
            rows = np.random.default_rng(self.t).choice(len(X), len(X) // 4, replace=False)
            X, y = X[rows], y[rows]
        g = self.gradient(params, X, y)
        return {name: params[name] + d for name, d in self.changes(params, g).items()}

    def memory(self, name: str, like: Params) -> Params:
        """Return what is remembered under a name, zero at first."""
        return self.kept.setdefault(name, {k: np.zeros_like(v) for k, v in like.items()})

    def changes(self, params: Params, g: Params) -> Params:
        """Return what is added to each parameter."""
        remembering = {
            "momentum": lambda: self.velocity(g, 0.9),
            "long momentum": lambda: self.velocity(g, 0.999),
            "accumulates": lambda: self.velocity(g, 1.0),
            "nesterov": lambda: self.ahead(g),
            "stale": lambda: {k: -self.rate * v for k, v in self.late(g, 0).items()},
            "adam": lambda: self.adam(g),
            "adam accumulates": lambda: self.adam(g),
            "adam stale": lambda: self.adam(self.late(g, 1)),
            "adam theta": lambda: self.adam(params),
            "momentum theta": lambda: self.velocity(params, 0.9),
            "adam swapped": lambda: self.adam(g | {"b1": g["b2"], "b2": g["b1"]}),
            "random": lambda: self.random(g),
        }
        if self.rule in remembering:
            return remembering[self.rule]()
        return {k: self.change(k, params, g) for k in g}

    def velocity(self, g: Params, share: float) -> Params:
        """Return the changes of momentum."""
        v = self.memory("v", g)
        for k in g:
            v[k] = share * v[k] - self.rate * g[k]
        return dict(v)

    def ahead(self, g: Params) -> Params:
        """Return the changes of Nesterov's momentum."""
        return {k: 0.9 * v - self.rate * g[k] for k, v in self.velocity(g, 0.9).items()}

    def late(self, g: Params, share: float) -> Params:
        """Return the gradient of the step before; at first a share of the present one."""
        last = self.kept.get("g", {k: share * v for k, v in g.items()})
        self.kept["g"] = g
        return last

    def random(self, g: Params) -> Params:
        """Return noise."""
        rng = np.random.default_rng(self.t)
        return {k: 0.1 * self.rate * rng.standard_normal(v.shape) for k, v in g.items()}

    def change(self, k: str, params: Params, g: Params) -> Any:
        """Return what is added to one parameter, by rules that remember nothing."""
        h, length = self.rate, np.sqrt(sum(np.sum(v**2) for v in g.values()))
        moved = {
            "ascent": h * g[k],
            "theta": -h * params[k],
            "decay": -h * g[k] - 0.1 * h * params[k],
            "sign": -0.2 * h * np.sign(g[k]),
            "schedule": -h / self.t * g[k],
            "clipping": -h * min(1, 0.05 / length) * g[k],
            "copies": 0 * g[k],
        }
        if self.rule in moved:
            return moved[self.rule]
        if self.rule == "frozen" and k == "W1":
            return 0 * g[k]
        if self.rule == "swapped" and k in ("b1", "b2"):
            return -h * g[{"b1": "b2", "b2": "b1"}[k]]
        if self.rule == "uniform" and k == "W3":
            return np.full_like(g[k], -h * g[k].mean())
        if self.rule == "partly frozen" and k == "W2":
            return -h * g[k] * (np.arange(len(g[k])) < 3)[:, np.newaxis]
        return -h * g[k]

    def adam(self, g: Params) -> Params:
        """Return Adam's changes, of the gradients or of their sum."""
        m, v, total = (self.memory(name, g) for name in ("m", "v", "sum"))
        changes = {}
        for k in g:
            total[k] = total[k] + g[k] if self.rule == "adam accumulates" else g[k]
            m[k] = 0.9 * m[k] + 0.1 * total[k]
            v[k] = 0.999 * v[k] + 0.001 * total[k] ** 2
            m_hat, v_hat = m[k] / (1 - 0.9**self.t), v[k] / (1 - 0.999**self.t)
            changes[k] = -0.2 * self.rate * m_hat / (np.sqrt(v_hat) + 1e-8)
        return changes


def code_subject(
    mistake: str = "",
    rule: str = "gd",
    *,
    host: Host = HOST,
    has_gradient: bool = True,
    dtype: str = "float64",
    **offered: Any,
) -> Subject:
    """Return a network with a mistake of `benchmarks.gradient_mistakes` and an update rule."""
    X, y = host.data()

    def gradient(params: Params, X: Any, y: Any) -> Params:
        return backprop(host, mistake, params, X, y)

    step = Step(rule, gradient)
    parts: dict[str, Any] = {
        "forward": host.forward,
        "loss": host.loss,
        "gradient": gradient if has_gradient else None,
        "step": step,
        "reset": step.reset,
        "n_steps": 200,
        "init": lambda seed: host.params(seed=seed),
    }
    params = {name: array.astype(dtype) for name, array in host.params().items()}
    return Subject(params, X, y, **(parts | offered))


def examined(subject: Subject, *, falls_short: bool = True) -> Evidence:
    """Return the evidence of a subject of which it is known how well it fits: training is slow."""
    evidence = Evidence(subject, budget_s=5.0)
    evidence.__dict__["falls_short"] = falls_short  # where functools.cached_property keeps it
    if not falls_short:
        evidence.__dict__["score"] = 1.0
    return evidence


def causes(check: Any, subject: Subject) -> list[str]:
    """Return the causes that a check finds."""
    return [finding.cause for finding in check(examined(subject))]
