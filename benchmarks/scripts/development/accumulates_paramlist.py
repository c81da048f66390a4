# hallo, mein Netz lernt am Anfang und explodiert dann. Was mache ich falsch?
import torch

torch.manual_seed(8)

# Kennlinie eines Ventils: Hub -> Durchfluss
hub = torch.linspace(-1, 1, 150).unsqueeze(1)
durchfluss = torch.tanh(4 * hub) + 0.3 * torch.sin(6 * hub)


class Netz(torch.nn.Module):
    def __init__(self, breiten):
        super().__init__()
        self.gewichte = torch.nn.ParameterList()
        self.schwellen = torch.nn.ParameterList()
        for rein, raus in zip(breiten, breiten[1:]):
            self.gewichte.append(torch.nn.Parameter(torch.randn(rein, raus) / rein ** 0.5))
            self.schwellen.append(torch.nn.Parameter(0.5 * torch.randn(raus)))

    def forward(self, z):
        for k, (w, s) in enumerate(zip(self.gewichte, self.schwellen)):
            z = z @ w + s
            if k < len(self.gewichte) - 1:
                z = z.tanh()
        return z


netz = Netz([1, 24, 24, 1])
fehlerfunktion = torch.nn.MSELoss()
optimierer = torch.optim.SGD(netz.parameters(), lr=0.05)

verlauf = []
for schritt in range(3000):
    ausgabe = netz(hub)
    fehler = fehlerfunktion(ausgabe, durchfluss)
    fehler.backward()
    optimierer.step()
    verlauf.append(fehler.item())
    if schritt % 300 == 0:
        print(schritt, verlauf[-1])

ausgabe = netz(hub)
