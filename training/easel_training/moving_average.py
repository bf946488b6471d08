"""The slowly moving average of the weights, which draws better pictures than the weights of any one step."""

import torch
from torch import Tensor, nn


class MovingAverage:
    """Keeps an average of a model's parameters over so many steps.

    Young averages remember less, so that they do not lag behind. So do those of a falling learning rate: the smaller
    the steps, the less there is to even out, and the older weights are the worse ones.
    """

    def __init__(self, model: nn.Module, steps: float) -> None:
        self._parameters = [parameter.detach() for parameter in model.parameters()]
        self._names = [name for name, _ in model.named_parameters()]
        self._average = [parameter.clone() for parameter in self._parameters]
        self._steps = steps

    @torch.no_grad()
    def update(self, step: int, rate_share: float = 1.0) -> None:
        """After step number `step` of the training, at this share (0..1) of the full learning rate."""
        remembered = min(self._steps, (10 + step) / 9) * rate_share
        torch._foreach_lerp_(self._average, self._parameters, 1 / max(1.0, remembered))

    def state_dict(self) -> dict[str, Tensor]:
        """The averaged parameters under the model's own names: `load_state_dict` of the model takes them."""
        return dict(zip(self._names, self._average, strict=True))

    def load_state_dict(self, state: dict[str, Tensor]) -> None:
        """From a checkpoint."""
        for name, average in zip(self._names, self._average, strict=True):
            average.copy_(state[name])
