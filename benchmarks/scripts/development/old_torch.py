import torch
from torch.autograd import Variable

torch.manual_seed(1)
x = Variable(torch.linspace(-1, 1, 200).view(-1, 1))
y = Variable(torch.pow(x.data, 3) - 0.5 * x.data)

net = torch.nn.Sequential(
    torch.nn.Linear(1, 20),
    torch.nn.Tanh(),
    torch.nn.Linear(20, 1),
)
optimizer = torch.optim.Adam(net.parameters(), lr=0.02)
loss_func = torch.nn.MSELoss()

for t in range(1000):
    prediction = net(x)
    loss = loss_func(prediction, y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if t % 100 == 0:
        print(t, loss.data[0])

print('done')
print(prediction[:5].data.numpy().ravel())
