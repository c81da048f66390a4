import torch

# Joule-Thomson coefficient of nitrogen against T and p; tensors only, no nn
torch.manual_seed(1)
dtype = torch.float64

n, hidden = 300, 20
T = 200 + 400 * torch.rand(n, 1, dtype=dtype)          # K
p = 1 + 149 * torch.rand(n, 1, dtype=dtype)            # bar
mu = 0.9 * (300 / T) ** 1.6 - 0.35 - 0.002 * p * (250 / T) ** 2
mu = mu + 0.02 * torch.randn(n, 1, dtype=dtype)        # K/bar

x = torch.cat([(T - 400) / 115, (p - 75) / 43], dim=1)
y = (mu - mu.mean()) / mu.std()

w1 = torch.randn(2, hidden, dtype=dtype, requires_grad=True)
b1 = torch.randn(hidden, dtype=dtype, requires_grad=True)
w2 = (torch.randn(hidden, 1, dtype=dtype) / hidden ** 0.5).requires_grad_()
b2 = torch.zeros(1, dtype=dtype, requires_grad=True)

learning_rate = 0.1
for t in range(5000):
    y_pred = torch.tanh(x.mm(w1) + b1).mm(w2) + b2
    loss = (y_pred - y).pow(2).mean()
    if t % 500 == 0:
        print(t, loss.item())

    loss.backward()
    with torch.no_grad():
        for w in (w1, b1, w2, b2):
            w -= learning_rate * w.grad
            w.grad.zero_()

with torch.no_grad():
    kelvin_per_bar = (torch.tanh(x @ w1 + b1) @ w2 + b2) * mu.std() + mu.mean()
print("rms error:", (kelvin_per_bar - mu).pow(2).mean().sqrt().item(), "K/bar")
