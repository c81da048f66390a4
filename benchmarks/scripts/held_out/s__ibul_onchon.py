# onchon mul-ui ondo: gipi -> ondo (Jeju), pytorch cheoeum sseo bom
import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(123)

gipi = torch.rand(300, 1) * 1200
ondo = 16 + 0.024 * gipi + 6 * torch.sin(gipi / 170) + torch.randn(300, 1) * 0.6

x = (gipi - gipi.mean()) / gipi.std()
y = (ondo - ondo.mean()) / ondo.std()


class Mang(nn.Module):
    def __init__(self):
        super(Mang, self).__init__()
        self.cheung1 = nn.Linear(1, 32)
        self.cheung2 = nn.Linear(32, 32)
        self.cheung3 = nn.Linear(32, 1)

    def forward(self, x):
        x = torch.tanh(self.cheung1(x))
        x = torch.tanh(self.cheung2(x))
        return self.cheung3(x)


mang = Mang()
choejeok = torch.optim.SGD(mang.parameters(), lr=0.05, momentum=0.9)

for epoch in range(1, 1501):
    yecheuk = mang(x)
    sonsil = F.mse_loss(yecheuk, y)
    sonsil.backward()
    choejeok.step()
    if epoch % 100 == 0:
        print("epoch", epoch, "sonsil", sonsil.data[0])

mang.eval()
gyeolgwa = mang(x)
print("R2:", 1 - F.mse_loss(gyeolgwa, y).item() / y.var().item())
