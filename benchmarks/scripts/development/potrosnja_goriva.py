import numpy as np

# potrosnja goriva (l/100km) iz mase vozila i brzine, dvoslojna mreza
np.random.seed(21)
masa = np.random.uniform(900, 2200, 400)
brzina = np.random.uniform(30, 150, 400)
potrosnja = 2.0 + masa / 450 + (brzina - 75) ** 2 / 1800 + 0.1 * np.random.randn(400)

ulaz = np.array([masa, brzina]).T
izlaz = potrosnja.reshape(400, 1)

skriveni = 15
W1 = np.random.randn(2, skriveni)
b1 = np.zeros((1, skriveni))
W2 = np.random.randn(skriveni, 1) * 0.2
b2 = np.zeros((1, 1))

korak = 0.1
velicina = 20

for epoha in range(300):
    red = np.random.permutation(400)
    for p in range(0, 400, velicina):
        x = ulaz[red[p:p + velicina]]
        y = izlaz[red[p:p + velicina]]
        s = np.tanh(x @ W1 + b1)
        o = s @ W2 + b2

        greska = y - o
        d_o = 2 * greska / velicina
        dW2 = s.T @ d_o
        db2 = d_o.sum(axis=0, keepdims=True)
        d_s = (d_o @ W2.T) * (1 - s * s)
        dW1 = x.T @ d_s
        db1 = d_s.sum(axis=0, keepdims=True)

        W1 -= korak * dW1
        b1 -= korak * db1
        W2 -= korak * dW2
        b2 -= korak * db2
    if epoha % 30 == 0:
        print(epoha, float(np.mean(greska ** 2)))

konacno = np.tanh(ulaz @ W1 + b1) @ W2 + b2
print('srednja greska:', np.mean(np.abs(konacno - izlaz)))
