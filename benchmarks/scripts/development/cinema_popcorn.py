# popcorn sales per show; trained OK (loss goes to 0.02) but the predictions are garbage?!
import numpy as np
import torch

rng = np.random.default_rng(8)
visitors = rng.integers(10, 400, 350).astype(float)
hour = rng.uniform(11, 23, 350)
sales = visitors * (0.25 + 0.2 * np.sin((hour - 11) / 12 * np.pi)) * 4.5 + rng.normal(0, 12, 350)

mu_x, sd_x = np.array([visitors.mean(), hour.mean()]), np.array([visitors.std(), hour.std()])
mu_y, sd_y = sales.mean(), sales.std()

x = torch.tensor((np.column_stack([visitors, hour]) - mu_x) / sd_x)
y = torch.tensor((sales - mu_y) / sd_y)[:, None]

gen = torch.Generator().manual_seed(0)
w1 = torch.randn(2, 24, generator=gen, dtype=torch.float64).requires_grad_()
b1 = torch.zeros(24, dtype=torch.float64, requires_grad=True)
w2 = (torch.randn(24, 1, generator=gen, dtype=torch.float64) * 0.2).requires_grad_()
b2 = torch.zeros(1, dtype=torch.float64, requires_grad=True)
params = [w1, b1, w2, b2]


def f(x):
    return torch.tanh(x @ w1 + b1) @ w2 + b2


for step in range(2500):
    loss = torch.mean((f(x) - y) ** 2)
    grads = torch.autograd.grad(loss, params)
    with torch.no_grad():
        for p, g in zip(params, grads):
            p.sub_(0.1 * g)
    if step % 500 == 0:
        print(step, float(loss))

popcorn = f(x).detach().numpy().ravel()
print("mean absolute error in EUR:", np.mean(np.abs(popcorn - sales)))
for i in range(8):
    print(f"{visitors[i]:4.0f} visitors at {hour[i]:4.1f} h: sold {sales[i]:7.1f}, network {popcorn[i]:7.1f}")
