"""Muon for the hidden matrices, AdamW for everything else, behind one learning rate."""

from dataclasses import dataclass

import torch
from torch import nn

from .muon import Muon, is_hidden_matrix


@dataclass
class Optimisers:
    """Two optimisers that step together; every group remembers its own rate relative to the common one."""

    parts: list[torch.optim.Optimizer]

    def step(self, rate: float) -> None:
        """One update at learning rate `rate`, then the gradients are cleared."""
        for optimiser in self.parts:
            for group in optimiser.param_groups:
                group["lr"] = rate * group["gain"]
            optimiser.step()
            optimiser.zero_grad(set_to_none=True)

    def state_dict(self) -> list[dict]:
        """For a checkpoint."""
        return [optimiser.state_dict() for optimiser in self.parts]

    def load_state_dict(self, states: list[dict]) -> None:
        """From a checkpoint."""
        for optimiser, state in zip(self.parts, states, strict=True):
            optimiser.load_state_dict(state)


def make_optimisers(
    models: list[tuple[nn.Module, float]], *, muon: bool = True, weight_decay: float = 0.0
) -> Optimisers:
    """Takes models with the gain of their learning rate (1 for the common one)."""
    hidden, rest = [], []
    for model, gain in models:
        matrices, others = [], []
        for name, parameter in model.named_parameters():
            if parameter.requires_grad:
                (matrices if muon and is_hidden_matrix(name, parameter) else others).append(parameter)
        if matrices:
            hidden.append({"params": matrices, "gain": gain})
        if others:
            rest.append({"params": others, "gain": gain})
    parts: list[torch.optim.Optimizer] = [torch.optim.AdamW(rest, lr=0.0, betas=(0.9, 0.99), weight_decay=weight_decay)]
    if hidden:
        parts.append(Muon(hidden, lr=0.0, weight_decay=weight_decay))
    return Optimisers(parts)
