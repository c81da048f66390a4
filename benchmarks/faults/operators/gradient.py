"""Faults of hand-written backward passes, and their like where gradients are automatic."""

from __future__ import annotations

from benchmarks.faults.operators.loss import DERIVATIVE, only_gradient
from benchmarks.faults.operators.operator import Operator, lines
from benchmarks.faults.program import Edit, Settings

Edits = dict[str, tuple[Edit, ...]]

HIDDEN_DELTA = {
    "functions": '            delta = (delta @ params[f"W{i}"].T) * slope(zs[i - 2])\n',
    "network_class": (
        "                error = error @ self.weights[layer]\n"
        "                error = error * ACTIVATIONS[ACTIVATION][1](self.outputs[layer])\n"
    ),
    "cs231n": """    dhidden = np.dot(dscores, W2.T)
    if ACTIVATION == "relu":
        dhidden[hidden_layer <= 0] = 0
    elif ACTIVATION == "tanh":
        dhidden = dhidden * (1 - hidden_layer**2)
    elif ACTIVATION == "sigmoid":
        dhidden = dhidden * hidden_layer * (1 - hidden_layer)
""",
}
WEIGHT = {
    "functions": '        grads[f"W{i}"] = inputs[i - 1].T @ delta\n',
    "network_class": (
        "            d_weights.insert(0, error.T @ self.outputs[layer] "
        "+ 2 * REG * self.weights[layer])\n"
    ),
    "cs231n": '    grads["W2"] = np.dot(hidden_layer.T, dscores)\n',
}
FIRST_WEIGHT = '    grads["W1"] = np.dot(X.T, dhidden)\n'
BIAS = {
    "functions": '            grads[f"b{i}"] = np.sum(delta, axis=0, keepdims=True)\n',
    "network_class": "            d_biases.insert(0, error.sum(axis=0) * BIAS)\n",
}
PENALTY = {
    "functions": '        grads[f"W{i}"] += 2 * REG * params[f"W{i}"]\n',
    "network_class": WEIGHT["network_class"],
    "cs231n": '    grads["W2"] += reg * W2\n    grads["W1"] += reg * W1\n',
}


def _hidden(functions: str, network_class: str, cs231n: str) -> Edits:
    """Return edits of the lines that bring the error back through a hidden layer."""
    new = {"functions": functions, "network_class": network_class, "cs231n": cs231n}
    return {style: ((HIDDEN_DELTA[style], new[style]),) for style in HIDDEN_DELTA}


def _replaced(table: dict[str, str], **parts: tuple[str, str]) -> Edits:
    """Return edits that replace a part of each style's line."""
    return {style: ((table[style], table[style].replace(*pair)),) for style, pair in parts.items()}


CS_SLOPES = HIDDEN_DELTA["cs231n"].split("\n", 1)[1]
CS_BIASES = (
    '    grads["b2"] = np.sum(dscores, axis=0)\n',
    '    grads["b1"] = np.sum(dhidden, axis=0)\n',
)


def _square_only(settings: Settings, severity: float) -> Settings | None:
    """Leave out the transpose, which shapes allow only between layers of one width."""
    if len(settings.hidden) < 2:
        return None
    edits: Edits = {
        "functions": (
            (
                HIDDEN_DELTA["functions"],
                HIDDEN_DELTA["functions"].replace(
                    'params[f"W{i}"].T',
                    'params[f"W{i}"].reshape(params[f"W{i}"].shape[::-1])',
                ),
            ),
        ),
        "network_class": (
            (
                HIDDEN_DELTA["network_class"],
                HIDDEN_DELTA["network_class"].replace(
                    "self.weights[layer]\n",
                    "self.weights[layer].T.reshape(self.weights[layer].shape)\n",
                ),
            ),
        ),
    }
    return lines(edits)(settings, severity)


def _with_penalty(edits: Edits, strengths: str = "") -> Operator | object:
    def apply(settings: Settings, severity: float) -> Settings | None:
        if settings.style not in edits:
            return None
        return lines(edits)(settings.but(reg=severity), severity)

    return apply


SIGN, FACTOR = ("gradient-sign", "update-ascends"), ("gradient-factor",)
SLOPE, INPUT = ("activation-derivative",), ("layer-input",)

_EDITED: tuple[tuple[str, tuple[str, ...], Edits], ...] = (
    ("sign-flipped", SIGN, only_gradient("2 * (y - {f})")),
    (
        "sign-flipped-hidden",
        ("gradient-sign", "gradient-wrong"),
        _hidden(
            HIDDEN_DELTA["functions"].replace("(delta @", "-(delta @"),
            HIDDEN_DELTA["network_class"].replace("= error @", "= -error @"),
            HIDDEN_DELTA["cs231n"].replace("np.dot(dscores", "-np.dot(dscores"),
        ),
    ),
    (
        "factor-rows",
        (*FACTOR, "learning-rate-too-high", "loss-gradient-mismatch"),
        {
            style: (
                (old, old.replace(" / N", "").replace(" / len(X)", "").replace(" / len(y)", "")),
            )
            for style, old in DERIVATIVE.items()
        },
    ),
    (
        "factor-rows-twice",
        (*FACTOR, "learning-rate-too-low", "too-few-steps"),
        only_gradient("2 * ({f} - y) / len(y)"),
    ),
    ("factor-half", FACTOR, only_gradient("({f} - y)")),
    (
        "slope-missing",
        SLOPE,
        _hidden(
            HIDDEN_DELTA["functions"].replace(" * slope(zs[i - 2])", ""),
            HIDDEN_DELTA["network_class"].splitlines(keepends=True)[0],
            "    dhidden = np.dot(dscores, W2.T)\n",
        ),
    ),
    (
        "slope-at-the-wrong-place",
        SLOPE,
        _hidden(
            HIDDEN_DELTA["functions"].replace("slope(zs[i - 2])", "slope(activate(zs[i - 2]))"),
            HIDDEN_DELTA["network_class"].replace(
                "(self.outputs[layer])", "(ACTIVATIONS[ACTIVATION][0](self.outputs[layer]))"
            ),
            HIDDEN_DELTA["cs231n"].replace("hidden_layer", "z1"),
        ),
    ),
    (
        "slope-of-another-activation",
        SLOPE,
        _hidden(
            HIDDEN_DELTA["functions"].replace("slope(zs[i - 2])", "(zs[i - 2] * (1 - zs[i - 2]))"),
            HIDDEN_DELTA["network_class"]
            .replace(
                "ACTIVATIONS[ACTIVATION][1](self.outputs[layer])",
                "self.outputs[layer] * (1 - self.outputs[layer])",
            )
            .replace("error * self", "error * self"),
            "    dhidden = np.dot(dscores, W2.T)\n    dhidden = dhidden * np.cos(z1)\n",
        ),
    ),
    (
        "slope-twice",
        SLOPE,
        _hidden(
            HIDDEN_DELTA["functions"].replace("slope(zs[i - 2])", "slope(zs[i - 2]) ** 2"),
            HIDDEN_DELTA["network_class"]
            + HIDDEN_DELTA["network_class"].splitlines(keepends=True)[1],
            HIDDEN_DELTA["cs231n"] + CS_SLOPES,
        ),
    ),
    (
        "bias-missing",
        ("bias-gradient", "parameter-frozen"),
        {
            **_replaced(
                BIAS,
                functions=("np.sum(delta, axis=0, keepdims=True)", "np.zeros((1, delta.shape[1]))"),
                network_class=("error.sum(axis=0) * BIAS", "0 * error.sum(axis=0)"),
            ),
            "cs231n": (
                (CS_BIASES[0], CS_BIASES[0].replace("np.sum(dscores, axis=0)", "np.zeros(1)")),
                (CS_BIASES[1], CS_BIASES[1].replace("np.sum(dhidden", "0 * np.sum(dhidden")),
            ),
        },
    ),
    (
        "bias-averaged",
        ("bias-gradient",),
        {
            **_replaced(
                BIAS,
                functions=("np.sum", "np.mean"),
                network_class=("error.sum", "error.mean"),
            ),
            "cs231n": tuple((old, old.replace("np.sum", "np.mean")) for old in CS_BIASES),
        },
    ),
    (
        "bias-summed-over-units",
        ("bias-gradient",),
        {
            **_replaced(
                BIAS,
                functions=(
                    "np.sum(delta, axis=0, keepdims=True)",
                    "np.full((1, delta.shape[1]), np.sum(delta))",
                ),
                network_class=("error.sum(axis=0) * BIAS", "np.full(error.shape[1], error.sum())"),
            ),
            "cs231n": (
                (CS_BIASES[1], '    grads["b1"] = np.full_like(W2[:, 0], np.sum(dhidden))\n'),
            ),
        },
    ),
    (
        "input-before-activation",
        INPUT,
        {
            "functions": (
                (
                    WEIGHT["functions"],
                    '        grads[f"W{i}"] = (zs[i - 2] if i > 1 else X).T @ delta\n',
                ),
            ),
            "cs231n": ((WEIGHT["cs231n"], '    grads["W2"] = np.dot(z1.T, dscores)\n'),),
            "network_class": (
                (
                    WEIGHT["network_class"],
                    "            below = self.outputs[layer]\n"
                    "            if layer > 0:\n"
                    "                below = self.outputs[layer - 1] @ self.weights[layer - 1].T\n"
                    "            d_weights.insert(0, error.T @ below "
                    "+ 2 * REG * self.weights[layer])\n",
                ),
            ),
        },
    ),
    (
        "input-reversed",
        (*INPUT, "gradient-wrong"),
        {
            **_replaced(
                WEIGHT,
                functions=("inputs[i - 1].T", "inputs[i - 1][::-1].T"),
                network_class=("self.outputs[layer]", "self.outputs[layer][::-1]"),
            ),
            "cs231n": ((FIRST_WEIGHT, FIRST_WEIGHT.replace("X.T", "X[::-1].T")),),
        },
    ),
    (
        "weights-forgotten",
        ("weights-transposed", "gradient-wrong"),
        _hidden(
            HIDDEN_DELTA["functions"].replace(
                'params[f"W{i}"].T', 'np.ones_like(params[f"W{i}"]).T'
            ),
            HIDDEN_DELTA["network_class"].replace(
                "self.weights[layer]\n", "np.ones_like(self.weights[layer])\n"
            ),
            HIDDEN_DELTA["cs231n"].replace("W2.T", "np.ones_like(W2).T"),
        ),
    ),
    (
        "last-row-only",
        ("gradient-wrong",),
        {
            "functions": (
                (
                    "    grads = {}\n    delta = ",
                    "    grads = {}\n"
                    "    delta = (np.arange(len(X)) == len(X) - 1)[:, None] * len(X) * ",
                ),
            ),
            "network_class": (
                (
                    "        error = 2 * (a - y) / len(y)",
                    "        error = (np.arange(len(y)) == len(y) - 1)[:, None] * 2 * (a - y)",
                ),
            ),
            "cs231n": (
                (
                    "    dscores = 2 * (scores - y) / N\n",
                    "    dscores = 2 * (scores - y) * (np.arange(N) == N - 1)[:, None]\n",
                ),
            ),
        },
    ),
    (
        "mask-of-the-error",
        ("activation-derivative", "gradient-wrong"),
        _hidden(
            HIDDEN_DELTA["functions"].replace(
                "* slope(zs[i - 2])", '* ((delta @ params[f"W{i}"].T) > 0)'
            ),
            HIDDEN_DELTA["network_class"].replace(
                "ACTIVATIONS[ACTIVATION][1](self.outputs[layer])", "(error > 0)"
            ),
            "    dhidden = np.dot(dscores, W2.T)\n    dhidden[dhidden <= 0] = 0\n",
        ),
    ),
    (
        "error-detached",
        ("parameter-frozen", "gradient-wrong"),
        {
            "torch_module": (
                ("        h = self.hidden(x)\n", "        h = self.hidden(x).detach()\n"),
            ),
            "torch_tensors": (
                ('        z = a @ w[f"w{i}"]\n', '        z = a.detach() @ w[f"w{i}"]\n'),
            ),
        },
    ),
    (
        "output-detached",
        ("parameter-frozen", "gradient-wrong"),
        {
            "torch_module": (
                (
                    "        return self.out(self.head(h))\n",
                    "        weight = self.head.weight.detach()\n"
                    "        return self.out(nn.functional.linear(h, weight, self.head.bias))\n",
                ),
            ),
            "torch_tensors": (
                (
                    '        z = a @ w[f"w{i}"]\n',
                    '        z = a @ (w[f"w{i}"].detach() if i == 1 else w[f"w{i}"])\n',
                ),
            ),
        },
    ),
    (
        "forward-cached",
        ("stale-values", "gradient-wrong"),
        {
            "functions": (
                (
                    "    prediction, zs, inputs = forward_pass(params, X)\n",
                    '    if "passed" not in memory:\n'
                    '        memory["passed"] = forward_pass(params, X)\n'
                    "    prediction = forward(params, X)\n"
                    '    _, zs, inputs = memory["passed"]\n',
                ),
            ),
        },
    ),
    (
        "upper-layer-moved-first",
        ("stale-values",),
        {
            "functions": (
                (
                    '        grads[f"W{i}"] += 2 * REG * params[f"W{i}"]\n',
                    '        grads[f"W{i}"] += 2 * REG * params[f"W{i}"]\n'
                    '        params = params | {f"W{i}": params[f"W{i}"] '
                    '- LEARNING_RATE * grads[f"W{i}"]}\n',
                ),
            ),
            "cs231n": (
                (
                    "    dhidden = np.dot(dscores, W2.T)\n",
                    '    W2 = W2 - LEARNING_RATE * grads["W2"]\n'
                    "    dhidden = np.dot(dscores, W2.T)\n",
                ),
            ),
            "network_class": (
                (
                    "                error = error @ self.weights[layer]\n",
                    "                moved = self.weights[layer] - LEARNING_RATE * d_weights[0]\n"
                    "                error = error @ moved\n",
                ),
            ),
        },
    ),
)

_PENALIZED: tuple[tuple[str, Edits], ...] = (
    (
        "penalty-sign",
        {
            "functions": ((PENALTY["functions"], PENALTY["functions"].replace("+=", "-=")),),
            "network_class": (
                (PENALTY["network_class"], PENALTY["network_class"].replace("+ 2", "- 2")),
            ),
            "cs231n": ((PENALTY["cs231n"], PENALTY["cs231n"].replace("+=", "-=")),),
        },
    ),
    (
        "penalty-not-in-loss",
        {
            "functions": (
                (
                    "    return np.mean((prediction - y) ** 2) + penalty(params)\n",
                    "    return np.mean((prediction - y) ** 2)\n",
                ),
            ),
            "network_class": (
                (
                    "        return ((self.forward(X) - y) ** 2).mean() + penalty\n",
                    "        return ((self.forward(X) - y) ** 2).mean()\n",
                ),
            ),
            "cs231n": (("    loss = data_loss + reg_loss\n", "    loss = data_loss\n"),),
        },
    ),
)

GRADIENT = (
    *(
        Operator(name, "gradient", causes, lines(edits), is_code=True)
        for name, causes, edits in _EDITED
    ),
    Operator("transpose-missing", "gradient", ("weights-transposed",), _square_only, is_code=True),
    *(
        Operator(
            name,
            "gradient",
            ("regularization-mismatch", "over-regularized"),
            _with_penalty(edits),
            severities=(1e-3, 0.1),
            is_code=True,
        )
        for name, edits in _PENALIZED
    ),
)
