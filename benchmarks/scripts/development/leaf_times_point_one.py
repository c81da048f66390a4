import torch
import numpy as np

# "TypeError: unsupported operand type(s) for *: 'float' and 'NoneType'" at the update, W1.grad is None.
# UserWarning: The .grad attribute of a Tensor that is not a leaf Tensor is being accessed

torch.manual_seed(25)
np.random.seed(25)

p = np.random.uniform(1, 40, 250)            # bar
T = np.random.uniform(250, 420, 250)         # K
Z = 1 - 0.9 * (p / 40) * (250 / T) ** 3 + 0.25 * (p / 40) ** 2
X = torch.tensor(np.c_[(p - 20.5) / 11.3, (T - 335) / 49], dtype=torch.float32)
Y = torch.tensor((Z - Z.mean()) / Z.std(), dtype=torch.float32).view(-1, 1)

W1 = torch.randn(2, 20, requires_grad=True) * 0.7
b1 = torch.zeros(20, requires_grad=True)
W2 = torch.randn(20, 1, requires_grad=True) * 0.2
b2 = torch.zeros(1, requires_grad=True)

eta = 0.1
for k in range(4000):
    Y_hat = torch.tanh(X @ W1 + b1) @ W2 + b2
    mse = ((Y_hat - Y) ** 2).mean()
    mse.backward()
    with torch.no_grad():
        W1 -= eta * W1.grad
        b1 -= eta * b1.grad
        W2 -= eta * W2.grad
        b2 -= eta * b2.grad
    if k % 400 == 0:
        print(k, mse.item())
