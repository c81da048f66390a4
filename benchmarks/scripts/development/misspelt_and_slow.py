import torch
import torch.nn as nn

torch.manual_seed(2)

# Lichtstaerke einer Lampe nach Abstand und Winkel
abstand = torch.rand(300, 1) * 2 - 1
winkel = torch.rand(300, 1) * 2 - 1
licht = torch.cos(1.5 * winkel) / (abstand + 1.8) ** 2
licht = (licht - licht.mean()) / licht.std()
eingang = torch.cat([abstand, winkel], dim=1)


class Lampe(nn.Module):
    def __init__(self, breite):
        super().__init__()
        self.schicht1 = nn.Linear(2, breite)
        self.schicht2 = nn.Linear(breite, breite)
        self.ausgang = nn.Linear(breite, 1)

    def forward(self, x):
        x = torch.tanh(self.schicht1(x))
        x = torch.tanh(self.schicht_2(x))
        return self.ausgang(x)


lampe = Lampe(30)
optimierer = torch.optim.SGD(lampe.parameters(), lr=1e-4)
fehler = nn.MSELoss()
for runde in range(3000):
    optimierer.zero_grad()
    vorhersage = lampe(eingang)
    verlust = fehler(vorhersage, licht)
    verlust.backward()
    optimierer.step()
    if runde % 300 == 0:
        print("Runde", runde, "Verlust", verlust.item())
