"""Says in words what a scene shows, each time anew. Upper and lower case need no care: the tokenizer lowers all."""

from dataclasses import replace

import numpy as np

from .colours import BACKGROUNDS, OBJECT_COLOURS
from .concepts import Concept
from .inventory import bare
from .phrases import (
    ADJECTIVES,
    COLOUR_PHRASES,
    COLOUR_SYNONYMS,
    COUNTS,
    FILLERS,
    GRADIENT_PHRASES,
    OPENINGS,
    RELATION_PHRASES,
    SCENERY_PHRASES,
    SIZES,
    STYLE_PHRASES,
)
from .scenes import FEELINGS, Placed, Scene

PLAIN_PLURAL_ENDINGS = ("us", "ss", "is", "as")
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def article(word: str) -> str:
    """ "a", "an", or nothing for words that look like plurals."""
    if word.endswith("s") and not word.endswith(PLAIN_PLURAL_ENDINGS):
        return ""
    vowel = word[0] in "aeiou" and not word.startswith(("uni", "ufo", "eu", "one"))
    return "an" if vowel else "a"


def fill(template: str, text: str) -> str:
    """Puts `text` into `template`; where that is an adjective, a leading article moves before it ("a flat cat")."""
    first, _, rest = text.partition(" ")
    adjective = template.removesuffix(" {}")
    if adjective in ADJECTIVES and template.endswith(" {}") and first in ("a", "an", "the"):
        opening = "the" if first == "the" else article(adjective)
        return f"{opening} {adjective} {rest}"
    return template.format(text)


class Captions:
    """Writes captions for scenes; knows the concepts by their emoji."""

    def __init__(self, concepts: list[Concept], generator: np.random.Generator) -> None:
        self._concepts = {concept.emoji: concept for concept in concepts}
        self._generator = generator

    def _chance(self, share: float) -> bool:
        return bool(self._generator.random() < share)

    def _one_of(self, choices):
        return choices[int(self._generator.integers(len(choices)))]

    def _colour(self, name: str) -> str:
        return self._one_of(COLOUR_SYNONYMS.get(name, (name,)))

    def _word(self, concept: Concept) -> str:
        if concept.synonyms and self._chance(0.35):
            return self._one_of(concept.synonyms)
        return concept.name

    def _emoji(self, concept: Concept) -> str:
        return concept.emoji if self._chance(0.5) else bare(concept.emoji)

    def _thing(self, placed: Placed, size: str | None = None, feeling: str | None = None) -> str:
        """One object with its adjectives, with or without an article."""
        concept = self._concepts[placed.emoji]
        adjectives = []
        if size is not None:
            adjectives.append(self._one_of(SIZES[size]))
        if feeling is not None:
            adjectives.append(feeling)
        if placed.tint is not None:
            adjectives.append(self._colour(placed.tint))
        if self._chance(0.12):
            return " ".join([*adjectives, self._emoji(concept)])
        words = " ".join([*adjectives, self._word(concept)])
        opening = article(words) if self._chance(0.55) else ("the" if self._chance(0.05) else "")
        return f"{opening} {words}".strip()

    def _things(self, scene: Scene) -> str:
        objects = scene.objects
        if len(objects) == 1:
            return self._thing(objects[0], scene.size, scene.feeling)
        if len({placed.emoji for placed in objects}) == 1:
            concept = self._concepts[objects[0].emoji]
            if self._chance(0.08):
                return self._emoji(concept) * len(objects)
            return f"{self._one_of(COUNTS[len(objects)])} {concept.plural_name}"
        words = [self._thing(placed) for placed in objects]
        if len(objects) == 2:
            return self._one_of(RELATION_PHRASES[scene.relation or "beside"]).format(a=words[0], b=words[1])
        return f"{', '.join(words[:-1])} and {words[-1]}"

    def _with_background(self, text: str, background: tuple[str, ...]) -> str:
        kind, *names = background
        if kind == "scenery":
            return self._one_of(SCENERY_PHRASES[names[0]]).format(text)
        colours = [self._colour(name) for name in names]
        if kind == "gradient":
            written = self._one_of(GRADIENT_PHRASES).format(rest=text, first=colours[0], second=colours[1])
            return written.replace(f" a {colours[0]}", f" {article(colours[0])} {colours[0]}")
        if kind == "colour":
            written = self._one_of(COLOUR_PHRASES).format(rest=text, colour=colours[0])
            return written.replace(f" a {colours[0]}", f" {article(colours[0])} {colours[0]}")
        return self._one_of(COLOUR_PHRASES).format(rest=text, colour="white") if self._chance(0.08) else text

    def _noisy(self, text: str) -> str:
        """Strange words around the known ones, or a word left out: neither should break anything."""
        if self._chance(0.10):
            return fill(self._one_of(FILLERS), text)
        if self._chance(0.04):
            length = int(self._generator.integers(3, 9))
            strange = "".join(self._one_of(LETTERS) for _ in range(length))
            return f"{strange} {text}" if self._chance(0.5) else f"{text} {strange}"
        return text

    def write(self, scene: Scene) -> str:
        """A caption. Every style but "3d" is always named, so that no style word means "3d"."""
        text = self._things(scene)
        if self._chance(0.15):
            text = self._one_of(OPENINGS).format(text)
        text = self._with_background(text, scene.background)
        if scene.style != "3d" or self._chance(0.35):
            text = fill(self._one_of(STYLE_PHRASES[scene.style]), text)
        return self._noisy(text)


def wrong_caption(scene: Scene, concepts: list[Concept], generator: np.random.Generator) -> str:
    """A caption of the same form that names other things: tells whether the denoiser reads its text."""
    swapped = {placed.emoji: concepts[int(generator.integers(len(concepts)))].emoji for placed in scene.objects}
    objects = tuple(replace(placed, emoji=swapped[placed.emoji]) for placed in scene.objects)
    return Captions(concepts, generator).write(replace(scene, objects=objects))


def every_word(concepts: list[Concept]) -> list[str]:
    """Texts that the vocabulary is learned from: all names, plurals, emoji and all other words."""
    groups = (STYLE_PHRASES, SCENERY_PHRASES, RELATION_PHRASES)
    phrases = [phrase for group in groups for texts in group.values() for phrase in texts]
    phrases += [*OPENINGS, *FILLERS, *COLOUR_PHRASES, *GRADIENT_PHRASES]
    variants = (SIZES, COUNTS, COLOUR_SYNONYMS)
    words = [
        *BACKGROUNDS,
        *OBJECT_COLOURS,
        *FEELINGS,
        "old",
        *(text for group in variants for texts in group.values() for text in texts),
    ]
    plain = [phrase.format("", a="", b="", rest="", colour="", first="", second="") for phrase in phrases]
    things = [text for concept in concepts for text in (*concept.words, concept.plural_name)]
    emoji = [text for concept in concepts for text in (concept.emoji, bare(concept.emoji), bare(concept.emoji) * 2)]
    return [*plain, *words, *things, *emoji]
