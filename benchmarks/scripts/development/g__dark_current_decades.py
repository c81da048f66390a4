"""Dark current of a photodiode, 20 fA to some uA: temperature and reverse bias, L-BFGS."""
import numpy as np
import torch

torch.set_default_dtype(torch.float64)
rng = np.random.default_rng(66)

celsius = rng.uniform(-40, 85, 240)
volts = rng.uniform(0.01, 20, 240)
kelvin = celsius + 273.15
diffusion = 3e-9 * (kelvin / 298) ** 3 * np.exp(6500 * (1 / 298 - 1 / kelvin)) * (1 - np.exp(-volts / 0.026))
leak = 4e-12 * volts ** 1.3
ampere = (diffusion + leak) * 10 ** rng.normal(0, 0.04, 240)

# eight decades: only the logarithm makes sense here, for the voltage as well
log_i = torch.tensor(np.log10(ampere))[:, None]
inputs = torch.tensor(np.column_stack([1000 / kelvin, np.log10(volts)]))
inputs = (inputs - inputs.mean(0)) / inputs.std(0)
centre = log_i.mean()
wanted = log_i - centre

torch.manual_seed(2)
w1 = torch.randn(2, 9, requires_grad=True)
b1 = torch.randn(9, requires_grad=True)
w2 = torch.randn(9, 1, requires_grad=True)
b2 = torch.zeros(1, requires_grad=True)
weights = [w1, b1, w2, b2]

opt = torch.optim.LBFGS(weights, lr=1.0, max_iter=20, history_size=20, line_search_fn="strong_wolfe")


def closure():
    opt.zero_grad()
    out = torch.sigmoid(inputs @ w1 + b1) @ w2 + b2
    ridge = 1e-5 * sum((w ** 2).sum() for w in (w1, w2))
    loss = ((out - wanted) ** 2).mean() + ridge
    loss.backward()
    return loss


for call in range(15):            # fifteen calls of twenty iterations each
    value = opt.step(closure)
    print(call, float(value))

with torch.no_grad():
    modelled = torch.sigmoid(inputs @ w1 + b1) @ w2 + b2 + centre
factor = 10 ** (modelled - log_i).abs().max().item()
print(f"never off by more than a factor {factor:.2f}")
