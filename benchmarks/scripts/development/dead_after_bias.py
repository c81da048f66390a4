import torch
from torch import nn


class Humedad(nn.Module):
    """Humedad del grano segun temperatura y tiempo de secado"""

    def __init__(self, ocultas=24):
        super().__init__()
        self.capa1 = nn.Linear(2, ocultas)
        self.capa2 = nn.Linear(ocultas, ocultas)
        self.salida = nn.Linear(ocultas, 1)
        for capa in (self.capa1, self.capa2):
            nn.init.uniform_(capa.weight, -0.3, 0.3)
            nn.init.constant_(capa.bias, -2.0)   # para que sea dispersa

    def forward(self, x):
        x = nn.functional.relu(self.capa1(x))
        x = nn.functional.relu(self.capa2(x))
        return self.salida(x)


def datos(n):
    x = torch.rand(n, 2) * 2 - 1
    y = torch.exp(-1.5 * (x[:, :1] + 1)) * (1 + x[:, 1:]) + 0.02 * torch.randn(n, 1)
    return x, y


torch.manual_seed(19)
x, y = datos(300)
modelo = Humedad()
optimizador = torch.optim.Adam(modelo.parameters(), lr=0.01)
perdida = nn.MSELoss()

for epoca in range(800):
    modelo.train()
    prediccion = modelo(x)
    error = perdida(prediccion, y)
    optimizador.zero_grad()
    error.backward()
    optimizador.step()
    if epoca % 100 == 0:
        print("epoca", epoca, "error", error.item())

print("media", y.mean().item(), "prediccion", prediccion[:3].flatten().tolist())
