"""Backgrounds drawn by code: a back layer behind the objects and, for weather, a front layer over them."""

from collections.abc import Callable

import numpy as np
from PIL import Image, ImageDraw

from .colours import vary

DRAWN = 512
"""Side of the canvas the sceneries are drawn on; it is halved afterwards, which smooths the edges."""

Generator = np.random.Generator
Colour = tuple[int, int, int]


def vertical_gradient(top: Colour, bottom: Colour, size: int = DRAWN) -> Image.Image:
    """A square picture that runs from `top` to `bottom`."""
    share = np.linspace(0, 1, size, dtype=np.float32)[:, None]
    column = (np.asarray(top) * (1 - share) + np.asarray(bottom) * share).round().astype(np.uint8)
    return Image.fromarray(column[:, None, :]).resize((size, size), Image.Resampling.NEAREST)


def _circle(draw: ImageDraw.ImageDraw, x: float, y: float, radius: float, colour: Colour) -> None:
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=colour)


def _hills(draw: ImageDraw.ImageDraw, generator: Generator, colour: Colour, height: float = 0.72) -> None:
    level = DRAWN * (height + generator.uniform(-0.03, 0.03))
    draw.rectangle((0, level + 30, DRAWN, DRAWN), fill=colour)
    for _ in range(3):
        x = generator.uniform(0, DRAWN)
        draw.ellipse((x - 260, level, x + 260, level + 240), fill=colour)


def _clouds(draw: ImageDraw.ImageDraw, generator: Generator, colour: Colour) -> None:
    for _ in range(int(generator.integers(2, 4))):
        x, y = generator.uniform(40, DRAWN - 40), generator.uniform(40, 150)
        for step in (-34, 0, 34):
            _circle(draw, x + step, y - (12 if step == 0 else 0), 28, colour)


def _stars(draw: ImageDraw.ImageDraw, generator: Generator, count: int, lowest: float) -> None:
    for _ in range(count):
        _circle(draw, *(generator.uniform(0, 1, 2) * (DRAWN, lowest)), generator.uniform(2, 5), (255, 250, 220))


def _day(generator: Generator) -> Image.Image:
    picture = vertical_gradient(vary((96, 178, 240), generator), vary((200, 232, 250), generator))
    draw = ImageDraw.Draw(picture)
    _circle(draw, generator.choice([80, 430]), 80, 46, (255, 214, 70))
    _clouds(draw, generator, (255, 255, 255))
    _hills(draw, generator, vary((112, 190, 84), generator))
    return picture


def _night(generator: Generator) -> Image.Image:
    picture = vertical_gradient(vary((16, 20, 58), generator), vary((54, 62, 128), generator))
    draw = ImageDraw.Draw(picture)
    _stars(draw, generator, 34, DRAWN * 0.7)
    x = float(generator.choice([90, 420]))
    _circle(draw, x, 90, 46, (250, 240, 190))
    _circle(draw, x + 22, 78, 40, picture.getpixel((int(x) + 22, 78)))
    _hills(draw, generator, vary((24, 44, 58), generator))
    return picture


def _snow(generator: Generator) -> Image.Image:
    picture = vertical_gradient(vary((150, 190, 222), generator), vary((214, 230, 242), generator))
    _hills(ImageDraw.Draw(picture), generator, (248, 251, 255))
    return picture


def _rain(generator: Generator) -> Image.Image:
    picture = vertical_gradient(vary((92, 106, 124), generator), vary((150, 164, 178), generator))
    draw = ImageDraw.Draw(picture)
    _clouds(draw, generator, (176, 184, 194))
    _hills(draw, generator, vary((86, 124, 92), generator))
    return picture


def _sunset(generator: Generator) -> Image.Image:
    picture = vertical_gradient(vary((120, 70, 150), generator), vary((255, 150, 70), generator))
    draw = ImageDraw.Draw(picture)
    _circle(draw, DRAWN * generator.uniform(0.25, 0.75), DRAWN * 0.72, 84, (255, 226, 110))
    _hills(draw, generator, vary((70, 40, 70), generator), 0.74)
    return picture


def _beach(generator: Generator) -> Image.Image:
    picture = vertical_gradient(vary((110, 196, 246), generator), vary((206, 238, 252), generator))
    draw = ImageDraw.Draw(picture)
    _circle(draw, generator.choice([80, 430]), 80, 46, (255, 214, 70))
    draw.rectangle((0, 250, DRAWN, DRAWN), fill=vary((36, 150, 206), generator))
    _hills(draw, generator, vary((240, 214, 150), generator), 0.66)
    return picture


def _space(generator: Generator) -> Image.Image:
    picture = vertical_gradient(vary((14, 10, 30), generator), vary((48, 20, 78), generator))
    draw = ImageDraw.Draw(picture)
    _stars(draw, generator, 60, DRAWN)
    _circle(draw, generator.choice([70, 440]), generator.uniform(60, 110), 40, vary((214, 126, 84), generator))
    return picture


def _underwater(generator: Generator) -> Image.Image:
    picture = vertical_gradient(vary((60, 176, 220), generator), vary((14, 62, 132), generator))
    draw = ImageDraw.Draw(picture)
    for _ in range(14):
        x, y = generator.uniform(0, DRAWN, 2)
        radius = generator.uniform(6, 16)
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), outline=(190, 232, 250), width=4)
    _hills(draw, generator, vary((206, 186, 130), generator), 0.86)
    return picture


def _desert(generator: Generator) -> Image.Image:
    picture = vertical_gradient(vary((120, 190, 236), generator), vary((250, 226, 180), generator))
    draw = ImageDraw.Draw(picture)
    _circle(draw, generator.choice([80, 430]), 80, 46, (255, 226, 100))
    _hills(draw, generator, vary((232, 178, 104), generator), 0.62)
    _hills(draw, generator, vary((214, 154, 84), generator), 0.76)
    return picture


def _forest(generator: Generator) -> Image.Image:
    picture = vertical_gradient(vary((150, 206, 226), generator), vary((206, 234, 214), generator))
    draw = ImageDraw.Draw(picture)
    green = vary((44, 120, 70), generator)
    for x in np.arange(10, DRAWN, 62) + generator.uniform(-14, 14, 9):
        top = generator.uniform(90, 190)
        draw.polygon([(x, top), (x - 62, 410), (x + 62, 410)], fill=green)
    _hills(draw, generator, vary((96, 168, 76), generator), 0.74)
    return picture


def _city(generator: Generator) -> Image.Image:
    picture = vertical_gradient(vary((150, 204, 240), generator), vary((226, 238, 246), generator))
    draw = ImageDraw.Draw(picture)
    for x in range(0, DRAWN, 86):
        top = int(generator.uniform(40, 230))
        draw.rectangle((x + 3, top, x + 82, DRAWN), fill=vary((112, 122, 148), generator))
        for y in range(top + 16, DRAWN, 40):
            for column in (x + 16, x + 50):
                draw.rectangle((column, y, column + 18, y + 20), fill=(255, 226, 130))
    draw.rectangle((0, DRAWN * 0.86, DRAWN, DRAWN), fill=vary((84, 88, 98), generator))
    return picture


def _hill(generator: Generator) -> Image.Image:
    picture = vertical_gradient(vary((96, 178, 240), generator), vary((200, 232, 250), generator))
    draw = ImageDraw.Draw(picture)
    _clouds(draw, generator, (255, 255, 255))
    draw.ellipse((-110, DRAWN * 0.66, DRAWN + 110, DRAWN * 1.6), fill=vary((96, 180, 76), generator))
    return picture


def _mountains(generator: Generator) -> Image.Image:
    picture = vertical_gradient(vary((120, 188, 240), generator), vary((220, 238, 250), generator))
    draw = ImageDraw.Draw(picture)
    rock = vary((122, 128, 146), generator)
    for x in (70, 440, 256):
        top = generator.uniform(20, 130)
        draw.polygon([(x, top), (x - 230, DRAWN), (x + 230, DRAWN)], fill=rock)
        draw.polygon([(x, top), (x - 46, top + 92), (x, top + 66), (x + 46, top + 92)], fill=(250, 252, 255))
    draw.rectangle((0, DRAWN * 0.86, DRAWN, DRAWN), fill=vary((104, 110, 126), generator))
    return picture


def _snowflakes(generator: Generator, draw: ImageDraw.ImageDraw) -> None:
    for _ in range(46):
        x, y = generator.uniform(0, DRAWN, 2)
        radius = generator.uniform(4, 9)
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=(255, 255, 255, 235))


def _raindrops(generator: Generator, draw: ImageDraw.ImageDraw) -> None:
    for _ in range(44):
        x, y = generator.uniform(0, DRAWN, 2)
        draw.line((x, y, x - 10, y + 34), fill=(190, 220, 250, 215), width=5)


BACK: dict[str, Callable[[Generator], Image.Image]] = {
    "day": _day,
    "night": _night,
    "snow": _snow,
    "rain": _rain,
    "sunset": _sunset,
    "beach": _beach,
    "space": _space,
    "underwater": _underwater,
    "desert": _desert,
    "forest": _forest,
    "city": _city,
    "hill": _hill,
    "mountains": _mountains,
}
FRONT: dict[str, Callable[[Generator, ImageDraw.ImageDraw], None]] = {"snow": _snowflakes, "rain": _raindrops}


def back_layer(name: str, generator: Generator) -> Image.Image:
    """The scenery `name` at 256 x 256, RGB."""
    return BACK[name](generator).reduce(2)


def front_layer(name: str, generator: Generator) -> Image.Image | None:
    """What falls in front of the objects (RGBA, 256 x 256), or None where nothing does."""
    if name not in FRONT:
        return None
    layer = Image.new("RGBA", (DRAWN, DRAWN), (255, 255, 255, 0))
    FRONT[name](generator, ImageDraw.Draw(layer))
    return layer.reduce(2)
