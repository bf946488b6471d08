import json
import unittest

from easel_training.concepts import read_concepts
from easel_training.inventory import bare
from easel_training.scenes import FEELINGS, GLASSES, HATS, LIVING, Scene, is_held_out, make_scene

CONCEPTS = read_concepts()
CATEGORIES = {concept.emoji: concept.category for concept in CONCEPTS}


def scenes(count: int = 1500) -> list[Scene]:
    return [make_scene(CONCEPTS, "scenes", 6, index) for index in range(count)]


class ScenesTest(unittest.TestCase):
    def test_the_same_seed_and_index_give_the_same_scene(self) -> None:
        for index in range(50):
            self.assertEqual(make_scene(CONCEPTS, "scenes", 1, index), make_scene(CONCEPTS, "scenes", 1, index))

    def test_another_seed_gives_another_scene(self) -> None:
        different = [
            make_scene(CONCEPTS, "scenes", 1, index) != make_scene(CONCEPTS, "scenes", 2, index) for index in range(20)
        ]
        self.assertTrue(all(different))

    def test_singles_go_round_all_concepts(self) -> None:
        emoji = {make_scene(CONCEPTS, "singles", 1, index).objects[0].emoji for index in range(len(CONCEPTS))}
        self.assertEqual(len(emoji), len(CONCEPTS))

    def test_held_out_pairs_are_never_shown(self) -> None:
        shown = 0
        for index in range(2000):
            emoji = list(dict.fromkeys(placed.emoji for placed in make_scene(CONCEPTS, "scenes", 3, index).objects))
            for place, first in enumerate(emoji):
                for second in emoji[place + 1 :]:
                    shown += 1
                    self.assertFalse(is_held_out(first, second))
        self.assertGreater(shown, 300)

    def test_holding_out_does_not_depend_on_the_order(self) -> None:
        pairs = [(CONCEPTS[number].emoji, CONCEPTS[-number - 1].emoji) for number in range(100)]
        self.assertEqual([is_held_out(a, b) for a, b in pairs], [is_held_out(b, a) for a, b in pairs])

    def test_half_of_the_scenes_show_a_thing_before_a_scenery(self) -> None:
        sceneries = [scene for scene in scenes() if scene.background[0] == "scenery"]
        self.assertGreater(len(sceneries), 600)
        self.assertTrue(all(len(scene.objects) == 1 for scene in sceneries))
        self.assertEqual(len({scene.background[1] for scene in sceneries}), 13)

    def test_feelings_have_their_mark_and_belong_to_the_living(self) -> None:
        felt = [scene for scene in scenes() if scene.feeling is not None]
        self.assertEqual({scene.feeling for scene in felt}, set(FEELINGS))
        for scene in felt:
            self.assertEqual(scene.mark.emoji, FEELINGS[scene.feeling])
            self.assertIn(CATEGORIES[scene.objects[0].emoji], LIVING)

    def test_old_things_have_a_cobweb_and_faded_colours(self) -> None:
        old = [scene for scene in scenes() if scene.objects[0].tint == "old"]
        self.assertGreater(len(old), 10)
        self.assertTrue(all(scene.mark is not None and scene.feeling is None for scene in old))

    def test_hats_and_glasses_are_worn(self) -> None:
        for relation, worn in (("hat", HATS), ("glasses", GLASSES)):
            second = {bare(scene.objects[1].emoji) for scene in scenes() if scene.relation == relation}
            self.assertEqual(second, set(worn))

    def test_a_scene_survives_json(self) -> None:
        for index in range(50):
            scene = make_scene(CONCEPTS, "scenes", 4, index)
            self.assertEqual(Scene.from_json(json.loads(json.dumps(scene.to_json()))), scene)
