"""LoRAs of Flux as other programs than diffusers write them, with random numbers.

They keep the names of Flux' first code, in which several of diffusers' layers are one. diffusers turns such files into
its own, at Flux' own widths only; here it does so at those of the tiny models.
"""

import inspect

import torch
from diffusers.loaders import lora_conversion_utils, lora_pipeline
from safetensors.torch import save_file

from recording import HERE

FOLDER = HERE / "loras"
TEXT = ("q_proj", "k_proj", "v_proj", "out_proj", "fc1", "fc2")
DOUBLE = {
    "attn.to_out.0": "img_attn.proj", "attn.to_add_out": "txt_attn.proj", "ff.net.0.proj": "img_mlp.0",
    "ff.net.2": "img_mlp.2", "ff_context.net.0.proj": "txt_mlp.0", "ff_context.net.2": "txt_mlp.2",
    "norm1.linear": "img_mod.lin", "norm1_context.linear": "txt_mod.lin",
}
TOP_LEVEL = {
    "x_embedder": "img_in", "context_embedder": "txt_in", "proj_out": "final_layer.linear",
    "norm_out.linear": "final_layer.adaLN_modulation.1",
    "time_text_embed.timestep_embedder.linear_1": "time_in.in_layer",
    "time_text_embed.timestep_embedder.linear_2": "time_in.out_layer",
    "time_text_embed.text_embedder.linear_1": "vector_in.in_layer",
    "time_text_embed.text_embedder.linear_2": "vector_in.out_layer",
    "time_text_embed.guidance_embedder.linear_1": "guidance_in.in_layer",
    "time_text_embed.guidance_embedder.linear_2": "guidance_in.out_layer",
}


def convert_at(width):
    """Lets diffusers take kohya's files for a Flux of another width, and keep what it names without a beginning."""
    source = inspect.getsource(lora_conversion_utils._convert_kohya_flux_lora_to_diffusers)
    own = "dims=[3072, 3072, 3072, 12288]"
    assert source.count(own) == 1
    space = dict(vars(lora_conversion_utils))
    exec(source.replace(own, f"dims=[{width}, {width}, {width}, {4 * width}]"), space)
    convert = space["_convert_kohya_flux_lora_to_diffusers"]

    def named(state_dict):
        begun = ("transformer.", "text_encoder.")
        return {k if k.startswith(begun) else f"transformer.{k}": v for k, v in convert(state_dict).items()}

    lora_pipeline._convert_kohya_flux_lora_to_diffusers = named


def original_layers(transformer):
    """Names and shapes of the blocks' layers in Flux' first code."""
    for index, block in enumerate(transformer.transformer_blocks):
        layers = dict(block.named_modules())
        for name, original in DOUBLE.items():
            yield f"double_blocks.{index}.{original}", *layers[name].weight.shape
        for stream, name in (("img", "attn.to_q"), ("txt", "attn.add_q_proj")):
            rows, columns = layers[name].weight.shape
            yield f"double_blocks.{index}.{stream}_attn.qkv", 3 * rows, columns
    for index, block in enumerate(transformer.single_transformer_blocks):
        rows, columns = block.attn.to_q.weight.shape
        yield f"single_blocks.{index}.linear1", 3 * rows + block.proj_mlp.weight.shape[0], columns
        yield f"single_blocks.{index}.linear2", *block.proj_out.weight.shape
        yield f"single_blocks.{index}.modulation.lin", *block.norm.linear.weight.shape


def top_level_layers(transformer):
    layers = dict(transformer.named_modules())
    for name, original in TOP_LEVEL.items():
        if name in layers:
            yield original, *layers[name].weight.shape


def text_layers(encoder):
    for name, layer in encoder.named_modules():
        if name.endswith(TEXT):
            yield f"text_model.{name.removeprefix('text_model.')}", *layer.weight.shape


def factors(rows, columns, rank, size, dtype):
    return (torch.randn(rank, columns) * size).to(dtype), (torch.randn(rows, rank) * size).to(dtype)


def kohya(path, flux, *, rank, alpha, size, seed):
    """As kohya's sd-scripts write it, with an alpha for each layer."""
    torch.manual_seed(seed)
    tensors = {}
    for prefix, layers in (("unet", original_layers(flux.transformer)), ("te1", text_layers(flux.clip))):
        for name, rows, columns in layers:
            key = f"lora_{prefix}_{name.replace('.', '_')}"
            down, up = factors(rows, columns, rank, size, torch.float16)
            tensors |= {
                f"{key}.lora_down.weight": down, f"{key}.lora_up.weight": up,
                f"{key}.alpha": torch.tensor(float(alpha), dtype=torch.float16),
            }
    save_file(tensors, path, metadata={"ss_base_model_version": "flux1"})


def comfyui(path, transformer, *, rank, size, seed):
    """With points in the names, without alphas, with the layers outside of the blocks too."""
    torch.manual_seed(seed)
    tensors = {}
    for name, rows, columns in (*original_layers(transformer), *top_level_layers(transformer)):
        down, up = factors(rows, columns, rank, size, torch.bfloat16)
        key = f"diffusion_model.{name}"
        tensors |= {f"{key}.lora_down.weight": down, f"{key}.lora_up.weight": up}
    save_file(tensors, path)


def xlabs(path, transformer, *, rank, size, seed):
    """As processors of the attention: 1 is the picture's stream, 2 the words'."""
    torch.manual_seed(seed)
    tensors = {}

    def add(key, rows, columns):
        tensors[f"{key}.down.weight"], tensors[f"{key}.up.weight"] = factors(rows, columns, rank, size, torch.float32)

    for index, block in enumerate(transformer.transformer_blocks):
        rows, columns = block.attn.to_q.weight.shape
        for stream in (1, 2):
            add(f"double_blocks.{index}.processor.qkv_lora{stream}", 3 * rows, columns)
            add(f"double_blocks.{index}.processor.proj_lora{stream}", *block.attn.to_out[0].weight.shape)
    for index, block in enumerate(transformer.single_transformer_blocks):
        rows, columns = block.attn.to_q.weight.shape
        add(f"single_blocks.{index}.processor.qkv_lora", 3 * rows, columns)
        add(f"single_blocks.{index}.processor.proj_lora", *block.proj_out.weight.shape)
    save_file(tensors, path)


def write_flux_loras(kind, flux, *, seed):
    """Writes the files and tells the cases to draw, each (name, weight)."""
    transformer = flux.transformer
    convert_at(transformer.config.num_attention_heads * transformer.config.attention_head_dim)
    kohya(FOLDER / f"kohya-{kind}.safetensors", flux, rank=4, alpha=2, size=0.2, seed=seed)
    cases = [[(f"kohya-{kind}", 1.0)], [(f"kohya-{kind}", 0.7), (f"peft-{kind}", -0.5)]]
    if not flux.dev:
        return cases
    comfyui(FOLDER / f"comfyui-{kind}.safetensors", transformer, rank=2, size=0.2, seed=seed + 10)
    xlabs(FOLDER / f"xlabs-{kind}.safetensors", transformer, rank=2, size=0.3, seed=seed + 20)
    both = [(f"xlabs-{kind}", 0.6), (f"kohya-{kind}", 0.5)]
    return [*cases, [(f"comfyui-{kind}", 1.0)], [(f"xlabs-{kind}", 1.0)], both]
