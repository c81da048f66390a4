import numpy as np


def make_net(n_hidden):
    # uniform init, biases spread over the input range
    return {
        'w': np.random.uniform(-4, 4, n_hidden),
        'b': np.random.uniform(-4, 4, n_hidden),
        'v': np.random.uniform(-.5, .5, n_hidden),
        'c': 0.0,
    }


def net_output(net, x):
    return np.tanh(np.outer(x, net['w']) + net['b']).dot(net['v']) + net['c']


def sse_and_gradient(net, x, y):
    h = np.tanh(np.outer(x, net['w']) + net['b'])
    r = h.dot(net['v']) + net['c'] - y
    back = np.outer(r, net['v']) * (1 - h * h)
    grad = {'w': x.dot(back), 'b': back.sum(0), 'v': h.T.dot(r), 'c': r.sum()}
    return 0.5 * r.dot(r), grad


def train(net, x, y, rate, sweeps):
    loss_before = np.inf
    for s in range(sweeps):
        loss, grad = sse_and_gradient(net, x, y)
        # "bold driver": grow the rate while it goes well, shrink it when the loss went up
        rate *= 1.02 if loss < loss_before else 0.7
        loss_before = loss
        for k in net:
            net[k] = net[k] - rate * grad[k]
        if s % 1000 == 0:
            print('%6d   SSE/2 = %10.5f   rate = %.2e' % (s, loss, rate))
    return net


def main():
    x = np.linspace(-1, 1, 300)
    buzz = np.sin(5 * x) / (1 + x ** 2) + np.random.normal(0, .05, 300)
    net = train(make_net(14), x, buzz, rate=1e-4, sweeps=6000)
    tone = net_output(net, x)
    print('rms', np.sqrt(np.mean((tone - buzz) ** 2)))


main()
