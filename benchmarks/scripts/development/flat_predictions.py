# why are all my predictions the same number??
import numpy as np
import torch

data = []
rng = np.random.RandomState(6)
for i in range(300):
    depth = rng.uniform(0, 30)
    porosity = rng.uniform(0.05, 0.35)
    velocity = 1.5 + 3.0 * (1 - porosity / 0.4) ** 1.5 + 0.03 * depth + rng.normal(0, 0.05)
    data.append([depth, porosity, velocity])
data = np.array(data)

X = torch.tensor(data[:, :2], dtype=torch.float32)
y = torch.tensor(data[:, 2], dtype=torch.float32)
X = (X - X.mean(dim=0)) / X.std(dim=0)
y_mean, y_std = y.mean(), y.std()
y = (y - y_mean) / y_std

D_in, H, D_out = 2, 16, 1
gen = torch.Generator().manual_seed(6)
w1 = torch.randn(D_in, H, generator=gen)
b1 = torch.zeros(H)
w2 = torch.randn(H, D_out, generator=gen) * 0.2
b2 = torch.zeros(D_out)
for t in (w1, b1, w2, b2):
    t.requires_grad = True

optimizer = torch.optim.Adam([w1, b1, w2, b2], lr=0.01)
for epoch in range(1200):
    hidden = torch.relu(torch.mm(X, w1) + b1)
    y_pred = torch.mm(hidden, w2) + b2
    loss = torch.mean((y_pred - y) ** 2)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if epoch % 200 == 199:
        print(epoch, loss.item())

print("velocity, network:", (y_pred[:10] * y_std + y_mean).detach().numpy().ravel())
print("velocity, real:   ", (y[:10] * y_std + y_mean).numpy())
