import torch
import torch.nn as nn

torch.manual_seed(29)


class TugFuel(nn.Module):
    """Fuel of a tug job: one head for the mean, one for the log of the variance."""

    def __init__(self):
        super().__init__()
        self.trunk = nn.Sequential(nn.Linear(3, 32), nn.Tanh())
        self.mean = nn.Linear(32, 1)
        self.log_var = nn.Linear(32, 1)

    def forward(self, x):
        h = self.trunk(x)
        return self.mean(h), self.log_var(h)


def nll(mu, log_var, y):
    # Gaussian negative log-likelihood without the constant
    return 0.5 * (log_var + (y - mu) ** 2 * torch.exp(-log_var)).mean()


def main():
    n = 700
    minutes = 20 + 160 * torch.rand(n, 1)
    pull = 10 + 60 * torch.rand(n, 1)               # tonnes
    current = -1.5 + 3 * torch.rand(n, 1)           # m/s, against if positive
    litres = 0.045 * minutes * pull ** 0.8 * (1 + 0.25 * torch.tanh(current))
    noise = 1.0 + 0.1 * litres                      # long jobs scatter more
    fuel = litres + noise * torch.randn(n, 1)

    x = torch.cat([minutes, pull, current], 1)
    x = (x - x.mean(0)) / x.std(0)
    y = (fuel - fuel.mean()) / fuel.std()

    net = TugFuel()
    opt = torch.optim.Adam(net.parameters(), lr=1e-2)
    plan = torch.optim.lr_scheduler.CosineAnnealingLR(opt, T_max=1500)
    for it in range(1500):
        mu, log_var = net(x)
        loss = nll(mu, log_var, y)
        opt.zero_grad()
        loss.backward()
        opt.step()
        plan.step()
        if it % 300 == 0:
            print(it, "nll %.4f" % loss.item())

    mu, log_var = net(x)
    litres_hat = mu * fuel.std() + fuel.mean()
    inside = ((y - mu).abs() < 2 * torch.exp(0.5 * log_var)).float().mean()
    print("within two sigma:", inside.item())
    return litres_hat


if __name__ == "__main__":
    main()
