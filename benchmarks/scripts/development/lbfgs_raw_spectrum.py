import math
import torch

# fit of a noisy spectrum line with raw tensors + LBFGS. Is a loss of 0.0025 with sigma = 0.05 ok?
torch.manual_seed(19)
torch.set_default_dtype(torch.double)

wl = torch.linspace(-3, 3, 300)[:, None]
line = torch.exp(-wl ** 2) - 0.5 * torch.exp(-((wl - 1.2) / 0.3) ** 2)
obs = line + 0.05 * torch.randn_like(line)

K = 15
params = [(torch.randn(1, K) * 2).requires_grad_(), torch.randn(K).mul_(2).requires_grad_(),
          (torch.randn(K, 1) / math.sqrt(K)).requires_grad_(), torch.zeros(1).requires_grad_()]


def spectrum(x):
    w, b, v, c = params
    return (x @ w + b).tanh() @ v + c


lbfgs = torch.optim.LBFGS(params, max_iter=20, history_size=20, line_search_fn="strong_wolfe")
calls = 0


def closure():
    global calls
    calls += 1
    lbfgs.zero_grad()
    loss = (spectrum(wl) - obs).square().mean()
    loss.backward()
    return loss


for outer in range(25):
    value = lbfgs.step(closure)
    if outer % 5 == 0:
        print(outer, calls, value.item())

smooth = spectrum(wl)
