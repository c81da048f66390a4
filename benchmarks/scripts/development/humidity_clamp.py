"""
Soil suction (log10 kPa) against water content and clay. Raw tensors, own Adam.
I clamp the output to 0..1 because all my other networks end that way (images).
"""
import torch

torch.manual_seed(5)
theta = torch.rand(300) * 0.4 + 0.05
clay = torch.rand(300) * 0.5
suction = 3.5 - 9 * (theta - 0.05) + 1.5 * clay + 0.6 * torch.sin(12 * theta) * clay * 2

x = torch.stack([(theta - 0.25) / 0.115, (clay - 0.25) / 0.144]).T
y = suction[:, None]

shapes = [(2, 24), (24,), (24, 24), (24,), (24, 1), (1,)]
params = [torch.randn(s) / s[0] ** 0.5 if len(s) == 2 else torch.full(s, 0.1) for s in shapes]
for p in params:
    p.requires_grad = True
m = [torch.zeros_like(p) for p in params]
v = [torch.zeros_like(p) for p in params]


def forward(x):
    a, b, c, d, e, f = params
    h = torch.tanh(x @ a + b)
    h = torch.tanh(h @ c + d)
    return torch.clamp(h @ e + f, 0.0, 1.0)


lr = 0.01
for t in range(1, 801):
    pred = forward(x)
    cost = ((pred - y) ** 2).mean()
    grads = torch.autograd.grad(cost, params)
    with torch.no_grad():
        for i, g in enumerate(grads):
            m[i] = 0.9 * m[i] + 0.1 * g
            v[i] = 0.999 * v[i] + 0.001 * g ** 2
            params[i] -= lr * (m[i] / (1 - 0.9 ** t)) / ((v[i] / (1 - 0.999 ** t)) ** 0.5 + 1e-8)
    if t % 100 == 0:
        print(t, cost.item())
print("first targets", y[:4].T, "predictions", pred[:4].T)
