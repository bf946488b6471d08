"""The slowly moving average of the weights, which draws better pictures than the weights of any one step."""

import torch
from torch import Tensor, nn


class MovingAverage:
    """Keeps an average of a model's parameters; young averages forget faster, so that they do not lag behind."""

    def __init__(self, model: nn.Module, decay: float) -> None:
        self._parameters = [parameter.detach() for parameter in model.parameters()]
        self._names = [name for name, _ in model.named_parameters()]
        self._average = [parameter.clone() for parameter in self._parameters]
        self._decay = decay

    @torch.no_grad()
    def update(self, step: int) -> None:
        """After step number `step` of the training."""
        decay = min(self._decay, (1 + step) / (10 + step))
        torch._foreach_lerp_(self._average, self._parameters, 1 - decay)

    def state_dict(self) -> dict[str, Tensor]:
        """The averaged parameters under the model's own names: `load_state_dict` of the model takes them."""
        return dict(zip(self._names, self._average, strict=True))

    def load_state_dict(self, state: dict[str, Tensor]) -> None:
        """From a checkpoint."""
        for name, average in zip(self._names, self._average, strict=True):
            average.copy_(state[name])
