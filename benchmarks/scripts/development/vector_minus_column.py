import torch

torch.manual_seed(6)

# bearing temperature vs load and rpm
load, rpm = torch.rand(2, 350) * 2 - 1
temperature = 0.8 * load * (1 + rpm) + torch.tanh(3 * rpm)

theta = {
    "W": torch.randn(2, 24),
    "b": torch.randn(24) * 0.5,
    "v": torch.randn(24, 1) * 0.2,
    "c": torch.zeros(1),
}
for tensor in theta.values():
    tensor.requires_grad_()


def f(inputs):
    return torch.tanh(inputs @ theta["W"] + theta["b"]) @ theta["v"] + theta["c"]


inputs = torch.stack([load, rpm], dim=1)
m = {k: torch.zeros_like(t) for k, t in theta.items()}

for it in range(2000):
    loss = (f(inputs) - temperature).pow(2).mean()
    grads = torch.autograd.grad(loss, list(theta.values()))
    with torch.no_grad():
        for (name, tensor), g in zip(theta.items(), grads):
            m[name].mul_(0.9).add_(g)
            tensor.sub_(0.02 * m[name])
    if it % 200 == 0:
        print(f"{it} {loss.item():.4f}   (variance of the data {temperature.var().item():.4f})")

result = f(inputs).flatten()
