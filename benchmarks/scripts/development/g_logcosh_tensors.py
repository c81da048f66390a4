import torch

# response of a force plate, log-cosh loss (quadratic near zero, linear far away)
torch.manual_seed(17)
f = torch.rand(400, 1) * 6 - 3
volt = 0.5 * f + torch.sin(2 * f) + 0.1 * torch.randn(400, 1)

hidden = 40
W1 = (torch.randn(1, hidden) * 1.5).requires_grad_()
b1 = (torch.randn(hidden) * 2).requires_grad_()
W2 = (torch.randn(hidden, 1) / hidden**0.5).requires_grad_()
b2 = torch.zeros(1, requires_grad=True)
params = (W1, b1, W2, b2)
momenta = [torch.zeros_like(p) for p in params]


def forward(x):
    return torch.tanh(x @ W1 + b1) @ W2 + b2


def log_cosh(r):
    return (torch.nn.functional.softplus(2 * r) - r - 0.6931472).mean()


lr = 0.05
for step in range(3000):
    loss = log_cosh(forward(f) - volt)
    grads = torch.autograd.grad(loss, params)
    with torch.no_grad():
        for p, m, g in zip(params, momenta, grads):
            m.mul_(0.9).add_(g)
            p.sub_(lr * m)
    if step % 500 == 0:
        print(step, loss.item())
    if step == 2400:
        lr = 0.01

with torch.no_grad():
    answer = forward(f)
