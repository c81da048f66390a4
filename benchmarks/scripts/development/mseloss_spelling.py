import torch
import torch.nn as nn
import torch.optim as optim

# Tutorial from YouTube, typed by hand. Fit the tide at Brest.
torch.manual_seed(0)
heure = torch.arange(0, 24, 0.1).reshape(-1, 1)
maree = 4.0 + 2.5 * torch.cos(2 * torch.pi * heure / 12.4) + 0.4 * torch.cos(2 * torch.pi * heure / 6.2)

X = (heure - 12) / 7
Y = (maree - maree.mean()) / maree.std()


class Reseau(nn.Module):
    def __init__(self):
        super().__init__()
        self.entree = nn.Linear(1, 50)
        self.milieu = nn.Linear(50, 50)
        self.sortie = nn.Linear(50, 1)

    def forward(self, X):
        X = torch.tanh(self.entree(X))
        X = torch.tanh(self.milieu(X))
        return self.sortie(X)


reseau = Reseau()
critere = nn.MSEloss()
optimiseur = optim.Adam(reseau.parameters(), lr=0.005)

for iteration in range(1200):
    optimiseur.zero_grad()
    Y_pred = reseau(X)
    perte = critere(Y_pred, Y)
    perte.backward()
    optimiseur.step()
    if iteration % 100 == 0:
        print(f"iteration {iteration} perte {perte.item():.5f}")
