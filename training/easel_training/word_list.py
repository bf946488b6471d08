"""easel-words.json: the words that the model reads, and what people type for them (docs/models.md)."""

import json
import re

from .concepts import read_concepts
from .paths import COMING_WORDS, NEAR_WORDS
from .phrases import COUNTS, RELATION_PHRASES, SCENERY_PHRASES, SIZES, STYLE_PHRASES

# Flat art stays sharp where there is much in the picture; alone, 3D looks best.
STYLES = (
    {"where": ["sceneries"], "weights": {"flat": 4, "cartoon": 1}},
    {"where": ["joiners", "counts"], "weights": {"flat": 3, "3d": 2, "cartoon": 1}},
    {"weights": {"3d": 4, "flat": 3, "cartoon": 2, "gradient": 1}},
)
# Plain colours keep the thing sharp; sceneries do not.
BACKGROUNDS = {
    "{prompt}": 5,
    "{prompt} on a light blue background": 2,
    "{prompt} on a yellow background": 1.5,
    "{prompt} on a pink background": 1,
    "{prompt} on a teal background": 1,
    "{prompt} on a purple background": 1,
    "{prompt} on an orange background": 0.5,
    "{prompt} on a green background": 0.5,
    "{prompt}, pink and purple gradient background": 1.5,
    "{prompt}, light blue and teal gradient background": 1,
    "{prompt}, yellow and orange gradient background": 1,
}
BACKGROUND_UNLESS = ("colours", "backgrounds", "sceneries", "sizes", "counts", "joiners", "feelings")


def _literal(templates) -> list[str]:
    """The words of templates without their holes and commas, each once, in order."""
    pieces = [piece.strip() for template in templates for piece in re.split(r"\{\w*\}|,", template)]
    return list(dict.fromkeys(piece for piece in pieces if piece))


def _all(groups: dict) -> list[str]:
    return [text for texts in groups.values() for text in texts]


def _near_words(coming: dict) -> dict:
    """What is written by hand, with what is coming. A word that becomes one of the model's own is not replaced."""
    near = json.loads(NEAR_WORDS.read_text())
    near["colours"] += coming.get("colours", [])
    near["instead"] |= coming.get("instead", {})
    near["alone"] |= coming.get("alone", {})
    for word in (*coming.get("colours", ()), *coming.get("feelings", ())):
        near["instead"].pop(word, None)
    return near


def make_word_list(*, with_coming: bool = False) -> dict:
    """The list of words, as plain data for JSON.

    `with_coming` is for weights that this code has trained: the shipped ones do not know those words yet.
    """
    everything = json.loads(COMING_WORDS.read_text())
    coming = everything if with_coming else {}
    near = _near_words(coming)
    unknown = () if with_coming else everything["sceneries"]
    sceneries = {name: texts for name, texts in SCENERY_PHRASES.items() if name not in unknown}
    things = []
    for concept in read_concepts():
        also = [*concept.synonyms, *near["also"].get(concept.name, ())]
        thing = {"name": concept.name, "emoji": concept.emoji, "plural": concept.plural_name, "also": also}
        thing["near"] = near["near"].get(concept.name, [])
        things.append({key: value for key, value in thing.items() if value})
    relations = [phrase for phrase in _literal(_all(RELATION_PHRASES)) if phrase not in ("and", "on")]
    words = {
        "articles": near["articles"],
        "joiners": ["and", *relations, "&", "on", "in", "at", "of"],
        "counts": [COUNTS[number][0] for number in sorted(COUNTS)],
        "numbers": [text for texts in COUNTS.values() for text in texts[1:]],
        "sizes": _all(SIZES),
        "colours": near["colours"],
        "backgrounds": near["backgrounds"],
        "sceneries": _literal(_all(sceneries)),
        "styles": [text for text in _literal(_all(STYLE_PHRASES)) if text != "in"],
        "fillers": near["fillers"],
    }
    if with_coming:
        words["feelings"] = coming["feelings"]
    choices = [{"text": text, "weight": weight} for text, weight in BACKGROUNDS.items()]
    variety = {
        "styles": list(STYLES),
        "settings": [{"unless": [name for name in BACKGROUND_UNLESS if name in words], "choices": choices}],
    }
    return {"things": things, "words": words, "instead": near["instead"], "alone": near["alone"], "variety": variety}


def word_list_text(*, with_coming: bool = False) -> str:
    """The file's text: a thing a line, so that a change shows."""
    content = make_word_list(with_coming=with_coming)
    lines = ",\n".join(f"    {json.dumps(thing, ensure_ascii=False)}" for thing in content.pop("things"))
    rest = json.dumps(content, ensure_ascii=False, indent=1)[1:]
    return f'{{\n  "things": [\n{lines}\n  ],{rest}\n'


if __name__ == "__main__":
    print(word_list_text(), end="")
