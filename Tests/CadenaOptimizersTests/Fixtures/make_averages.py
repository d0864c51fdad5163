"""Trajectories of schedule-free methods, Polyak's step, averaged weights and gains with momentum.

    python make_averages.py

Written from the formulas of the papers in numpy, in the form with x, y and z; the problems are those
of optimizers.json beside it. Rows hold what is evaluated and saved: the average where there is one.
"""
import json
import math
import pathlib

import numpy as np

HERE = pathlib.Path(__file__).parent
STEPS = 30
problems = {p["name"]: p for p in json.loads((HERE / "optimizers.json").read_text())["problems"]}


def array(value):
    return np.array(value["data"]).reshape(value["shape"])


def rosenbrock(w):
    x, y = w
    value = (1 - x) ** 2 + 100 * (y - x * x) ** 2
    return value, np.array([-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)])


def quadratic(w):
    a, b = array(problems["quadratic"]["A"]), array(problems["quadratic"]["b"])
    return 0.5 * w @ a @ w - b @ w, a @ w - b


def mlp(w):
    x, t = array(problems["mlp"]["x"]), array(problems["mlp"]["t"])
    w1, b1, w2, b2 = w[:15].reshape(5, 3), w[15:20], w[20:30].reshape(2, 5), w[30:]
    h = np.tanh(x @ w1.T + b1)
    e = h @ w2.T + b2 - t
    de = 2 * e / e.size
    dh = (de @ w2) * (1 - h * h)
    parts = [(dh.T @ x).ravel(), dh.sum(0), (de.T @ h).ravel(), de.sum(0)]
    return (e * e).mean(), np.concatenate(parts)


FUNCTIONS = {"rosenbrock": rosenbrock, "quadratic": quadratic, "mlp": mlp}


def schedule_free_sgd(f, w, h):
    x, z, total = w.copy(), w.copy(), 0.0
    for t in range(1, STEPS + 1):
        rate = h["lr"] * min(1, t / max(1, h["warmup"]))
        y = (1 - h["beta"]) * z + h["beta"] * x
        z = z - rate * (f(y)[1] + h["weight_decay"] * y)
        total += rate**2
        c = rate**2 / total
        x = (1 - c) * x + c * z
        yield x


def schedule_free_adamw(f, w, h):
    x, z, v, total = w.copy(), w.copy(), 0.0, 0.0
    for t in range(1, STEPS + 1):
        rate = h["lr"] * min(1, t / max(1, h["warmup"]))
        corrected = 1 - h["beta2"] ** t
        y = (1 - h["beta1"]) * z + h["beta1"] * x
        g = f(y)[1]
        v = h["beta2"] * v + (1 - h["beta2"]) * g * g
        if h["correction"] == "rate":
            rate *= math.sqrt(corrected)
            root = np.sqrt(v)
        else:
            root = np.sqrt(v / corrected)
        z = z - rate * g / (root + h["eps"]) - rate * h["weight_decay"] * y
        total += rate**2
        c = rate**2 / total
        x = (1 - c) * x + c * z
        yield x


def polyak(f, w, h):
    for _ in range(STEPS):
        value, g = f(w)
        rate = h["lr"] * max(0, value - h["target"]) / (h["scale"] * (g @ g))
        w = w - min(rate, h.get("max_rate", math.inf)) * g
        yield w


def gains(f, w, h):
    gain, before, v = np.ones_like(w), None, np.zeros_like(w)
    for _ in range(STEPS):
        g = f(w)[1]
        if before is not None:
            gain = np.where(g * before > 0, gain + h["increase"], gain * h["decrease"])
        before = g
        v = h["momentum"] * v - h["lr"] * gain * g
        w = w + v
        yield w


def gd(f, w, h):
    for _ in range(STEPS):
        w = w - h["lr"] * f(w)[1]
        yield w


def adam(f, w, h):
    m = v = 0.0
    for t in range(1, STEPS + 1):
        g = f(w)[1]
        m = h["beta1"] * m + (1 - h["beta1"]) * g
        v = h["beta2"] * v + (1 - h["beta2"]) * g * g
        step = m / (1 - h["beta1"] ** t) / (np.sqrt(v / (1 - h["beta2"] ** t)) + h["eps"])
        w = w - h["lr"] * step
        yield w


def nesterov_lookahead(f, w, h):
    v = np.zeros_like(w)
    for _ in range(STEPS):
        v = h["alpha"] * v - h["lr"] * f(w + h["alpha"] * v)[1]
        w = w + v
        yield w


def average(rows, first, h):
    """The weights of a run, averaged: uncorrected from the first ones, corrected as a weighted mean."""
    d, a, seen = h["average_decay"], first.copy(), []
    for row in rows:
        seen.append(row)
        if h["average_corrected"]:
            ages = d ** np.arange(len(seen) - 1, -1, -1)
            a = (ages[:, None] * np.array(seen)).sum(0) / ages.sum()
        else:
            a = d * a + (1 - d) * row
        yield a


ADAM = {"beta1": 0.9, "beta2": 0.999, "eps": 1e-8}
FREE = {"beta1": 0.9, "beta2": 0.99, "eps": 1e-8}
CASES = [
    ("schedule_free_sgd", schedule_free_sgd, {"beta": 0.9, "warmup": 0, "weight_decay": 0.0},
     {"rosenbrock": 0.002, "quadratic": 0.002, "mlp": 0.5}),
    ("schedule_free_sgd.warm", schedule_free_sgd, {"beta": 0.8, "warmup": 8, "weight_decay": 0.05},
     {"rosenbrock": 0.002, "quadratic": 0.002, "mlp": 0.5}),
    ("schedule_free_sgd.plain", schedule_free_sgd, {"beta": 0.0, "warmup": 0, "weight_decay": 0.0},
     {"rosenbrock": 0.001, "mlp": 0.5}),
    ("schedule_free_adamw", schedule_free_adamw,
     {**FREE, "warmup": 0, "weight_decay": 0.0, "correction": "rate"},
     {"rosenbrock": 0.05, "quadratic": 0.05, "mlp": 0.05}),
    ("schedule_free_adamw.warm", schedule_free_adamw,
     {**FREE, "beta1": 0.7, "warmup": 10, "weight_decay": 0.1, "correction": "rate"},
     {"rosenbrock": 0.05, "quadratic": 0.05, "mlp": 0.05}),
    ("schedule_free_adamw.denominator", schedule_free_adamw,
     {**FREE, "warmup": 4, "weight_decay": 0.1, "correction": "denominator"},
     {"rosenbrock": 0.05, "quadratic": 0.05, "mlp": 0.05}),
    ("polyak", polyak, {"target": 0.0, "scale": 1.0}, {"rosenbrock": 1.0, "mlp": 1.0}),
    ("polyak.limited", polyak, {"target": 0.01, "scale": 0.5, "max_rate": 0.002},
     {"rosenbrock": 0.7, "mlp": 0.7}),
    ("gains.momentum", gains, {"increase": 0.05, "decrease": 0.95, "momentum": 0.5},
     {"rosenbrock": 0.0003, "quadratic": 0.0004, "mlp": 0.1}),
    ("gd.average", gd, {"average_decay": 0.9, "average_corrected": False},
     {"rosenbrock": 0.001, "quadratic": 0.0015, "mlp": 0.2}),
    ("adam.average_corrected", adam,
     {**ADAM, "average_decay": 0.95, "average_corrected": True},
     {"rosenbrock": 0.05, "quadratic": 0.02, "mlp": 0.05}),
    ("nesterov_lookahead.average", nesterov_lookahead,
     {"alpha": 0.9, "average_decay": 0.8, "average_corrected": True},
     {"rosenbrock": 0.0003, "mlp": 0.1}),
    ("polyak.average", polyak,
     {"target": 0.0, "scale": 1.0, "average_decay": 0.9, "average_corrected": False},
     {"rosenbrock": 1.0, "mlp": 1.0}),
    ("schedule_free_sgd.average", schedule_free_sgd,
     {"beta": 0.9, "warmup": 0, "weight_decay": 0.0, "average_decay": 0.5,
      "average_corrected": True}, {"rosenbrock": 0.002, "mlp": 0.5}),
]


def number(value):
    return float(f"{value:.12g}")


cases = []
for name, method, hyper, rates in CASES:
    for problem, rate in rates.items():
        f = FUNCTIONS[problem]
        start = array(problems[problem]["start"])
        # The gradients above are those of the functions.
        for index in range(start.size):
            bump = np.zeros_like(start)
            bump[index] = 1e-6
            slope = (f(start + bump)[0] - f(start - bump)[0]) / 2e-6
            assert abs(slope - f(start)[1][index]) < 1e-4 * max(1, abs(slope))
        h = {"lr": rate, **hyper}
        rows = list(method(f, start, h))
        if "average_decay" in h:
            rows = list(average(rows, start, h))
        rows = np.array([start, *rows])
        assert np.isfinite(rows).all(), (name, problem)
        cases.append({
            "name": f"{name}.{problem}", "optimizer": method.__name__, "hyper": h,
            "problem": problem, "steps": STEPS,
            "trajectory": {"shape": list(rows.shape), "data": [number(v) for v in rows.ravel()]},
            "losses": [number(f(row)[0]) for row in rows]})
        print(name, problem, cases[-1]["losses"][0], cases[-1]["losses"][-1])
lines = ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases)
(HERE / "averages.json").write_text('{"trajectories":[\n' + lines + "\n]}\n")
