import torch

torch.manual_seed(5)

# two overlapping absorption bands, 220 wavelengths
nm = torch.linspace(380, 700, 220, dtype=torch.float64).unsqueeze(1)
band = 0.9 * torch.exp(-((nm - 470) / 45) ** 2) + 0.55 * torch.exp(-((nm - 590) / 40) ** 2)
A = band + 0.02 * torch.randn_like(band)

x = (nm - nm.mean()) / nm.std()

n_hidden = 14
w = (2.5 * torch.randn(1, n_hidden, dtype=torch.float64)).requires_grad_()
b = (2.0 * torch.randn(n_hidden, dtype=torch.float64)).requires_grad_()
v = (0.3 * torch.randn(n_hidden, 1, dtype=torch.float64)).requires_grad_()
c = torch.zeros(1, dtype=torch.float64, requires_grad=True)
params = [w, b, v, c]

# the problem is tiny and smooth: second order, full batch
opt = torch.optim.LBFGS(params, lr=1.0, max_iter=20, history_size=20,
                        line_search_fn="strong_wolfe")


def net(u):
    return torch.tanh(u @ w + b) @ v + c


def closure():
    opt.zero_grad()
    loss = ((net(x) - A) ** 2).mean() + 1e-6 * (v ** 2).sum()
    loss.backward()
    return loss


for outer in range(25):
    value = opt.step(closure)
    if outer % 5 == 0:
        print(outer, value.item())

with torch.no_grad():
    fit = net(x)
print("rms residual", ((fit - A) ** 2).mean().sqrt().item())
