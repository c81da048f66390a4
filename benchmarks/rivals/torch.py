"""PyTorch: plain tensors, autograd, one fused update; eager and compiled."""

import logging
from collections.abc import Callable
from functools import partial

import torch
from torch import Tensor
from torch.nn.functional import linear

from benchmarks.cases import Array, Case, Task

DISTRIBUTION = "torch"

torch.set_num_threads(1)
logging.getLogger("torch").setLevel(logging.ERROR)

FUNCTIONS: dict[str, Callable[[Tensor], Tensor]] = {
    "tanh": torch.tanh,
    "relu": torch.relu,
    "identity": lambda z: z,
}


def forward(case: Case, parameters: list[Tensor], X: Tensor) -> Tensor:
    """X (n_rows, n_inputs) -> (n_rows, n_outputs); parameters are W, b, W, b, ..."""
    for i in range(0, len(parameters), 2):
        name = case.activation if i < len(parameters) - 2 else case.output
        X = FUNCTIONS[name](linear(X, parameters[i], parameters[i + 1]))
    return X


def loss_of(case: Case, parameters: list[Tensor], X: Tensor, y: Tensor) -> Tensor:
    """Half the squared error, summed over outputs, averaged over rows."""
    return (forward(case, parameters, X) - y).square().sum() / (2 * case.n_rows)


class Step:
    """Eager: autograd per step, one foreach call for the update."""

    def __init__(self, task: Task) -> None:
        self._case, self._rate = task.case, task.learning_rate
        self._X, self._y = torch.from_numpy(task.X), torch.from_numpy(task.y)
        parts = [part for layer in task.layers() for part in layer]
        self._parameters = [torch.from_numpy(part).requires_grad_(True) for part in parts]
        self.loss: float | None = None

    def run(self, n: int) -> None:
        for _ in range(n):
            loss = loss_of(self._case, self._parameters, self._X, self._y)
            gradient = torch.autograd.grad(loss, self._parameters)
            with torch.no_grad():
                torch._foreach_add_(self._parameters, gradient, alpha=-self._rate)
        self.loss = loss.item()

    def result(self) -> Array:
        return torch.cat([part.detach().ravel() for part in self._parameters]).numpy()


class StepCompiled(Step):
    """Compiled: loss, gradient and update traced as one graph."""

    def __init__(self, task: Task) -> None:
        super().__init__(task)
        torch._dynamo.reset()  # else the eighth network meets the limit on recompilations
        gradient_and_loss = torch.func.grad_and_value(partial(loss_of, task.case))

        def step(parameters: list[Tensor], X: Tensor, y: Tensor) -> Tensor:
            gradient, loss = gradient_and_loss(parameters, X, y)
            torch._foreach_add_(parameters, gradient, alpha=-task.learning_rate)
            return loss

        self._step = torch.compile(step, fullgraph=True)

    @torch.no_grad()
    def run(self, n: int) -> None:
        for _ in range(n):
            loss = self._step(self._parameters, self._X, self._y)
        self.loss = loss.item()


class Predict:
    """Eager forward pass on one row, from NumPy and back."""

    loss = None

    def __init__(self, task: Task) -> None:
        self._forward = partial(forward, task.case)
        self._parameters = [torch.from_numpy(part) for layer in task.layers() for part in layer]
        self._x, self._prediction = task.X, task.y

    @torch.inference_mode()
    def run(self, n: int) -> None:
        for _ in range(n):
            self._prediction = self._forward(self._parameters, torch.from_numpy(self._x)).numpy()

    def result(self) -> Array:
        return self._prediction.ravel()


class PredictCompiled(Predict):
    """Compiled forward pass on one row, from NumPy and back."""

    def __init__(self, task: Task) -> None:
        super().__init__(task)
        torch._dynamo.reset()
        self._forward = torch.compile(self._forward, fullgraph=True)


CONTESTANTS = {
    "PyTorch eager": (Step, Predict),
    "PyTorch compiled": (StepCompiled, PredictCompiled),
}
