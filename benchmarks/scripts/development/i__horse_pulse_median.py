"""Heart rate of trotting horses; the median is fitted (absolute error), because
a slipped electrode now and then should not pull the curve."""
import numpy as np
import torch

np.random.seed(61)
torch.manual_seed(61)

speed = np.random.uniform(2, 11, 450)                  # m/s
incline = np.random.choice([0.0, 2.0, 4.0, 6.0], 450)  # per cent
fitness = np.random.normal(0, 1, 450)
pulse = 32 + 190 / (1 + np.exp(-(speed - 6) / 2.2)) + 3.5 * incline - 5 * fitness
pulse = pulse + np.random.normal(0, 7, 450)

cols = np.column_stack([(speed - 6.5) / 2.6, (incline - 3) / 2.2, fitness])
X = torch.as_tensor(cols, dtype=torch.float32)
Y = torch.as_tensor((pulse - 140) / 50, dtype=torch.float32)

H = 16
A = torch.nn.Parameter(torch.randn(3, H) / 3 ** 0.5)
a = torch.nn.Parameter(torch.zeros(H))
B = torch.nn.Parameter(torch.randn(H) / H ** 0.5)
b = torch.nn.Parameter(torch.tensor(0.0))


def model(X):
    return torch.tanh(X @ A + a) @ B + b


opt = torch.optim.Adam([A, a, B, b], lr=0.02)
plateau = torch.optim.lr_scheduler.ReduceLROnPlateau(opt, factor=0.5, patience=60)
for step in range(1800):
    opt.zero_grad()
    loss = torch.mean(torch.abs(model(X) - Y))
    loss.backward()
    opt.step()
    plateau.step(loss.item())
    if step % 300 == 0:
        print(step, round(loss.item() * 50, 2), "beats/min")

beats = model(X).detach().numpy() * 50 + 140
print("median error", np.median(np.abs(beats - pulse)))
