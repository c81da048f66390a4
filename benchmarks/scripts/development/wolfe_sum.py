import torch

# Dispersion curve of a waveguide; sum of squares and LBFGS, as in my least squares lectures
torch.manual_seed(3)
torch.set_default_dtype(torch.double)
k = torch.linspace(0, 3, 120).view(-1, 1)
omega = torch.sqrt(1 + k ** 2) - 0.3 * torch.exp(-8 * (k - 1.5) ** 2)

W = [torch.nn.Parameter(s * torch.randn(a, b)) for s, a, b in [(2.0, 1, 12), (0.6, 12, 12), (0.3, 12, 1)]]
B = [torch.nn.Parameter(torch.zeros(n)) for n in (12, 12, 1)]


def network(k):
    v = (k - 1.5) / 1.5
    for w, b in zip(W[:-1], B[:-1]):
        v = torch.tanh(v @ w + b)
    return v @ W[-1] + B[-1]


solver = torch.optim.LBFGS(W + B, lr=1, max_iter=20, history_size=30, line_search_fn="strong_wolfe")


def closure():
    solver.zero_grad()
    S = ((network(k) - omega) ** 2).sum()
    S.backward()
    return S


for outer in range(25):
    S = solver.step(closure)
    print(outer, "S =", S.item())

omega_net = network(k)
