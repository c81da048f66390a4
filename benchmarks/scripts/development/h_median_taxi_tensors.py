"""Median taxi fare: the pinball loss at one half, weights as bare tensors."""
import torch

torch.manual_seed(40)
km = 1 + 24 * torch.rand(600)
night = (torch.rand(600) < 0.3).float()
fare = 3.5 + 1.9 * km * (1 + 0.25 * night) - 0.02 * km ** 2 + 1.2 * torch.randn(600)

X = torch.stack([(km - 13) / 7, night - 0.3], dim=1)
y = (fare - fare.mean()) / fare.std()

h = 20
W1 = (torch.randn(2, h) * 0.7).requires_grad_()
b1 = torch.zeros(h, requires_grad=True)
W2 = (torch.randn(h) * h ** -0.5).requires_grad_()
b2 = torch.zeros((), requires_grad=True)
weights = [W1, b1, W2, b2]


def predict(X):
    return torch.tanh(X @ W1 + b1) @ W2 + b2


def pinball(residual, quantile):
    return torch.maximum(quantile * residual, (quantile - 1) * residual).mean()


rate = 0.2
for step in range(2500):
    loss = pinball(y - predict(X), 0.5)
    grads = torch.autograd.grad(loss, weights)
    with torch.no_grad():
        for p, g in zip(weights, grads):
            p.sub_(rate * g)
    if (step + 1) % 1000 == 0:
        rate *= 0.3

with torch.no_grad():
    median = predict(X)
    euros = median * fare.std() + fare.mean()
print("share of fares below the median curve:", float((fare < euros).float().mean()))
