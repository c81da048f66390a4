# Daily revenue of an ice cream kiosk
import numpy as np
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPRegressor
from sklearn.metrics import r2_score

rs = np.random.RandomState(8)
days = 700
visitors = rs.randint(200, 9000, days)
temp = rs.uniform(8, 36, days)
holiday = rs.randint(0, 2, days)
share = 0.25 / (1 + np.exp(-(temp - 22) / 3)) + 0.02
revenue = visitors * share * (1 + 0.3 * holiday) * 3.2 + rs.normal(0, 80, days)

X = np.column_stack([visitors, temp, holiday])
y = revenue / 1000          # thousand euro

X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.25, random_state=1)

mlp = MLPRegressor(
    hidden_layer_sizes=(50, 50),
    activation="tanh",
    max_iter=500,
    random_state=1,
)
mlp.fit(X_train, y_train)

print("iterations:", mlp.n_iter_)
print("train R2:", r2_score(y_train, mlp.predict(X_train)))
print("test  R2:", r2_score(y_test, mlp.predict(X_test)))
for row, true, guess in list(zip(X_test, y_test, mlp.predict(X_test)))[:10]:
    print(row, "true %.2f  predicted %.2f" % (true, guess))
