"""Token ids by transformers' CLIPTokenizer, for a thousand odd strings."""

import json
import random

from transformers import CLIPTokenizer

ODD = [
    "", " ", "\t\n", "a red apple", "A RED Apple", "  the   house  ", "it's 'LL we've I'm you'd 're",
    "12ab 3.14", "日本のりんご", "🍎🍏👩‍👩‍👧", "é e\u0301 ﬁ Å", "ΑΣ Σίσυφος İSTANBUL ẞ", "<|endoftext|> a",
    "a<|startoftext|>b", "<|EndOfText|>", "!", "!!", "a!b ! c", "a\u0085b\u00a0c\u2003d\u3000e", "\ufeffa b\u200bc",
    "&amp; &lt;b&gt; &#39;", "(a:1.3) [b] {c}", "a" * 300, "don''t", "'s's", "½ ² Ⅷ ٣", "\u0000 \u0007", "مرحبا بالعالم",
    "\U0001d49c\U0001d4d0", "\ud83d".encode("utf-8", "ignore").decode(), "ǅ ǆ", "K (Kelvin) Å (Ångström)",
]
PIECES = [
    "apple", "Red", "drawn", "ink", "the", "house", "sky", " ", "  ", "\n", "'", "'s", "'LL", ",", ".", "!", "?", "-",
    "_", "(", ")", ":", "1", "23", "é", "e\u0301", "ß", "Σ", "σ", "ς", "İ", "ı", "日", "本", "🍎", "\u200d", "\u00a0", "\u0085",
    "\ufeff", "<|endoftext|>", "<|startoftext|>", "<|", "|>", "а", "Ж", "ع", "ا", "한", "ﬁ", "²", "Ⅷ", "\u0301",
]


def write_tokens(here, *folders):
    random.seed(7)
    texts = ODD + ["".join(random.choices(PIECES, k=random.randint(1, 14))) for _ in range(1000 - len(ODD))]
    result = {"texts": texts, "ids": {}}
    for folder in folders:
        tokenizer = CLIPTokenizer.from_pretrained(folder)
        ids = [tokenizer(text).input_ids for text in texts]
        result["ids"][folder.parent.name] = ids
    (here / "tokens.json").write_text(json.dumps(result, ensure_ascii=True, separators=(",", ":")) + "\n")
