"""A torch module with its loss and optimizer as a subject; all work is done by copies."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from typing import Any

import numpy as np
from numpy.typing import NDArray

from curvesmith.diagnosis.arrays import Params
from curvesmith.diagnosis.subject import Subject

__all__ = ["torch_subject"]

# A fresh draw by the modules' own rules stands for the user's if the sizes of every array agree
# within this factor; arrays of fewer entries are too small to tell.
LIKENESS = 2.0
LEAST_ENTRIES = 4


def torch_subject(
    module: Any,
    X: Any,
    y: Any,
    *,
    loss: Callable[[Any, Any], Any] | None = None,
    optimizer: Any = None,
    n_steps: int | None = None,
) -> Subject:
    """Return a torch module as a subject.

    Parameters
    ----------
    module : torch.nn.Module
        Its parameters are where training starts.
    X, y : tensor or array-like
        The rows. They reach module and loss in their own shapes; floats that are not tensors are
        given the dtype of the parameters.
    loss : callable or None
        ``loss(module(X), y) -> scalar``, and what it does with shapes is its own.
    optimizer : torch.optim.Optimizer or None
        A step is zero_grad, backward, step, by a copy with a copy of its state.
    n_steps : int or None
        How many steps training makes.

    Returns
    -------
    subject : Subject
        Predictions, loss and gradient are computed in float64, where the module allows it, so that
        numeric derivatives mean something; steps are made in the module's own dtype.

    Raises
    ------
    ValueError
        If the module has no parameters.
    """
    if not any(True for _ in module.parameters()):
        raise ValueError(
            f"A torch module must have parameters, got {type(module).__name__} with none. "
            "Assign its layers as attributes, not in a plain list."
        )
    copies = _Copies(module, X, y, loss, optimizer)
    has_step = optimizer is not None and loss is not None
    return Subject(
        copies.params(),
        copies.X,
        copies.y,
        forward=copies.forward,
        loss=None if loss is None else copies.loss,
        gradient=None if loss is None else copies.gradient,
        step=copies.step if has_step else None,
        reset=copies.reset if has_step else None,
        init=copies.fresh if copies.can_be_drawn() else None,
        n_steps=n_steps,
        learning_rate=None if optimizer is None else float(optimizer.param_groups[0]["lr"]),
        name=type(module).__name__,
        kind="torch",
        update=None if optimizer is None else _update(optimizer),
        trains_in_float32=copies.dtype.itemsize < 8,
    )


class _Copies:
    """Copies of module, loss and optimizer: one that steps, one that measures."""

    def __init__(self, module: Any, X: Any, y: Any, loss: Any, optimizer: Any) -> None:
        self.pristine = _copied(module, optimizer, loss)
        self.dtype = next(p.dtype for p in module.parameters())
        self.tensors = (self._tensor(X), self._tensor(y))
        self.X, self.y = (t.detach().cpu().numpy().copy() for t in self.tensors)
        self.wide = True
        self.measuring = self._double()
        self.reset()

    def reset(self) -> None:
        """Bring the optimizer back to the state that it was given with."""
        self.stepping, self.optimizer, self.stepping_loss = _copied(*self.pristine)

    def params(self) -> Params:
        """Return the parameters by name, in float64."""
        return _named(self.pristine[0])

    def forward(self, params: Params, X: NDArray[Any]) -> NDArray[Any]:
        """Return the module's predictions."""
        import torch

        module = self._loaded(params)
        with _aside(), torch.no_grad():
            predictions: NDArray[Any] = module(self._measured(X)).double().cpu().numpy()
        return predictions

    def loss(self, params: Params, X: NDArray[Any], y: NDArray[Any]) -> float:
        """Return the user's loss."""
        import torch

        with _aside(), torch.no_grad():
            return float(self._value(self._loaded(params), X, y))

    def gradient(self, params: Params, X: NDArray[Any], y: NDArray[Any]) -> Params:
        """Return what backward leaves in the parameters; zeros where it leaves nothing."""
        module = self._loaded(params)
        for p in module.parameters():
            p.requires_grad_(True)
            p.grad = None
        with _aside():
            value = self._value(module, X, y)
            if value.requires_grad:
                value.backward()
        return {
            name: np.zeros(tuple(p.shape)) if p.grad is None else p.grad.double().cpu().numpy()
            for name, p in module.named_parameters()
        }

    def step(self, params: Params, X: NDArray[Any], y: NDArray[Any]) -> Params:
        """Return the parameters after zero_grad, backward and one step of the optimizer."""
        _load(self.stepping, params)
        rows, targets = self._like(X, self.tensors[0]), self._like(y, self.tensors[1])

        def closure() -> Any:
            self.optimizer.zero_grad()
            value = self.stepping_loss(self.stepping(rows), targets)
            value.backward()
            return value

        with _aside():
            self.optimizer.step(closure)
        return _named(self.stepping)

    def fresh(self, seed: int) -> Params:
        """Return parameters drawn anew by the modules' own rules."""
        import torch

        module = deepcopy(self.pristine[0])
        with _aside():
            torch.manual_seed(seed)
            for part in module.modules():
                if hasattr(part, "reset_parameters"):
                    part.reset_parameters()
        return _named(module)

    def can_be_drawn(self) -> bool:
        """Whether fresh draws look like the parameters that were given."""
        given, drawn = self.params(), self.fresh(0)
        large = [name for name, array in given.items() if array.size >= LEAST_ENTRIES]
        return bool(large) and all(_is_alike(given[name], drawn[name]) for name in large)

    def _value(self, module: Any, X: NDArray[Any], y: NDArray[Any]) -> Any:
        """Return the user's loss as a tensor."""
        return self.pristine[2](module(self._measured(X)), self._measured(y))

    def _loaded(self, params: Params) -> Any:
        """Return the measuring module with these parameters and the buffers it was given with."""
        with _aside():
            for name, buffer in self.pristine[0].named_buffers():
                self.measuring.get_buffer(name).copy_(buffer)
        _load(self.measuring, params)
        return self.measuring

    def _double(self) -> Any:
        """Return a copy of the module in float64, or in its own dtype if that does not run."""
        module = deepcopy(self.pristine[0]).double()
        try:
            with _aside():
                predictions = module(self._measured(self.X))
                if self.pristine[2] is not None:
                    self.pristine[2](predictions, self._measured(self.y))
        except RuntimeError:  # tensors of a fixed dtype inside the module or the loss
            self.wide = False
            return deepcopy(self.pristine[0])
        return module

    def _measured(self, values: NDArray[Any]) -> Any:
        """Return an array as a tensor for the measuring module."""
        import torch

        tensor = torch.as_tensor(np.array(values))
        if tensor.is_floating_point():
            tensor = tensor.to(torch.float64 if self.wide else self.dtype)
        return tensor.to(self.tensors[0].device)

    def _tensor(self, values: Any) -> Any:
        """Return what the user gave as a tensor; arrays of floats in the dtype of the module."""
        import torch

        if isinstance(values, torch.Tensor):
            return values
        tensor = torch.as_tensor(np.array(values))
        return tensor.to(self.dtype) if tensor.is_floating_point() else tensor

    def _like(self, values: NDArray[Any], given: Any) -> Any:
        """Return an array as a tensor of the dtype and place of the one that was given."""
        import torch

        return torch.as_tensor(np.array(values)).to(given.dtype).to(given.device)


def _copied(module: Any, optimizer: Any, loss: Any) -> tuple[Any, Any, Any]:
    """Return copies that belong together: the optimizer holds the parameters of the module."""
    memo: dict[int, Any] = {}
    copies: tuple[Any, Any, Any] = deepcopy((module, optimizer, loss), memo)
    if optimizer is not None:
        # Optimizers leave out of a copy what is neither state nor groups; L-BFGS cannot do without.
        for name in vars(optimizer).keys() - vars(copies[1]).keys():
            setattr(copies[1], name, deepcopy(getattr(optimizer, name), memo))
    return copies


@contextmanager
def _aside() -> Iterator[None]:
    """Leave torch's random numbers as they are, and keep quiet."""
    import torch

    with torch.random.fork_rng(devices=[]), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _named(module: Any) -> Params:
    """Return copies of a module's parameters by name, in float64."""
    return {name: p.detach().double().cpu().numpy().copy() for name, p in module.named_parameters()}


def _load(module: Any, params: Params) -> None:
    """Give a module these parameters."""
    import torch

    with torch.no_grad():
        for name, p in module.named_parameters():
            p.copy_(torch.as_tensor(params[name]))


def _is_alike(given: NDArray[Any], drawn: NDArray[Any]) -> bool:
    """Whether two arrays have entries of about one size, or none other than zero."""
    sizes = [float(np.sqrt(np.mean(array**2))) for array in (given, drawn)]
    if min(sizes) == 0:
        return max(sizes) == 0
    return max(sizes) <= LIKENESS * min(sizes) and bool(np.ptp(given) > 0) == bool(
        np.ptp(drawn) > 0
    )


def _update(optimizer: Any) -> str | None:
    """Return our name for the optimizer's rule; None where we have none."""
    group = optimizer.param_groups[0]
    name = type(optimizer).__name__.lower()
    if name == "sgd":
        if not group["momentum"]:
            return "gd"
        return "nesterov" if group["nesterov"] else "momentum"
    return name if name in ("adam", "adamw", "rmsprop", "lbfgs") else None
