# Volcanic tremor: events per day against tilt and gas flux. Counts, so the Poisson likelihood:
# loss = rate - count * log(rate), log(rate) from the network. Its derivative is simply rate - count.
import numpy as np

np.random.seed(1669)
days = 700
tilt = np.random.normal(0, 12, days)                 # microradian
so2 = np.random.lognormal(7.2, 0.6, days)            # t/day
log_rate = 1.9 + 1.1 * np.tanh(tilt / 10) + 0.5 * (np.log(so2) - 7.2)
true_rate = np.exp(log_rate)
events = np.random.poisson(true_rate).astype(float)

Q = np.column_stack([tilt / tilt.std(), (np.log(so2) - 7.2) / 0.6])
counts = events[:, None]

net = {"w": np.random.randn(2, 8) * 0.7, "b": np.random.randn(8) * 0.5,
       "u": np.random.randn(8, 1) * 0.2, "c": np.array([np.log(events.mean())])}
speed = {k: np.zeros_like(v) for k, v in net.items()}


def rate_of(net, Q):
    h = np.tanh(Q @ net["w"] + net["b"])
    return h, np.exp(h @ net["u"] + net["c"])


for epoch in range(4001):
    h, rate = rate_of(net, Q)
    nll = np.mean(rate - counts * np.log(rate))
    if epoch % 500 == 0:
        print(epoch, "negative log likelihood", nll)
    d = (rate - counts) / days
    dh = d @ net["u"].T * (1 - h * h)
    grad = {"w": Q.T @ dh, "b": dh.sum(0), "u": h.T @ d, "c": d.sum(0)}
    for k in net:
        speed[k] = 0.9 * speed[k] - 0.002 * grad[k]
        net[k] = net[k] + speed[k]

rate = rate_of(net, Q)[1]
deviance = 2 * np.mean(np.where(counts > 0, counts * np.log(np.maximum(counts, 1) / rate), 0) - counts + rate)
print("mean deviance (about 1 is as good as it gets):", deviance)
