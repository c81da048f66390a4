import torch

torch.manual_seed(29)
# damping of a door closer over angle and oil temperature
u = torch.rand(300, 2) * 2 - 1
damping = torch.sin(2 * u[:, 0]) * torch.exp(0.5 * u[:, 1])
damping = damping.reshape(300, 1)

n = 50
W1 = torch.randn(2, n) * 1.5
b1 = torch.randn(n)
W2 = torch.zeros(n, 1)      # starts from the constant 0, that is fine for the last layer
b2 = torch.zeros(1)
params = [W1, b1, W2, b2]
for p in params:
    p.requires_grad_()

loss_curve = []
i = 0
while i < 2500:
    out = torch.tanh(u @ W1 + b1) @ W2 + b2
    loss = torch.mean((out - damping) ** 2)
    grads = torch.autograd.grad(loss, params)
    with torch.no_grad():
        for p, g in zip(params, grads):
            p -= 0.05 * g
    loss_curve.append(loss.item())
    i += 1
print("start %.4f end %.5f" % (loss_curve[0], loss_curve[-1]))
