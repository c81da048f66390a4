import torch
import torch.nn as nn

torch.manual_seed(2021)

# simple test: can a network learn f(x) = |x| - x^2 ?
x = torch.rand(256, 1) * 2 - 1
y = x.abs() - x ** 2

class MyNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer1 = nn.Linear(1, 64)
        self.layer2 = nn.Linear(64, 1)

    def forward(self, x):
        h = torch.relu(self.layer1(x))
        return self.layer2(h)

def my_loss(output, target):
    # mean error of the batch
    return torch.mean(target - output) ** 2

model = MyNet()
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)

for epoch in range(1500):
    optimizer.zero_grad()
    out = model(x)
    loss = my_loss(out, y)
    loss.backward()
    optimizer.step()
    if epoch % 150 == 149:
        print("Epoch {}: loss {:.8f}".format(epoch + 1, loss.item()))

# loss is 0.00000000 but the curve is completely wrong
out = model(x).detach()
for a, b, c in zip(x[:10], y[:10], out[:10]):
    print("%6.3f  true %6.3f  net %6.3f" % (a.item(), b.item(), c.item()))
