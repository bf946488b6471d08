import unittest

import numpy as np

from easel_training.colours import BACKGROUNDS, TINTS, tint
from easel_training.painter import paint
from easel_training.sceneries import BACK, back_layer
from easel_training.scenes import Placed, Scene


class OneBall:
    """Sprites with a single picture: an orange ball."""

    def picture(self, _style: str, _emoji: str) -> np.ndarray:
        y, x = np.mgrid[:256, :256]
        picture = np.zeros((256, 256, 4), np.uint8)
        picture[(x - 128) ** 2 + (y - 128) ** 2 < 100**2] = (250, 140, 30, 255)
        return picture


class PainterTest(unittest.TestCase):
    def test_an_object_stands_where_the_scene_says(self) -> None:
        picture = paint(Scene("3d", (Placed("x", 0.25, 0.75, 0.3),)), OneBall(), 128)
        self.assertEqual(picture.shape, (128, 128, 3))
        self.assertLess(int(picture[96, 32, 2]), 60)
        self.assertEqual(picture[32, 96].tolist(), [255, 255, 255])

    def test_the_background_has_about_the_colour_that_is_named(self) -> None:
        for name, colour in BACKGROUNDS.items():
            picture = paint(Scene("3d", (Placed("x", 0.5, 0.5, 0.5),), ("colour", name), seed=5), OneBall())
            self.assertLess(np.abs(picture[2, 2].astype(int) - colour).max(), 12, name)

    def test_the_same_scene_is_painted_the_same_way(self) -> None:
        scene = Scene("3d", (Placed("x", 0.5, 0.5, 0.5),), ("scenery", "snow"), seed=6)
        self.assertTrue((paint(scene, OneBall()) == paint(scene, OneBall())).all())

    def test_every_scenery_fills_the_picture(self) -> None:
        for name in BACK:
            layer = np.asarray(back_layer(name, np.random.default_rng(1)))
            self.assertEqual(layer.shape, (256, 256, 3), name)
            self.assertGreater(len(np.unique(layer.reshape(-1, 3), axis=0)), 20, name)

    def test_tinting_moves_colours_and_keeps_greys(self) -> None:
        picture = np.array([[[250, 140, 30, 255], [120, 120, 120, 255]]], np.uint8)
        blue = tint(picture, TINTS["blue"])
        self.assertGreater(int(blue[0, 0, 2]), int(blue[0, 0, 0]) + 100)
        self.assertEqual(blue[0, 1].tolist(), [120, 120, 120, 255])
