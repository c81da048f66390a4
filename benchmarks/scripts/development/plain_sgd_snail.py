import torch
from torch import nn
from torch.utils.data import Dataset, DataLoader


class FunctionDataset(Dataset):
    def __init__(self, func, n_points):
        self.x = torch.linspace(-1, 1, n_points).unsqueeze(1)
        self.y = func(self.x)

    def __len__(self):
        return self.x.size(0)

    def __getitem__(self, index):
        return self.x[index], self.y[index]


def train(model, dataset, epochs, device="cpu"):
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    optimizer = torch.optim.SGD(model.parameters(), lr=1e-4)
    criterion = nn.MSELoss()
    for epoch in range(epochs):
        for x, y in loader:
            x, y = x.to(device), y.to(device)
            optimizer.zero_grad()
            loss = criterion(model(x), y)
            loss.backward()
            optimizer.step()
        if epoch % 50 == 0:
            print("epoch {}/{} loss {:.4f}".format(epoch, epochs, loss.item()))


torch.manual_seed(0)
dataset = FunctionDataset(lambda x: torch.sin(3 * x) + 0.5 * x ** 2, 256)
model = nn.Sequential(nn.Linear(1, 40), nn.Tanh(), nn.Linear(40, 40), nn.Tanh(), nn.Linear(40, 1))
train(model, dataset, epochs=200)
with torch.no_grad():
    approximation = model(dataset.x)
