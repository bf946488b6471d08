"""Muon: momentum whose matrix is made orthogonal before each step (K. Jordan and others, 2024).

The update is scaled by 0.2 * sqrt(larger side) (Liu and others, "Muon is scalable for LLM training", 2025), so that
its size is like AdamW's and one learning rate serves both.
"""

import torch
from torch import Tensor, nn

# Coefficients of the quintic iteration in Jordan's description.
A, B, C = 3.4445, -4.7750, 2.0315


def orthogonalise(matrix: Tensor, steps: int = 5) -> Tensor:
    """The nearest (roughly) orthogonal matrix, by Newton-Schulz iteration. Takes and gives [rows, columns].

    Every factor of the iteration is a polynomial in the Gram matrix of the start, so they commute: the iteration runs
    on the small square Gram matrix, and the long matrix is multiplied twice instead of ten times.
    """
    tall = matrix.shape[0] > matrix.shape[1]
    x = matrix.T if tall else matrix
    x = x / (x.norm() + 1e-7)
    gram = x @ x.T
    identity = torch.eye(len(gram), device=gram.device, dtype=gram.dtype)
    product = identity
    for step in range(steps):
        factor = A * identity + B * gram + C * (gram @ gram)
        product = factor @ product
        if step < steps - 1:
            gram = factor @ gram @ factor
    x = product @ x
    return x.T if tall else x


class Muon(torch.optim.Optimizer):
    """For hidden matrices; kernels of convolutions [out, in, height, width] count as [out, in * height * width]."""

    def __init__(self, parameters, lr: float, momentum: float = 0.95, weight_decay: float = 0.0) -> None:
        super().__init__(parameters, {"lr": lr, "momentum": momentum, "weight_decay": weight_decay})

    @torch.no_grad()
    def step(self, closure=None) -> None:
        """One update of every parameter that has a gradient."""
        for group in self.param_groups:
            for parameter in group["params"]:
                if parameter.grad is None:
                    continue
                state = self.state[parameter]
                gradient = parameter.grad.reshape(len(parameter), -1)
                if not state:
                    state["momentum"] = torch.zeros_like(gradient)
                momentum = state["momentum"].lerp_(gradient, 1 - group["momentum"])
                update = orthogonalise(gradient.lerp(momentum, group["momentum"]))
                parameter.mul_(1 - group["lr"] * group["weight_decay"])
                scale = 0.2 * max(update.shape) ** 0.5
                parameter.add_(update.reshape(parameter.shape), alpha=-group["lr"] * scale)


def is_hidden_matrix(name: str, parameter: nn.Parameter) -> bool:
    """Whether Muon suits a parameter: a matrix or kernel that is neither embedding, first nor last layer."""
    outer = ("embedding", "conv_in", "conv_out", "quant_conv", "positional")
    if parameter.ndim < 2 or any(part in name for part in outer):
        return False
    return min(len(parameter), parameter[0].numel()) >= 16
