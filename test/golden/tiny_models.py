"""Tiny models with random weights in the diffusers layout, as torch modules and as ONNX graphs.

They draw nothing, but every number that goes through them goes the way of a real model.
"""

import json
import shutil
from pathlib import Path

import onnx
import torch
from diffusers import AutoencoderKL, UNet2DConditionModel
from onnxconverter_common import float16
from transformers import CLIPTextConfig, CLIPTextModel, CLIPTokenizer

# Stable Diffusion 1.5's own scheduler file: what is missing in it matters (see facts on spacing).
SD1_SCHEDULER = {
    "_class_name": "PNDMScheduler",
    "beta_end": 0.012,
    "beta_schedule": "scaled_linear",
    "beta_start": 0.00085,
    "clip_sample": False,
    "num_train_timesteps": 1000,
    "set_alpha_to_one": False,
    "skip_prk_steps": True,
    "steps_offset": 1,
    "trained_betas": None,
}

MERGES = [
    "a p", "ap p", "app l", "appl e</w>", "r e", "re d</w>", "d r", "dr a", "dra w", "draw n</w>",
    "i n", "in k</w>", "t h", "th e</w>", "h o", "ho u", "hou s", "hous e</w>", "s k", "sk y</w>",
]


def byte_alphabet():
    """GPT-2's printable stand-ins for bytes, in the order of CLIP's vocabulary."""
    printable = [*range(33, 127), *range(161, 173), *range(174, 256)]
    others = [byte for byte in range(256) if byte not in printable]
    return [chr(byte) for byte in printable] + [chr(256 + n) for n in range(len(others))]


def write_tokenizer(folder, pad="<|endoftext|>", max_length=24):
    folder.mkdir(parents=True)
    letters = byte_alphabet()
    tokens = letters + [letter + "</w>" for letter in letters]
    tokens += [pair.replace(" ", "") for pair in MERGES]
    tokens += ["<|startoftext|>", "<|endoftext|>"]
    vocab = {token: index for index, token in enumerate(tokens)}
    (folder / "vocab.json").write_text(json.dumps(vocab, ensure_ascii=False))
    (folder / "merges.txt").write_text("#version: 0.2\n" + "\n".join(MERGES) + "\n")
    config = {
        "bos_token": "<|startoftext|>", "eos_token": "<|endoftext|>", "unk_token": "<|endoftext|>",
        "pad_token": pad, "model_max_length": max_length, "tokenizer_class": "CLIPTokenizer",
    }
    (folder / "tokenizer_config.json").write_text(json.dumps(config))
    return CLIPTokenizer.from_pretrained(folder)


def make_modules(seed, tokenizer, sample_size=8, attention=16):
    torch.manual_seed(seed)
    text_encoder = CLIPTextModel(CLIPTextConfig(
        vocab_size=len(tokenizer), hidden_size=attention, intermediate_size=32, num_hidden_layers=3,
        num_attention_heads=2, max_position_embeddings=tokenizer.model_max_length,
        bos_token_id=tokenizer.bos_token_id, eos_token_id=tokenizer.eos_token_id,
        pad_token_id=tokenizer.pad_token_id,
    )).eval()
    unet = UNet2DConditionModel(
        sample_size=sample_size, in_channels=4, out_channels=4, layers_per_block=1,
        block_out_channels=(8, 16), norm_num_groups=4, cross_attention_dim=attention,
        attention_head_dim=4, down_block_types=("DownBlock2D", "CrossAttnDownBlock2D"),
        up_block_types=("CrossAttnUpBlock2D", "UpBlock2D"),
    ).eval()
    vae = AutoencoderKL(
        block_out_channels=(8, 8), norm_num_groups=4, latent_channels=4, sample_size=sample_size * 2,
        down_block_types=("DownEncoderBlock2D",) * 2, up_block_types=("UpDecoderBlock2D",) * 2,
        scaling_factor=0.18215, mid_block_add_attention=False,
    ).eval()
    with torch.no_grad():
        # Random networks whisper: without this the prompt and the noise would hardly count.
        text_encoder.get_input_embeddings().weight.mul_(30)
        unet.conv_out.weight.mul_(4)
        unet.time_embedding.linear_2.weight.mul_(8)
        for name, module in unet.named_modules():
            if name.endswith(("attn2.to_out.0", "attn2.to_v")):
                module.weight.mul_(4)
        vae.encoder.conv_out.weight.mul_(4)
    return text_encoder, unet, vae


class TextEncoder(torch.nn.Module):
    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, input_ids):
        result = self.model(input_ids, output_hidden_states=True)
        return (result.last_hidden_state, result.pooler_output, *result.hidden_states)


class Unet(torch.nn.Module):
    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, sample, timestep, encoder_hidden_states):
        return self.model(sample, timestep, encoder_hidden_states).sample


class Encoder(torch.nn.Module):
    def __init__(self, vae, samples):
        super().__init__()
        self.vae, self.samples = vae, samples

    def forward(self, sample):
        distribution = self.vae.encode(sample).latent_dist
        return distribution.mean if self.samples else distribution.parameters


class Decoder(torch.nn.Module):
    def __init__(self, vae):
        super().__init__()
        self.vae = vae

    def forward(self, latent_sample):
        return self.vae.decode(latent_sample).sample


def to_half(model):
    casts = {node.name for node in model.graph.node if node.op_type == "Cast"}
    model = float16.convert_float_to_float16(model, keep_io_types=False)
    # The converter leaves the graph's own casts to float32 as they were.
    for node in model.graph.node:
        for attribute in node.attribute if node.name in casts else []:
            if attribute.name == "to" and attribute.i == onnx.TensorProto.FLOAT:
                attribute.i = onnx.TensorProto.FLOAT16
    return model


def export(module, path, inputs, outputs, axes, half, opset=17):
    path.parent.mkdir(parents=True, exist_ok=True)
    # The exporter sets back the mode of the wrapper and of what it wraps, and T5 drops out while it trains.
    torch.onnx.export(
        module.eval(), tuple(inputs.values()), str(path), input_names=list(inputs), output_names=outputs,
        dynamic_axes=axes, opset_version=opset, dynamo=False,
    )
    if half:
        onnx.save(to_half(onnx.load(path)), path)


def write_model(folder, modules, tokenizer, scheduler, *, encoder="latent_parameters",
                timestep="vector", hidden_states=True, half=False):
    """Exports everything; `timestep` is "vector" (int64 [1]), "scalar" (int64 []) or "float"."""
    text_encoder, unet, vae = modules
    channels = unet.config.in_channels
    size = unet.config.sample_size
    scale = 2 ** (len(vae.config.block_out_channels) - 1)
    length = tokenizer.model_max_length
    width = unet.config.cross_attention_dim
    picture = {0: "batch", 2: "height", 3: "width"}

    layers = text_encoder.config.num_hidden_layers
    names = ["last_hidden_state", "pooler_output"]
    if hidden_states:
        names += [f"hidden_states.{index}" for index in range(layers + 1)]
    export(
        TextEncoder(text_encoder), folder / "text_encoder/model.onnx",
        {"input_ids": torch.ones(1, length, dtype=torch.int64)}, names,
        {name: {0: "batch"} for name in ["input_ids", *names]}, half,
    )
    step = {"vector": torch.tensor([1]), "scalar": torch.tensor(1), "float": torch.tensor([1.0])}[timestep]
    export(
        Unet(unet), folder / "unet/model.onnx",
        {
            "sample": torch.randn(2, channels, size, size), "timestep": step,
            "encoder_hidden_states": torch.randn(2, length, width),
        },
        ["out_sample"],
        {"sample": picture, "encoder_hidden_states": {0: "batch", 1: "tokens"}, "out_sample": picture},
        half,
    )
    export(
        Encoder(vae, encoder == "latent_sample"), folder / "vae_encoder/model.onnx",
        {"sample": torch.randn(1, 3, size * scale, size * scale)}, [encoder],
        {"sample": picture, encoder: picture}, half,
    )
    export(
        Decoder(vae), folder / "vae_decoder/model.onnx",
        {"latent_sample": torch.randn(1, channels, size, size)}, ["sample"],
        {"latent_sample": picture, "sample": picture}, half,
    )
    for part, module in (("unet", unet), ("vae_decoder", vae), ("vae_encoder", vae)):
        module.save_config(folder / part)
    text_encoder.config.to_json_file(folder / "text_encoder/config.json")
    (folder / "scheduler").mkdir()
    (folder / "scheduler/scheduler_config.json").write_text(json.dumps(scheduler, indent=2))
    parts = {name: ["diffusers", "OnnxRuntimeModel"] for name in ("unet", "vae_decoder", "vae_encoder", "text_encoder")}
    index = {"_class_name": "OnnxStableDiffusionPipeline", "tokenizer": ["transformers", "CLIPTokenizer"], **parts}
    (folder / "model_index.json").write_text(json.dumps(index, indent=2))


def fresh(folder: Path):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder
