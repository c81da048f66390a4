from sklearn.datasets import make_friedman1
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler
import warnings

warnings.filterwarnings("ignore")   # too many of them

X, y = make_friedman1(n_samples=800, n_features=5, noise=0.5, random_state=9)
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=9)

results = {}
for size in [(16,), (64,), (64, 32)]:
    pipe = Pipeline([
        ("scale", StandardScaler()),
        ("net", MLPRegressor(hidden_layer_sizes=size, max_iter=20, random_state=9)),
    ])
    pipe.fit(X_train, y_train)
    results[size] = pipe.score(X_test, y_test)
    print(size, "train", round(pipe.score(X_train, y_train), 3), "test", round(results[size], 3))

best = max(results, key=results.get)
print("best architecture:", best, "- but a random forest gets 0.88, why are neural nets so bad?")
fitted = pipe.predict(X_train)
