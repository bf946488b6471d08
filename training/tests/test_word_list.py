import json
import unittest

from easel_training.concepts import read_concepts
from easel_training.paths import NEAR_WORDS, REPOSITORY
from easel_training.word_list import make_word_list, word_list_text


class WordListTest(unittest.TestCase):
    def test_the_shipped_file_is_what_is_made(self) -> None:
        shipped = REPOSITORY / "models" / "easel-v1" / "easel-words.json"
        self.assertEqual(shipped.read_text(), word_list_text())

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
