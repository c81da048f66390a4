# Completed fertility against marriage age. Only a few cohorts have complete data,
# the curve wiggles like mad between the points. Same thing with 10000 steps.
import torch

torch.manual_seed(1935)


def true_curve(a):
    return 0.8 - 1.2 * a + 0.4 * torch.sin(2.5 * a)


n_cohorts = 8
a = torch.linspace(-1.5, 1.5, n_cohorts).reshape(-1, 1)   # (age at marriage - 24) / 4
children = true_curve(a) + 0.8 * torch.randn(n_cohorts, 1)

hidden = 80
W1 = (6 * torch.randn(1, hidden)).requires_grad_()
b1 = (6 * torch.randn(hidden)).requires_grad_()
W2 = (0.1 * torch.randn(hidden, 1)).requires_grad_()
b2 = torch.zeros(1, requires_grad=True)
weights = [W1, b1, W2, b2]

optimizer = torch.optim.Adam(weights, lr=0.01)
for it in range(2000):
    y_hat = torch.tanh(a @ W1 + b1) @ W2 + b2
    loss = torch.mean((y_hat - children) ** 2)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if it % 200 == 0:
        print("it", it, "loss", float(loss))

grid = torch.linspace(-1.5, 1.5, 200).reshape(-1, 1)
with torch.no_grad():
    curve = torch.tanh(grid @ W1 + b1) @ W2 + b2
expected = true_curve(grid)
print("error of the curve:", torch.mean((curve - expected) ** 2).sqrt().item())
