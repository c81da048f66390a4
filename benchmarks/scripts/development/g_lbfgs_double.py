import numpy as np
import torch

torch.set_default_dtype(torch.float64)
torch.manual_seed(5)
rng = np.random.default_rng(5)

# refractive index of a glass over wavelength (micrometres), 60 points and next to no noise
lam = np.linspace(0.4, 1.6, 60)
index = np.sqrt(1 + 1.04 * lam**2 / (lam**2 - 0.006) + 0.23 * lam**2 / (lam**2 - 0.02) + 1.01 * lam**2 / (lam**2 - 103))
index = index + rng.normal(0, 1e-4, lam.shape)
x = torch.from_numpy((lam - lam.mean()) / lam.std()).view(-1, 1)
y = torch.from_numpy((index - index.mean()) / index.std()).view(-1, 1)


class Dispersion(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.inner = torch.nn.Linear(1, 8)
        self.outer = torch.nn.Linear(8, 1)

    def forward(self, x):
        return self.outer(torch.tanh(self.inner(x)))


net = Dispersion()
optimizer = torch.optim.LBFGS(
    net.parameters(), lr=1, max_iter=20, history_size=20, line_search_fn="strong_wolfe"
)


def closure():
    optimizer.zero_grad()
    loss = ((net(x) - y) ** 2).mean()
    loss.backward()
    return loss


for outer in range(25):
    value = optimizer.step(closure)
    print(outer, value.item())

n_fit = net(x).detach().numpy().ravel() * index.std() + index.mean()
print("largest error", np.abs(n_fit - index).max())
