"""Muon: momentum whose matrix is made orthogonal before each step (K. Jordan and others, 2024).

The update is scaled by 0.2 * sqrt(larger side) (Liu and others, "Muon is scalable for LLM training", 2025), so that
its size is like AdamW's and one learning rate serves both.
"""

import torch
from torch import Tensor, nn

# Coefficients of the quintic iteration in Jordan's description.
A, B, C = 3.4445, -4.7750, 2.0315
LARGEST_BLOCK = 128


def _polynomial(gram: Tensor, steps: int) -> Tensor:
    """What the whole iteration multiplies a matrix with: a polynomial in its Gram matrix. Takes and gives stacks."""
    identity = torch.eye(gram.shape[-1], device=gram.device, dtype=gram.dtype)
    product = factor = torch.baddbmm(A * identity + B * gram, gram, gram, alpha=C)
    for _ in range(steps - 1):
        gram = torch.bmm(torch.bmm(factor, gram), factor)
        factor = torch.baddbmm(A * identity + B * gram, gram, gram, alpha=C)
        product = torch.bmm(factor, product)
    return product


def orthogonalise(matrices: list[Tensor], steps: int = 5) -> list[Tensor]:
    """The nearest (roughly) orthogonal matrix to each, by Newton-Schulz iteration.

    Takes and gives matrices [rows, columns] of any sizes. Every factor of the iteration is a polynomial in the Gram
    matrix of the start, so they commute: the iteration runs on the small square Gram matrix, and the long matrix is
    multiplied twice instead of ten times. What has more than 128 rows goes in blocks of rows, each orthogonal in
    itself ("MuonBP", Khaled and others, 2025), at a fraction of the work; blocks of one size go together as a stack,
    since small products one by one leave most of a processor idle.
    """
    lying = [matrix.T if matrix.shape[0] > matrix.shape[1] else matrix for matrix in matrices]
    blocks = [matrix.tensor_split(-(-len(matrix) // LARGEST_BLOCK)) for matrix in lying]
    results = [torch.empty_like(matrix) for matrix in lying]
    targets = [result.tensor_split(len(parts)) for result, parts in zip(results, blocks, strict=True)]
    stacks: dict[int, list[tuple[Tensor, Tensor]]] = {}
    for parts, places in zip(blocks, targets, strict=True):
        for part, place in zip(parts, places, strict=True):
            stacks.setdefault(len(part), []).append((part / (part.norm() + 1e-7), place))
    for stack in stacks.values():
        products = _polynomial(torch.stack([part @ part.T for part, _ in stack]), steps)
        for product, (part, place) in zip(products, stack, strict=True):
            torch.mm(product, part, out=place)
    return [
        result.T if matrix.shape[0] > matrix.shape[1] else result
        for matrix, result in zip(matrices, results, strict=True)
    ]


class Muon(torch.optim.Optimizer):
    """For hidden matrices; kernels of convolutions [out, in, height, width] count as [out, in * height * width]."""

    def __init__(self, parameters, lr: float, momentum: float = 0.95, weight_decay: float = 0.0) -> None:
        super().__init__(parameters, {"lr": lr, "momentum": momentum, "weight_decay": weight_decay})

    @torch.no_grad()
    def step(self, closure=None) -> None:
        """One update of every parameter that has a gradient."""
        for group in self.param_groups:
            parameters = [parameter for parameter in group["params"] if parameter.grad is not None]
            directions = [self._direction(parameter, group["momentum"]) for parameter in parameters]
            for parameter, update in zip(parameters, orthogonalise(directions), strict=True):
                parameter.mul_(1 - group["lr"] * group["weight_decay"])
                scale = 0.2 * max(update.shape) ** 0.5
                parameter.add_(update.reshape(parameter.shape), alpha=-group["lr"] * scale)

    def _direction(self, parameter: Tensor, momentum: float) -> Tensor:
        state, gradient = self.state[parameter], parameter.grad.reshape(len(parameter), -1)
        if not state:
            state["momentum"] = torch.zeros_like(gradient)
        return gradient.lerp(state["momentum"].lerp_(gradient, 1 - momentum), momentum)


def is_hidden_matrix(name: str, parameter: nn.Parameter) -> bool:
    """Whether Muon suits a parameter: a matrix or kernel that is neither embedding, first nor last layer."""
    outer = ("embedding", "conv_in", "conv_out", "quant_conv", "positional")
    if parameter.ndim < 2 or any(part in name for part in outer):
        return False
    return min(len(parameter), parameter[0].numel()) >= 16
