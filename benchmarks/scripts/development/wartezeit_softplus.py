# Wartezeiten sind immer positiv -> softplus am Ausgang, Verlust auf den Logarithmen
import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(8)
n = 500
auslastung = torch.rand(n, 1) * 0.85 + 0.05
schalter = torch.randint(1, 6, (n, 1)).float()
wartezeit = 4.0 * auslastung / (1 - auslastung) / schalter
gemessen = wartezeit * torch.exp(0.1 * torch.randn(n, 1))

eingabe = torch.cat([auslastung * 2 - 1, (schalter - 3) / 1.4], dim=1)


class Warteschlange(nn.Module):
    def __init__(self):
        super().__init__()
        self.eins = nn.Linear(2, 30)
        self.zwei = nn.Linear(30, 30)
        self.aus = nn.Linear(30, 1)

    def forward(self, x):
        x = torch.tanh(self.eins(x))
        x = torch.tanh(self.zwei(x))
        return F.softplus(self.aus(x)) + 1e-4


modell = Warteschlange()
optimierer = torch.optim.Adam(modell.parameters(), lr=0.01)
plan = torch.optim.lr_scheduler.StepLR(optimierer, step_size=500, gamma=0.3)

for schritt in range(1500):
    optimierer.zero_grad()
    abweichung = torch.log(modell(eingabe)) - torch.log(gemessen)
    verlust = (abweichung ** 2).mean()
    verlust.backward()
    optimierer.step()
    plan.step()
    if schritt % 250 == 0:
        print(schritt, "mittlere relative Abweichung", verlust.item() ** 0.5)

with torch.no_grad():
    geschaetzt = modell(eingabe)
log_net, log_wahr = geschaetzt.log(), gemessen.log()
print("R2 (log)", 1 - ((log_net - log_wahr) ** 2).mean().item() / log_wahr.var().item())
