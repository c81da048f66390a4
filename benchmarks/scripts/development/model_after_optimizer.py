import argparse
import torch

parser = argparse.ArgumentParser()
parser.add_argument("--lr", type=float, default=0.01)
parser.add_argument("--steps", type=int, default=700)
parser.add_argument("--width", type=int, default=32)
args = parser.parse_args()

torch.manual_seed(0)


class Net(torch.nn.Module):
    def __init__(self, width):
        super().__init__()
        self.a = torch.nn.Linear(2, width)
        self.b = torch.nn.Linear(width, 1)

    def forward(self, t):
        return self.b(torch.sigmoid(self.a(t)))


def init_weights(m):
    if isinstance(m, torch.nn.Linear):
        torch.nn.init.xavier_uniform_(m.weight, gain=3.0)
        torch.nn.init.uniform_(m.bias, -1, 1)


model = Net(args.width)
optimizer = torch.optim.Adam(model.parameters(), lr=args.lr)
loss_fn = torch.nn.MSELoss()

# start from a fresh network with my own initialization
model = Net(args.width)
model.apply(init_weights)

xy = torch.rand(256, 2) * 2 - 1
height = torch.exp(-2 * (xy ** 2).sum(1, keepdim=True)) + 0.3 * xy[:, :1]

for step in range(args.steps):
    predicted_height = model(xy)
    loss = loss_fn(predicted_height, height)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if step % 100 == 0:
        print(step, loss.item())
