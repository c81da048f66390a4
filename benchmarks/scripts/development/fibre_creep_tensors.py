import torch

torch.manual_seed(31)
# creep of a polymer fibre: strain (%) after log10(hours), at three loads
N, H = 240, 32
log_h = torch.rand(N, 1) * 4 - 2
load = torch.randint(1, 4, (N, 1)).float() - 2
strain = torch.sigmoid(2 * log_h) * (1 + 0.3 * load) + 0.02 * torch.randn(N, 1)
inp = torch.cat((log_h, load), dim=1)

W_in = (torch.randn(2, H) / 2 ** 0.5).requires_grad_()
b_in = (0.3 * torch.randn(H)).requires_grad_()
W_out = (torch.randn(H, 1) / H ** 0.5).requires_grad_()
b_out = torch.zeros(1, requires_grad=True)
params = (W_in, b_in, W_out, b_out)

eta = 0.05
history = []
it = 0
while it < 2000:
    hidden = torch.tanh(torch.addmm(b_in, inp, W_in))
    guess = torch.addmm(b_out, hidden, W_out)
    residual = guess - strain
    cost = residual.square().mean()
    cost.backward()
    for tensor in params:
        tensor.data.add_(tensor.grad, alpha=-eta)
    history.append(cost.detach().item())
    if it % 200 == 0:
        print("%5d  %10.6f" % (it, history[-1]))
    it += 1

print("best %.5f last %.5f" % (min(history), history[-1]))
