"""torch.autograd.grad instead of backward, 80/20 split, momentum by hand."""
import torch

torch.manual_seed(10)
N = 250
dose = torch.rand(N, 1) * 4 + 0.5
time = torch.rand(N, 1) * 3
effect = dose / (1 + dose) * torch.exp(-0.7 * time) + 0.01 * torch.randn(N, 1)

X = torch.cat([dose / 2 - 1.25, time / 1.5 - 1], dim=1)
X_train, X_test = X[:200], X[200:]
y_train, y_test = effect[:200], effect[200:]

params = [1.5 * torch.randn(2, 20), torch.zeros(20),
          torch.randn(20, 1) / 5, torch.zeros(1)]
params = [p.requires_grad_() for p in params]
speed = [torch.zeros_like(p) for p in params]


def f(X):
    return torch.tanh(X @ params[0] + params[1]) @ params[2] + params[3]


lr = 0.1
for i in range(2000):
    loss = torch.mean((f(X_train) - y_train) ** 2)
    grads = torch.autograd.grad(loss, params)
    with torch.no_grad():
        for p, v, g in zip(params, speed, grads):
            v.mul_(0.9).add_(g)
            p.sub_(lr * v)
    if i % 400 == 0:
        with torch.no_grad():
            test_loss = torch.mean((f(X_test) - y_test) ** 2)
        print(i, loss.item(), test_loss.item())
    if i == 1200:
        lr = lr / 5

prediction = f(X_test).detach()
print("test RMSE", (prediction - y_test).pow(2).mean().sqrt().item())
