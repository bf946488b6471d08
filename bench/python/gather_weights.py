"""Puts the weights of an exported graph into one file beside it."""

import shutil

import onnx


def gather(path, name="model.onnx_data"):
    """A graph over two gigabytes is exported with a file for each weight. Reads none of them into memory."""
    graph = onnx.load(path, load_external_data=False)
    others = set()
    with open(path.parent / name, "wb") as whole:
        for tensor in graph.graph.initializer:
            if tensor.data_location != onnx.TensorProto.EXTERNAL:
                continue
            entries = {entry.key: entry.value for entry in tensor.external_data}
            other = path.parent / entries["location"]
            others.add(other)
            whole.write(bytes(-whole.tell() % 4096))
            start = whole.tell()
            with open(other, "rb") as single:
                single.seek(int(entries.get("offset", 0)))
                shutil.copyfileobj(single, whole, 1 << 24)
            del tensor.external_data[:]
            for key, value in {"location": name, "offset": start, "length": whole.tell() - start}.items():
                tensor.external_data.add(key=key, value=str(value))
    onnx.save(graph, path)
    for other in others:
        other.unlink()
