"""Trainings with weights of classes, with which those of experiments are compared.

    python make_class_weights.py        (needs numpy)

One linear layer from given weights, plain gradient descent, rows in order. The loss of a batch is
Σ_i Σ_j w_j t_ij (-log p_ij) / Σ_i w_{y_i}, with t = (1 - s) onehot + s/k: what PyTorch documents for
CrossEntropyLoss(weight, label_smoothing). For one output of two classes it is the mean of
P y softplus(-z) + (1 - y) softplus(z) with P = w_1 / w_0. `balanced` is n / (k n_c).
"""
import json
import pathlib

import numpy

random = numpy.random.default_rng(5)


def rows(names, shares, count=300):
    labels = random.choice(len(names), size=count, p=shares)
    labels[: len(names)] = numpy.arange(len(names))
    x = numpy.round(random.normal(size=(count, 2)) + labels[:, None] * 0.7, 2)
    table = "a,b,k\n" + "".join(f"{p!r},{q!r},{names[y]}\n" for (p, q), y in zip(x.tolist(), labels))
    return x, labels, table


def step(x, y, weights, bias, w, smoothing, binary):
    z = x @ weights.T + bias
    if binary:
        positive, target = w[1] / w[0], y[:, None].astype(float)
        loss = (positive * target * numpy.logaddexp(0, -z) + (1 - target) * numpy.logaddexp(0, z)).mean()
        s = 1 / (1 + numpy.exp(-z))
        d = (-positive * target * (1 - s) + (1 - target) * s) / len(y)
    else:
        k = z.shape[1]
        log = z - z.max(1, keepdims=True)
        log = log - numpy.log(numpy.exp(log).sum(1, keepdims=True))
        t = ((1 - smoothing) * numpy.eye(k)[y] + smoothing / k) * w
        divisor = w[y].sum()
        loss = -(t * log).sum() / divisor
        d = (numpy.exp(log) * t.sum(1, keepdims=True) - t) / divisor
    return loss, d.T @ x, d.sum(0)


def case(name, data, names, given, loss, layers, batch, smoothing=0.0, binary=False):
    x, y, table = data
    counts = numpy.bincount(y, minlength=len(names))
    if given == "balanced":
        w = len(y) / (len(names) * counts)
    else:
        w = numpy.array([given.get(n, given.get(str(i), 1)) for i, n in enumerate(names)], float)
    outputs = 1 if binary else len(names)
    weights, bias = random.normal(size=(outputs, 2)), random.normal(size=outputs)
    result = {
        "name": name, "table": table, "classWeights": given, "loss": loss, "layers": layers,
        "batch": batch, "weight": weights.ravel().tolist(), "bias": bias.tolist(), "losses": [],
        "weights": w.tolist(),
    }
    for start in list(range(0, len(y), batch)) * 2:
        part = slice(start, start + batch)
        value, dw, db = step(x[part], y[part], weights, bias, w, smoothing, binary)
        result["losses"].append(value)
        weights, bias = weights - 0.3 * dw, bias - 0.3 * db
    result["finalWeight"], result["finalBias"] = weights.ravel().tolist(), bias.tolist()
    result["finalLoss"] = step(x, y, weights, bias, w, smoothing, binary)[0]
    return result


three = ["setosa", "versicolor", "virginica"]
data = rows(three, [0.7, 0.2, 0.1])
two = ["no", "yes"]
pair = rows(two, [0.85, 0.15])
linear = "[linear: classes]"
cases = [
    case("named", data, three, {"setosa": 0.5, "virginica": 2}, "softmaxCrossEntropy", linear, 300),
    case("numbers", data, three, {"0": 3}, "softmaxCrossEntropy", linear, 40),
    case("balanced", data, three, "balanced", "softmaxCrossEntropy", linear, 70),
    case("smoothed", data, three, {"versicolor": 1.75, "virginica": 4},
         "{softmaxCrossEntropy: {labelSmoothing: 0.1}}", linear, 64, smoothing=0.1),
    case("probabilities", data, three, "balanced", "crossEntropy", "[linear: classes, softmax]", 90),
    case("binary", pair, two, "balanced", "binaryCrossEntropyWithLogits", "[linear: 1]", 50, binary=True),
    case("binary named", pair, two, {"yes": 4}, "binaryCrossEntropyWithLogits", "[linear: 1]", 300,
         binary=True),
]
path = pathlib.Path(__file__).with_name("class_weights.json")
path.write_text(json.dumps({"cases": cases}) + "\n")
