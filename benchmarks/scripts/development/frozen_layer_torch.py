import torch

torch.manual_seed(3)
n_samples, n_units = 300, 20
x = torch.rand(n_samples, 2) * 2 - 1
y = (torch.sin(3 * x[:, :1]) * x[:, 1:] + 0.5 * x[:, :1]) * 2

w1 = 0.2 * torch.randn(2, n_units)
b1 = torch.zeros(n_units)
w2 = (0.3 * torch.randn(n_units, 1)).requires_grad_()
b2 = torch.zeros(1, requires_grad=True)

lr = 0.1
for step in range(3000):
    h = torch.tanh(x @ w1 + b1)
    y_hat = h @ w2 + b2
    loss = ((y_hat - y) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        for p in [w1, b1, w2, b2]:
            if p.grad is None:
                continue
            p -= lr * p.grad
            p.grad = None
    if step % 500 == 0:
        print(f"{step}: {loss.item():.5f}")
