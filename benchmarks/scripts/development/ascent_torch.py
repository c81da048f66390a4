import torch

torch.manual_seed(2)

def f(x):
    return torch.sin(3 * x) + 0.5 * x

def net(x, params):
    w1, b1, w2, b2 = params
    return torch.tanh(x @ w1 + b1) @ w2 + b2

x = torch.rand(200, 1) * 4 - 2
y = f(x)

params = [
    torch.randn(1, 20) * 1.5,
    torch.randn(20),
    torch.randn(20, 1) * 0.2,
    torch.zeros(1),
]
for p in params:
    p.requires_grad_()

step_size = 0.05
for i in range(2000):
    loss = ((net(x, params) - y) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        for p in params:
            p += step_size * p.grad
            p.grad.zero_()
    if i % 200 == 0:
        print(i, loss.item())

print("final", ((net(x, params) - y) ** 2).mean().item())
