"""Pictures that are never trained on, with captions that fit them and captions that do not."""

from dataclasses import dataclass, replace

import numpy as np
import torch
from torch import Tensor
from transformers import CLIPTokenizer

from .captions import Captions, wrong_caption
from .concepts import read_concepts
from .denoiser import tokenise
from .latent_store import read_test_shard


@dataclass(frozen=True)
class CaptionPairs:
    """Latents float32 [count, 12, 16, 16], and token ids [count, 32] of both kinds of captions."""

    latents: Tensor
    right: Tensor
    wrong: Tensor


def _pairs(tokenizer: CLIPTokenizer, device: torch.device, latents: np.ndarray, *captions: list[str]) -> CaptionPairs:
    right, wrong = (tokenise(tokenizer, texts, device) for texts in captions)
    return CaptionPairs(torch.from_numpy(latents).to(device), right, wrong)


def turned_pairs(tokenizer: CLIPTokenizer, device: torch.device) -> CaptionPairs:
    """The pictures of two things; the wrong captions name the same two, each in the other's place."""
    latents, scenes = read_test_shard()
    numbers = [number for number, scene in enumerate(scenes) if scene.relation is not None]
    captions = Captions(read_concepts(), np.random.default_rng(7))
    right = [captions.write(scenes[number]) for number in numbers]
    turned = [captions.write(replace(scenes[number], objects=scenes[number].objects[::-1])) for number in numbers]
    return _pairs(tokenizer, device, latents[numbers], right, turned)


def caption_pairs(tokenizer: CLIPTokenizer, device: torch.device, count: int) -> CaptionPairs:
    """The first `count` pictures of the test shard; always the same captions."""
    latents, scenes = read_test_shard()
    concepts, generator = read_concepts(), np.random.default_rng(5)
    right = [Captions(concepts, generator).write(scene) for scene in scenes[:count]]
    wrong = [wrong_caption(scene, concepts, generator) for scene in scenes[:count]]
    return _pairs(tokenizer, device, latents[:count], right, wrong)
