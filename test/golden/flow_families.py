"""Reference latents of the families of flow matching: Stable Diffusion 3 and Flux.1, dev and schnell."""

import json
import tempfile
from pathlib import Path

import diffusers
import torch
from diffusers import AutoencoderKL, FluxTransformer2DModel, SD3Transformer2DModel
from transformers import CLIPTextModel, CLIPTextModelWithProjection, T5Config, T5EncoderModel

import tiny_xl
from flux_loras import write_flux_loras
from loras import make_flow_loras
from recording import HERE, NEGATIVE, PROMPT, SEED, Recorder, picture
from t5_pieces import write_pieces
from tiny_models import Decoder, Encoder, export, fresh, write_tokenizer
from tiny_xl import text_config

T5_WIDTH = 20
CHANNELS = 16
SIZES = [(64, 64), (96, 64), (80, 112)]


def make_t5(vocabulary):
    return T5EncoderModel(T5Config(
        vocab_size=vocabulary, d_model=T5_WIDTH, d_kv=4, d_ff=16, num_layers=2, num_heads=2,
        feed_forward_proj="gated-gelu", is_encoder_decoder=False, use_cache=False,
    )).eval()


def make_vae(scaling, shift):
    vae = AutoencoderKL(
        block_out_channels=(4, 4, 4, 4), norm_num_groups=2, latent_channels=CHANNELS, sample_size=64,
        layers_per_block=1, down_block_types=("DownEncoderBlock2D",) * 4, up_block_types=("UpDecoderBlock2D",) * 4,
        scaling_factor=scaling, shift_factor=shift, mid_block_add_attention=False, use_quant_conv=False,
        use_post_quant_conv=False,
    ).eval()
    with torch.no_grad():
        vae.encoder.conv_out.weight.mul_(4)
    return vae


def write_vae(folder, vae):
    image = {0: "batch", 2: "height", 3: "width"}
    export(
        Decoder(vae), folder / "vae_decoder/model.onnx", {"latent_sample": torch.randn(1, CHANNELS, 8, 8)}, ["sample"],
        {"latent_sample": image, "sample": image}, False,
    )
    export(
        Encoder(vae, False), folder / "vae_encoder/model.onnx", {"sample": torch.randn(1, 3, 64, 64)},
        ["latent_parameters"], {"sample": image, "latent_parameters": image}, False,
    )
    for part in ("vae_decoder", "vae_encoder"):
        vae.save_config(folder / part)


def unflatten(self, dim, sizes):
    assert dim in (-1, self.dim() - 1)
    return self.reshape(*self.shape[:-1], *sizes)


def split_with_sizes(self, sizes, dim=0):
    parts, start = [], 0
    for size in sizes:
        parts.append(self.narrow(dim, start, size))
        start = start + size
    return tuple(parts)


def export_transformer(module, path, inputs, axes):
    """Both would be written with the lengths of the trace; these are written with those of the input."""
    own = torch.Tensor.unflatten, torch.Tensor.split_with_sizes
    torch.Tensor.unflatten, torch.Tensor.split_with_sizes = unflatten, split_with_sizes
    try:
        export(module, path, inputs, ["out_hidden_states"], axes, False)
    finally:
        torch.Tensor.unflatten, torch.Tensor.split_with_sizes = own


class T5(torch.nn.Module):
    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, input_ids):
        return self.model(input_ids).last_hidden_state


class Named(torch.nn.Module):
    """A transformer that takes its inputs in order, by name."""

    def __init__(self, model, names):
        super().__init__()
        self.model, self.names = model, names

    def forward(self, *values):
        return self.model(**dict(zip(self.names, values)), return_dict=False)[0]


def write_t5(path, model):
    export(
        T5(model), path / "model.onnx", {"input_ids": torch.ones(1, 16, dtype=torch.int64)}, ["last_hidden_state"],
        {"input_ids": {0: "batch", 1: "tokens"}, "last_hidden_state": {0: "batch", 1: "tokens"}}, False,
    )
    model.config.to_json_file(path / "config.json")


def spell_out_norms(transformer):
    """torch's own RMSNorm has no ONNX operators to be written as; diffusers before 0.36 spelled it out."""
    for module in transformer.modules():
        if isinstance(module, torch.nn.RMSNorm):
            def forward(x, norm=module):
                eps = norm.eps if norm.eps is not None else torch.finfo(torch.float32).eps
                scaled = x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + eps)
                return scaled * norm.weight if norm.weight is not None else scaled
            module.forward = forward


def louder(transformer):
    spell_out_norms(transformer)
    with torch.no_grad():
        transformer.proj_out.weight.mul_(4)
        transformer.context_embedder.weight.mul_(4)
        for name, module in transformer.named_modules():
            if name.endswith(("text_embedder.linear_2", "timestep_embedder.linear_2")):
                module.weight.mul_(4)


class FlowFamily:
    """What both have in common: the folder, the tokenizers, how a picture is drawn."""

    def __init__(self, name, seed, *, scaling, shift, scheduler, models=HERE / "models"):
        self.folder = fresh(models / name)
        torch.manual_seed(seed)
        self.vae = make_vae(scaling, shift)
        self.scheduler = scheduler
        write_vae(self.folder, self.vae)
        (self.folder / "scheduler").mkdir()
        (self.folder / "scheduler/scheduler_config.json").write_text(json.dumps(scheduler, indent=2))

    def tokenizer_of_pieces(self, suffix, keep):
        """The vocabulary of pieces in one of its forms alone."""
        folder = self.folder / f"tokenizer{suffix}"
        tokenizer = write_pieces(folder)
        for file in folder.iterdir():
            if file.name not in (keep, "tokenizer_config.json"):
                file.unlink()
        return tokenizer

    def finish(self, pipeline):
        (self.folder / "model_index.json").write_text(json.dumps({"_class_name": pipeline}, indent=2))
        # The layers' names are what LoRAs are fitted by.
        tiny_xl.slim(self.folder, keeps_nodes=True)

    def draw(self, *, steps, guidance, size, strength=None, negative=NEGATIVE, prepare=lambda pipe: None, **more):
        """`prepare` may change the pipeline before it draws."""
        width, height = size
        pipe = self.pipeline(strength is not None, **{k: more.pop(k) for k in ("t5",) if k in more})
        prepare(pipe)
        pipe.set_progress_bar_config(disable=True)
        shape = dict(width=width, height=height)
        if strength is not None:
            shape |= dict(image=picture(width, height), strength=strength)
        latents = pipe(
            PROMPT, num_inference_steps=steps, guidance_scale=guidance, output_type="latent",
            generator=torch.Generator().manual_seed(SEED), **shape, **self.words(negative), **more,
        ).images
        return self.unpack(pipe, latents, width, height)


class Sd3(FlowFamily):
    def __init__(self):
        scheduler = {"_class_name": "FlowMatchEulerDiscreteScheduler", "num_train_timesteps": 1000, "shift": 3.0}
        super().__init__("tiny-sd3", 31, scaling=1.5305, shift=0.0609, scheduler=scheduler)
        self.tokenizers = [write_tokenizer(self.folder / f"tokenizer{suffix}", pad=pad)
                           for suffix, pad in (("", "<|endoftext|>"), ("_2", "!"))]
        self.tokenizers.append(self.tokenizer_of_pieces("_3", "tokenizer.json"))
        self.clips = [
            CLIPTextModelWithProjection(text_config(tokenizer, 8, layers, projection_dim=width)).eval()
            for tokenizer, layers, width in zip(self.tokenizers, (2, 3), (6, 10))
        ]
        self.t5 = make_t5(160)
        # 3.5's normalised and doubled attention in one of the layers.
        self.transformer = SD3Transformer2DModel(
            sample_size=16, patch_size=2, in_channels=CHANNELS, out_channels=CHANNELS, num_layers=2,
            attention_head_dim=8, num_attention_heads=2, joint_attention_dim=T5_WIDTH, caption_projection_dim=16,
            pooled_projection_dim=16, pos_embed_max_size=24, qk_norm="rms_norm", dual_attention_layers=(0,),
        ).eval()
        louder(self.transformer)
        with torch.no_grad():
            for clip in self.clips:
                clip.get_input_embeddings().weight.mul_(30)
            self.t5.shared.weight.mul_(3)
        for suffix, clip in zip(("", "_2"), self.clips):
            tiny_xl.write_text_encoder(
                self.folder / f"text_encoder{suffix}", clip, 24, penultimate_only=False, ids=torch.int64)
        write_t5(self.folder / "text_encoder_3", self.t5)
        names = ["hidden_states", "encoder_hidden_states", "pooled_projections", "timestep"]
        image = {0: "batch", 2: "height", 3: "width"}
        export(
            Named(self.transformer, names), self.folder / "transformer/model.onnx",
            {
                "hidden_states": torch.randn(2, CHANNELS, 16, 16),
                "encoder_hidden_states": torch.randn(2, 280, T5_WIDTH), "pooled_projections": torch.randn(2, 16),
                "timestep": torch.tensor([1.0, 1.0]),
            },
            ["out_hidden_states"],
            {
                "hidden_states": image, "out_hidden_states": image, "encoder_hidden_states": {0: "batch", 1: "tokens"},
                "pooled_projections": {0: "batch"}, "timestep": {0: "step"},
            },
            False,
        )
        self.transformer.save_config(self.folder / "transformer")
        self.finish("StableDiffusion3Pipeline")

    def pipeline(self, from_picture, t5=True):
        kind = diffusers.StableDiffusion3Img2ImgPipeline if from_picture else diffusers.StableDiffusion3Pipeline
        return kind(
            transformer=self.transformer, vae=self.vae, text_encoder=self.clips[0], text_encoder_2=self.clips[1],
            text_encoder_3=self.t5 if t5 else None, tokenizer=self.tokenizers[0], tokenizer_2=self.tokenizers[1],
            tokenizer_3=self.tokenizers[2] if t5 else None,
            scheduler=diffusers.FlowMatchEulerDiscreteScheduler.from_config(self.scheduler),
        )

    def words(self, negative):
        return {"negative_prompt": negative or None}

    def unpack(self, pipe, latents, width, height):
        return latents


class Flux(FlowFamily):
    def __init__(self, name, seed, *, dev, **more):
        scheduler = {
            "_class_name": "FlowMatchEulerDiscreteScheduler", "num_train_timesteps": 1000, "shift": 3.0 if dev else 1.0,
            "use_dynamic_shifting": dev, "base_shift": 0.5, "max_shift": 1.15, "base_image_seq_len": 256,
            "max_image_seq_len": 4096,
        }
        super().__init__(name, seed, scaling=0.3611, shift=0.1159, scheduler=scheduler, **more)
        self.dev = dev
        self.tokenizers = [write_tokenizer(self.folder / "tokenizer"), self.tokenizer_of_pieces("_2", "spiece.model")]
        self.clip = CLIPTextModel(text_config(self.tokenizers[0], 8, 2)).eval()
        self.t5 = make_t5(160)
        self.transformer = FluxTransformer2DModel(
            patch_size=1, in_channels=4 * CHANNELS, num_layers=1, num_single_layers=1, attention_head_dim=16,
            num_attention_heads=2, joint_attention_dim=T5_WIDTH, pooled_projection_dim=8, guidance_embeds=dev,
            axes_dims_rope=(4, 4, 8),
        ).eval()
        louder(self.transformer)
        with torch.no_grad():
            self.clip.get_input_embeddings().weight.mul_(30)
            self.t5.shared.weight.mul_(3)
        names = ["last_hidden_state", "pooler_output"]
        export(
            ClipWhole(self.clip), self.folder / "text_encoder/model.onnx",
            {"input_ids": torch.ones(1, 24, dtype=torch.int64)}, names, {n: {0: "batch"} for n in ["input_ids", *names]},
            False,
        )
        self.clip.config.to_json_file(self.folder / "text_encoder/config.json")
        write_t5(self.folder / "text_encoder_2", self.t5)
        inputs = {
            "hidden_states": torch.randn(1, 16, 4 * CHANNELS), "encoder_hidden_states": torch.randn(1, 256, T5_WIDTH),
            "pooled_projections": torch.randn(1, 8), "timestep": torch.tensor([1.0]),
            "img_ids": torch.zeros(16, 3, dtype=torch.int64), "txt_ids": torch.zeros(256, 3, dtype=torch.int64),
            **({"guidance": torch.tensor([1.0])} if dev else {}),
        }
        tokens = {0: "batch", 1: "tokens"}
        export_transformer(
            Named(self.transformer, list(inputs)), self.folder / "transformer/model.onnx", inputs,
            {
                "hidden_states": tokens, "out_hidden_states": tokens, "encoder_hidden_states": {0: "batch", 1: "words"},
                "pooled_projections": {0: "batch"}, "timestep": {0: "step"}, "img_ids": {0: "tokens"},
                "txt_ids": {0: "words"}, **({"guidance": {0: "batch"}} if dev else {}),
            },
        )
        self.transformer.save_config(self.folder / "transformer")
        self.finish("FluxPipeline")

    def pipeline(self, from_picture):
        kind = diffusers.FluxImg2ImgPipeline if from_picture else diffusers.FluxPipeline
        return kind(
            transformer=self.transformer, vae=self.vae, text_encoder=self.clip, text_encoder_2=self.t5,
            tokenizer=self.tokenizers[0], tokenizer_2=self.tokenizers[1],
            scheduler=diffusers.FlowMatchEulerDiscreteScheduler.from_config(self.scheduler),
        )

    def words(self, negative):
        return {} if self.dev else {"max_sequence_length": 256}

    def unpack(self, pipe, latents, width, height):
        return pipe._unpack_latents(latents, height, width, pipe.vae_scale_factor)


class ClipWhole(torch.nn.Module):
    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, input_ids):
        result = self.model(input_ids)
        return result.last_hidden_state, result.pooler_output


def record_flow(grid, family, **options):
    with torch.no_grad():
        latents = family.draw(**options)
    grid.add({"scheduler": "Euler", **options}, latents)


def make_sd3():
    family = Sd3()
    grid = Recorder("tiny-sd3")
    for steps in (1, 4, 10):
        for guidance in (1.0, 5.0):
            record_flow(grid, family, steps=steps, guidance=guidance, size=(64, 64))
    for size in SIZES[1:]:
        record_flow(grid, family, steps=4, guidance=5.0, size=size)
    for strength in (0.3, 0.75, 1.0):
        record_flow(grid, family, steps=10, guidance=5.0, size=(64, 64), strength=strength)
    record_flow(grid, family, steps=4, guidance=5.0, size=(64, 64), negative="")
    record_flow(grid, family, steps=4, guidance=5.0, size=(64, 64), clip_skip=1)
    record_flow(grid, family, steps=4, guidance=5.0, size=(64, 64), t5=False)
    grid.save()
    make_flow_loras("sd3", family, [
        ("text_encoder", family.clips[0]), ("text_encoder_2", family.clips[1]),
    ], seed=120, guidance=5.0)


FLUX = (("tiny-flux-dev", 32, True), ("tiny-flux-schnell", 33, False))


def make_flux():
    for name, seed, dev in FLUX:
        family = Flux(name, seed, dev=dev)
        grid = Recorder(name)
        guidance = 3.5 if dev else 0.0
        for steps in (1, 4, 10):
            record_flow(grid, family, steps=steps, guidance=guidance, size=(64, 64))
        if dev:
            record_flow(grid, family, steps=4, guidance=1.0, size=(64, 64))
        for size in SIZES[1:]:
            record_flow(grid, family, steps=4, guidance=guidance, size=size)
        for strength in (0.3, 0.75, 1.0):
            record_flow(grid, family, steps=10, guidance=guidance, size=(64, 64), strength=strength)
        grid.save()
        make_loras_of(family, name, seed)


def make_flux_loras():
    """The same LoRAs by themselves: the models are made anew elsewhere, with the same numbers."""
    with tempfile.TemporaryDirectory() as models:
        for name, seed, dev in FLUX:
            make_loras_of(Flux(name, seed, dev=dev, models=Path(models)), name, seed)


def make_loras_of(flux, name, seed):
    kind = name.removeprefix("tiny-")
    more = write_flux_loras(kind, flux, seed=131 + seed)
    make_flow_loras(kind, flux, [], seed=130 + seed, guidance=3.5 if flux.dev else 0.0, more=more)
