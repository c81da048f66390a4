"""
Student survey: hours of sleep/study/sport -> grade. R2 is low but that's people ...
"""
import numpy as np
from sklearn.model_selection import GridSearchCV, KFold
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import RobustScaler

gen = np.random.RandomState(30)
sleep, study, sport = gen.normal(7, 1, 900), gen.gamma(2, 2, 900), gen.exponential(2, 900)
grade = 5 + 1.2 * np.tanh(study / 4) - 0.35 * (sleep - 7.5) ** 2 + 0.1 * np.minimum(sport, 4) + gen.normal(0, 0.9, 900)
answers = np.transpose([sleep, study, sport])

search = GridSearchCV(
    Pipeline([("s", RobustScaler()), ("m", MLPRegressor(solver="lbfgs", max_iter=300, random_state=30))]),
    {"m__hidden_layer_sizes": [(6,), (12,)], "m__alpha": [0.1, 1.0]},
    cv=KFold(3, shuffle=True, random_state=30),
)
search.fit(answers, grade)
print(search.best_params_, search.best_score_)
expected_grade = search.predict(answers)
print("train R2", search.score(answers, grade))
