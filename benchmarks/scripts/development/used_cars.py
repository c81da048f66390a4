import torch
import torch.nn as nn

# second hand cars: mileage [km], year of registration, power [kW] -> price [1000 EUR]
torch.manual_seed(12)
n = 400
km = torch.rand(n) * 200000
year = torch.randint(2005, 2023, (n,)).float()
kw = 50 + 120 * torch.rand(n)
price = 5 + 0.12 * kw + 1.1 * (year - 2005) ** 1.1 - 6 * torch.tanh(km / 90000)
price = price + 0.8 * torch.randn(n)

X = torch.stack([km, year, kw], dim=1)
y = (price - price.mean()) / price.std()
y = y.unsqueeze(1)


class CarNet(nn.Module):
    def __init__(self, n_in, n_hidden):
        super().__init__()
        self.fc1 = nn.Linear(n_in, n_hidden)
        self.fc2 = nn.Linear(n_hidden, 1)

    def forward(self, x):
        return self.fc2(torch.tanh(self.fc1(x)))


net = CarNet(3, 32)
criterion = nn.MSELoss()
opt = torch.optim.Adam(net.parameters(), lr=0.01)

for epoch in range(1000):
    opt.zero_grad()
    out = net(X)
    loss = criterion(out, y)
    loss.backward()
    opt.step()
    if epoch % 100 == 0:
        # loss stays near one whatever I try
        print("epoch", epoch, "loss", loss.item())

with torch.no_grad():
    guess = net(X)
print("predicted", guess[:5].squeeze().tolist())
print("real     ", y[:5].squeeze().tolist())
