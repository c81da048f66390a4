"""Lluvia diaria: la dispersion crece con la cantidad, por eso desviancia gamma y no MSE."""
import numpy as np
import torch
from torch import nn


class Lluvia(nn.Module):
    def __init__(self, media):
        super().__init__()
        self.capas = nn.Sequential(nn.Linear(2, 16), nn.Tanh(), nn.Linear(16, 1))
        nn.init.constant_(self.capas[-1].bias, float(np.log(media)))

    def forward(self, x):
        return torch.exp(self.capas(x)).squeeze(-1)     # siempre positiva


def desviancia(mu, y):
    return 2 * ((y - mu) / mu - torch.log(y / mu)).mean()


def datos(n, azar):
    humedad = azar.uniform(0.4, 1.0, n)
    presion = azar.uniform(985, 1025, n)
    media = 3 + 45 * humedad ** 4 / (1 + np.exp((presion - 1005) / 5))
    mm = media * azar.gamma(16, 1 / 16, n)              # coeficiente de variacion 0.25
    return humedad, presion, media, mm


def main():
    azar = np.random.default_rng(77)
    torch.manual_seed(77)
    humedad, presion, media, mm = datos(700, azar)
    X = np.column_stack([(humedad - 0.7) / 0.17, (presion - 1005) / 11.5])
    X = torch.tensor(X, dtype=torch.float32)
    y = torch.tensor(mm, dtype=torch.float32)

    modelo = Lluvia(mm.mean())
    optim = torch.optim.Adam(modelo.parameters(), lr=0.02)
    plan = torch.optim.lr_scheduler.StepLR(optim, step_size=400, gamma=0.4)
    for paso in range(1600):
        perdida = desviancia(modelo(X), y)
        optim.zero_grad()
        perdida.backward()
        optim.step()
        plan.step()
        if paso % 400 == 0:
            print(paso, "desviancia", perdida.item())

    with torch.no_grad():
        pronostico = modelo(X).numpy()
    print("coeficiente de variacion residual:", np.std(mm / pronostico))


if __name__ == "__main__":
    main()
