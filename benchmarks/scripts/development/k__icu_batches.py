# ICU: predict lactate (log) from heart rate and mean arterial pressure (z-scores)
# NB synthetic data! the real table must not leave the hospital
import numpy as np

rs = np.random.RandomState(10)
n_pat = 512
hr = rs.normal(0, 1, n_pat)
mean_ap = rs.normal(0, 1, n_pat)
lactate = 0.8 * np.tanh(hr - mean_ap) + 0.3 * hr ** 2 - 0.2 * mean_ap
lactate = lactate + rs.normal(0, 0.08, n_pat)

features = np.c_[hr, mean_ap]
labels = lactate.reshape(-1, 1)
labels = labels - labels.mean()

hidden_units = 24
batch_size = 32
lr = 0.05

weights_ih = rs.normal(0, 0.8, (2, hidden_units))
bias_h = rs.normal(0, 0.5, (1, hidden_units))
weights_ho = rs.normal(0, 0.2, (hidden_units, 1))
bias_o = np.zeros((1, 1))


def network(x):
    z = np.tanh(x.dot(weights_ih) + bias_h)
    return z, z.dot(weights_ho) + bias_o


for epoch in range(300):
    # new order every epoch
    rs.shuffle(features)
    epoch_loss = []
    for start in range(0, n_pat, batch_size):
        xb = features[start:start + batch_size]
        yb = labels[start:start + batch_size]
        z, yhat = network(xb)
        diff = yhat - yb
        epoch_loss.append(np.mean(diff ** 2))

        grad_o = 2 * diff / len(xb)
        grad_z = grad_o.dot(weights_ho.T) * (1 - z ** 2)
        weights_ho -= lr * z.T.dot(grad_o)
        bias_o -= lr * grad_o.sum(axis=0, keepdims=True)
        weights_ih -= lr * xb.T.dot(grad_z)
        bias_h -= lr * grad_z.sum(axis=0, keepdims=True)
    if epoch % 30 == 0:
        print("epoch {:3d}  mse {:.4f}".format(epoch, np.mean(epoch_loss)))

estimate = network(features)[1]
print("correlation:", np.corrcoef(estimate.ravel(), labels.ravel())[0, 1])
