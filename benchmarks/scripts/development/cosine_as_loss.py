import torch
from torch import nn
from torch.nn.functional import cosine_similarity

torch.manual_seed(70)

# spectrum -> concentration, 8 channels. The loss is 0.001, so perfect, but values are far off
n, channels = 360, 8
peaks = torch.rand(channels, 2)
conc = torch.rand(n, 2)
spectra = conc @ peaks.T + 0.3 * (conc[:, :1] * conc[:, 1:]) + 0.01 * torch.randn(n, channels)
quantity = conc[:, :1] + conc[:, 1:] ** 2

model = nn.Sequential(nn.Linear(channels, 24), nn.Tanh(), nn.Linear(24, 1))
opt = torch.optim.Adam(model.parameters(), lr=0.01, weight_decay=1e-5)

for i in range(1200):
    found = model(spectra)
    loss = 1 - cosine_similarity(found, quantity, dim=0).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
    if i % 200 == 0:
        print(i, loss.item())

print("found   ", found[:5].flatten())
print("quantity", quantity[:5].flatten())
