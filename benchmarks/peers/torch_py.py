# PyTorch from Python: idiomatic training loop and inference, for the interpreter's part of the cost.
import os
import statistics
import time
import torch
import torch.nn as nn
import torch.nn.functional as F

NETS = {"xor": ([2, 2, 1], nn.Tanh, nn.Sigmoid), "iris": ([4, 16, 3], nn.ReLU, None), "audio": ([8, 32, 32, 1], nn.Tanh, None), "digits": ([64, 32, 10], nn.ReLU, None),
        "mnist": ([784, 128, 10], nn.ReLU, None), "deep": ([784, 512, 256, 10], nn.ReLU, None), "wide": ([1024, 1024, 1024, 10], nn.ReLU, None)}
th = int(os.environ.get("PEERS_THREADS", "1"))
torch.set_num_threads(th)
only = [s for s in os.environ.get("PEERS_NETS", "").split(",") if s]
bs = [int(s) for s in os.environ.get("PEERS_BATCHES", "").split(",") if s] or [1, 32, 128]


def med(f):
    for i in range(3):
        f(i)
    t, n = time.perf_counter(), 0
    while time.perf_counter() - t < 0.05:
        f(n)
        n += 1
    r = []
    for _ in range(7):
        t = time.perf_counter()
        for i in range(n):
            f(i)
        r.append((time.perf_counter() - t) / n)
    return statistics.median(r) * 1e9


for name, (dims, hid, last) in NETS.items():
    if only and name not in only:
        continue
    torch.manual_seed(1)
    soft = dims[-1] > 1
    X = torch.rand(1024, dims[0])
    T = torch.arange(1024) % dims[-1] if soft else torch.rand(1024, 1)

    def make():
        ls = []
        for l in range(len(dims) - 1):
            ls.append(nn.Linear(dims[l], dims[l + 1]))
            if l + 2 < len(dims):
                ls.append(hid())
            elif last:
                ls.append(last())
        return nn.Sequential(*ls)

    net = make().eval()
    for b in (1, 32, 128):
        if b not in bs:
            continue
        xs = X.split(b)
        with torch.inference_mode():
            f = (lambda i: torch.softmax(net(xs[i % len(xs)]), 1)) if soft else (lambda i: net(xs[i % len(xs)]))
            print(f"torch_py,{name},infer,{b},{th},{med(f) / b:.2f}", flush=True)
    for b in (1, 32, 128):
        if b not in bs:
            continue
        xs, ts = X.split(b), T.split(b)
        for op in ("sgd", "adam"):
            net = make()
            opt = torch.optim.SGD(net.parameters(), 1e-9) if op == "sgd" else torch.optim.Adam(net.parameters(), 1e-9)

            def f(i):
                opt.zero_grad(set_to_none=False)
                y, t = net(xs[i % len(xs)]), ts[i % len(xs)]
                (F.cross_entropy(y, t) if soft else F.mse_loss(y, t)).backward()
                opt.step()

            print(f"torch_py,{name},train_{op},{b},{th},{med(f) / b:.2f}", flush=True)
