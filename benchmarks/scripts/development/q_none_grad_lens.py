import numpy as np
import torch
import matplotlib.pyplot as plt

# distortion of a wide angle lens: radius -> displacement
r = np.linspace(0, 1, 150)
disp = -0.8 * r ** 3 + 0.35 * r ** 5 + 0.1 * np.sin(5 * r)

x = torch.tensor((r - 0.5) * 2, dtype=torch.float32).reshape(-1, 1)
y = torch.tensor(disp / disp.std(), dtype=torch.float32).reshape(-1, 1)

w1 = torch.randn(1, 16, requires_grad=True)
b1 = torch.randn(16, requires_grad=True)
w2 = torch.randn(16, 1, requires_grad=True)
b2 = torch.zeros(1, requires_grad=True)

lr = 0.05
losses = []
for i in range(4000):
    h = torch.tanh(x @ w1 + b1)
    pred = h @ w2 + b2
    loss = ((pred - y) ** 2).mean()
    losses.append(loss.item())
    loss.backward()

    with torch.no_grad():
        w1 = w1 - lr * w1.grad
        b1 = b1 - lr * b1.grad
        w2 = w2 - lr * w2.grad
        b2 = b2 - lr * b2.grad

plt.plot(losses)
plt.show()
print("final", losses[-1])
