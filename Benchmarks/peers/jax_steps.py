"""Training steps in JAX: `jax_steps.py THREADS call|scan`."""

import os
import sys
import time

# The processors that XLA sees when it starts are the threads that it makes.
os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[: int(sys.argv[1])])

import jax
import jax.numpy as jnp

import peer

ACTIVATIONS = {"sigmoid": jax.nn.sigmoid, "tanh": jnp.tanh, "relu": jax.nn.relu}
SCANNED = 100


def parameters_of(work, key):
    sizes = peer.sizes(work)
    parameters = []
    for width, units in zip(sizes, sizes[1:]):
        key, own = jax.random.split(key)
        layer = {"w": jax.random.normal(own, (width, units)) / width**0.5, "b": jnp.zeros(units)}
        if work["regularized"] == "1" and len(parameters) < len(sizes) - 2:
            layer |= {"scale": jnp.ones(units), "shift": jnp.zeros(units)}
            layer |= {"mean": jnp.zeros(units), "variance": jnp.ones(units)}
        parameters.append(layer)
    return parameters


def split(parameters):
    """What is learned, and the running statistics."""
    names = ("mean", "variance")
    return (
        [{name: value for name, value in layer.items() if name not in names} for layer in parameters],
        [{name: value for name, value in layer.items() if name in names} for layer in parameters],
    )


def forward(work, learned, statistics, key, x):
    """The output and the new running statistics."""
    activation, new = ACTIVATIONS[work["activation"]], []
    for index, layer in enumerate(learned):
        x = x @ layer["w"] + layer["b"]
        new.append({})
        if index == len(learned) - 1:
            return x, new
        if "scale" in layer:
            mean, variance, count = x.mean(0), x.var(0), x.shape[0]
            old = statistics[index]
            new[index] = {
                "mean": 0.9 * old["mean"] + 0.1 * mean,
                "variance": 0.9 * old["variance"] + 0.1 * variance * count / (count - 1),
            }
            x = (x - mean) * jax.lax.rsqrt(variance + 1e-5) * layer["scale"] + layer["shift"]
        x = activation(x)
        if "scale" in layer:
            keep = jax.random.bernoulli(jax.random.fold_in(key, index), 0.5, x.shape)
            x = jnp.where(keep, x * 2, 0)


def loss_of(work, output, y):
    if work["loss"] == "squaredError":
        return ((output - y) ** 2).mean()
    logs = jax.nn.log_softmax(output)
    return -jnp.take_along_axis(logs, y[:, None], 1).mean()


def update(work, learned, means, squares, gradients, step):
    if work["optimizer"] == "sgd":
        return jax.tree.map(lambda w, g: w - 1e-2 * g, learned, gradients), means, squares
    means = jax.tree.map(lambda m, g: 0.9 * m + 0.1 * g, means, gradients)
    squares = jax.tree.map(lambda v, g: 0.999 * v + 0.001 * g * g, squares, gradients)
    first, second = 1 - 0.9**step, 1 - 0.999**step
    learned = jax.tree.map(
        lambda w, m, v: w - 1e-3 * (m / first) / (jnp.sqrt(v / second) + 1e-8),
        learned, means, squares,
    )
    return learned, means, squares


def prepare(work):
    batch, batches = int(work["batch"]), int(work["batches"])
    if sys.argv[2] == "scan" and peer.sizes(work)[-1] > 1000:
        raise ValueError("100 steps of this work take too long")
    width, outputs = peer.sizes(work)[0], peer.sizes(work)[-1]
    key = jax.random.PRNGKey(0)
    learned, statistics = split(parameters_of(work, key))
    zeros = jax.tree.map(jnp.zeros_like, learned) if work["optimizer"] == "adam" else []
    more = jax.tree.map(jnp.copy, zeros)
    state = (learned, statistics, zeros, more, jnp.float32(0), key)

    def step(state, example):
        learned, statistics, means, squares, count, key = state
        key, own = jax.random.split(key) if work["regularized"] == "1" else (key, key)

        def objective(learned):
            output, new = forward(work, learned, statistics, own, example[0])
            return loss_of(work, output, example[1]), new

        (loss, statistics), gradients = jax.value_and_grad(objective, has_aux=True)(learned)
        count += 1
        learned, means, squares = update(work, learned, means, squares, gradients, count)
        return (learned, statistics, means, squares, count, key), loss

    count = SCANNED if sys.argv[2] == "scan" else batches
    x = jax.random.normal(key, (count, batch, width))
    if work["loss"] == "crossEntropy":
        y = jax.random.randint(key, (count, batch), 0, outputs)
    else:
        y = jax.random.normal(key, (count, batch, outputs))
    holder = [state]

    if sys.argv[2] == "scan":
        many = jax.jit(lambda state, x, y: jax.lax.scan(step, state, (x, y)), donate_argnums=0)

        def take(steps):
            """Whole scans, at least one; the seconds of so many steps."""
            scans = max(1, round(steps / SCANNED))
            start = time.perf_counter()
            for _ in range(scans):
                holder[0], losses = many(holder[0], x, y)
            losses.block_until_ready()
            return (time.perf_counter() - start) * steps / (scans * SCANNED)

    else:
        one = jax.jit(lambda state, x, y: step(state, (x, y)), donate_argnums=0)
        examples = [(x[index], y[index]) for index in range(count)]

        def take(steps):
            for index in range(steps):
                holder[0], loss = one(holder[0], *examples[index % count])
            loss.block_until_ready()

    take(1)
    return take


peer.serve(f"JAX {jax.__version__}", prepare)
