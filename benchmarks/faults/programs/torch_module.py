"""A torch module, its loss and its optimizer, trained in a loop as everyone writes it."""

import numpy as np
import torch
from torch import nn

HIDDEN = (16,)
ACTIVATION = "tanh"
OUTPUT = "identity"
BIAS = True
INIT = "fan-in"
WEIGHT_SCALE = 1.0
BIAS_SCALE = 1.0
BIAS_SHIFT = 0.0
LEARNING_RATE = 0.1
N_STEPS = 1000
OPTIMIZER = "gd"
MOMENTUM = 0.9
EPSILON = 1e-8
REG = 0.0
SCALE_X = "standard"
SCALE_Y = "standard"
DTYPE = "float32"

ACTIVATIONS = {
    "tanh": nn.Tanh,
    "sigmoid": nn.Sigmoid,
    "relu": nn.ReLU,
    "identity": nn.Identity,
}

scaling = {}


def prepare(X, y):
    scaling["x"] = scale_of(X, SCALE_X)
    scaling["y"] = scale_of(y, SCALE_Y)
    x = torch.as_tensor((X - scaling["x"][0]) / scaling["x"][1], dtype=getattr(torch, DTYPE))
    y = torch.as_tensor((y - scaling["y"][0]) / scaling["y"][1], dtype=getattr(torch, DTYPE))
    return x, y


def scale_of(values, how):
    if how == "standard":
        return values.mean(axis=0), values.std(axis=0)
    if how == "max":
        return 0.0, np.abs(values).max(axis=0)
    return 0.0, 1.0


class Net(nn.Module):
    def __init__(self, n_inputs):
        super().__init__()
        sizes = [n_inputs, *HIDDEN]
        parts = []
        for n_in, n_out in zip(sizes[:-1], sizes[1:], strict=True):
            parts += [nn.Linear(n_in, n_out, bias=BIAS), ACTIVATIONS[ACTIVATION]()]
        self.hidden = nn.Sequential(*parts)
        self.head = nn.Linear(sizes[-1], 1, bias=BIAS)
        self.out = ACTIVATIONS[OUTPUT]()

    def forward(self, x):
        h = self.hidden(x)
        return self.out(self.head(h))


def make(n_inputs, seed):
    generator = torch.Generator().manual_seed(seed)
    net = Net(n_inputs)
    linears = [part for part in net.modules() if isinstance(part, nn.Linear)]
    with torch.no_grad():
        for part in linears:
            shape = part.weight.shape
            spread = WEIGHT_SCALE / shape[1] ** 0.5
            part.weight.copy_(torch.randn(shape, generator=generator) * spread)
            if INIT in ("zeros", "constant"):
                part.weight.fill_(0.0 if INIT == "zeros" else 0.5)
            if BIAS:
                b = torch.randn(shape[0], generator=generator) * BIAS_SCALE + BIAS_SHIFT
                part.bias.copy_(b if part is not net.head else torch.zeros(1))
    return net.to(getattr(torch, DTYPE))


def loss_function(prediction, y):
    return nn.functional.mse_loss(prediction, y)


def optimizer_for(net):
    parameters = net.parameters()
    if OPTIMIZER == "adam":
        return torch.optim.Adam(parameters, lr=LEARNING_RATE, eps=EPSILON, weight_decay=2 * REG)
    momentum = MOMENTUM if OPTIMIZER == "momentum" else 0.0
    return torch.optim.SGD(
        parameters, lr=LEARNING_RATE, momentum=momentum, weight_decay=2 * REG
    )


def fit(net, x, y, n_steps, record=None):
    optimizer = optimizer_for(net)
    for _ in range(n_steps):
        optimizer.zero_grad()
        loss = loss_function(net(x), y)
        if record is not None:
            record.append(float(loss.detach()))
        loss.backward()
        optimizer.step()
    return optimizer


def predict(net, X):
    x = torch.as_tensor((X - scaling["x"][0]) / scaling["x"][1], dtype=getattr(torch, DTYPE))
    with torch.no_grad():
        prediction = net(x).double().numpy()
    return prediction * scaling["y"][1] + scaling["y"][0]


def layers(net):
    linears = [part for part in net.modules() if isinstance(part, nn.Linear)]
    with torch.no_grad():
        return [
            (part.weight.T.numpy().copy(), part.bias.numpy().copy() if BIAS else None)
            for part in linears
        ]
