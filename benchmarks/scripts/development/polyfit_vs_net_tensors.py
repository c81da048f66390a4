import numpy as np
import torch

np.random.seed(0)
torch.manual_seed(0)

# compare np.polyfit and a small network on the same data - network loses by miles
xs = np.random.uniform(-1, 1, 120)
ys = 1.5 * xs ** 3 - xs + 0.02 * np.random.randn(120)

coef = np.polyfit(xs, ys, 3)
print("polyfit rmse", np.sqrt(np.mean((np.polyval(coef, xs) - ys) ** 2)))

x = torch.tensor(xs, dtype=torch.float32).reshape(-1, 1)
y = torch.tensor(ys, dtype=torch.float32)

H = 16
params = [
    (torch.randn(1, H) * 1.5).requires_grad_(),
    torch.randn(H).requires_grad_(),
    (torch.randn(H, 1) * 0.3).requires_grad_(),
    torch.zeros(1).requires_grad_(),
]


def net(inputs):
    W, b, V, c = params
    return torch.tanh(inputs @ W + b) @ V + c


optimiser = torch.optim.Adam(params, lr=0.02)
for k in range(1500):
    yhat = net(x)
    cost = torch.mean((yhat - y) ** 2)
    optimiser.zero_grad()
    cost.backward()
    optimiser.step()
    if k % 250 == 0:
        print(k, cost.item())

with torch.no_grad():
    fitted = net(x).numpy()[:, 0]
print("network rmse", np.sqrt(np.mean((fitted - ys) ** 2)))
