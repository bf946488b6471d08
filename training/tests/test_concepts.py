import unittest
from collections import Counter

from easel_training.concepts import Concept, read_concepts
from easel_training.inventory import bare


class ConceptsTest(unittest.TestCase):
    def setUp(self) -> None:
        self.concepts = read_concepts()

    def test_there_are_at_least_four_hundred(self) -> None:
        self.assertGreaterEqual(len(self.concepts), 400)

    def test_a_word_belongs_to_one_concept_only(self) -> None:
        counts = Counter(word for concept in self.concepts for word in concept.words)
        self.assertEqual([word for word, count in counts.items() if count > 1], [])

    def test_an_emoji_stands_for_one_concept_only(self) -> None:
        counts = Counter(bare(concept.emoji) for concept in self.concepts)
        self.assertEqual([emoji for emoji, count in counts.items() if count > 1], [])

    def test_words_are_lower_case(self) -> None:
        words = [word for concept in self.concepts for word in concept.words]
        self.assertEqual([word for word in words if word != word.lower() or word != word.strip()], [])

    def test_regular_plurals_are_made_by_rule(self) -> None:
        names = {"cat": "cats", "fox": "foxes", "candy": "candies", "monkey": "monkeys"}
        for name, plural in names.items():
            self.assertEqual(Concept("x", name).plural_name, plural)
