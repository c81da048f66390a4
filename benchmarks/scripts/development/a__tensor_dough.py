"""Dough volume after proofing: hours and grams of yeast. Plain tensors, no nn.Module (yet)."""
import torch

torch.manual_seed(15)


def make_data(n):
    hours = torch.rand(n, 1) * 6
    yeast = torch.rand(n, 1) * 20
    volume = 1 + 2.2 / (1 + torch.exp(-(hours * yeast / 10 - 3.0))) - 0.05 * hours
    return hours, yeast, volume + 0.02 * torch.randn(n, 1)


hours, yeast, volume = make_data(260)
X = torch.cat([(hours - 3) / 1.7, (yeast - 10) / 5.8], dim=1)
Y = (volume - volume.mean()) / volume.std()

W1 = torch.randn(2, 16, requires_grad=True)
b1 = torch.zeros(16, requires_grad=True)
W2 = torch.randn(16, 1, requires_grad=True)
b2 = torch.zeros(1, requires_grad=True)
weights = [W1, b1, W2, b2]


def model(inputs):
    hidden = torch.sigmoid(inputs.mm(W1) + b1)
    return hidden.mm(W2) + b2


def error(prediction, truth):
    # average error over all loaves
    return torch.mean(prediction - truth)


optimizer = torch.optim.SGD(weights, lr=0.2)
for epoch in range(6000):
    optimizer.zero_grad()
    loss = error(model(X), Y)
    loss.backward()
    optimizer.step()
    if epoch % 1000 == 0:
        print(epoch, loss.item())

with torch.no_grad():
    result = model(X)
print("loss is %.2f, so the fit must be really good?" % loss.item())
print(torch.cat([Y, result], dim=1)[:5])
