"""Faults of the evaluation: the network may be fine, what is said of it is not."""

from __future__ import annotations

from benchmarks.faults.operators.operator import Operator, lines
from benchmarks.faults.program import Edit

SCALE, DATA = ("evaluation-scale",), ("evaluation-data",)

CLASS_PREDICT = """        X = self.x_scaler.transform(X)
        return self.y_scaler.inverse_transform(self.forward(X))
"""
TENSOR_SCALED = """    x = (tensor(X) - scaling["x"][0]) / scaling["x"][1]
    with torch.no_grad():
        prediction = network(leaves(params), x) * scaling["y"][1] + scaling["y"][0]
    return prediction.numpy()
"""


def _class(new: str) -> tuple[Edit, ...]:
    return ((CLASS_PREDICT, new),)


def _tensors(old: str, new: str) -> tuple[Edit, ...]:
    return ((TENSOR_SCALED, TENSOR_SCALED.replace(old, new)),)


UNSCALED = ' * scaling["y"][1] + scaling["y"][0]'
EVALUATION = tuple(
    Operator(name, "evaluation", causes, lines(edits), is_code=True)
    for name, causes, edits in (
        (
            "predictions-not-unscaled",
            SCALE,
            {
                "network_class": _class(
                    "        X = self.x_scaler.transform(X)\n        return self.forward(X)\n"
                ),
                "torch_tensors": _tensors(UNSCALED, ""),
            },
        ),
        (
            "predictions-unscaled-twice",
            SCALE,
            {
                "network_class": _class(
                    CLASS_PREDICT.replace(
                        "self.forward(X))", "self.output_of(self.x_scaler.inverse_transform(X)))"
                    )
                ),
                "torch_tensors": _tensors(UNSCALED, UNSCALED * 2),
            },
        ),
        (
            "inputs-not-scaled-again",
            SCALE,
            {
                "network_class": _class(
                    "        return self.y_scaler.inverse_transform(self.forward(X))\n"
                ),
                "torch_tensors": _tensors(' - scaling["x"][0]) / scaling["x"][1]', ")"),
            },
        ),
        (
            "inputs-scaled-twice",
            SCALE,
            {
                "network_class": _class("        X = self.x_scaler.transform(X)\n" + CLASS_PREDICT),
                "torch_tensors": _tensors(
                    "    with torch.no_grad",
                    '    x = (x - scaling["x"][0]) / scaling["x"][1]\n    with torch.no_grad',
                ),
            },
        ),
        (
            "rows-sorted-before",
            DATA,
            {
                "network_class": _class("        X = np.sort(X, axis=0)\n" + CLASS_PREDICT),
                "torch_tensors": _tensors(
                    "    with torch.no_grad",
                    "    x = x.sort(dim=0).values\n    with torch.no_grad",
                ),
            },
        ),
        (
            "start-evaluated",
            DATA,
            {
                "network_class": (
                    (
                        "def predict(params, X):\n    return network_with(params).predict(X)",
                        "def predict(params, X):\n"
                        "    return network_with(init_params(X.shape[1], 0)).predict(X)",
                    ),
                ),
                "torch_tensors": _tensors("leaves(params)", "leaves(init_params(X.shape[1], 0))"),
            },
        ),
    )
)
