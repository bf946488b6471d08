import unittest

import torch

from easel_training.muon import Muon, is_hidden_matrix, orthogonalise


class MuonTest(unittest.TestCase):
    def test_singular_values_come_close_to_one(self) -> None:
        torch.manual_seed(1)
        shapes = ((32, 80), (80, 32), (16, 20))
        for shape, matrix in zip(shapes, orthogonalise([torch.randn(shape) for shape in shapes]), strict=True):
            self.assertEqual(matrix.shape, shape)
            values = torch.linalg.svdvals(matrix)
            self.assertGreater(float(values.min()), 0.5)
            self.assertLess(float(values.max()), 1.3)

    def test_a_large_matrix_goes_in_blocks_of_rows(self) -> None:
        torch.manual_seed(4)
        result = orthogonalise([torch.randn(200, 256)])[0]
        self.assertEqual(result.shape, (200, 256))
        for block in (result[:100], result[100:]):
            self.assertGreater(float(torch.linalg.svdvals(block).min()), 0.5)

    def test_directions_stay_as_they_were(self) -> None:
        torch.manual_seed(2)
        matrix = torch.randn(24, 24)
        left, _, right = torch.linalg.svd(matrix)
        self.assertGreater(float((orthogonalise([matrix])[0] * (left @ right)).sum()) / 24, 0.8)

    def test_a_step_lowers_a_simple_loss_also_for_kernels(self) -> None:
        torch.manual_seed(3)
        kernel = torch.nn.Parameter(torch.randn(16, 8, 3, 3))
        optimiser = Muon([kernel], lr=0.05)
        before = float(kernel.square().mean())
        for _ in range(20):
            optimiser.zero_grad()
            kernel.square().mean().backward()
            optimiser.step()
        self.assertLess(float(kernel.square().mean()), before)

    def test_outer_layers_and_vectors_are_left_to_adamw(self) -> None:
        matrix, vector = torch.nn.Parameter(torch.zeros(32, 32)), torch.nn.Parameter(torch.zeros(32))
        self.assertTrue(is_hidden_matrix("mid_block.attentions.0.to_q.weight", matrix))
        self.assertFalse(is_hidden_matrix("conv_in.weight", matrix))
        self.assertFalse(is_hidden_matrix("token_embedding.weight", matrix))
        self.assertFalse(is_hidden_matrix("mid_block.norm.weight", vector))
