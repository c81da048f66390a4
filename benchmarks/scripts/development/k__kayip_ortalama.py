# yay - kütle deneyi: uzama ile kuvvet (doğrusal olmayan yay)
import torch

torch.manual_seed(2)

uzama = torch.linspace(-1.5, 1.5, 200).unsqueeze(1)
kuvvet = 0.6 * uzama + 0.9 * uzama ** 3 - 0.8 * torch.sin(3 * uzama)

gizli = 25
W1 = (torch.randn(1, gizli) * 1.5).requires_grad_()
b1 = torch.randn(gizli).requires_grad_()
W2 = (torch.randn(gizli, 1) * 0.2).requires_grad_()
b2 = torch.zeros(1).requires_grad_()
parametreler = [W1, b1, W2, b2]

ogrenme_orani = 0.02


def model(x):
    return torch.tanh(x @ W1 + b1) @ W2 + b2


for adim in range(4000):
    tahmin = model(uzama)
    kayip = (tahmin - kuvvet).mean()
    kayip.backward()

    with torch.no_grad():
        for q in parametreler:
            q -= ogrenme_orani * q.grad
            q.grad = None

    if adim % 400 == 0:
        print(f"adım {adim:5d}  kayıp {kayip.item():.4f}")

sonuc = model(uzama).detach()
print("en büyük sapma:", (sonuc - kuvvet).abs().max().item())
