import numpy as np
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import StandardScaler

# systolic blood pressure from age, bmi and salt (made up numbers for the course)
rng = np.random.RandomState(140)
N = 500
age = rng.uniform(20, 90, N)
bmi = rng.uniform(17, 42, N)
salt = rng.uniform(2, 15, N)
systolic = 112 + 22 / (1 + np.exp(-(age - 60) / 5)) + 0.16 * (bmi - 26) ** 2 + 0.8 * salt + rng.normal(0, 2, N)

X = np.c_[age, bmi, salt]
X_train, X_test, y_train, y_test = train_test_split(X, systolic, test_size=0.25, random_state=0)

x_scaler = StandardScaler()
X_train_scaled = x_scaler.fit_transform(X_train)
y_mean, y_std = y_train.mean(), y_train.std()

# identity because this is a regression, not a classification
mlp = MLPRegressor(
    hidden_layer_sizes=(20,),
    activation="identity",
    solver="lbfgs",
    alpha=0.01,
    max_iter=1000,
    random_state=7,
)
mlp.fit(X_train_scaled, (y_train - y_mean) / y_std)

bp = mlp.predict(X_test) * y_std + y_mean
print("mean absolute error on the test patients:", np.abs(bp - y_test).mean(), "mmHg")
for i in range(5):
    print("measured %.0f predicted %.0f" % (y_test[i], bp[i]))
