# Lift of a hot-air balloon from the air temperature inside and the altitude.
# Full batch, half sum of squares, step divided by the number of flights.
import numpy as np

gen = np.random.default_rng(2024)
n_flights = 260
inside = gen.uniform(60, 120, n_flights)        # deg C
altitude = gen.uniform(0, 3000, n_flights)      # m
rho_out = 1.225 * np.exp(-altitude / 8400)
outside = 288.15 - 0.0065 * altitude
lift = 2200 * rho_out * (1 - outside / (inside + 273.15))
lift += gen.normal(0, 4, n_flights)

u = np.c_[(inside - 90) / 17, (altitude - 1500) / 870]
v = ((lift - lift.mean()) / 100)[:, None]

A = gen.normal(size=(2, 10))
a = gen.normal(size=10)
B = gen.normal(size=(10, 1)) * 0.3
c = 0.0
gamma = 0.4

for sweep in range(2500):
    H = np.arctan(u @ A + a)
    fit = H @ B + c
    res = fit - v
    energy = 0.5 * float((res ** 2).sum())
    back = res @ B.T / (1 + np.tan(H) ** 2)
    B = B - gamma / n_flights * (H.T @ res)
    c = c - gamma / n_flights * res.sum()
    A = A - gamma / n_flights * (u.T @ back)
    a = a - gamma / n_flights * back.sum(axis=0)
    if sweep % 250 == 249:
        print(f"{sweep + 1:5d}  E = {energy:10.4f}")

newtons = fit[:, 0] * 100 + lift.mean()
print("typical error", np.sqrt(np.mean((newtons - lift) ** 2)), "N")
