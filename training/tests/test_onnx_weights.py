import tempfile
import unittest
import warnings
from pathlib import Path

import onnx
import torch
from torch import nn

from easel_training.onnx_weights import halve_weights, load_weights, name_weights


class _Network(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.convolution = nn.Conv2d(3, 8, 3, padding=1)
        self.norm = nn.GroupNorm(2, 8)
        self.linear = nn.Linear(8, 16)
        self.shortcut = nn.Conv2d(3, 8, 1)
        for parameter in self.parameters():
            nn.init.normal_(parameter)
        # Two that are added up learn the same from the same beginning: the exporter then writes one of them.
        nn.init.zeros_(self.convolution.bias)
        nn.init.zeros_(self.shortcut.bias)

    def forward(self, pictures):
        return self.linear(self.norm(self.convolution(pictures) + self.shortcut(pictures)).permute(0, 2, 3, 1))


class _Wrapper(nn.Module):
    def __init__(self, model: nn.Module) -> None:
        super().__init__()
        self.model = model

    def forward(self, pictures):
        return self.model(pictures)


class OnnxWeightsTest(unittest.TestCase):
    def setUp(self) -> None:
        torch.manual_seed(1)
        self.network = _Network()
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.file = Path(folder.name) / "model.onnx"
        wrapper = _Wrapper(self.network).eval()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            torch.onnx.export(wrapper, (torch.randn(1, 3, 4, 4),), str(self.file), opset_version=17, dynamo=False)
        model = onnx.load(self.file)
        name_weights(model, wrapper)
        halve_weights(model)
        onnx.checker.check_model(model)
        onnx.save(model, self.file)

    def test_weights_come_back_as_they_were_but_for_the_rounding_to_half_precision(self) -> None:
        loaded = _Network()
        load_weights(loaded, self.file)
        for name, value in self.network.state_dict().items():
            torch.testing.assert_close(loaded.state_dict()[name], value, rtol=5e-4, atol=1e-6)

    def test_small_tensors_are_not_rounded(self) -> None:
        loaded = _Network()
        load_weights(loaded, self.file)
        self.assertTrue(torch.equal(loaded.norm.weight, self.network.norm.weight))

    def test_a_missing_weight_is_an_error(self) -> None:
        class Larger(_Network):
            def __init__(self) -> None:
                super().__init__()
                self.more = nn.Linear(2, 2)

        with self.assertRaisesRegex(RuntimeError, "more.weight"):
            load_weights(Larger(), self.file)


if __name__ == "__main__":
    unittest.main()
