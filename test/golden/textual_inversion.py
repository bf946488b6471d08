"""Embeddings of prompts that name textual inversions, by diffusers, for the model tiny-epsilon.

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

from tiny_models import SD1_SCHEDULER, make_modules

HERE = Path(__file__).parent
MODEL = HERE / "models/tiny-epsilon"
FILES = HERE / "embeddings"
WIDTH = 16

PROMPTS = [
    ("a red cat-toy", "the house"),
    ("cat-toy", "easy-bad, the house"),
    ("a red apple, easy-bad drawn in ink, bright", "cat-toy"),
    ("Easy-Bad BRIGHT", ""),
]


def write_embeddings():
    FILES.mkdir(exist_ok=True)
    torch.manual_seed(11)
    vectors = {
        "cat-toy": {"<cat-toy>": torch.randn(WIDTH)},
        "easy-bad": {"emb_params": torch.randn(3, WIDTH).half()},
        "bright": {"emb_params": torch.randn(2, WIDTH).bfloat16()},
        "for-xl": {"clip_l": torch.randn(2, 24), "clip_g": torch.randn(2, 32)},
    }
    for name, tensors in vectors.items():
        save_file(tensors, FILES / f"{name}.safetensors", metadata={"format": "pt"})
    return vectors


def main():
    vectors = write_embeddings()
    tokenizer = CLIPTokenizer.from_pretrained(MODEL / "tokenizer")
    text_encoder, unet, vae = make_modules(1, tokenizer)
    ids = tokenizer("a red apple", padding="max_length", return_tensors="pt").input_ids
    session = onnxruntime.InferenceSession(MODEL / "text_encoder/model.onnx")
    by_graph = session.run(["last_hidden_state"], {"input_ids": ids.numpy()})[0]
    with torch.no_grad():
        by_torch = text_encoder(ids).last_hidden_state.numpy()
    assert numpy.abs(by_graph - by_torch).max() < 1e-5, "the committed model is another one"

    object.__setattr__(text_encoder, "text_model", text_encoder)
    pipe = diffusers.StableDiffusionPipeline(
        vae=vae, text_encoder=text_encoder, tokenizer=tokenizer, unet=unet,
        scheduler=diffusers.PNDMScheduler.from_config(SD1_SCHEDULER),
        safety_checker=None, feature_extractor=None, requires_safety_checker=False,
    )
    for name in ("cat-toy", "easy-bad", "bright"):
        [tensor] = vectors[name].values()
        pipe.load_textual_inversion({name: tensor.float()}, token=name)
    cases = []
    for prompt, negative in PROMPTS:
        # diffusers tells upper and lower case apart, A1111 does not.
        positive, unwanted = pipe.encode_prompt(prompt.lower(), "cpu", 1, True, negative.lower())
        rows = torch.cat([unwanted, positive]).flatten().tolist()
        cases.append({"prompt": prompt, "negative": negative, "embeddings": [round(value, 6) for value in rows]})
    (HERE / "textual-inversion.json").write_text("[\n" + ",\n".join(map(json.dumps, cases)) + "\n]\n")


if __name__ == "__main__":
    main()
