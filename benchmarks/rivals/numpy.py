"""NumPy by hand: every array allocated once, every operation in place."""

import numpy as np

from benchmarks.cases import Array, Task, pack

DISTRIBUTION = "numpy"


class Step:
    """Backpropagation as one writes it by hand; also the reference that others must agree with."""

    def __init__(self, task: Task) -> None:
        self._layers = task.layers()
        hidden = len(self._layers) - 1
        self._activations = [task.case.activation] * hidden + [task.case.output]
        self._y, self._rate = task.y, task.dtype.type(task.learning_rate)
        n_rows = task.case.n_rows
        self._scale = task.dtype.type(1 / n_rows)
        self._ones = np.ones(n_rows, task.dtype)
        self._outputs = [task.X] + [np.empty((n_rows, n), task.dtype) for n in task.case.sizes[1:]]
        self._deltas = [np.empty_like(output) for output in self._outputs[1:]]
        self._gradients = [(np.empty_like(W), np.empty_like(b)) for W, b in self._layers]
        self.loss: float | None = None

    def run(self, n: int) -> None:
        for _ in range(n):
            self._forward()
            self._compare()
            self._backward()
            self._update()

    def result(self) -> Array:
        return pack(self._layers)

    def _forward(self) -> None:
        for i, (W, b) in enumerate(self._layers):
            out = np.matmul(self._outputs[i], W.T, out=self._outputs[i + 1])
            out += b
            if self._activations[i] == "tanh":
                np.tanh(out, out=out)
            elif self._activations[i] == "relu":
                np.maximum(out, 0, out=out)

    def _compare(self) -> None:
        residual = np.subtract(self._outputs[-1], self._y, out=self._deltas[-1])
        flat = residual.ravel()
        self.loss = float(flat @ flat) * float(self._scale) / 2
        residual *= self._scale

    def _backward(self) -> None:
        for i in reversed(range(len(self._layers))):
            delta, output = self._deltas[i], self._outputs[i + 1]
            if self._activations[i] == "tanh":
                np.multiply(output, output, out=output)
                delta *= np.subtract(1, output, out=output)
            elif self._activations[i] == "relu":
                delta *= output > 0
            d_W, d_b = self._gradients[i]
            np.matmul(delta.T, self._outputs[i], out=d_W)
            np.matmul(self._ones, delta, out=d_b)
            if i:
                np.matmul(delta, self._layers[i][0], out=self._deltas[i - 1])

    def _update(self) -> None:
        for parameters, gradients in zip(self._layers, self._gradients, strict=True):
            for parameter, gradient in zip(parameters, gradients, strict=True):
                np.multiply(gradient, self._rate, out=gradient)
                np.subtract(parameter, gradient, out=parameter)


class Predict:
    """The forward pass on one row."""

    loss = None

    def __init__(self, task: Task) -> None:
        self._layers, self._x, self._case = task.layers(), task.X, task.case
        self._prediction = task.y

    def run(self, n: int) -> None:
        for _ in range(n):
            self._prediction = self._predict(self._x)

    def result(self) -> Array:
        return self._prediction.ravel()

    def _predict(self, x: Array) -> Array:
        for W, b in self._layers[:-1]:
            x = x @ W.T + b
            x = np.tanh(x) if self._case.activation == "tanh" else np.maximum(x, 0)
        W, b = self._layers[-1]
        return x @ W.T + b


CONTESTANTS = {"NumPy": (Step, Predict)}
