# Pedestrians per five minutes at a crossing: counts, so a Poisson likelihood and
# an exponential output; the network's raw output is the log of the rate.
import torch
import torch.nn.functional as F

torch.manual_seed(44)
hour = torch.rand(600) * 17 + 6
rain = torch.rand(600)
rate = 4 + 22 * torch.exp(-((hour - 12.5) / 2.5) ** 2) + 16 * torch.exp(-((hour - 18) / 1.5) ** 2)
rate = rate * (1 - 0.5 * rain)
counts = torch.poisson(rate)

x = torch.stack([(hour - 14.5) / 4.9, (rain - 0.5) / 0.29], dim=1)


def uniform(*shape):
    return torch.empty(*shape).uniform_(-1, 1)


W1 = (2.0 * uniform(2, 20)).requires_grad_(True)
b1 = (2.0 * uniform(20)).requires_grad_(True)
W2 = (0.3 * uniform(20, 1)).requires_grad_(True)
b2 = torch.log(counts.mean()).reshape(1).clone().requires_grad_(True)
weights = [W1, b1, W2, b2]


def log_rate(x):
    return (torch.tanh(x @ W1 + b1) @ W2 + b2).squeeze(1)


optimizer = torch.optim.RMSprop(weights, lr=0.005)
lower = torch.optim.lr_scheduler.ExponentialLR(optimizer, gamma=0.9985)
for epoch in range(2500):
    loss = F.poisson_nll_loss(log_rate(x), counts, log_input=True)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    lower.step()
    if epoch % 500 == 0:
        print(f"{epoch:5d} {loss.item():.4f}")

expected = log_rate(x).exp()
print("chi2 per row:", ((counts - expected) ** 2 / expected).mean().item())
