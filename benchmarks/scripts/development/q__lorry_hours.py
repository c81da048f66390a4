"""Driving hours of a lorry tour and how sure we are: the net says mean and spread (Gaussian NLL).

Long tours scatter more than short ones. The loss gets negative; that is as it should be.
"""
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F


class TourNet(nn.Module):
    def __init__(self, n_in, width):
        super().__init__()
        self.hidden = nn.Linear(n_in, width)
        self.mean = nn.Linear(width, 1)
        self.spread = nn.Linear(width, 1)

    def forward(self, x):
        h = torch.tanh(self.hidden(x))
        return self.mean(h), F.softplus(self.spread(h)) + 1e-3


def tours(rng, n):
    km = rng.uniform(40, 650, n)
    stops = rng.randint(1, 15, n)
    rush = rng.uniform(0, 1, n)
    hours = km / (74 - 14 * rush) + 0.28 * stops + 0.75 * np.floor(km / 330)
    sigma = 0.1 + 0.0012 * km
    return np.column_stack([km, stops, rush]), hours, sigma


def main():
    rng = np.random.RandomState(18)
    torch.manual_seed(18)
    X, clean, sigma = tours(rng, 1000)
    hours = clean + rng.normal(0, 1, 1000) * sigma
    X = (X - X.mean(axis=0)) / X.std(axis=0)
    x = torch.from_numpy(X).float()
    y = torch.from_numpy((hours - hours.mean()) / hours.std()).float().view(-1, 1)

    net = TourNet(3, 24)
    optimiser = torch.optim.Adam(net.parameters(), lr=0.01)
    for step in range(900):
        mean, spread = net(x)
        nll = F.gaussian_nll_loss(mean, y, spread ** 2)
        optimiser.zero_grad()
        nll.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 5.0)
        optimiser.step()
        if step % 150 == 0:
            print(step, "nll", round(nll.item(), 4))

    with torch.no_grad():
        mean, spread = net(x)
    expected = mean[:, 0].numpy() * hours.std() + hours.mean()
    band = spread[:, 0].numpy() * hours.std()
    print("inside two sigma:", np.mean(np.abs(hours - expected) < 2 * band))
    print("rms hours:", np.sqrt(np.mean((expected - hours) ** 2)))


if __name__ == "__main__":
    main()
