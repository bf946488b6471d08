"""What differs between a CPU and a GPU: number format, memory layout, compilation."""

import contextlib
import shutil

import torch


def choose_device(name: str) -> torch.device:
    """`auto` takes the GPU where there is one."""
    if name == "auto":
        name = "cuda" if torch.cuda.is_available() else "cpu"
    return torch.device(name)


def precision(device: torch.device):
    """bfloat16 autocast on a GPU; float32 on a CPU, where bfloat16 is slow unless the processor knows it."""
    if device.type == "cuda":
        return torch.autocast("cuda", dtype=torch.bfloat16)
    return contextlib.nullcontext()


def prepared(model: torch.nn.Module, device: torch.device) -> torch.nn.Module:
    """The model on the device with channels last, which convolutions are quicker with on both kinds."""
    return model.to(device, memory_format=torch.channels_last)


def compiled(function, device: torch.device):
    """Compiled, which is a tenth quicker on a CPU after two minutes of work; needs a C++ compiler there."""
    can_compile = device.type == "cuda" or shutil.which("g++") is not None
    return torch.compile(function) if can_compile else function
