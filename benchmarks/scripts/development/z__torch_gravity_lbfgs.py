"""Bouguer anomaly (mGal) along a profile, fitted in double precision with L-BFGS."""
import numpy as np
import torch

torch.set_default_dtype(torch.float64)


def profile(rng, n=250):
    km = np.sort(rng.uniform(0, 80, n))
    mgal = -40 + 25 / (1 + ((km - 25) / 8) ** 2) - 18 / (1 + ((km - 58) / 5) ** 2) + 0.1 * km
    return km, mgal + rng.normal(0, 0.5, n)


class Profile(torch.nn.Module):
    def __init__(self, hidden):
        super().__init__()
        self.inner = torch.nn.Linear(1, hidden)
        self.outer = torch.nn.Linear(hidden, 1)
        # the bends of the units lie evenly along the profile
        with torch.no_grad():
            self.inner.weight.fill_(6.0)
            self.inner.bias.copy_(-6.0 * torch.linspace(-1.7, 1.7, hidden))

    def forward(self, x):
        return self.outer(torch.tanh(self.inner(x)))


def main():
    rng = np.random.default_rng(80)
    torch.manual_seed(80)
    km, mgal = profile(rng)
    x = torch.tensor((km - km.mean()) / km.std())[:, None]
    y = torch.tensor((mgal - mgal.mean()) / mgal.std())[:, None]

    model = Profile(12)
    opt = torch.optim.LBFGS(model.parameters(), lr=1.0, max_iter=20, history_size=20,
                            line_search_fn="strong_wolfe")

    def closure():
        opt.zero_grad()
        loss = torch.nn.functional.mse_loss(model(x), y)
        loss.backward()
        return loss

    for k in range(40):
        loss = opt.step(closure)
        if k % 8 == 0:
            print(k, float(loss))
    fitted = model(x).detach().numpy().ravel() * mgal.std() + mgal.mean()
    print("std of residuals:", np.std(fitted - mgal), "mGal")


if __name__ == "__main__":
    main()
