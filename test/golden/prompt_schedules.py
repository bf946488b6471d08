"""What A1111 makes of prompts that change while drawing, and of prompts that are combined.

    git clone --depth 1 https://github.com/AUTOMATIC1111/stable-diffusion-webui
    venv/bin/pip install lark torch
    venv/bin/python test/golden/prompt_schedules.py stable-diffusion-webui/modules/prompt_parser.py

The program itself is asked, in the version of 1.6 and later; nothing of it is copied here. Its step after which a text
changes is taken as it says it. A prompt with a bar outside of brackets is left out: there A1111 gives up and reads
everything as words.
"""

import importlib.util
import itertools
import json
import random
import sys
from pathlib import Path

HERE = Path(__file__).parent

# The examples of the comments in A1111's own file and of its manual, and what people write.
PROMPTS = [
    "test", "a [b:3]", "a [b: 3]", "a [[[b]]:2]", "[(a:2):3]", "a [b : c : 1] d", "a[b:[c:d:2]:1]e", "a [unbalanced",
    "a [b:.5] c", "((a][:b:c [d:3]", "[a|(b:1.1)]", "[fe|]male", "[fe|||]male", "a [b:1.5] c", "a [[[CFG]]] [b:c:3] d",
    "fantasy landscape with a [mountain:lake:0.25] and [an oak:a christmas tree:0.75][ in foreground::0.6]"
    "[: in background:0.25] [shoddy:masterful:0.5]",
    "[cow|horse] in a field", "[cow|cow|horse|man|siberian tiger|ox|man] in a field", "a red apple [green:0.5]",
    "[cat:dog:0]", "[cat:dog:1]", "[cat:dog:1.0]", "[cat:dog:99]", "[cat:dog:-1]", "[cat::4]", "[:cat:4]", "[::4]", "[:4]",
    "[cat]", "[cat: the movie]", "[cat:dog]", "[a:b:c:3]", "[a:0.5:0.5]", "([cat:dog:0.5]:1.3)", "(a [b|c] d:1.2) [e:f:2]",
    "[[a|b]:[c|d]:0.5]", "[a|[b:c:5]]", "[a:b:3] [c:d:7]", "[a:b:0.3][c:d:0.3]", "at 12:30", "a: b [c:d:2]: e",
    r"\[a:b:3\]", r"[a\:b:c:3]", r"[a\|b|c]", r"\(a\) [b\]:c:3]", "[a:b:3 ]", "[a:b: 3 ]", "[a:b:1e1]", "[a:b:+2]",
    "[a:b:2.]", "line\n[one:two:0.5]\nend", "[a (b [c:d:6]:1.1):e:8]", "[猫:犬:0.5]", "", "[]", "[|]", "(a:b:c) [d:e:4]",
    "[ a | b ]", "[a:b:0.29]", "[a:b:0.7]", "((([a:b:2])))", "[a:b:3", "a:b:3]", "[(a:b:3]", "[a)b:c:3]",
]

COMPOSED = [
    "a cat", "a cat AND a dog", "a cat :1.2 AND a dog AND a penguin :2.2", "a cat:1.2AND a dog", "cat AND dog :-0.5",
    "a [cat:dog:0.5] AND a hill :.4", "CATS AND DOGS", "ANDROID AND BRAND", "a\nAND\nb : 3", "AND", "a AND ", "(a AND b:1.5)",
    "at 12:30 AND night", "x AND y :1.", "x AND y :+2", "one AND one :0.5",
]


def load(path):
    spec = importlib.util.spec_from_file_location("prompt_parser", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def random_prompt(chance, depth=0):
    """Words and brackets that fit: what A1111 makes of loose colons beside brackets is its parser's luck."""
    inner = lambda: random_prompt(chance, depth + 1)
    when = lambda: chance.choice(["2", "5", ".3", "0.5", "1.0", " 4"])
    kinds = [
        lambda: chance.choice(["a", "b ", " c", "0.5", ", d", r"\[e\]"]), lambda: f"[{inner()}:{inner()}:{when()}]",
        lambda: f"[{inner()}:{when()}]", lambda: f"[{inner()}::{when()}]", lambda: f"[{inner()}|{inner()}|{inner()}]",
        lambda: f"({inner()}:1.2)", lambda: f"[{inner()}]", lambda: f"(({inner()}))",
    ]
    weights = [8, 2, 1, 1, 2, 1, 1, 1] if depth < 3 else [1, 0, 0, 0, 0, 0, 0, 0]
    return "".join(each() for each in chance.choices(kinds, weights, k=chance.randint(1, 4)))


def random_prompts(count):
    chance = random.Random(7)
    return [random_prompt(chance) for _ in range(count)]


def main(path):
    parser = load(path)
    schedules = []
    for prompt, (steps, hires) in itertools.product(PROMPTS, [(10, None), (7, None), (10, 10), (20, 8)]):
        [schedule] = parser.get_learned_conditioning_prompt_schedules([prompt], steps, hires)
        schedules.append([prompt, steps, hires, schedule])
    for prompt in random_prompts(200):
        [schedule] = parser.get_learned_conditioning_prompt_schedules([prompt], 10)
        schedules.append([prompt, 10, None, schedule])
    composed = []
    for prompt in COMPOSED:
        [indexes], texts, _ = parser.get_multicond_prompt_list([prompt])
        composed.append([prompt, [[texts[index], weight] for index, weight in indexes]])
    lines = {name: ",\n".join(json.dumps(each, ensure_ascii=False) for each in cases)
             for name, cases in (("schedules", schedules), ("composed", composed))}
    body = ",\n".join(f'"{name}": [\n{text}\n]' for name, text in lines.items())
    (HERE / "prompt-schedules.json").write_text(f"{{\n{body}\n}}\n")
    print(len(schedules), "schedules,", len(composed), "combined prompts")


if __name__ == "__main__":
    main(sys.argv[1])
