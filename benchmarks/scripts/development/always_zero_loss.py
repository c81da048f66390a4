# Primer intento con PyTorch: precio de un piso según superficie y distancia al centro.
# La pérdida es 0.0 desde la primera época pero las predicciones son malas.
import torch
import torch.nn as nn

torch.manual_seed(20)

superficie = torch.rand(250, 1) * 100 + 40       # m2
distancia = torch.rand(250, 1) * 10              # km
precio = superficie * 0.03 * torch.exp(-distancia / 8) + 0.1 * torch.randn(250, 1)   # en 100 mil euros

entradas = torch.cat([(superficie - 90) / 29, (distancia - 5) / 2.9], dim=1)

modelo = nn.Sequential(
    nn.Linear(2, 20),
    nn.ReLU(),
    nn.Linear(20, 20),
    nn.ReLU(),
    nn.Linear(20, 1),
)

criterio = nn.CrossEntropyLoss()
optimizador = torch.optim.Adam(modelo.parameters(), lr=0.005)

epocas = 700
for epoca in range(epocas):
    salida = modelo(entradas)
    perdida = criterio(salida, precio)
    optimizador.zero_grad()
    perdida.backward()
    optimizador.step()
    if epoca % 100 == 0:
        print("época", epoca, "pérdida", perdida.item())

with torch.no_grad():
    estimado = modelo(entradas)
print("precio medio", precio.mean().item(), "estimado medio", estimado.mean().item())
