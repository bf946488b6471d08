"""What differs between a CPU and a GPU: number format, memory layout, compilation."""

import contextlib

import torch
from diffusers import UNet2DConditionModel
from diffusers.models.attention_processor import AttnProcessor
from transformers import CLIPTextModel


def choose_device(name: str) -> torch.device:
    """`auto` takes the GPU where there is one."""
    if name == "auto":
        name = "cuda" if torch.cuda.is_available() else "cpu"
    return torch.device(name)


def multiplication_type(device: torch.device) -> torch.dtype:
    """bfloat16 on a GPU and on a CPU whose processor multiplies in it; float32 elsewhere."""
    fast = device.type == "cuda" or torch.cpu._is_avx512_bf16_supported()
    return torch.bfloat16 if fast else torch.float32


def precision(device: torch.device):
    """Autocast to the type that the device multiplies fastest in."""
    kind = multiplication_type(device)
    return contextlib.nullcontext() if kind == torch.float32 else torch.autocast(device.type, dtype=kind)


def prepared(model: torch.nn.Module, device: torch.device) -> torch.nn.Module:
    """The model on the device with channels last, which convolutions are quicker with on both kinds.

    On a CPU networks get the attention of plain products: PyTorch's fused one goes backwards there at a crawl (0.37 of
    1.3 s a step of the denoiser, for the few places its pictures have).
    """
    if device.type == "cpu" and isinstance(model, UNet2DConditionModel):
        model.set_attn_processor(AttnProcessor())
    if device.type == "cpu" and isinstance(model, CLIPTextModel):
        model.set_attn_implementation("eager")
    return model.to(device, memory_format=torch.channels_last)


def compiled(function, device: torch.device):
    """Compiled on a GPU and on a CPU with matrix tiles (AMX).

    There the products are so quick that half of a step is everything between them, which compiling joins: a third more
    pictures a second, for a minute and a half at the start. Processors without tiles gain nothing from it.
    """
    gains = device.type == "cuda" or torch.cpu._is_amx_tile_supported()
    return torch.compile(function) if gains else function
