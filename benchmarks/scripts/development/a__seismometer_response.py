import torch
import math

# response of a short-period seismometer (amplitude, log10) against log10 frequency
torch.manual_seed(8)
logf = torch.empty(180, 1).uniform_(-1.0, 1.5)
f = 10 ** logf
f0, damping = 1.0, 0.3
amp = f ** 2 / torch.sqrt((f ** 2 - f0 ** 2) ** 2 + (2 * damping * f * f0) ** 2)
target = torch.log10(amp)
target = (target - target.mean()) / target.std()
inp = (logf - logf.mean()) / logf.std()

n = 24
A = (torch.randn(1, n) * 1.5).requires_grad_()
p = torch.randn(n).requires_grad_()
B = (torch.randn(n, 1) / math.sqrt(n)).requires_grad_()
q = torch.zeros(1, requires_grad=True)
params = [A, p, B, q]

rate = 0.1
for k in range(2500):
    resp = torch.tanh(inp @ A + p) @ B + q
    chi2 = ((resp - target) ** 2).mean()
    chi2.backward()
    with torch.no_grad():
        for par in params:
            par -= rate * par.grad
    if k % 250 == 0:
        print("%5d %.5f" % (k, float(chi2)))

with torch.no_grad():
    fit = torch.tanh(inp @ A + p) @ B + q
# chi2 goes up and down like a wave and does not settle
print("largest residual:", float((fit - target).abs().max()))
