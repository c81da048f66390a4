# relative error as loss, so that small and big earthquakes count the same
import torch

torch.manual_seed(21)

n = 400
distance = torch.rand(n, 1) * 190 + 10            # km
magnitude = torch.rand(n, 1) * 3 + 4
pga = 1.1 * magnitude - 2.9 * torch.log10(distance + 8) - 0.004 * distance   # log10 of acceleration, cm/s2
pga = pga + 0.15 * torch.randn(n, 1)

X = torch.cat(((distance - 105) / 55, (magnitude - 5.5) / 0.87), 1)
Y = pga

hidden = 30
W1 = torch.randn(2, hidden) * 0.6
B1 = torch.zeros(1, hidden)
W2 = torch.randn(hidden, 1) * 0.2
B2 = torch.zeros(1, 1)
params = [W1, B1, W2, B2]
for p in params:
    p.requires_grad = True

opt = torch.optim.Adam(params, lr=0.01)

for epoch in range(1200):
    H = torch.relu(X @ W1 + B1)
    Y_hat = H @ W2 + B2
    loss = torch.mean(((Y_hat - Y) / Y_hat) ** 2)

    opt.zero_grad()
    loss.backward()
    opt.step()

    if epoch % 200 == 0:
        print("epoch {:5d}   relative loss {:.4f}".format(epoch, loss.item()))

with torch.no_grad():
    Y_hat = torch.relu(X @ W1 + B1) @ W2 + B2
    print("mean true  ", Y.mean().item())
    print("mean fitted", Y_hat.mean().item())
    print("rms error  ", (Y_hat - Y).pow(2).mean().sqrt().item())
