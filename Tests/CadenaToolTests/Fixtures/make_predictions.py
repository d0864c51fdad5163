"""Predictions of small networks by PyTorch, with which those of `cadena predict` are compared.

    python make_predictions.py        (needs torch and numpy)

Every case holds an experiment, the table it is trained on, weights, a table of held-out rows with
its columns in another order and a column more, and what PyTorch says about those rows: standardised
by mean and population deviation of the training rows in float64, forward in the case's precision.
"""
import csv
import io
import json
import pathlib

import numpy
import torch

random = numpy.random.default_rng(11)
names = ["height", "width, outer", "weight", "age", "dose"]


def table(header, columns):
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    for row in zip(*columns):
        writer.writerow([value if isinstance(value, str) else repr(float(value)) for value in row])
    return text.getvalue()


def features(count):
    scale = numpy.array([1.0, 30.0, 0.01, 5.0, 1e4])
    shift = numpy.array([1.7, -3.0, 0.2, 40.0, 1e5])
    return random.normal(size=(count, 5)) * scale + shift


def case(name, dtype, layers, loss, build, classes, standardized):
    x = features(24)
    held_out = features(60)
    if classes:
        target = [classes[i % len(classes)] for i in range(24)]
    else:
        target = (x @ numpy.array([3.0, 0.5, 20.0, -1.0, 1e-4]) + random.normal(size=24)).tolist()
    mean, deviation = x.mean(0), x.std(0)
    kind = torch.float64 if dtype == "float64" else torch.float32
    torch.manual_seed(5)
    model = build().to(kind).eval()
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.copy_(torch.randn(parameter.shape, dtype=torch.float64).mul(0.6).to(kind))
    outputs = model(torch.tensor((held_out - mean) / deviation).to(kind)).detach()
    if loss == "softmaxCrossEntropy":
        shown = torch.softmax(outputs, -1)
        predicted = [sorted(classes)[i] for i in outputs.argmax(-1).tolist()]
    elif loss == "binaryCrossEntropyWithLogits":
        second = torch.sigmoid(outputs)
        shown = torch.cat([1 - second, second], -1)
        predicted = [sorted(classes)[int(p > 0.5)] for p in second[:, 0].tolist()]
    else:
        shown = outputs.to(torch.float64)
        if standardized:
            shown = shown * numpy.std(target) + numpy.mean(target)
        predicted = None
    weights = {}
    positions = [i for i, layer in enumerate(model) if hasattr(layer, "weight")]
    for position in positions:
        for part in ("weight", "bias"):
            values = getattr(model[position], part).detach()
            weights[f"layers.{position}.{part}"] = {
                "shape": list(values.shape), "values": values.to(torch.float64).flatten().tolist()}
    order = [3, 0, 4, 2, 1]
    experiment = f"""name: {name}
dtype: {dtype}
data:
  source: {{csv: {{path: train.csv, target: result}}}}
  preprocess: [standardize]
  targets: {{standardize: {"true" if standardized else "false"}}}
task: {"classification" if classes else "regression"}
model:
  layers: {layers}
  initialWeights: weights.safetensors
loss: {loss}
optimizer: {{sgd: {{learningRate: 1e-300}}}}
training: {{epochs: 1, batchSize: full}}
"""
    return {
        "name": name, "dtype": dtype, "experiment": experiment,
        "train": table(names + ["result"], list(x.T) + [target]),
        "heldOut": table(
            [names[i] for i in order] + ["note"],
            [held_out[:, i] for i in order] + [[f"row {i}" for i in range(60)]]),
        "weights": weights, "predicted": predicted, "values": shown.to(torch.float64).tolist(),
    }


def hidden(outputs):
    return lambda: torch.nn.Sequential(
        torch.nn.Linear(5, 7), torch.nn.Tanh(), torch.nn.Linear(7, 6), torch.nn.GELU(),
        torch.nn.Linear(6, outputs))


def layers(outputs):
    return f"[linear: 7, tanh, linear: 6, gelu, linear: {outputs}]"


cases = []
for dtype in ("float32", "float64"):
    cases += [
        case("classes-" + dtype, dtype, layers(3), "softmaxCrossEntropy", hidden(3),
             ["low", "middle", "high, or higher"], False),
        case("two-" + dtype, dtype, layers(1), "binaryCrossEntropyWithLogits", hidden(1),
             ["no", "yes"], False),
        case("numbers-" + dtype, dtype, layers(1), "meanSquaredError", hidden(1), None, True),
    ]
target = pathlib.Path(__file__).with_name("predictions.json")
target.write_text(json.dumps({"torch": torch.__version__, "cases": cases}) + "\n")
