"""Makes other_minimizations.json: where SciPy's minimisers end on more functions, and what it takes.

    python make_other_minimizations.py
"""
import json
import pathlib

import numpy as np
import scipy.optimize as so


def numeric(residuals):
    """Sum of squares of residuals with complex-step derivatives: exact to rounding."""
    def value(x): return float(np.sum(np.real(residuals(np.asarray(x, float))) ** 2))

    def grad(x):
        x = np.asarray(x, float)
        r = np.real(residuals(x))
        out = np.zeros_like(x)
        for i in range(len(x)):
            z = x.astype(complex)
            z[i] += 1e-30j
            out[i] = 2 * np.sum(r * np.imag(residuals(z)) / 1e-30)
        return out

    def hess(x):
        n = len(x)
        h = np.zeros((n, n))
        for i in range(n):
            e = np.zeros(n)
            e[i] = 1e-6 * max(1, abs(x[i]))
            h[i] = (grad(x + e) - grad(x - e)) / (2 * e[i])
        return (h + h.T) / 2
    return value, grad, hess


def beale(x): return np.array([1.5 - x[0] + x[0] * x[1], 2.25 - x[0] + x[0] * x[1] ** 2, 2.625 - x[0] + x[0] * x[1] ** 3])
def himmelblau(x): return np.array([x[0] ** 2 + x[1] - 11, x[0] + x[1] ** 2 - 7])
def booth(x): return np.array([x[0] + 2 * x[1] - 7, 2 * x[0] + x[1] - 5])
def rosenbrock(x): return np.concatenate([10 * (x[1:] - x[:-1] ** 2), 1 - x[:-1]])
def wood(x): return np.array([10 * (x[1] - x[0] ** 2), 1 - x[0], np.sqrt(90) * (x[3] - x[2] ** 2), 1 - x[2], np.sqrt(10) * (x[1] + x[3] - 2), (x[1] - x[3]) / np.sqrt(10)])
def quadratic(x): return np.sqrt(np.array([1, 10, 100, 1000, 10000])) * (x - 1)


CASES = [
    ("rosenbrock", rosenbrock, [[-1.2, 1], [0, 0], [2, 2], [-2, 2], [3, -1], [0.5, -0.5], [-1, -1], [5, 5]]),
    ("rosenbrock", rosenbrock, [[-1.2, 1, -1.2, 1], [0] * 10, [1.3, 0.7, 0.8, 1.9, 1.2], [-1] * 8]),
    ("beale", beale, [[1, 1], [0, 0], [2, 1], [4, 1], [1, -1]]),
    ("himmelblau", himmelblau, [[0, 0], [1, 1], [-1, 1], [-2, -2], [4, -4], [0.5, -0.5], [5, 5]]),
    ("booth", booth, [[0, 0], [10, -10], [-5, 5]]),
    ("wood", wood, [[-3, -1, -3, -1], [0, 0, 0, 0], [2, 2, 2, 2]]),
    ("quadratic", quadratic, [[0] * 5, [3, -2, 1, 5, 0]]),
]
OPTIONS = {"L-BFGS-B": {"ftol": 1e-15, "gtol": 1e-10}, "BFGS": {"gtol": 1e-9},
           "CG": {"gtol": 1e-9, "maxiter": 5000}, "Newton-CG": {"xtol": 1e-12}}
lines = []
for name, residuals, starts in CASES:
    value, grad, hess = numeric(residuals)
    for start in starts:
        results = []
        for method, options in OPTIONS.items():
            r = so.minimize(value, np.array(start, float), jac=grad, hess=hess if method == "Newton-CG" else None, method=method, options=options)
            results.append({"method": method, "final": [float(f"{v:.12g}") for v in r.x], "value": r.fun, "function_evaluations": int(r.nfev)})
        lines.append(json.dumps({"name": name, "start": [float(v) for v in start], "results": results}))
pathlib.Path(__file__).with_name("other_minimizations.json").write_text("[\n" + ",\n".join(lines) + "\n]\n")
