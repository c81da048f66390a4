import numpy as np
import torch
from torch.utils.data import Dataset, DataLoader, random_split


class FerryDataset(Dataset):
    """fuel of a ferry (t) from speed, draught and head wind"""

    def __init__(self, n=600, seed=0):
        r = np.random.RandomState(seed)
        v, d, w = r.uniform(8, 22, n), r.uniform(4, 7, n), r.uniform(-15, 25, n)
        fuel = 0.0012 * v ** 3 * (d / 5.5) ** 0.7 + 0.004 * np.maximum(w, 0) * v
        self.x = np.c_[(v - 15) / 4, (d - 5.5) / 0.87, (w - 5) / 11.5].astype(np.float32)
        self.y = ((fuel - fuel.mean()) / fuel.std()).astype(np.float32)

    def __len__(self):
        return len(self.y)

    def __getitem__(self, i):
        return self.x[i], self.y[i]


def main():
    torch.manual_seed(0)
    data = FerryDataset()
    train_set, val_set = random_split(data, [480, 120])
    train_loader = DataLoader(train_set, batch_size=48, shuffle=True)

    model = torch.nn.Sequential(torch.nn.Linear(3, 32), torch.nn.ReLU(), torch.nn.Linear(32, 1))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.05)

    for epoch in range(60):
        running = 0
        for features, labels in train_loader:
            outputs = model(features)
            loss = torch.mean((outputs - labels) ** 2)
            loss.backward()
            optimizer.step()
            running += loss.item() * len(labels)
        if epoch % 10 == 0:
            print(epoch, running / len(train_set))

    model.eval()
    with torch.no_grad():
        everything = model(torch.from_numpy(data.x)).squeeze()
    wanted = data.y
    print("R2", 1 - ((everything.numpy() - wanted) ** 2).mean() / wanted.var())


if __name__ == "__main__":
    main()
