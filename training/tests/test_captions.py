import unittest

import numpy as np

from easel_training.captions import Captions, article, fill
from easel_training.concepts import Concept
from easel_training.scenes import Placed, Scene

CAT = Concept("🐱", "cat", ("kitty",), category="animal")
MOUSE = Concept("🐭", "mouse", plural="mice", category="animal")


def texts_of(scene: Scene, count: int = 60) -> list[str]:
    captions = Captions([CAT, MOUSE], np.random.default_rng(1))
    return [captions.write(scene) for _ in range(count)]


class CaptionsTest(unittest.TestCase):
    def test_articles_follow_the_sound_and_skip_plurals(self) -> None:
        words = ("cat", "owl", "unicorn", "ufo", "scissors", "octopus", "bus")
        self.assertEqual([article(word) for word in words], ["a", "an", "a", "a", "", "an", "a"])

    def test_an_article_goes_before_an_adjective(self) -> None:
        self.assertEqual(fill("flat {}", "an owl"), "a flat owl")
        self.assertEqual(fill("cute {}", "the owl"), "the cute owl")
        self.assertEqual(fill("flat {}", "owl"), "flat owl")
        self.assertEqual(fill("please draw {}", "an owl"), "please draw an owl")

    def test_a_caption_names_the_thing_by_word_or_by_emoji(self) -> None:
        texts = texts_of(Scene("3d", (Placed("🐱", 0.5, 0.5, 0.9),)))
        self.assertTrue(all(any(word in text for word in ("cat", "kitty", "🐱")) for text in texts))
        self.assertTrue(any("🐱" in text for text in texts))

    def test_every_style_but_the_usual_one_is_named(self) -> None:
        words = {"flat": ("flat",), "noto": ("cartoon", "noto"), "gradient": ("gradient",)}
        for style, names in words.items():
            texts = texts_of(Scene(style, (Placed("🐱", 0.5, 0.5, 0.9),)))
            self.assertTrue(all(any(name in text for name in names) for text in texts), style)

    def test_a_coloured_background_is_always_named(self) -> None:
        texts = texts_of(Scene("3d", (Placed("🐱", 0.5, 0.5, 0.9),), ("colour", "blue")))
        self.assertTrue(all("blue" in text for text in texts))

    def test_counts_use_irregular_plurals(self) -> None:
        texts = texts_of(Scene("3d", (Placed("🐭", 0.3, 0.5, 0.4), Placed("🐭", 0.7, 0.5, 0.4))))
        self.assertTrue(any("two mice" in text for text in texts))
        self.assertFalse(any("mouses" in text for text in texts))

    def test_with_says_what_is_worn_or_held_and_on_what_something_stands_on(self) -> None:
        two = (Placed("🐱", 0.5, 0.6, 0.75), Placed("🐭", 0.5, 0.25, 0.5))
        for relation, word in (("hat", "with"), ("holding", "with"), ("on", "on")):
            texts = texts_of(Scene("3d", two, relation=relation))
            self.assertTrue(all(f" {word} " in text for text in texts), relation)
        beside = texts_of(Scene("3d", two, relation="beside"))
        self.assertFalse(any(" with the" in text or " with a mouse" in text for text in beside))

    def test_a_feeling_is_an_adjective(self) -> None:
        texts = texts_of(Scene("3d", (Placed("🐱", 0.5, 0.5, 0.75),), feeling="sleepy"))
        self.assertTrue(all("sleepy" in text for text in texts))

    def test_left_and_right_keep_their_order(self) -> None:
        scene = Scene("3d", (Placed("🐱", 0.26, 0.5, 0.4), Placed("🐭", 0.74, 0.5, 0.4)), relation="left")
        plain = [text for text in texts_of(scene, 300) if "cat" in text and "mouse" in text and "left of" in text]
        self.assertTrue(plain)
        self.assertTrue(all(text.index("cat") < text.index("mouse") for text in plain))
