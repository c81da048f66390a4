import torch
import torch.nn as nn

# Rapidez de un patinador segun pendiente y rozamiento
torch.manual_seed(16)
pendiente = torch.rand(250) * 2 - 1
rozamiento = torch.rand(250) * 2 - 1
rapidez = torch.sqrt(pendiente + 1.2) - 0.5 * rozamiento * pendiente
entrada = torch.stack([pendiente, rozamiento], dim=1)


class Red(nn.Module):
    def __init__(self):
        super().__init__()
        self.oculta = nn.Linear(2, 30)
        self.salida = nn.Linear(30, 1)

    def forward(self, x):
        return self.salida(torch.tanh(self.oculta(x)))


red = Red()
optimizador = torch.optim.SGD(red.parameters(), lr=2.0)
for epoca in range(1500):
    optimizador.zero_grad()
    y = red(entrada)
    perdida = torch.mean((y - rapidez) ** 2)
    perdida.backward()
    optimizador.step()
    if epoca % 250 == 0:
        print(epoca, perdida.item())
estimada = red(entrada)
print("error medio:", torch.mean(torch.abs(estimada - rapidez)).item())
