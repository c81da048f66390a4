# coming from a classification tutorial, "accuracy" replaced by the mean error
import numpy as np
import torch

torch.manual_seed(8)
np.random.seed(8)

# drying time of green bricks [h] vs air temperature and air speed
air_t = np.random.uniform(20, 80, 150)
speed = np.random.uniform(0.2, 3.0, 150)
hours = 60 * np.exp(-air_t / 45) * (1.5 + 1 / (0.5 + speed)) + 0.8 * np.random.randn(150)

feat = np.vstack([air_t, speed]).T
feat = (feat - feat.mean(0)) / feat.std(0)
lab = ((hours - hours.mean()) / hours.std()).reshape(-1, 1)
inp = torch.tensor(feat, dtype=torch.float32)
lab = torch.tensor(lab, dtype=torch.float32)

W_a = torch.randn(2, 16) * 0.7
W_b = torch.randn(16, 1) * 0.25
c_a = torch.zeros(16)
c_b = torch.zeros(1)
par = [W_a, W_b, c_a, c_b]
for q in par:
    q.requires_grad = True
optimizer = torch.optim.Adam(par, lr=0.02)


def run(v):
    return torch.tanh(v @ W_a + c_a) @ W_b + c_b


for epoch in range(1000):
    guess = run(inp)
    loss = torch.mean(guess - lab).abs()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if epoch % 100 == 0:
        print("epoch", epoch, "error", float(loss))

guess = run(inp).detach()
print("loss is almost zero but the plot is wrong")
print(torch.cat([guess, lab], 1)[:8])
