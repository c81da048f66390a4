# renkou xue zuoye: yong MLP nihe shouru he nianling, jiaoyu nianshu de guanxi
import warnings

import numpy as np
from sklearn.compose import TransformedTargetRegressor
from sklearn.exceptions import ConvergenceWarning
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import MinMaxScaler, StandardScaler

warnings.filterwarnings("ignore", category=ConvergenceWarning)

suiji = np.random.RandomState(56)
renshu = 800
nianling = suiji.uniform(20, 65, renshu)
jiaoyu = suiji.uniform(6, 19, renshu)
shouru = 3000 + 400 * jiaoyu * np.exp(-((nianling - 46) / 18.0) ** 2)
shouru = shouru + suiji.normal(0, 250, renshu)

X = np.c_[nianling, jiaoyu]
X_xun, X_ce, y_xun, y_ce = train_test_split(X, shouru, test_size=0.25, random_state=9)

liucheng = Pipeline([
    ("guiyi", MinMaxScaler(feature_range=(-1, 1))),
    ("wangluo", MLPRegressor(hidden_layer_sizes=(25,), activation="relu", solver="adam",
                             learning_rate_init=0.01, batch_size=64, max_iter=250,
                             random_state=6)),
])
moxing = TransformedTargetRegressor(regressor=liucheng, transformer=StandardScaler())
moxing.fit(X_xun, y_xun)

yuce = moxing.predict(X_ce)
print("xunlian R2:", moxing.score(X_xun, y_xun))
print("ceshi R2:", moxing.score(X_ce, y_ce))
for n in (25, 35, 45, 55):
    print(n, "sui, 16 nian jiaoyu:", moxing.predict([[n, 16.0]])[0])
