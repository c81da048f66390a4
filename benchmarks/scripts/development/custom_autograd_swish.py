import torch


class Swish(torch.autograd.Function):
    @staticmethod
    def forward(ctx, i):
        s = torch.sigmoid(i)
        ctx.save_for_backward(i, s)
        return i * s

    @staticmethod
    def backward(ctx, grad_output):
        i, s = ctx.saved_tensors
        return grad_output * (s * (1 + i * (1 - s)))


torch.manual_seed(33)
swish = Swish.apply
q = torch.linspace(-2, 2, 180).unsqueeze(1)
head = 1 - 0.3 * q ** 2 + 0.4 * torch.sin(2 * q) + 0.03 * torch.randn(180, 1)   # pump head

w1 = torch.nn.init.normal_(torch.empty(1, 32), std=2.0).requires_grad_()
b1 = torch.nn.init.normal_(torch.empty(32)).requires_grad_()
w2 = torch.nn.init.normal_(torch.empty(32, 1), std=0.2).requires_grad_()
b2 = torch.zeros(1, requires_grad=True)
variables = (w1, b1, w2, b2)
lr = 0.03

for it in range(5000):
    curve = swish(q @ w1 + b1) @ w2 + b2
    mse = torch.mean(torch.square(curve - head))
    mse.backward()
    with torch.no_grad():
        for v in variables:
            v.sub_(v.grad, alpha=lr)
            v.grad.zero_()
    if it % 500 == 0:
        print("iteration", it, "mse", float(mse))
