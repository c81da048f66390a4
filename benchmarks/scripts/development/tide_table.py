# Gezeiten: Wasserstand relativ zu NN [m], Stunde -> Hoehe
# Relativer Fehler als Verlust, weil der Chef Prozentwerte sehen will
import torch

torch.manual_seed(20)

stunde = torch.linspace(0, 24, 145).reshape(-1, 1)
hoehe = 1.4 * torch.sin(2 * torch.pi * stunde / 12.4) + 0.3 * torch.cos(2 * torch.pi * stunde / 24)

eingang = (stunde - 12) / 7
einheiten = 30
w_ein = (2 * torch.randn(1, einheiten)).requires_grad_()
b_ein = (2 * torch.randn(einheiten)).requires_grad_()
w_aus = (0.2 * torch.randn(einheiten, 1)).requires_grad_()
b_aus = torch.zeros(1, requires_grad=True)
alle = [w_ein, b_ein, w_aus, b_aus]

optimierer = torch.optim.Adam(alle, lr=0.01)
for schritt in range(2000):
    vorhersage = torch.tanh(eingang @ w_ein + b_ein) @ w_aus + b_aus
    verlust = (((vorhersage - hoehe) / hoehe) ** 2).mean()
    optimierer.zero_grad()
    verlust.backward()
    optimierer.step()
    if schritt % 200 == 0:
        print("Schritt %4d  Verlust %.4f" % (schritt, verlust.item()))

for s, h, v in list(zip(stunde, hoehe, vorhersage))[::12]:
    print("%5.1f h  gemessen %6.2f m   Netz %6.2f m" % (s.item(), h.item(), v.item()))
