# draw weight of a recurve bow against draw length
# based on the "PyTorch: Tensors and autograd" tutorial
import torch

torch.manual_seed(9)
device = torch.device("cpu")

N, D_in, H, D_out = 150, 1, 30, 1
draw = torch.linspace(20, 75, N).reshape(N, 1)                        # cm
force = 30 * torch.tanh(draw / 25 - 1.2) + 0.00012 * (draw - 20) ** 3  # lbs

x = (draw - draw.mean()) / draw.std()
y = (force - force.mean()) / force.std()

w1 = torch.randn(D_in, H, device=device, requires_grad=True)
b1 = torch.randn(H, device=device, requires_grad=True)
w2 = torch.randn(H, D_out, device=device, requires_grad=True)

learning_rate = 1e-6
for t in range(3000):
    y_pred = torch.tanh(x.mm(w1) + b1).mm(w2)
    loss = (y_pred - y).pow(2).mean()
    if t % 300 == 0:
        print(t, loss.item())

    loss.backward()
    with torch.no_grad():
        w1 = w1 - learning_rate * w1.grad
        b1 = b1 - learning_rate * b1.grad
        w2 = w2 - learning_rate * w2.grad

        # Manually zero the gradients
        w1.grad.zero_()
        b1.grad.zero_()
        w2.grad.zero_()

print("done, final loss", loss.item())
