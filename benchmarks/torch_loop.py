"""A PyTorch training loop as one would write it, with the settings that served it best."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from benchmarks.datasets import Array

torch.set_num_threads(1)

ACTIVATIONS: dict[str, type[nn.Module]] = {"tanh": nn.Tanh, "relu": nn.ReLU}


@dataclass(frozen=True)
class Setting:
    """One hidden layer; Adam on the full batch with a one-cycle schedule, in float64."""

    n_units: int
    activation: str
    rate: float
    n_steps: int

    def __str__(self) -> str:
        return f"{self.n_units} {self.activation} units, rate {self.rate:g}, {self.n_steps} steps"


class Training:
    """A network in training on scaled data.

    Parameters
    ----------
    X, y : ndarray of shape (n_rows, n_inputs), (n_rows,)
        In their own units; they are standardized here.
    setting : Setting
    seed : int
    """

    def __init__(self, X: Array, y: Array, setting: Setting, seed: int) -> None:
        torch.manual_seed(seed)
        self._x_offset, self._x_scale = X.mean(axis=0), X.std(axis=0)
        self._y_offset, self._y_scale = y.mean(), y.std()
        self._X = self._tensor(X)
        self._y = torch.from_numpy((y - self._y_offset) / self._y_scale)[:, None]
        self._network = nn.Sequential(
            nn.Linear(X.shape[1], setting.n_units),
            ACTIVATIONS[setting.activation](),
            nn.Linear(setting.n_units, 1),
        ).double()
        self._optimizer = torch.optim.Adam(self._network.parameters(), fused=True)
        self._schedule = torch.optim.lr_scheduler.OneCycleLR(
            self._optimizer, max_lr=setting.rate, total_steps=setting.n_steps
        )
        self._n_steps = setting.n_steps

    def run(self, every: int, now: Callable[[], float] = time.perf_counter) -> Iterator[float]:
        """Train to the end; pause every so many steps and yield the seconds spent so far."""
        seconds, done = 0.0, 0
        while done < self._n_steps:
            start = now()
            n = min(every, self._n_steps - done)
            for _ in range(n):
                self._step()
            done += n
            seconds += now() - start
            yield seconds

    def _step(self) -> None:
        self._optimizer.zero_grad()
        loss = nn.functional.mse_loss(self._network(self._X), self._y)
        loss.backward()
        self._optimizer.step()
        self._schedule.step()

    @torch.inference_mode()
    def predict(self, X: Array) -> Array:
        """Return predictions (n_rows,) in the units of the targets."""
        f = self._network(self._tensor(X)).numpy()[:, 0]
        return np.asarray(f * self._y_scale + self._y_offset)

    def _tensor(self, X: Array) -> Tensor:
        return torch.from_numpy((X - self._x_offset) / self._x_scale)


def trained(X: Array, y: Array, setting: Setting, seed: int) -> Callable[[Array], Array]:
    """Train to the end and return the prediction."""
    training = Training(X, y, setting, seed)
    for _ in training.run(setting.n_steps):
        pass
    return training.predict
