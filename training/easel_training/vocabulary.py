"""The tokenizer's own byte-pair vocabulary, in CLIP's files (vocab.json, merges.txt), learned from the captions."""

import json
from pathlib import Path

from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, trainers
from transformers import CLIPTokenizer

from .captions import every_word
from .concepts import Concept, read_concepts
from .paths import CHECKPOINTS

TOKENIZER = CHECKPOINTS / "tokenizer"
TOKENS = 32
"""Length of every encoded text, with both marks."""
LARGEST = 4600
START, END = "<|startoftext|>", "<|endoftext|>"
WORD_END = "</w>"
# How CLIP splits a text before the byte pairs (Radford and others, 2021).
PATTERN = r"<\|startoftext\|>|<\|endoftext\|>|'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+"


def _byte_letters() -> list[str]:
    """The 256 letters that stand for bytes, in the order of GPT-2 and CLIP: printable ones first."""
    printable = [*range(33, 127), *range(161, 173), *range(174, 256)]
    letters = {byte: chr(byte) for byte in printable}
    others = [byte for byte in range(256) if byte not in letters]
    return [letters[byte] for byte in printable] + [chr(256 + number) for number in range(len(others))]


def learn_merges(texts: list[str]) -> list[tuple[str, str]]:
    """The byte pairs to join, most frequent first, until every word that occurs is one token."""
    tokenizer = Tokenizer(models.BPE(end_of_word_suffix=WORD_END))
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFC(), normalizers.Lowercase()])
    split = pre_tokenizers.Split(Regex(PATTERN), "removed", invert=True)
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([split, pre_tokenizers.ByteLevel(add_prefix_space=False)])
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=LARGEST,
        min_frequency=1,
        end_of_word_suffix=WORD_END,
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    tokenizer.train_from_iterator(texts, trainer)
    merges = json.loads(tokenizer.to_str())["model"]["merges"]
    return [tuple(merge) if isinstance(merge, list) else tuple(merge.split(" ")) for merge in merges]


def write_vocabulary(folder: Path, concepts: list[Concept]) -> None:
    """Learns the vocabulary and writes all files of the tokenizer into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    merges = learn_merges(every_word(concepts))
    letters = _byte_letters()
    tokens = [*letters, *(letter + WORD_END for letter in letters), *("".join(pair) for pair in merges)]
    vocabulary = {token: number for number, token in enumerate(dict.fromkeys([*tokens, START, END]))}
    (folder / "vocab.json").write_text(json.dumps(vocabulary))
    (folder / "merges.txt").write_text("\n".join(["#version: 0.2", *(" ".join(pair) for pair in merges)]) + "\n")
    marks = {"bos_token": START, "eos_token": END, "unk_token": END, "pad_token": END}
    (folder / "special_tokens_map.json").write_text(json.dumps(marks))
    more = {"model_max_length": TOKENS, "tokenizer_class": "CLIPTokenizer", "do_lower_case": True}
    (folder / "tokenizer_config.json").write_text(json.dumps({**marks, **more}))


def read_tokenizer(folder: Path) -> CLIPTokenizer:
    """The tokenizer as diffusers loads it."""
    return CLIPTokenizer.from_pretrained(folder)


def the_tokenizer(folder: Path = TOKENIZER) -> CLIPTokenizer:
    """The tokenizer of the run; made once, since the text encoder depends on its numbers."""
    if not (folder / "merges.txt").exists():
        write_vocabulary(folder, read_concepts())
    return read_tokenizer(folder)
