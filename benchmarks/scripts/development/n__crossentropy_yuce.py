# yong PyTorch zuo huigui: genju wendu he shidu yuce PM2.5 (yijing biaozhunhua)
# loss yizhi shi 0, danshi yuce wanquan bu dui, qing wen wei shenme?
import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(66)
wendu = torch.randn(500, 1)
shidu = torch.randn(500, 1)
pm25 = 0.8 * torch.tanh(2 * shidu) - 0.6 * wendu + 0.3 * wendu ** 2
pm25 = pm25 + 0.1 * torch.randn(500, 1)
tezheng = torch.cat((wendu, shidu), 1)

dataset = TensorDataset(tezheng, pm25)
loader = DataLoader(dataset, batch_size=50, shuffle=True)


class HuiguiNet(nn.Module):
    def __init__(self):
        super(HuiguiNet, self).__init__()
        self.layer1 = nn.Linear(2, 20)
        self.layer2 = nn.Linear(20, 1)

    def forward(self, x):
        x = torch.relu(self.layer1(x))
        return self.layer2(x)


net = HuiguiNet()
loss_fn = nn.CrossEntropyLoss()
optimizer = torch.optim.Adam(net.parameters(), lr=0.01)

for epoch in range(60):
    zong = 0.0
    for xb, yb in loader:
        out = net(xb)
        loss = loss_fn(out, yb)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        zong += loss.item()
    if (epoch + 1) % 10 == 0:
        print('epoch: {}, loss: {:.6f}'.format(epoch + 1, zong / len(loader)))

net.eval()
yuce = net(tezheng).detach()
print('yuce', yuce[:5].view(-1))
print('zhenshi', pm25[:5].view(-1))
