"""A small vocabulary of T5's kind: spiece.model, tokenizer.json in both of its shapes, and reference ids.

The map of characters is a short one of our own: the real one (nmt_nfkc) alone has a quarter of a megabyte.
"""

import json
import shutil
import tempfile
from pathlib import Path

import sentencepiece
from tokenizers import Tokenizer
from transformers import T5TokenizerFast

TEXT = """a red apple, drawn in ink
the house by the sea under a blue sky
a small fox in the green forest, morning light
a photo of a cat and a dog on a table
an old castle on a hill, oil painting, detailed
"""
# Full-width letters and forms, ligatures, circled digits; white space of all kinds; marks that vanish.
RULES = {
    **{chr(0xFF01 + n): chr(0x21 + n) for n in range(94)}, "\u3000": " ", "\u00a0": " ", "\t": " ", "\n": " ",
    "\u200b": " ", "\ufeff": " ", "\ufb01": "fi", "\ufb02": "fl", "\u2460": "1", "\u2122": "TM", "e\u0301": "\u00e9",
    "\u00ad": "", "\u0001": "",
}
TEXTS = [
    "", "a red apple, drawn in ink", "  a   red\tapple\n drawn ", "\uff46\uff4f\uff58 \ufb01sh \u2460 \u2122", "a\u200bb",
    "fox\U0001f468\u200d\U0001f469\u200d\U0001f467 house", "soft\u00adhyphen", "\u65e5\u672c \u8a9e", "\U0001f98a fox",
    "e\u0301 \u00e9", "\u2581 red", "red\u2581apple", "</s> x <extra_id_0> y<pad>", "line\u2028end", "a\u00a0b",
    "\ufeffbom", "A" * 40, "qq zz \u00f1", "( a : 1.3 )", "don't", "  ", "\u3000x\u3000", "a\u0001b", "a\u0085b",
    "\uff50\u0329 mark", "\u2603\u2603\u2603 x",
]


def write_pieces(folder: Path, gaps=10):
    """Writes the vocabulary in all three forms into that folder; gives transformers' own tokenizer."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        scratch = Path(scratch)
        (scratch / "text.txt").write_text(TEXT * 8)
        code = lambda text: " ".join(f"{ord(c):X}" for c in text)  # noqa: E731
        (scratch / "rules.tsv").write_text("".join(f"{code(k)}\t{code(v)}\n" for k, v in RULES.items()))
        sentencepiece.SentencePieceTrainer.train(
            input=str(scratch / "text.txt"), model_prefix=str(scratch / "spiece"), vocab_size=120, pad_id=0, eos_id=1,
            unk_id=2, bos_id=-1, model_type="unigram", normalization_rule_tsv=str(scratch / "rules.tsv"),
            hard_vocab_limit=False, minloglevel=2,
        )
        shutil.copy(scratch / "spiece.model", folder / "spiece.model")
    tokenizer = T5TokenizerFast.from_pretrained(folder, extra_ids=gaps)
    with tempfile.TemporaryDirectory() as scratch:
        tokenizer.save_pretrained(scratch)
        shape = json.loads((Path(scratch) / "tokenizer.json").read_text())
    (folder / "tokenizer.json").write_text(json.dumps(shape, ensure_ascii=False))
    older = {
        **shape,
        "normalizer": {
            "type": "Sequence",
            "normalizers": [
                shape["normalizer"], {"type": "Strip", "strip_left": False, "strip_right": True},
                {"type": "Replace", "pattern": {"Regex": " {2,}"}, "content": "\u2581"},
            ],
        },
        "pre_tokenizer": {"type": "Metaspace", "replacement": "\u2581", "prepend_scheme": "always", "split": True},
    }
    (folder / "tokenizer-4.json").write_text(json.dumps(older, ensure_ascii=False))
    (folder / "tokenizer_config.json").write_text(json.dumps({"extra_ids": gaps, "tokenizer_class": "T5Tokenizer"}))
    return tokenizer


def write_piece_ids(folder: Path):
    """Reference ids of odd texts, by the tokenizers of transformers themselves."""
    write_pieces(folder)
    shapes = {name: Tokenizer.from_file(str(folder / f"{name}.json")) for name in ("tokenizer", "tokenizer-4")}
    cases = [{"text": text, **{name: shape.encode(text).ids for name, shape in shapes.items()}} for text in TEXTS]
    lines = ",\n".join(json.dumps(case) for case in cases)
    (folder / "ids.json").write_text(f"[\n{lines}\n]\n")
    print("t5 pieces", len(cases), "cases")
