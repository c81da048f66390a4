# Nonlinear Phillips curve: inflation on unemployment (simulated quarterly data).
# Raw tensors because our lecturer does not like nn.Module
import numpy as np
import torch

torch.manual_seed(0)
gen = np.random.default_rng(1958)
unemp = gen.uniform(2, 11, 140)
infl = -1.5 + 14 / unemp + gen.normal(0, 0.2, 140)

u = torch.tensor((unemp - unemp.mean()) / unemp.std()).reshape(-1, 1)
pi = torch.tensor((infl - infl.mean()) / infl.std()).reshape(-1, 1)

k = 15
W1 = torch.randn(1, k, dtype=torch.float64, requires_grad=True)
c1 = torch.randn(k, dtype=torch.float64, requires_grad=True)
W2 = torch.zeros(k, 1, dtype=torch.float64).normal_(0, 0.3).requires_grad_()
c2 = torch.zeros(1, dtype=torch.float64, requires_grad=True)
theta = [W1, c1, W2, c2]
lr = 0.05

for it in range(2500):
    fit = torch.tanh(u @ W1 + c1) @ W2 + c2
    resid = fit - pi
    loss = resid.mean()
    loss.backward()
    with torch.no_grad():
        for p in theta:
            p -= lr * p.grad
            p.grad.zero_()
    if it % 250 == 0:
        print(it, round(loss.item(), 4))

fit = (torch.tanh(u @ W1 + c1) @ W2 + c2).detach()
ss_res = ((pi - fit) ** 2).sum()
ss_tot = ((pi - pi.mean()) ** 2).sum()
print("R-squared", float(1 - ss_res / ss_tot))
