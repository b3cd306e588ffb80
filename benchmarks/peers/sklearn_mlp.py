# scikit-learn MLPClassifier / MLPRegressor (numpy + BLAS): fit() for E epochs over N samples, timed with two E and subtracted,
# so that the set-up of fit() is not counted. float32. xor/audio: MLPRegressor is the nearest (identity output, squared loss).
import os
import time
import statistics
import warnings
import numpy as np
from sklearn.neural_network import MLPClassifier, MLPRegressor

warnings.filterwarnings("ignore")
NETS = {"xor": ([2, 2, 1], "tanh"), "iris": ([4, 16, 3], "relu"), "audio": ([8, 32, 32, 1], "tanh"), "digits": ([64, 32, 10], "relu"),
        "mnist": ([784, 128, 10], "relu"), "deep": ([784, 512, 256, 10], "relu"), "wide": ([1024, 1024, 1024, 10], "relu")}
th = int(os.environ.get("PEERS_THREADS", "1"))
only = [s for s in os.environ.get("PEERS_NETS", "").split(",") if s]
bs = [int(s) for s in os.environ.get("PEERS_BATCHES", "").split(",") if s] or [1, 32, 128]
rng = np.random.default_rng(1)
for name, (dims, act) in NETS.items():
    if only and name not in only:
        continue
    n = 1024
    X = rng.random((n, dims[0]), dtype=np.float32)
    reg = dims[-1] == 1
    y = rng.random(n, dtype=np.float32) if reg else np.arange(n) % dims[-1]
    cls = MLPRegressor if reg else MLPClassifier

    def fit(epochs, batch, solver, m):
        kw = dict(momentum=0.0, nesterovs_momentum=False) if solver == "sgd" else {}
        k = cls(hidden_layer_sizes=dims[1:-1], activation=act, solver=solver, alpha=0.0, batch_size=batch, learning_rate_init=1e-9,
                max_iter=epochs, tol=0.0, n_iter_no_change=10**9, shuffle=False, random_state=1, **kw)
        t = time.perf_counter()
        k.fit(X[:m], y[:m])
        return time.perf_counter() - t, k

    for batch in bs:
        for solver in ("sgd", "adam"):
            m = n if batch > 1 else (64 if name in ("deep", "wide") else 256)
            fit(2, batch, solver, m)
            t2, _ = fit(3, batch, solver, m)
            e = max(1, min(200, int(0.06 / max(t2 / 3, 1e-6))))
            r = []
            for _ in range(5 if t2 > 0.3 else 7):
                a, _ = fit(1, batch, solver, m)
                b, _ = fit(1 + e, batch, solver, m)
                r.append((b - a) / (e * m) * 1e9)
            print(f"sklearn,{name},train_{solver},{batch},{th},{statistics.median(r):.2f}", flush=True)
    _, k = fit(1, 128, "adam", n)
    for batch in (1, 32, 128):
        if batch not in bs:
            continue
        xs = [X[i:i + batch] for i in range(0, n, batch)]
        f = k.predict if reg else k.predict_proba
        r = []
        for _ in range(7):
            c, t = 0, time.perf_counter()
            while time.perf_counter() - t < 0.05:
                f(xs[c % len(xs)])
                c += 1
            r.append((time.perf_counter() - t) / c / batch * 1e9)
        print(f"sklearn,{name},infer,{batch},{th},{statistics.median(r):.2f}", flush=True)
