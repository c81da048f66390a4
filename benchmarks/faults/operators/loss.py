"""Faults of the loss."""

from __future__ import annotations

from benchmarks.faults.operators.operator import Operator, lines
from benchmarks.faults.program import Edit

WRONG = ("wrong-loss",)
MSE = {
    "cs231n": "    data_loss = np.sum((scores - y) ** 2) / N\n",
    "functions": "    return np.mean((prediction - y) ** 2) + penalty(params)\n",
    "network_class": "        return ((self.forward(X) - y) ** 2).mean() + penalty\n",
    "torch_module": "    return nn.functional.mse_loss(prediction, y)\n",
    "torch_tensors": "    loss = (prediction - y).pow(2).mean()\n",
}
DERIVATIVE = {
    "cs231n": "    dscores = 2 * (scores - y) / N\n",
    "functions": "    delta = 2 * (prediction - y) / len(X) * output_slope(zs[-1])\n",
    "network_class": "        error = 2 * (a - y) / len(y) * ACTIVATIONS[OUTPUT][1](a)\n",
}
# The value per row and its derivative by the prediction f, in NumPy and in torch.
ROW_VALUE = {
    "cs231n": ("    data_loss = np.sum({}) / N\n", "scores"),
    "functions": ("    return np.mean({}) + penalty(params)\n", "prediction"),
    "network_class": ("        return np.mean({}) + penalty\n", "self.forward(X)"),
    "torch_module": ("    return ({}).mean()\n", "prediction"),
    "torch_tensors": ("    loss = ({}).mean()\n", "prediction"),
}
ROW_SLOPE = {
    "cs231n": ("    dscores = {} / N\n", "scores"),
    "functions": ("    delta = {} / len(X) * output_slope(zs[-1])\n", "prediction"),
    "network_class": ("        error = {} / len(y) * ACTIVATIONS[OUTPUT][1](a)\n", "a"),
}


def rowwise(value: str, slope: str, torch_value: str) -> dict[str, tuple[Edit, ...]]:
    """Return edits that replace the squared error; ``{f}`` in the formulas is filled in."""
    edits: dict[str, tuple[Edit, ...]] = {}
    for style, old in MSE.items():
        template, f = ROW_VALUE[style]
        formula = torch_value if style.startswith("torch") else value
        own: tuple[Edit, ...] = ((old, template.format(formula.replace("{f}", f))),)
        if style in DERIVATIVE:
            template, f = ROW_SLOPE[style]
            own += ((DERIVATIVE[style], template.format(slope.replace("{f}", f))),)
        edits[style] = own
    return edits


def only_gradient(slope: str) -> dict[str, tuple[Edit, ...]]:
    """Return edits of the gradient alone: the loss that is reported stays."""
    return {
        style: ((old, ROW_SLOPE[style][0].format(slope.replace("{f}", ROW_SLOPE[style][1]))),)
        for style, old in DERIVATIVE.items()
    }


BROADCAST = {
    "torch_module": (
        (
            "    return x, y\n",
            "    return x, y[:, 0]\n",
        ),
    ),
    "torch_tensors": (
        (
            '    return x, (tensor(y) - scaling["y"][0]) / scaling["y"][1]\n',
            '    return x, ((tensor(y) - scaling["y"][0]) / scaling["y"][1]).reshape(-1)\n',
        ),
    ),
}
BROADCAST_PREDICTION = {
    "torch_module": (
        (
            "    return nn.functional.mse_loss(prediction, y)\n",
            "    return ((prediction.squeeze() - y) ** 2).mean()\n",
        ),
    ),
    "torch_tensors": (
        (
            "    loss = (prediction - y).pow(2).mean()\n",
            "    loss = (prediction.squeeze() - y).pow(2).mean()\n",
        ),
    ),
}

LOSS = tuple(
    Operator(name, "loss", causes, lines(edits), is_code=True)
    for name, causes, edits in (
        ("broadcast-targets", ("shape-broadcast",), BROADCAST),
        ("broadcast-predictions", ("shape-broadcast",), BROADCAST_PREDICTION),
        (
            "loss-cross-entropy",
            WRONG,
            rowwise(
                "np.log1p(np.exp({f})) - y * {f}",
                "(1 / (1 + np.exp(-{f})) - y)",
                "torch.nn.functional.softplus({f}) - y * {f}",
            ),
        ),
        (
            "loss-cubed",
            WRONG,
            rowwise("({f} - y) ** 3", "3 * ({f} - y) ** 2", "({f} - y) ** 3"),
        ),
        ("loss-mean-error", WRONG, rowwise("({f} - y)", "np.ones_like({f})", "({f} - y)")),
        (
            "loss-clipped",
            WRONG,
            rowwise(
                "np.minimum(({f} - y) ** 2, 0.04)",
                "2 * ({f} - y) * (({f} - y) ** 2 < 0.04)",
                "(({f} - y) ** 2).clamp(max=0.04)",
            ),
        ),
        (
            "loss-of-squares",
            WRONG,
            rowwise("({f}**2 - y**2) ** 2", "4 * {f} * ({f}**2 - y**2)", "({f}**2 - y**2) ** 2"),
        ),
        (
            "loss-product",
            WRONG,
            rowwise("-({f} * y)", "-y", "-({f} * y)"),
        ),
        (
            "loss-absolute-targets",
            WRONG,
            rowwise("({f} - abs(y)) ** 2", "2 * ({f} - abs(y))", "({f} - abs(y)) ** 2"),
        ),
        (
            "loss-summed",
            ("learning-rate-too-high", "loss-scale"),
            rowwise(
                "({f} - y) ** 2 * len(X)",
                "2 * ({f} - y) * len(y)",
                "({f} - y) ** 2 * len(y)",
            ),
        ),
        (
            "gradient-of-absolute-error",
            ("loss-gradient-mismatch",),
            only_gradient("np.sign({f} - y)"),
        ),
        (
            "gradient-of-cubed-error",
            ("loss-gradient-mismatch",),
            only_gradient("4 * ({f} - y) ** 3"),
        ),
        (
            "gradient-of-cross-entropy",
            ("loss-gradient-mismatch",),
            only_gradient("(1 / (1 + np.exp(-{f})) - y)"),
        ),
    )
)
