"""Faults of the line that moves the parameters."""

from __future__ import annotations

from benchmarks.faults.operators.operator import Operator, lines
from benchmarks.faults.program import Edit, Settings

Edits = dict[str, tuple[Edit, ...]]

FUNCTIONS_G = "        g = grads[name]\n"
CLASS_WEIGHT = (
    "            self.weights[layer] = self.weights[layer] "
    "+ self.move(layer, 0, d_weights[layer])\n"
)
CLASS_BIAS = (
    "            self.biases[layer] = self.biases[layer] + self.move(layer, 1, d_biases[layer])\n"
)
CLASS_LOOP = "        for layer in range(len(self.weights)):\n" + CLASS_WEIGHT + CLASS_BIAS
TENSOR_G = "            g = value.grad if value.grad is not None else torch.zeros_like(value)\n"
CS_MOVE = "        model[p] += dx\n"


def _functions(new: str) -> tuple[Edit, ...]:
    return ((FUNCTIONS_G, new),)


def _single_input(edits: Edits):
    """Return an ``apply`` for one input and one layer, where shapes let the mistake pass."""

    def apply(settings: Settings, severity: float) -> Settings | None:
        is_one_input = settings.task not in ("linear", "mileage", "friedman", "saddle")
        if not is_one_input or len(settings.hidden) > 1 or not settings.bias:
            return None
        return lines(edits)(settings, severity)

    return apply


def _deep_only(edits: Edits):
    """Return an ``apply`` for two hidden layers of one width."""

    def apply(settings: Settings, severity: float) -> Settings | None:
        is_possible = len(settings.hidden) > 1 and settings.bias
        return lines(edits)(settings, severity) if is_possible else None

    return apply


_EDITED: tuple[tuple[str, tuple[str, ...], Edits], ...] = (
    (
        "ascends",
        ("update-ascends", "gradient-sign"),
        {
            "functions": _functions("        g = -grads[name]\n"),
            "network_class": ((CLASS_LOOP, CLASS_LOOP.replace("+ self.move", "- self.move")),),
            "cs231n": ((CS_MOVE, CS_MOVE.replace("+=", "-=")),),
            "torch_tensors": ((TENSOR_G, TENSOR_G.replace("g = value.grad", "g = -value.grad")),),
            "torch_module": (
                (
                    "        parameters, lr=LEARNING_RATE, momentum=momentum,",
                    "        parameters, lr=LEARNING_RATE, momentum=momentum, maximize=True,",
                ),
                ("torch.optim.Adam(parameters,", "torch.optim.Adam(parameters, maximize=True,"),
            ),
        },
    ),
    (
        "ascends-in-one-layer",
        ("update-ascends", "gradient-sign"),
        {
            "functions": _functions(
                '        g = -grads[name] if name.endswith("1") else grads[name]\n'
            ),
            "network_class": (
                (
                    CLASS_WEIGHT,
                    CLASS_WEIGHT.replace("+ self.move", "+ (-1) ** (layer == 0) * self.move"),
                ),
            ),
            "cs231n": ((CS_MOVE, '        model[p] += dx if p != "W1" else -dx\n'),),
            "torch_tensors": (
                (TENSOR_G, TENSOR_G + '            g = -g if name == "w1" else g\n'),
            ),
        },
    ),
    (
        "moves-along-itself",
        ("update-ignores-gradient",),
        {
            "functions": _functions("        g = params[name]\n"),
            "network_class": (
                (
                    CLASS_LOOP,
                    CLASS_LOOP.replace("d_weights[layer]", "self.weights[layer]").replace(
                        "d_biases[layer]", "self.biases[layer]"
                    ),
                ),
            ),
            "cs231n": ((CS_MOVE, "        model[p] -= learning_rate * model[p]\n"),),
            "torch_tensors": ((TENSOR_G, "            g = value.clone()\n"),),
        },
    ),
    (
        "moves-along-itself-below",
        ("update-ignores-gradient",),
        {
            "functions": _functions('        g = params[name] if name == "W1" else grads[name]\n'),
            "network_class": (
                (
                    CLASS_WEIGHT,
                    CLASS_WEIGHT.replace(
                        "d_weights[layer]",
                        "d_weights[layer] if layer else self.weights[layer]",
                    ),
                ),
            ),
            "cs231n": (
                (CS_MOVE, '        model[p] += dx if p != "W1" else -learning_rate * model[p]\n'),
            ),
            "torch_tensors": (
                (TENSOR_G, TENSOR_G + '            g = value.clone() if name == "w1" else g\n'),
            ),
        },
    ),
    (
        "moves-at-random",
        ("update-ignores-gradient",),
        {
            "functions": _functions(
                '        g = memory["rng"].normal(size=params[name].shape) * 0.3\n'
            ),
            "network_class": (
                (
                    CLASS_WEIGHT,
                    CLASS_WEIGHT.replace(
                        "d_weights[layer]",
                        "0.3 * self.rng.normal(size=self.weights[layer].shape)",
                    ),
                ),
            ),
        },
    ),
    (
        "gradients-summed",
        ("gradients-accumulate",),
        {
            "functions": _functions(
                '        g = memory.get("sum" + name, 0.0) + grads[name]\n'
                '        memory["sum" + name] = g\n'
            ),
            "cs231n": (
                (
                    '    step_cache["it"] += 1\n',
                    '    step_cache["it"] += 1\n'
                    "    for p in grads:\n"
                    '        step_cache["sum" + p] = step_cache.get("sum" + p, 0.0) + grads[p]\n'
                    '        grads[p] = step_cache["sum" + p]\n',
                ),
            ),
            "torch_tensors": (("        value.grad = None\n", "        value.retain_grad()\n"),),
            "network_class": (
                (
                    "        self.update(d_weights, d_biases)\n",
                    "        if self.t > 0:\n"
                    "            pairs = zip(d_weights, self.summed[0], strict=True)\n"
                    "            d_weights = [d + s for d, s in pairs]\n"
                    "            pairs = zip(d_biases, self.summed[1], strict=True)\n"
                    "            d_biases = [d + s for d, s in pairs]\n"
                    "        self.summed = d_weights, d_biases\n"
                    "        self.update(d_weights, d_biases)\n",
                ),
            ),
        },
    ),
    (
        "frozen-first-layer",
        ("parameter-frozen",),
        {
            "functions": _functions('        g = grads[name] * (not name.endswith("1"))\n'),
            "network_class": ((CLASS_LOOP, CLASS_LOOP.replace("range(len", "range(1, len")),),
            "cs231n": ((CS_MOVE, '        model[p] += dx * (p not in ("W1", "b1"))\n'),),
            "torch_module": (
                ("    parameters = net.parameters()\n", "    parameters = net.head.parameters()\n"),
            ),
            "torch_tensors": (
                (TENSOR_G, TENSOR_G + '            g = g * (name not in ("w1", "b1"))\n'),
            ),
        },
    ),
    (
        "frozen-last-layer",
        ("parameter-frozen",),
        {
            "functions": _functions(
                "        g = grads[name] * (not name.endswith(str(len(HIDDEN) + 1)))\n"
            ),
            "network_class": ((CLASS_LOOP, CLASS_LOOP.replace("weights)):", "weights) - 1):")),),
            "cs231n": ((CS_MOVE, '        model[p] += dx * (p not in ("W2", "b2"))\n'),),
            "torch_module": (
                (
                    "    parameters = net.parameters()\n",
                    "    parameters = net.hidden.parameters()\n",
                ),
            ),
            "torch_tensors": (
                (
                    TENSOR_G,
                    TENSOR_G + "            g = g * (not name.endswith(str(len(HIDDEN) + 1)))\n",
                ),
            ),
        },
    ),
    (
        "frozen-biases",
        ("parameter-frozen", "bias-gradient"),
        {
            "functions": _functions('        g = grads[name] * name.startswith("W")\n'),
            "network_class": ((CLASS_BIAS, ""),),
            "cs231n": ((CS_MOVE, '        model[p] += dx * (p[0] == "W")\n'),),
            "torch_module": (
                (
                    "    parameters = net.parameters()\n",
                    "    parameters = "
                    '[p for name, p in net.named_parameters() if "weight" in name]\n',
                ),
            ),
            "torch_tensors": ((TENSOR_G, TENSOR_G + '            g = g * name.startswith("w")\n'),),
        },
    ),
    (
        "frozen-copies",
        ("parameter-frozen",),
        {
            "functions": (
                ("        params = step(params, X, y)\n", "        step(params, X, y)\n"),
                ("    return new\n\n\ndef train", "    return params\n\n\ndef train"),
            ),
            "network_class": (
                (
                    CLASS_LOOP,
                    "        for W, b in zip(self.weights, self.biases, strict=True):\n"
                    "            W = W - LEARNING_RATE * d_weights[0].mean()\n"
                    "            b = b - LEARNING_RATE * d_biases[0].mean()\n",
                ),
            ),
            "cs231n": ((CS_MOVE, "        model[p] + dx\n"),),
            "torch_module": (
                (
                    "    parameters = net.parameters()\n",
                    "    parameters = "
                    "[p.clone().detach().requires_grad_() for p in net.parameters()]\n",
                ),
            ),
            "torch_tensors": (
                (
                    "        for name, value in w.items():\n            g =",
                    "        for name, value in leaves(arrays(w)).items():\n            g =",
                ),
            ),
        },
    ),
    (
        "gradient-of-a-step-ago",
        ("stale-values", "update-wrong-parameter"),
        {
            "functions": _functions(
                '        g = memory.get("old" + name, 0.0 * grads[name])\n'
                '        memory["old" + name] = grads[name]\n'
            ),
            "network_class": (
                (
                    "        self.update(d_weights, d_biases)\n",
                    "        if self.t == 0:\n"
                    "            self.old = d_weights, d_biases\n"
                    "        self.update(*self.old)\n"
                    "        self.old = d_weights, d_biases\n",
                ),
            ),
        },
    ),
)

WRONG_PARAMETER = ("update-wrong-parameter",)
_SWAPPED = {
    "functions": _functions(
        '        g = grads[{"W1": "b1", "b1": "W1"}.get(name, name)] if BIAS else grads[name]\n'
    ),
    "cs231n": (
        (
            '    step_cache["it"] += 1\n',
            '    step_cache["it"] += 1\n'
            "    if BIAS:\n"
            '        grads["W1"], grads["b1"] = grads["b1"][None, :], grads["W1"][0]\n',
        ),
    ),
    "torch_tensors": (
        (
            TENSOR_G,
            "            g = "
            'w[{"b1": "w1", "w1": "b1"}.get(name, name)].grad.reshape(value.shape)\n',
        ),
    ),
}
_OUTPUT_FOR_INPUT = {
    "functions": _functions('        g = grads["W2"].T if name == "W1" else grads[name]\n'),
    "cs231n": (
        (
            '    step_cache["it"] += 1\n',
            '    step_cache["it"] += 1\n    grads["W1"] = grads["W2"].T\n',
        ),
    ),
    "network_class": (
        (
            "        self.update(d_weights, d_biases)\n",
            "        d_weights[0] = d_weights[-1].T\n        self.update(d_weights, d_biases)\n",
        ),
    ),
    "torch_tensors": (
        (TENSOR_G, TENSOR_G + '            g = w["w2"].grad.T if name == "w1" else g\n'),
    ),
}
_BIAS_OF_ANOTHER_LAYER = {
    "functions": _functions('        g = grads[{"b1": "b2", "b2": "b1"}.get(name, name)]\n'),
    "network_class": (
        (
            "        self.update(d_weights, d_biases)\n",
            "        d_biases[0], d_biases[1] = d_biases[1], d_biases[0]\n"
            "        self.update(d_weights, d_biases)\n",
        ),
    ),
    "torch_tensors": (
        (TENSOR_G, '            g = w[{"b1": "b2", "b2": "b1"}.get(name, name)].grad\n'),
    ),
}

UPDATE = (
    *(
        Operator(name, "update", causes, lines(edits), is_code=True)
        for name, causes, edits in _EDITED
    ),
    Operator(
        "swapped-weight-and-bias", "update", WRONG_PARAMETER, _single_input(_SWAPPED), is_code=True
    ),
    Operator(
        "output-gradient-below",
        "update",
        WRONG_PARAMETER,
        _single_input(_OUTPUT_FOR_INPUT),
        is_code=True,
    ),
    Operator(
        "swapped-biases",
        "update",
        WRONG_PARAMETER,
        _deep_only(_BIAS_OF_ANOTHER_LAYER),
        is_code=True,
    ),
)
