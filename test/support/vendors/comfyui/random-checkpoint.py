"""Writes a Stable Diffusion 1.x checkpoint of random weights, small enough for a processor.

    python random-checkpoint.py models/checkpoints/tiny-sd15.safetensors

Runs in ComfyUI's own folder and environment. The denoiser has two levels in place of four, the
autoencoder is a tiny one; the text encoder is whole, since its size is not to be chosen: 340 MB.
"""

import json
import sys
from pathlib import Path

target = Path(sys.argv.pop(1))
sys.argv.append("--cpu")
# ComfyUI itself is no package: its modules are found from its folder.
sys.path.insert(0, str(Path.cwd()))

import comfy.options  # noqa: E402

comfy.options.enable_args_parsing()

import comfy.ops  # noqa: E402
import comfy.sd1_clip  # noqa: E402
import torch  # noqa: E402
from comfy.clip_model import CLIPTextModel  # noqa: E402
from comfy.ldm.modules.diffusionmodules.openaimodel import UNetModel  # noqa: E402
from comfy.taesd.taesd import TAESD  # noqa: E402
from safetensors.torch import save_file  # noqa: E402

torch.manual_seed(0)
operations = comfy.ops.disable_weight_init
config = json.loads(Path(comfy.sd1_clip.__file__).with_name("sd1_clip_config.json").read_text())
parts = {
    "model.diffusion_model.": UNetModel(
        image_size=32, in_channels=4, out_channels=4, model_channels=320, num_res_blocks=[1, 1],
        channel_mult=[1, 1], num_heads=8, use_spatial_transformer=True, context_dim=768,
        transformer_depth=[1, 1], transformer_depth_middle=1, transformer_depth_output=[1] * 4,
        legacy=False, use_linear_in_transformer=False, dtype=torch.float32, operations=operations,
    ),
    "cond_stage_model.transformer.": CLIPTextModel(config, torch.float32, "cpu", operations),
    "first_stage_model.": TAESD(),
}


def drawn(prefix: str, name: str, weight: torch.Tensor) -> torch.Tensor:
    """Random weights of a size with which numbers neither vanish nor overflow."""
    if prefix == "first_stage_model.":
        return torch.randn(weight.shape) * 0.12 if weight.dim() > 0 else weight
    if name.endswith("bias"):
        return torch.zeros(weight.shape)
    return torch.ones(weight.shape) if weight.dim() == 1 else torch.randn(weight.shape) * 0.02


weights = {
    prefix + name: drawn(prefix, name, weight).half().contiguous()
    for prefix, part in parts.items()
    for name, weight in part.state_dict().items()
    if not name.startswith("text_projection")
}
target.parent.mkdir(parents=True, exist_ok=True)
save_file(weights, str(target))
