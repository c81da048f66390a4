import torch

# polynomial-like target, gradients through torch.autograd.grad, heavy-ball momentum
torch.manual_seed(3)
xs = torch.linspace(-1, 1, 160)[:, None]
ys = 4 * xs ** 3 - 3 * xs + 0.5

theta = [torch.randn(1, 24) * 2, torch.randn(24), torch.randn(24, 1) * 0.2, torch.zeros(1)]
theta = [t.requires_grad_(True) for t in theta]
velocity = [torch.zeros_like(t) for t in theta]


def predict(x):
    w, b, v, c = theta
    return torch.tanh(x @ w + b) @ v + c


alpha, beta = 0.01, 0.9
for it in range(3000):
    half_sse_per_point = 0.5 * ((predict(xs) - ys) ** 2).mean()
    grads = torch.autograd.grad(half_sse_per_point, theta)
    with torch.no_grad():
        for t, v, g in zip(theta, velocity, grads):
            v.mul_(beta).add_(g)
            t.sub_(alpha * v)
    if it % 500 == 0:
        print(it, half_sse_per_point.item())

print("end", 0.5 * ((predict(xs) - ys) ** 2).mean().item())
