import torch
import matplotlib.pyplot as plt

torch.manual_seed(7)
dtype = torch.float

# distance of a ball from the wall, shifted parabola
t = torch.linspace(-1, 1, 200, dtype=dtype).reshape(-1, 1)
dist = 1.5 - 2.0 * (t - 0.4) ** 2 + 0.02 * torch.randn(200, 1)

H1, H2 = 40, 40
A = torch.randn(1, H1, dtype=dtype)
B = torch.randn(H1, H2, dtype=dtype) / H1 ** 0.5
C = torch.randn(H2, 1, dtype=dtype) / H2 ** 0.5
for M in (A, B, C):
    M.requires_grad_(True)

lr = 2e-2
losses = []
for it in range(3000):
    z = t.mm(A).clamp(min=0)
    z = z.mm(B).clamp(min=0)
    y_hat = z.mm(C)
    loss = (y_hat - dist).pow(2).mean()
    losses.append(loss.item())
    loss.backward()
    with torch.no_grad():
        for M in (A, B, C):
            M -= lr * M.grad
            M.grad = None

print("start %.4f end %.4f" % (losses[0], losses[-1]))

# the curve always has a sharp corner exactly at t = 0, no matter what I do
plt.plot(t, dist, '.')
plt.plot(t, y_hat.detach())
plt.show()
