"""Step 5, second half: the model as ONNX, with float16 weights and float32 inputs and outputs."""

import json
import shutil
import warnings
from pathlib import Path

import onnx
import torch
from torch import nn

from .drawing import load_pipeline
from .onnx_weights import halve_weights, name_weights
from .paths import EXPORT_ONNX, EXPORT_TORCH
from .sidecar import make_sidecar
from .vocabulary import TOKENIZER, TOKENS
from .word_list import word_list_text

OPSET = 17


class _Text(nn.Module):
    def __init__(self, model) -> None:
        super().__init__()
        self.model = model

    def forward(self, input_ids):
        hidden = self.model(input_ids)
        return hidden.last_hidden_state, hidden.pooler_output


class _Denoiser(nn.Module):
    def __init__(self, model) -> None:
        super().__init__()
        self.model = model

    def forward(self, sample, timestep, encoder_hidden_states):
        return self.model(sample, timestep, encoder_hidden_states, return_dict=False)[0]


class _Decoder(nn.Module):
    def __init__(self, model) -> None:
        super().__init__()
        self.model = model

    def forward(self, latent_sample):
        return self.model.decode(latent_sample, return_dict=False)[0]


class _Encoder(nn.Module):
    def __init__(self, model) -> None:
        super().__init__()
        self.model = model

    def forward(self, sample):
        return self.model.encode(sample).latent_dist.parameters


def _export(module: nn.Module, example: tuple, inputs: list[str], outputs: list[str], axes: dict, file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            module.eval(),
            example,
            str(file),
            input_names=inputs,
            output_names=outputs,
            dynamic_axes=axes,
            opset_version=OPSET,
            dynamo=False,
        )
    model = onnx.load(file)
    name_weights(model, module)
    halve_weights(model)
    onnx.checker.check_model(model)
    onnx.save(model, file)
    print(f"wrote {file.parent.name}/{file.name}, {file.stat().st_size / 1e6:.1f} MB", flush=True)


MODEL_INDEX = {
    "_class_name": "OnnxStableDiffusionPipeline",
    "_diffusers_version": "0.42.1",
    "requires_safety_checker": False,
    "safety_checker": [None, None],
    "feature_extractor": [None, None],
    "scheduler": ["diffusers", "DPMSolverMultistepScheduler"],
    "text_encoder": ["diffusers", "OnnxRuntimeModel"],
    "tokenizer": ["transformers", "CLIPTokenizer"],
    "unet": ["diffusers", "OnnxRuntimeModel"],
    "vae_decoder": ["diffusers", "OnnxRuntimeModel"],
    "vae_encoder": ["diffusers", "OnnxRuntimeModel"],
}


# Folder of the ONNX layout: folder of diffusers' layout with the same settings.
SETTINGS_FROM = {"text_encoder": "text_encoder", "unet": "unet", "vae_decoder": "vae", "vae_encoder": "vae"}


def _picture_axes(*names: str) -> dict:
    return {name: {0: "batch", 2: "height", 3: "width"} for name in names}


def export_onnx(folder: Path = EXPORT_ONNX) -> None:
    """Writes the four networks, tokenizer, scheduler and sidecar; `export_torch` must have run before."""
    if folder.exists():
        shutil.rmtree(folder)
    pipeline = load_pipeline()
    unet, vae, text = pipeline.unet, pipeline.vae, pipeline.text_encoder
    channels, width = unet.config["in_channels"], unet.config["cross_attention_dim"]
    size, factor = vae.config["sample_size"], 2 ** (len(vae.config["block_out_channels"]) - 1)
    ids = torch.zeros(2, TOKENS, dtype=torch.int64)
    latents, picture = torch.randn(2, channels, 16, 16), torch.randn(2, 3, factor * 16, factor * 16)
    ids_axes = {name: {0: "batch"} for name in ("input_ids", "last_hidden_state", "pooler_output")}
    text_outputs = ["last_hidden_state", "pooler_output"]
    _export(_Text(text), (ids,), ["input_ids"], text_outputs, ids_axes, folder / "text_encoder/model.onnx")
    unet_axes = {
        **_picture_axes("sample", "out_sample"),
        "timestep": {0: "batch"},
        "encoder_hidden_states": {0: "batch"},
    }
    example = (latents, torch.tensor([500, 500]), torch.randn(2, TOKENS, width))
    names = ["sample", "timestep", "encoder_hidden_states"]
    _export(_Denoiser(unet), example, names, ["out_sample"], unet_axes, folder / "unet/model.onnx")
    decoder_axes = _picture_axes("latent_sample", "sample")
    _export(_Decoder(vae), (latents,), ["latent_sample"], ["sample"], decoder_axes, folder / "vae_decoder/model.onnx")
    encoder_axes = _picture_axes("sample", "latent_parameters")
    _export(
        _Encoder(vae), (picture,), ["sample"], ["latent_parameters"], encoder_axes, folder / "vae_encoder/model.onnx"
    )
    for target, source in SETTINGS_FROM.items():
        shutil.copy(EXPORT_TORCH / source / "config.json", folder / target / "config.json")
    shutil.copytree(EXPORT_TORCH / "scheduler", folder / "scheduler")
    shutil.copytree(TOKENIZER, folder / "tokenizer")
    (folder / "model_index.json").write_text(json.dumps(MODEL_INDEX, indent=2) + "\n")
    sidecar = make_sidecar(vae, size)
    (folder / "easel.json").write_text(json.dumps(sidecar, ensure_ascii=False, indent=2) + "\n")
    (folder / "easel-words.json").write_text(word_list_text(with_coming=True))
