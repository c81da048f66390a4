"""Growth rate of a diatom over temperature and light; six nets at once, stacked in one tensor.

The members share nothing but the data, so the losses are summed: each member gets the gradient
it would get alone. Their mean is the answer, their spread tells where data are thin.
"""
import torch

torch.manual_seed(16)
members, hidden, n = 6, 12, 240

temperature = torch.rand(n) * 28 + 2                  # deg C
light = torch.rand(n) * 400 + 5                       # umol photons m-2 s-1
rate = 1.6 * torch.exp(-((temperature - 19) / 8) ** 2) * torch.tanh(light / 110)
growth = rate + 0.05 * torch.randn(n)                 # per day

x = torch.stack([(temperature - 16) / 8, torch.log(light / 100)], dim=1)
y = growth.reshape(1, n, 1)

A = torch.randn(members, 2, hidden)
a = torch.randn(members, 1, hidden) * 0.5
B = torch.randn(members, hidden, 1) * 0.2
b = growth.mean().repeat(members).reshape(members, 1, 1)
parameters = [p.requires_grad_() for p in (A, a, B, b.clone())]
optimizer = torch.optim.Adam(parameters, lr=0.02)


def stack(inputs):
    A, a, B, b = parameters
    return torch.baddbmm(b, torch.tanh(torch.matmul(inputs, A) + a), B)     # members x rows x 1


for step in range(1200):
    misfit = (stack(x) - y).square().mean(dim=(1, 2))
    total = misfit.sum()
    optimizer.zero_grad(set_to_none=True)
    total.backward()
    optimizer.step()
    if step % 300 == 0:
        print(step, " ".join(f"{m:.4f}" for m in misfit.tolist()))

with torch.no_grad():
    answers = stack(x)[..., 0]
mean_growth = answers.mean(dim=0)
spread = answers.std(dim=0)
print("mean spread of the members:", spread.mean().item(), "per day")
