"""Tiny models of SDXL's kinds and of latent consistency models, in the diffusers layout."""

import json

import onnx
import torch
from diffusers import AutoencoderKL, UNet2DConditionModel
from transformers import CLIPTextConfig, CLIPTextModel, CLIPTextModelWithProjection

from tiny_models import Decoder, Encoder, export

TIME_WIDTH = 4

XL_SCHEDULER = {
    "_class_name": "EulerDiscreteScheduler", "beta_end": 0.012, "beta_schedule": "scaled_linear",
    "beta_start": 0.00085, "clip_sample": False, "interpolation_type": "linear", "num_train_timesteps": 1000,
    "prediction_type": "epsilon", "sample_max_value": 1.0, "set_alpha_to_one": False, "skip_prk_steps": True,
    "steps_offset": 1, "timestep_spacing": "leading", "trained_betas": None, "use_karras_sigmas": False,
}
LCM_SCHEDULER = {
    "_class_name": "LCMScheduler", "beta_end": 0.012, "beta_schedule": "scaled_linear", "beta_start": 0.00085,
    "clip_sample": False, "num_train_timesteps": 1000, "original_inference_steps": 50, "prediction_type": "epsilon",
    "rescale_betas_zero_snr": False, "set_alpha_to_one": True, "steps_offset": 1, "timestep_scaling": 10.0,
    "timestep_spacing": "leading", "trained_betas": None,
}


def text_config(tokenizer, width, layers, **more):
    return CLIPTextConfig(
        vocab_size=len(tokenizer), hidden_size=width, intermediate_size=32, num_hidden_layers=layers,
        num_attention_heads=2, max_position_embeddings=tokenizer.model_max_length,
        bos_token_id=tokenizer.bos_token_id, eos_token_id=tokenizer.eos_token_id,
        pad_token_id=tokenizer.pad_token_id, **more,
    )


def make_xl(seed, tokenizers, *, time_ids=6, projection=12, scaling=0.13025):
    """One text encoder for each tokenizer, a UNet and a VAE; with one encoder it is a refiner."""
    torch.manual_seed(seed)
    first, second = (None, *tokenizers)[-2:]
    encoder = first and CLIPTextModel(text_config(first, 16, 3)).eval()
    encoder_2 = CLIPTextModelWithProjection(text_config(second, 24, 4, projection_dim=projection)).eval()
    unet = make_unet(
        cross_attention_dim=24 + (16 if first else 0), addition_embed_type="text_time",
        addition_time_embed_dim=TIME_WIDTH, projection_class_embeddings_input_dim=projection + time_ids * TIME_WIDTH,
    )
    vae = make_vae(scaling)
    with torch.no_grad():
        for part in filter(None, (encoder, encoder_2)):
            part.get_input_embeddings().weight.mul_(30)
        encoder_2.text_projection.weight.mul_(20)
        unet.add_embedding.linear_2.weight.mul_(8)
    return encoder, encoder_2, unet, vae


def make_unet(**more):
    unet = UNet2DConditionModel(
        sample_size=8, in_channels=4, out_channels=4, layers_per_block=1, block_out_channels=(8, 16),
        norm_num_groups=4, attention_head_dim=4, down_block_types=("DownBlock2D", "CrossAttnDownBlock2D"),
        up_block_types=("CrossAttnUpBlock2D", "UpBlock2D"), **more,
    ).eval()
    with torch.no_grad():
        # Random networks whisper: without this the prompt and the noise would hardly count.
        unet.conv_out.weight.mul_(4)
        unet.time_embedding.linear_2.weight.mul_(8)
        for name, module in unet.named_modules():
            if name.endswith(("attn2.to_out.0", "attn2.to_v")):
                module.weight.mul_(4)
    return unet


def make_vae(scaling):
    vae = AutoencoderKL(
        block_out_channels=(8, 8), norm_num_groups=4, latent_channels=4, sample_size=16,
        down_block_types=("DownEncoderBlock2D",) * 2, up_block_types=("UpDecoderBlock2D",) * 2,
        scaling_factor=scaling, mid_block_add_attention=False,
    ).eval()
    with torch.no_grad():
        vae.encoder.conv_out.weight.mul_(4)
    return vae


class TextEncoder(torch.nn.Module):
    """Gives the outputs that are named: last_hidden_state, pooler_output, text_embeds, hidden_states.N."""

    def __init__(self, model, outputs):
        super().__init__()
        self.model, self.outputs = model, outputs

    def forward(self, input_ids):
        result = self.model(input_ids.long(), output_hidden_states=True)
        return tuple(
            result.hidden_states[int(name.split(".")[1])] if "." in name else result[name] for name in self.outputs
        )


class Unet(torch.nn.Module):
    def __init__(self, model, extras):
        super().__init__()
        self.model, self.extras = model, extras

    def forward(self, sample, timestep, encoder_hidden_states, *extras):
        named = dict(zip(self.extras, extras))
        condition = named.pop("timestep_cond", None)
        return self.model(
            sample, timestep, encoder_hidden_states, timestep_cond=condition, added_cond_kwargs=named,
        ).sample


def write_text_encoder(path, model, length, *, penultimate_only, ids):
    layers = model.config.num_hidden_layers
    states = [layers - 1] if penultimate_only else range(layers + 1)
    names = ["text_embeds"] if isinstance(model, CLIPTextModelWithProjection) else []
    names += ["last_hidden_state", *(f"hidden_states.{index}" for index in states)]
    if penultimate_only:
        names.remove("last_hidden_state")
    export(
        TextEncoder(model, names), path / "model.onnx", {"input_ids": torch.ones(1, length, dtype=ids)}, names,
        {name: {0: "batch"} for name in ["input_ids", *names]}, False,
    )
    model.config.to_json_file(path / "config.json")


def write_unet(path, unet, *, tokens, timestep, extras, opset=17):
    """`extras` are shapes of further inputs by name; `timestep` is "vector", "scalar" or "float"."""
    channels, size = unet.config.in_channels, unet.config.sample_size
    step = {"vector": torch.tensor([1]), "scalar": torch.tensor(1), "float": torch.tensor([1.0])}[timestep]
    picture = {0: "batch", 2: "height", 3: "width"}
    inputs = {
        "sample": torch.randn(2, channels, size, size), "timestep": step,
        "encoder_hidden_states": torch.randn(2, tokens, unet.config.cross_attention_dim),
        **{name: torch.randn(2, width) for name, width in extras.items()},
    }
    export(
        Unet(unet, list(extras)), path / "model.onnx", inputs, ["out_sample"],
        {
            "sample": picture, "out_sample": picture, "encoder_hidden_states": {0: "batch", 1: "tokens"},
            **{name: {0: "batch"} for name in extras},
        },
        False, opset,
    )
    unet.save_config(path)


def write_vae(folder, vae, *, encoder=True):
    picture = {0: "batch", 2: "height", 3: "width"}
    export(
        Decoder(vae), folder / "vae_decoder/model.onnx", {"latent_sample": torch.randn(1, 4, 8, 8)}, ["sample"],
        {"latent_sample": picture, "sample": picture}, False,
    )
    vae.save_config(folder / "vae_decoder")
    if encoder:
        export(
            Encoder(vae, False), folder / "vae_encoder/model.onnx", {"sample": torch.randn(1, 3, 16, 16)},
            ["latent_parameters"], {"sample": picture, "latent_parameters": picture}, False,
        )
        vae.save_config(folder / "vae_encoder")


def write_settings(folder, scheduler, pipeline, **index):
    (folder / "scheduler").mkdir()
    (folder / "scheduler/scheduler_config.json").write_text(json.dumps(scheduler, indent=2))
    (folder / "model_index.json").write_text(json.dumps({"_class_name": pipeline, **index}, indent=2))


def slim(folder, keeps_nodes=False):
    """Takes the exporter's long inner names and notes out of a folder's graphs, a third of their bytes.

    `keeps_nodes` leaves the names of nodes that compute with weights."""
    for path in folder.glob("*/model.onnx"):
        model = onnx.load(path)
        kept = {output.name for output in model.graph.output}
        kept |= {name for node in model.graph.node if node.op_type == "Identity" for name in node.output}
        short = {}
        for node in model.graph.node:
            if not keeps_nodes or node.op_type != "MatMul":
                node.ClearField("name")
            node.ClearField("doc_string")
            del node.metadata_props[:]
            node.input[:] = [short.get(name, name) for name in node.input]
            node.output[:] = [
                name if name in kept else short.setdefault(name, f"t{len(short)}") for name in node.output
            ]
        del model.graph.value_info[:]
        onnx.save(model, path)


def move_weights(graph, name):
    """Puts a graph's weights into a file of that name beside it."""
    model = onnx.load(graph)
    onnx.save(model, graph, save_as_external_data=True, location=name, size_threshold=0)
