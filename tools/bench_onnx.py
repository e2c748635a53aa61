"""usage: bench_onnx.py TUNED WINDOWS ROUNDS: the encoder's layers in onnxruntime, int8 as its dynamic quantisation has it, on one thread;
one line of JSON. Windows of 144 pieces, eight at a time; word vectors are made up, since the word table is the same work for all.
Run by the Python of build/onnx-venv."""
import json
import resource
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "train" / "encoder"))
import safetensors_file

WIDTH, HEADS, SIZE, WINDOW, BATCH = 384, 12, 32, 144, 8


class Graph:
    def __init__(self, tensors):
        self.tensors, self.nodes, self.constants = tensors, [], []

    def constant(self, name, value):
        self.constants.append(numpy_helper.from_array(np.asarray(value), name))
        return name

    def node(self, kind, *inputs, **attributes):
        out = f"v{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [out], **attributes))
        return out

    def product(self, x, name):
        weight = self.tensors[name + ".weight"].astype(np.float32) * self.tensors[name + ".scale"][:, None]
        x = self.node("MatMul", x, self.constant(name + ".weight", np.ascontiguousarray(weight.T)))
        return self.node("Add", x, self.constant(name + ".bias", self.tensors[name + ".bias"]))

    def norm(self, x, name):
        parts = [self.constant(f"{name}.{part}", self.tensors[f"{name}.{part}"]) for part in ("weight", "bias")]
        return self.node("LayerNormalization", x, *parts, axis=-1, epsilon=1e-12)

    def heads(self, x, order):
        return self.node("Transpose", self.node("Reshape", x, "split"), perm=order)

    def layer(self, x, i):
        name = f"layer.{i}."
        query = self.heads(self.node("Mul", self.product(x, name + "query"), "root"), [0, 2, 1, 3])
        key = self.heads(self.product(x, name + "key"), [0, 2, 3, 1])
        value = self.heads(self.product(x, name + "value"), [0, 2, 1, 3])
        seen = self.node("MatMul", self.node("Softmax", self.node("MatMul", query, key), axis=-1), value)
        seen = self.node("Reshape", self.node("Transpose", seen, perm=[0, 2, 1, 3]), "join")
        x = self.norm(self.node("Add", x, self.product(seen, name + "attention_output")), name + "attention_norm")
        inner = self.node("Gelu", self.product(x, name + "intermediate"))
        return self.norm(self.node("Add", x, self.product(inner, name + "output")), name + "output_norm")

    def model(self):
        self.constant("split", np.array([0, 0, HEADS, SIZE], np.int64))
        self.constant("join", np.array([0, 0, WIDTH], np.int64))
        self.constant("root", np.float32(SIZE ** -.5))
        x = "x"
        for i in range(sum(name.endswith(".query.weight") for name in self.tensors)):
            x = self.layer(x, i)
        shape = ["batch", "length", WIDTH]
        graph = helper.make_graph(self.nodes, "encoder", [helper.make_tensor_value_info("x", TensorProto.FLOAT, shape)],
                                  [helper.make_tensor_value_info(x, TensorProto.FLOAT, shape)], self.constants)
        return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)], ir_version=9)


def session_of(tensors):
    with tempfile.TemporaryDirectory() as folder:
        onnx.save(Graph(tensors).model(), f"{folder}/plain.onnx")
        quantize_dynamic(f"{folder}/plain.onnx", f"{folder}/int8.onnx", weight_type=QuantType.QInt8, per_channel=True)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        return onnxruntime.InferenceSession(f"{folder}/int8.onnx", options, providers=["CPUExecutionProvider"])


def main():
    tensors, _ = safetensors_file.read(sys.argv[1])
    session = session_of(tensors)
    x = np.random.default_rng(1).normal(size=(BATCH, WINDOW, WIDTH)).astype(np.float32)
    calls, rounds = max(1, int(sys.argv[2]) // BATCH), []
    for number in range(int(sys.argv[3]) + 1):
        begin = time.process_time()
        for _ in range(calls):
            session.run(None, {"x": x})
        if number > 0:  # the first one warms up
            rounds.append(time.process_time() - begin)
    print(json.dumps({"pieces": calls * BATCH * WINDOW, "rounds": rounds,
                      "peak_kib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}))


if __name__ == "__main__":
    main()
