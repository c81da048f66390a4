import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(1)
np.random.seed(1)

# Grundstückspreise (Euro) aus Größe, Lage, Entfernung zum Zentrum
anzahl = 500
groesse = np.random.uniform(200, 1500, anzahl)
lage = np.random.randint(1, 6, anzahl)
entfernung = np.random.uniform(0, 30, anzahl)
preis = groesse * (60 + 40 * lage) * np.exp(-entfernung / 40) + np.random.normal(0, 8000, anzahl)

X = np.stack([groesse, lage, entfernung], axis=1)
X = (X - X.mean(axis=0)) / X.std(axis=0)

daten = TensorDataset(
    torch.tensor(X, dtype=torch.float32),
    torch.tensor(preis, dtype=torch.float32).unsqueeze(1),
)
lader = DataLoader(daten, batch_size=50, shuffle=True)

modell = nn.Sequential(
    nn.Linear(3, 32),
    nn.ReLU(),
    nn.Linear(32, 16),
    nn.ReLU(),
    nn.Linear(16, 1),
)
optimierer = torch.optim.Adam(modell.parameters(), lr=1e-3)
verlustfunktion = nn.MSELoss()

for epoche in range(80):
    summe = 0.0
    for xb, yb in lader:
        optimierer.zero_grad()
        verlust = verlustfunktion(modell(xb), yb)
        verlust.backward()
        optimierer.step()
        summe += verlust.item() * len(xb)
    if epoche % 10 == 9:
        print(f"Epoche {epoche + 1}: MSE {summe / anzahl:.3e}")

with torch.no_grad():
    schaetzung = modell(torch.tensor(X, dtype=torch.float32)).numpy().ravel()
print("mittlerer Fehler in Euro:", np.abs(schaetzung - preis).mean())
