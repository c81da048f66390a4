import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(27)


# number of photons per pixel as a function of the lens position: so use a Poisson loss
position = torch.rand(800, 2) * 2 - 1
mean_count = 40 * torch.exp(-3 * (position[:, 0] - 0.2) ** 2 - position[:, 1] ** 2) + 3
photons = mean_count + mean_count.sqrt() * 0.2 * torch.randn(800)
photons = photons.clamp(min=0)

loader = DataLoader(TensorDataset(position, photons), batch_size=100, shuffle=True)

model = nn.Sequential(nn.Linear(2, 32), nn.Tanh(), nn.Linear(32, 1))
criterion = nn.PoissonNLLLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)

for epoch in range(150):
    running_loss = 0.0
    for i, data in enumerate(loader, 0):
        inputs, counts = data
        optimizer.zero_grad()
        outputs = model(inputs)
        loss = criterion(outputs.squeeze(1), counts)
        loss.backward()
        optimizer.step()
        running_loss += loss.item()
    if epoch % 30 == 29:
        print('[%d] loss: %.3f' % (epoch + 1, running_loss / len(loader)))

print('Finished Training')
with torch.no_grad():
    expected_photons = model(position).squeeze(1)
print('measured', photons[:4].tolist())
print('expected', expected_photons[:4].tolist())
