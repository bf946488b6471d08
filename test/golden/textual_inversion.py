"""Embeddings of prompts that name textual inversions, by diffusers, for tiny-epsilon and tiny-xl.

    venv/bin/pip install onnxruntime safetensors
    venv/bin/python test/golden/textual_inversion.py

Makes the embeddings' files, too: one as diffusers writes it, one as A1111 and kohya do, one of
bfloat16, one of SDXL's kind.
"""

import json
from pathlib import Path

import diffusers
import numpy
import onnxruntime
import torch
from safetensors.torch import save_file
from transformers import CLIPTokenizer

from families import XlFamily
from tiny_models import SD1_SCHEDULER, make_modules

HERE = Path(__file__).parent
MODEL = HERE / "models/tiny-epsilon"
FILES = HERE / "embeddings"
WIDTH, WIDTH_2 = 16, 24

PROMPTS = [
    ("a red cat-toy", "the house"),
    ("cat-toy", "easy-bad, the house"),
    ("a red apple, easy-bad drawn in ink, bright", "cat-toy"),
    ("Easy-Bad BRIGHT", ""),
]
XL_PROMPTS = [("a red for-xl, drawn in ink", "the house"), ("a red apple", "for-xl")]


def write_embeddings():
    FILES.mkdir(exist_ok=True)
    torch.manual_seed(11)
    vectors = {
        "cat-toy": {"<cat-toy>": torch.randn(WIDTH)},
        "easy-bad": {"emb_params": torch.randn(3, WIDTH).half()},
        "bright": {"emb_params": torch.randn(2, WIDTH).bfloat16()},
        "for-xl": {"clip_l": torch.randn(2, WIDTH), "clip_g": torch.randn(2, WIDTH_2)},
    }
    for name, tensors in vectors.items():
        save_file(tensors, FILES / f"{name}.safetensors", metadata={"format": "pt"})
    return vectors


def rounded(*rows):
    return [round(value, 6) for value in torch.cat(rows).flatten().tolist()]


def check_committed(folder, output, by_torch, ids):
    session = onnxruntime.InferenceSession(folder / "model.onnx")
    [by_graph] = session.run([output], {"input_ids": ids.numpy()})
    assert numpy.abs(by_graph - by_torch.detach().numpy()).max() < 1e-5, "the committed model is another one"


def of_stable_diffusion(vectors):
    tokenizer = CLIPTokenizer.from_pretrained(MODEL / "tokenizer")
    text_encoder, unet, vae = make_modules(1, tokenizer)
    ids = tokenizer("a red apple", padding="max_length", return_tensors="pt").input_ids
    check_committed(MODEL / "text_encoder", "last_hidden_state", text_encoder(ids).last_hidden_state, ids)
    object.__setattr__(text_encoder, "text_model", text_encoder)
    pipe = diffusers.StableDiffusionPipeline(
        vae=vae, text_encoder=text_encoder, tokenizer=tokenizer, unet=unet,
        scheduler=diffusers.PNDMScheduler.from_config(SD1_SCHEDULER),
        safety_checker=None, feature_extractor=None, requires_safety_checker=False,
    )
    for name in ("cat-toy", "easy-bad", "bright"):
        [tensor] = vectors[name].values()
        pipe.load_textual_inversion({name: tensor.float()}, token=name)
    for prompt, negative in PROMPTS:
        # diffusers tells upper and lower case apart, A1111 does not.
        positive, unwanted = pipe.encode_prompt(prompt.lower(), "cpu", 1, True, negative.lower())
        yield {
            "model": "tiny-epsilon", "prompt": prompt, "negative": negative,
            "embeddings": rounded(unwanted, positive),
        }


def of_xl(vectors):
    family = XlFamily("tiny-xl", 4, writes=False)
    pipe = family.pipeline(diffusers.StableDiffusionXLPipeline, "Euler")
    ids = pipe.tokenizer_2("a red apple", padding="max_length", return_tensors="pt").input_ids
    check_committed(family.folder / "text_encoder_2", "text_embeds", pipe.text_encoder_2(ids).text_embeds, ids)
    for key, encoder, tokenizer in (
        ("clip_l", pipe.text_encoder, pipe.tokenizer), ("clip_g", pipe.text_encoder_2, pipe.tokenizer_2),
    ):
        pipe.load_textual_inversion(
            {"for-xl": vectors["for-xl"][key]}, token="for-xl", text_encoder=encoder, tokenizer=tokenizer)
    for prompt, negative in XL_PROMPTS:
        positive, unwanted, pooled, unwanted_pooled = pipe.encode_prompt(
            prompt, device="cpu", num_images_per_prompt=1, do_classifier_free_guidance=True, negative_prompt=negative)
        yield {
            "model": "tiny-xl", "prompt": prompt, "negative": negative,
            "embeddings": rounded(unwanted, positive), "pooled": rounded(unwanted_pooled, pooled),
        }


def main():
    vectors = write_embeddings()
    with torch.no_grad():
        cases = [*of_stable_diffusion(vectors), *of_xl(vectors)]
    (HERE / "textual-inversion.json").write_text("[\n" + ",\n".join(map(json.dumps, cases)) + "\n]\n")


if __name__ == "__main__":
    main()
