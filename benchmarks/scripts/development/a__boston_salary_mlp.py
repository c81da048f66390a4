import numpy as np
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPRegressor

# Compare ML models on the salary dataset (synthetic copy). Random forest gives 0.97, the MLP ... not
np.random.seed(0)
n = 500
years = np.random.uniform(0, 35, n)
company_size = np.random.uniform(10, 50000, n)
commute_m = np.random.uniform(200, 60000, n)
salary = 30 + 28 * np.sqrt(years / 10) + 6 * np.log10(company_size) * years / 35
salary = salary + np.random.normal(0, 1.5, n)      # in thousands

df = np.column_stack([years, company_size, commute_m])
X_train, X_test, y_train, y_test = train_test_split(df, salary, test_size=0.2, random_state=42)

mlp = MLPRegressor(
    hidden_layer_sizes=(50, 25),
    activation="relu",
    solver="adam",
    learning_rate_init=0.01,
    max_iter=500,
    random_state=42,
)
mlp.fit(X_train, y_train)

print("Train score:", mlp.score(X_train, y_train))
print("Test score: ", mlp.score(X_test, y_test))
y_pred = mlp.predict(X_train)
print("MAE (k$):", np.mean(np.abs(y_pred - y_train)))
for years_, size_ in [(1, 100), (5, 2000), (20, 20000)]:
    print(years_, size_, mlp.predict([[years_, size_, 5000]]))
