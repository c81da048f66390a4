import copy

import torch
from torch import nn

# Rendement d'un panneau, on garde le meilleur modèle. La perte de validation descend bien jusqu'à
# 0.01 mais le graphe final ne ressemble à rien...

torch.manual_seed(11)
x = torch.rand(400, 2) * 2 - 1
y = (torch.sin(3 * x[:, 0]) * x[:, 1] + x[:, 1] ** 2).unsqueeze(1)
y = y + 0.03 * torch.randn_like(y)
x_app, x_val, y_app, y_val = x[:300], x[300:], y[:300], y[300:]

modele = nn.Sequential(nn.Linear(2, 40), nn.Tanh(), nn.Linear(40, 40), nn.Tanh(), nn.Linear(40, 1))
meilleur = copy.deepcopy(modele)
meilleure_perte = float("inf")
patience, attente = 60, 0

critere = nn.MSELoss()
optim = torch.optim.Adam(modele.parameters(), lr=3e-3)

for epoque in range(800):
    perte = critere(modele(x_app), y_app)
    optim.zero_grad()
    perte.backward()
    optim.step()

    with torch.no_grad():
        perte_val = critere(modele(x_val), y_val).item()
    if perte_val < meilleure_perte:
        meilleure_perte = perte_val
        attente = 0
    else:
        attente += 1
        if attente > patience:
            break
    if epoque % 100 == 0:
        print(epoque, perte.item(), perte_val)

print("meilleure perte de validation", meilleure_perte)
sortie = meilleur(x_val).detach()
