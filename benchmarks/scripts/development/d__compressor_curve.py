# Static curve of an old optical compressor, measured with a stepped sine.
# Raw tensors, plain gradient descent.
import torch

torch.manual_seed(76)

level = torch.linspace(-60, 0, 241).unsqueeze(1)          # dBFS in
threshold, ratio, knee = -26.0, 4.0, 8.0
over = torch.nn.functional.softplus((level - threshold) / knee * 4) * knee / 4
reduction = -(1 - 1 / ratio) * over                       # dB
reduction = reduction + 0.25 * torch.randn_like(level)

x = (level + 30) / 17.4
r_mean, r_std = reduction.mean(), reduction.std()
y = (reduction - r_mean) / r_std

hidden = 12
w1 = torch.randn(1, hidden, requires_grad=True)
b1 = torch.randn(hidden, requires_grad=True)
w2 = (torch.randn(hidden, 1) / hidden ** 0.5).requires_grad_()
b2 = torch.zeros(1, requires_grad=True)
params = [w1, b1, w2, b2]

lr = 0.1
for i in range(4000):
    out = torch.tanh(x @ w1 + b1) @ w2 + b2
    loss = (out - y).pow(2).mean()
    loss.backward()
    with torch.no_grad():
        for p in params:
            p -= lr * p.grad
            p.grad.zero_()
    if i % 500 == 0:
        print(i, loss.item())

with torch.no_grad():
    curve = (torch.tanh(x @ w1 + b1) @ w2 + b2) * r_std + r_mean
print("worst error in dB", (curve - reduction).abs().max().item())
