"""Inference of a network 784-128-10 in ONNX Runtime: `onnx_inference.py THREADS`."""

import sys
import time

import numpy
import onnxruntime
from onnx import TensorProto, helper, numpy_helper

import peer


def model_of(batch):
    """The bytes of the network's model."""
    random = numpy.random.default_rng(0)

    def weights(name, *shape):
        values = random.standard_normal(shape, dtype=numpy.float32) / 28
        return numpy_helper.from_array(values, name)

    def tensor(name, width):
        return helper.make_tensor_value_info(name, TensorProto.FLOAT, [batch, width])

    graph = helper.make_graph(
        [
            helper.make_node("Gemm", ["x", "w1", "b1"], ["z"]),
            helper.make_node("Relu", ["z"], ["h"]),
            helper.make_node("Gemm", ["h", "w2", "b2"], ["y"]),
        ],
        "network", [tensor("x", 784)], [tensor("y", 10)],
        [weights("w1", 784, 128), weights("b1", 128), weights("w2", 128, 10), weights("b2", 10)],
    )
    opset = [helper.make_opsetid("", 17)]
    return helper.make_model(graph, opset_imports=opset, ir_version=8).SerializeToString()


def prepare(work):
    batch = int(work["batch"])
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = int(sys.argv[1])
    options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(
        model_of(batch), options, providers=["CPUExecutionProvider"]
    )
    rows = numpy.random.default_rng(1).random((batch, 784), dtype=numpy.float32)
    binding = session.io_binding()
    binding.bind_cpu_input("x", rows)
    binding.bind_ortvalue_output(
        "y", onnxruntime.OrtValue.ortvalue_from_shape_and_type([batch, 10], numpy.float32)
    )

    def with_arrays(times):
        inputs = {"x": rows}
        for _ in range(times):
            session.run(None, inputs)

    def with_binding(times):
        for _ in range(times):
            session.run_with_iobinding(binding)

    def seconds(run):
        run(50)
        start = time.perf_counter()
        run(200)
        return time.perf_counter() - start

    return min(with_arrays, with_binding, key=seconds)


peer.serve(f"ONNX Runtime {onnxruntime.__version__}", prepare)
