import numpy as np
import torch

# Magnetisation curve B(H) of electrical steel; tensors + torch's LBFGS
H_field = np.concatenate([np.linspace(0, 500, 40), np.linspace(520, 10000, 60)])
B_field = 1.55 * np.tanh(H_field / 400) + 0.00003 * H_field

x = torch.from_numpy(np.log10(H_field + 10)).unsqueeze(1)     # field spans decades
x = (x - x.mean()) / x.std()
y = torch.from_numpy(B_field).unsqueeze(1)

k = 8
a = torch.randn(1, k, dtype=torch.float64, requires_grad=True)
b = torch.randn(k, dtype=torch.float64, requires_grad=True)
c = torch.randn(k, 1, dtype=torch.float64, requires_grad=True)
d = torch.zeros(1, dtype=torch.float64, requires_grad=True)

optimizer = torch.optim.LBFGS([a, b, c, d], lr=1, max_iter=20, line_search_fn="strong_wolfe")


def curve():
    return torch.tanh(x @ a + b) @ c + d


def closure():
    optimizer.zero_grad()
    loss = torch.sum((curve() - y) ** 2)
    loss.backward()
    return loss


for i in range(40):
    sse = optimizer.step(closure)
    if i % 5 == 0:
        print("outer iteration", i, "SSE", sse.item())

B_net = curve().detach()
print("largest error in tesla:", float((B_net - y).abs().max()))
