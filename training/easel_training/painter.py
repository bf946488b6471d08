"""Paints a scene from the sprites."""

import numpy as np
from PIL import Image

from .colours import BACKGROUNDS, recoloured, vary
from .sceneries import back_layer, front_layer, vertical_gradient
from .scenes import Placed, Scene
from .sprites import SIZE, Sprites


def _background(scene: Scene, generator: np.random.Generator) -> Image.Image:
    kind, *names = scene.background
    if kind == "scenery":
        return back_layer(names[0], generator)
    if kind == "gradient":
        top, bottom = (vary(BACKGROUNDS[name], generator) for name in names)
        return vertical_gradient(top, bottom, SIZE)
    colour = vary(BACKGROUNDS[names[0]], generator) if kind == "colour" else (255, 255, 255)
    return Image.new("RGB", (SIZE, SIZE), colour)


def _put(canvas: Image.Image, sprites: Sprites, style: str, placed: Placed) -> None:
    side = max(8, round(placed.scale * SIZE))
    picture = Image.fromarray(np.ascontiguousarray(sprites.picture(style, placed.emoji)))
    sprite = picture.resize((side, side), Image.Resampling.LANCZOS)
    if placed.tint is not None:
        sprite = Image.fromarray(recoloured(np.asarray(sprite), placed.tint))
    corner = (round(placed.x * SIZE - side / 2), round(placed.y * SIZE - side / 2))
    canvas.paste(sprite, corner, sprite)


def paint(scene: Scene, sprites: Sprites, size: int = SIZE) -> np.ndarray:
    """The scene as uint8 [size, size, 3]; `size` divides 256."""
    generator = np.random.default_rng(scene.seed)
    canvas = _background(scene, generator)
    # What something stands on is painted before it; all other things in the order of the words.
    for placed in scene.objects[::-1] if scene.relation == "on" else scene.objects:
        _put(canvas, sprites, scene.style, placed)
    if scene.mark is not None:
        _put(canvas, sprites, scene.style, scene.mark)
    if scene.background[0] == "scenery":
        layer = front_layer(scene.background[1], generator)
        if layer is not None:
            canvas.paste(layer, (0, 0), layer)
    return np.asarray(canvas.reduce(SIZE // size) if size < SIZE else canvas)
