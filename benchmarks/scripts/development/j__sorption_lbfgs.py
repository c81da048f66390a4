"""Moisture sorption isotherm of malt, thirty desiccator jars, fitted in double precision."""
import torch

torch.set_default_dtype(torch.float64)
torch.manual_seed(23)

activity = torch.linspace(0.05, 0.92, 30).unsqueeze(1)
moisture = 5.5 * 12 * 0.8 * activity / ((1 - 0.8 * activity) * (1 + 11 * 0.8 * activity))
moisture = moisture + 0.3 * torch.randn(30, 1)                  # g per 100 g dry malt

a = (activity - activity.mean()) / activity.std()
centre, spread = moisture.mean(), moisture.std()
m = (moisture - centre) / spread

K = 5
theta = {
    "w": torch.randn(1, K),
    "b": torch.randn(K),
    "v": 0.3 * torch.randn(K, 1),
    "c": torch.zeros(1),
}
for tensor in theta.values():
    tensor.requires_grad_()


def isotherm(a):
    return torch.tanh(a @ theta["w"] + theta["b"]) @ theta["v"] + theta["c"]


penalty = 1e-4
optimizer = torch.optim.LBFGS(
    list(theta.values()), lr=1.0, max_iter=20, history_size=10, line_search_fn="strong_wolfe"
)


def closure():
    optimizer.zero_grad()
    misfit = (isotherm(a) - m).square().mean()
    loss = misfit + penalty * (theta["w"].square().sum() + theta["v"].square().sum())
    loss.backward()
    return loss


for k in range(40):
    loss = optimizer.step(closure)
    if k % 5 == 0:
        print(f"round {k:2d}: {loss.item():.6f}")

with torch.no_grad():
    curve = isotherm(a) * spread + centre
print("largest miss:", (curve - moisture).abs().max().item(), "g/100 g")
