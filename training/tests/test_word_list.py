import json
import unittest

from easel_training.concepts import read_concepts
from easel_training.paths import NEAR_WORDS, REPOSITORY
from easel_training.scenes import FEELINGS
from easel_training.word_list import make_word_list, word_list_text


class WordListTest(unittest.TestCase):
    def test_the_shipped_file_is_what_is_made(self) -> None:
        shipped = REPOSITORY / "models" / "easel-v1" / "easel-words.json"
        self.assertEqual(shipped.read_text(), word_list_text())

    def test_words_that_no_shipped_weights_know_are_not_in_the_shipped_list(self) -> None:
        now, then = make_word_list(), make_word_list(with_coming=True)
        self.assertNotIn("feelings", now["words"])
        self.assertEqual(then["words"]["feelings"], [*FEELINGS, "old"])
        self.assertNotIn("in the city", now["words"]["sceneries"])
        self.assertIn("in the city", then["words"]["sceneries"])
        self.assertEqual((now["instead"]["riding"], then["instead"]["riding"]), ("on top of", "on"))

    def test_a_word_of_the_model_is_not_replaced(self) -> None:
        then = make_word_list(with_coming=True)
        for group in ("feelings", "colours", "sceneries"):
            self.assertEqual(set(then["words"][group]) & set(then["instead"]), set(), group)

    def test_near_words_belong_to_concepts(self) -> None:
        names = {concept.name for concept in read_concepts()}
        near = json.loads(NEAR_WORDS.read_text())
        for group in ("also", "near"):
            self.assertEqual(set(near[group]) - names, set())

    def test_a_word_means_one_thing_only(self) -> None:
        things = make_word_list()["things"]
        words = [word for thing in things for key in ("also", "near") for word in thing.get(key, ())]
        twice = sorted({word for word in words if words.count(word) > 1})
        self.assertEqual(twice, [])
