"""LoRAs with random numbers, as the programs in use write them, and what diffusers draws with them.

Every kind: kohya's names (with alphas, with text encoders, with convolutions: LoCon), PEFT's with its settings in the
file's notes, diffusers' older names, the original UNet's names of SDXL. The models are those of the other references.
"""

import json

import diffusers
import torch
from diffusers import UNet2DConditionModel
from safetensors.torch import save_file
from transformers import CLIPTextModel, CLIPTextModelWithProjection, CLIPTokenizer

from deep import make_vae
from recording import HERE, NEGATIVE, PROMPT, SEED, Recorder
from tiny_models import fresh, write_tokenizer
from tiny_xl import TIME_WIDTH, XL_SCHEDULER, slim, text_config, write_settings, write_text_encoder, write_unet, write_vae

FOLDER = HERE / "loras"
ATTENTION = ("to_q", "to_k", "to_v", "to_out.0", "ff.net.0.proj", "ff.net.2", "proj_in", "proj_out")
CONVOLUTIONS = ("conv1", "conv2", "conv_shortcut", "time_emb_proj", "downsamplers.0.conv", "upsamplers.0.conv")
TEXT = ("q_proj", "k_proj", "v_proj", "out_proj", "fc1", "fc2")


def changed(module, endings):
    for name, layer in module.named_modules():
        if name.endswith(endings) and hasattr(layer, "weight") and layer.weight.dim() >= 2:
            yield name, layer.weight


def factors(weight, rank, size, dtype=torch.float16):
    rows, columns, *kernel = weight.shape
    down = torch.randn(rank, columns, *kernel) * size
    up = torch.randn(rows, rank, *([1] * len(kernel))) * size
    return down.to(dtype), up.to(dtype)


def kohya(path, parts, *, rank, alpha, size, seed, rename=lambda name: name, notes=None):
    """`parts`: (prefix, module, endings)."""
    torch.manual_seed(seed)
    tensors = {}
    for prefix, module, endings in parts:
        for name, weight in changed(module, endings):
            down, up = factors(weight, rank, size)
            key = f"{prefix}_{rename(name).replace('.', '_')}"
            tensors[f"{key}.lora_down.weight"] = down
            tensors[f"{key}.lora_up.weight"] = up
            tensors[f"{key}.alpha"] = torch.tensor(float(alpha), dtype=torch.float16)
    save_file(tensors, path, metadata=notes)


def peft(path, parts, *, rank, alpha, size, seed, dtype=torch.float32):
    """`parts`: (component, module, endings). Alpha stands in the notes alone."""
    torch.manual_seed(seed)
    tensors, settings = {}, {}
    for component, module, endings in parts:
        names = []
        for name, weight in changed(module, endings):
            down, up = factors(weight, rank, size, dtype)
            tensors[f"{component}.{name}.lora_A.weight"] = down
            tensors[f"{component}.{name}.lora_B.weight"] = up
            names.append(name)
        settings |= {
            f"{component}.r": rank, f"{component}.lora_alpha": alpha, f"{component}.target_modules": names,
            f"{component}.alpha_pattern": {names[0]: alpha * 2}, f"{component}.rank_pattern": {},
            f"{component}.lora_dropout": 0.0, f"{component}.bias": "none", f"{component}.use_dora": False,
            f"{component}.use_rslora": False, f"{component}.init_lora_weights": True,
        }
    save_file(tensors, path, metadata={"format": "pt", "lora_adapter_metadata": json.dumps(settings)})


def old_diffusers(path, module, *, rank, size, seed):
    torch.manual_seed(seed)
    tensors = {}
    for name, weight in changed(module, ("to_q", "to_k", "to_v", "to_out.0")):
        down, up = factors(weight, rank, size, torch.float32)
        before, last = name.rsplit(".to_", 1)
        key = f"unet.{before}.processor.to_{last.removesuffix('.0')}_lora"
        tensors[f"{key}.down.weight"], tensors[f"{key}.up.weight"] = down, up
    save_file(tensors, path)


def to_original(name):
    """A module of SDXL's UNet as its first code named it, which kohya's files keep."""
    resnet = {"conv1": "in_layers.2", "conv2": "out_layers.3", "time_emb_proj": "emb_layers.1",
              "conv_shortcut": "skip_connection"}
    block, index, kind, number, *rest = name.split(".")
    rest = ".".join(rest)
    if block == "mid_block":
        kind, number, rest = index, kind, ".".join(name.split(".")[3:])
        place = {"resnets0": 0, "attentions0": 1, "resnets1": 2}[kind + number]
        return f"middle_block.{place}.{resnet.get(rest, rest)}"
    index, number = int(index), int(number)
    side, at = ("input", 3 * index + number + 1) if block == "down_blocks" else ("output", 3 * index + number)
    if kind == "downsamplers":
        return f"input_blocks.{3 * (index + 1)}.0.op"
    if kind == "upsamplers":
        return f"output_blocks.{3 * index + 2}.2.conv"
    if kind == "resnets":
        return f"{side}_blocks.{at}.0.{resnet[rest]}"
    return f"{side}_blocks.{at}.1.{rest}"


def weights_of(loras):
    """As people write them."""
    return [f"{name}:{weight}" for name, weight in loras]


def record_with(recorder, pipe, loras, **call):
    """Draws with LoRAs and records the case; `loras` are (name, weight)."""
    for name, _ in loras:
        pipe.load_lora_weights(FOLDER, weight_name=f"{name}.safetensors", adapter_name=name.replace("-", "_"))
    pipe.set_adapters([name.replace("-", "_") for name, _ in loras], [weight for _, weight in loras])
    with torch.no_grad():
        latents = pipe(**call).images
    pipe.unload_lora_weights()
    recorder.add({"loras": weights_of(loras)}, latents)


def call(size, steps=4, guidance=5.0):
    return {
        "prompt": PROMPT, "negative_prompt": NEGATIVE, "num_inference_steps": steps, "guidance_scale": guidance,
        "width": size, "height": size, "output_type": "latent", "generator": torch.Generator().manual_seed(SEED),
    }


class NamedXl:
    """As deep as SDXL, two layers a block, and with the exporter's names in its graphs, which LoRAs need."""

    def __init__(self, name, seed, *, writes=True):
        self.folder = HERE / "models" / name
        pads = {"": "<|endoftext|>", "_2": "!"}
        if writes:
            fresh(self.folder)
            for suffix, pad in pads.items():
                write_tokenizer(self.folder / f"tokenizer{suffix}", pad=pad)
        self.tokenizers = [CLIPTokenizer.from_pretrained(self.folder / f"tokenizer{suffix}") for suffix in pads]
        torch.manual_seed(seed)
        text = CLIPTextModel(text_config(self.tokenizers[0], 8, 2)).eval()
        text_2 = CLIPTextModelWithProjection(text_config(self.tokenizers[1], 8, 2, projection_dim=12)).eval()
        attending = ("CrossAttnDownBlock2D", "CrossAttnUpBlock2D")
        blocks = [("DownBlock2D", "UpBlock2D"), attending, attending]
        unet = UNet2DConditionModel(
            sample_size=8, in_channels=4, out_channels=4, layers_per_block=2, block_out_channels=(4, 8, 8),
            norm_num_groups=2, attention_head_dim=4, down_block_types=[down for down, _ in blocks],
            up_block_types=[up for _, up in reversed(blocks)], transformer_layers_per_block=(1, 1, 2),
            cross_attention_dim=16, use_linear_projection=True, addition_embed_type="text_time",
            addition_time_embed_dim=TIME_WIDTH, projection_class_embeddings_input_dim=12 + 6 * TIME_WIDTH,
        ).eval()
        with torch.no_grad():
            unet.conv_out.weight.mul_(4)
            unet.time_embedding.linear_2.weight.mul_(8)
            for encoder in (text, text_2):
                encoder.get_input_embeddings().weight.mul_(30)
        self.modules = (text, text_2, unet, make_vae(0.13025))
        if writes:
            self.write()

    def write(self):
        text, text_2, unet, vae = self.modules
        for suffix, encoder in (("", text), ("_2", text_2)):
            write_text_encoder(
                self.folder / f"text_encoder{suffix}", encoder, 24, penultimate_only=False, ids=torch.int64)
        write_unet(
            self.folder / "unet", unet, tokens=24, timestep="float", extras={"text_embeds": 12, "time_ids": 6})
        write_vae(self.folder, vae)
        write_settings(self.folder, XL_SCHEDULER, "StableDiffusionXLPipeline")
        # The layers' names are what LoRAs are fitted by; those of the values in between say nothing.
        slim(self.folder, keeps_nodes=True)

    def pipeline(self, kind=diffusers.StableDiffusionXLPipeline, **more):
        text, text_2, unet, vae = self.modules
        pipe = kind(
            vae=vae, text_encoder=text, text_encoder_2=text_2, tokenizer=self.tokenizers[0],
            tokenizer_2=self.tokenizers[1], unet=unet, add_watermarker=False, force_zeros_for_empty_prompt=True,
            scheduler=diffusers.EulerDiscreteScheduler.from_pretrained(self.folder, subfolder="scheduler"), **more,
        )
        pipe.set_progress_bar_config(disable=True)
        return pipe


def make_loras(family):
    """`family` is that of tiny-epsilon."""
    FOLDER.mkdir(exist_ok=True)
    text, unet, _ = family.modules
    # diffusers takes kohya's `text_model` off where the encoder has none, and this one only pretends to.
    object.__delattr__(text, "text_model")
    kohya(FOLDER / "kohya.safetensors", [
        ("lora_unet", unet, ATTENTION), ("lora_te_text_model", text, TEXT),
    ], rank=4, alpha=2, size=0.3, seed=101, notes={
        "ss_base_model_version": "sd_v1", "ss_network_dim": "4",
        "ss_tag_frequency": json.dumps({"10_ohwx": {"ohwx man": 10, "red apple": 3}}),
        "sshs_model_hash": "0123456789abcdef" * 4,
    })
    kohya(FOLDER / "locon.safetensors", [("lora_unet", unet, ATTENTION + CONVOLUTIONS)],
          rank=3, alpha=3, size=0.25, seed=102, notes={"modelspec.trigger_phrase": "inky style"})
    peft(FOLDER / "peft.safetensors", [("unet", unet, ATTENTION), ("text_encoder", text, TEXT)],
         rank=4, alpha=6, size=0.2, seed=103)
    peft(FOLDER / "bfloat.safetensors", [("unet", unet, ATTENTION)],
         rank=2, alpha=2, size=0.3, seed=104, dtype=torch.bfloat16)
    old_diffusers(FOLDER / "processors.safetensors", unet, rank=4, size=0.3, seed=105)
    grid = Recorder("loras-epsilon")
    pipe = family.pipeline("Euler")
    for loras in (
        [("kohya", 1.0)], [("kohya", -0.7)], [("locon", 1.0)], [("locon", 0.45)], [("peft", 1.0)], [("peft", 0.6)],
        [("bfloat", 1.0)], [("processors", 1.0)],
        [("kohya", 0.7), ("locon", -0.4)], [("peft", 0.5), ("kohya", 0.5), ("processors", 0.8)],
    ):
        record_with(grid, pipe, loras, **call(16))
    grid.save()

    xl = NamedXl("tiny-xl-named", 41)
    text, text_2, unet, _ = xl.modules
    kohya(FOLDER / "kohya-xl.safetensors", [
        ("lora_unet", unet, ATTENTION + CONVOLUTIONS), ("lora_te1_text_model", text, TEXT),
        ("lora_te2", text_2, TEXT),
    ], rank=4, alpha=2, size=0.3, seed=106,
        rename=lambda name: to_original(name) if "block" in name else name)
    peft(FOLDER / "peft-xl.safetensors", [
        ("unet", unet, ATTENTION), ("text_encoder", text, TEXT), ("text_encoder_2", text_2, TEXT),
    ], rank=4, alpha=6, size=0.2, seed=107)
    grid = Recorder("loras-xl")
    for loras in ([("kohya-xl", 1.0)], [("peft-xl", 0.8)], [("kohya-xl", 0.5), ("peft-xl", -0.5)]):
        record_with(grid, xl.pipeline(), loras, **call(64))
    grid.save()


def make_loras_of_kin(velocity, half):
    """Stable Diffusion 2's kind, with velocities, and half precision; the families are those of the models."""
    for name, family, seed in (("velocity", velocity, 108), ("half", half, 110)):
        text, unet, _ = family.modules
        object.__delattr__(text, "text_model")
        kohya(FOLDER / f"kohya-{name}.safetensors", [
            ("lora_unet", unet, ATTENTION + CONVOLUTIONS), ("lora_te_text_model", text, TEXT),
        ], rank=4, alpha=2, size=0.3, seed=seed)
        peft(FOLDER / f"peft-{name}.safetensors", [("unet", unet, ATTENTION), ("text_encoder", text, TEXT)],
             rank=2, alpha=3, size=0.2, seed=seed + 1, dtype=torch.float16)
        grid = Recorder(f"loras-{name}")
        pipe = family.pipeline("Euler")
        for loras in ([(f"kohya-{name}", 1.0)], [(f"peft-{name}", 0.6)], [(f"kohya-{name}", 0.7), (f"peft-{name}", -0.5)]):
            record_with(grid, pipe, loras, **call(16))
        grid.save()


JOINT = ("to_q", "to_k", "to_v", "to_out.0", "add_q_proj", "add_k_proj", "add_v_proj", "to_add_out",
         "net.0.proj", "net.2", "proj_mlp", "single_transformer_blocks.0.proj_out", "x_embedder", "context_embedder",
         "norm1.linear", "norm.linear")


def make_flow_loras(name, family, encoders, *, seed, guidance, more=()):
    """LoRAs of Stable Diffusion 3 and Flux; `encoders` are (component, module), `more` other cases."""
    peft(FOLDER / f"peft-{name}.safetensors", [
        ("transformer", family.transformer, JOINT), *((component, module, TEXT) for component, module in encoders),
    ], rank=4, alpha=6, size=0.15, seed=seed)
    cases = [[(f"peft-{name}", 1.0)], [(f"peft-{name}", -0.6)]]
    cases += more
    grid = Recorder(f"loras-{name}")
    for loras in cases:
        def load(pipe, loras=loras):
            for each, _ in loras:
                pipe.load_lora_weights(
                    FOLDER, weight_name=f"{each}.safetensors", adapter_name=each.replace("-", "_"))
            pipe.set_adapters([each.replace("-", "_") for each, _ in loras], [weight for _, weight in loras])
            load.pipe = pipe
        with torch.no_grad():
            latents = family.draw(steps=4, guidance=guidance, size=(64, 64), prepare=load)
        load.pipe.unload_lora_weights()
        grid.add({"loras": weights_of(loras)}, latents)
    grid.save()
