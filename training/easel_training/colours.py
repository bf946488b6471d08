"""The colour words: values for backgrounds, hues for recoloured objects."""

import numpy as np

# Middle values; every scene varies them a little, so that a word means a region and not one value.
BACKGROUNDS = {
    "red": (224, 58, 62),
    "orange": (245, 140, 40),
    "yellow": (250, 213, 62),
    "green": (72, 176, 88),
    "teal": (38, 166, 160),
    "light blue": (140, 205, 245),
    "blue": (52, 110, 224),
    "purple": (138, 80, 200),
    "pink": (248, 150, 190),
    "brown": (140, 94, 62),
    "grey": (150, 154, 160),
    "black": (22, 22, 26),
}
# Hue in turns (0 = red) for tinted objects.
TINTS = {
    "red": 0.99,
    "orange": 0.075,
    "yellow": 0.14,
    "green": 0.34,
    "blue": 0.60,
    "purple": 0.76,
    "pink": 0.91,
}
# Things without a hue of their own: hue, saturation, and the value that the darkest and the brightest places get.
PAINTS = {
    "black": (0.0, 0.0, 0.04, 0.36),
    "white": (0.0, 0.0, 0.62, 1.0),
    "grey": (0.0, 0.0, 0.2, 0.74),
    "brown": (0.065, 0.6, 0.16, 0.66),
    "golden": (0.125, 0.8, 0.42, 1.0),
    "old": (0.085, 0.3, 0.16, 0.72),
}
OBJECT_COLOURS = (*TINTS, *(name for name in PAINTS if name != "old"))
EYES_SHARE = 0.4
"""Where less of a picture is white it is eyes and teeth, which stay white."""
VARIATION = 9
# Mean saturation below which a picture counts as grey, and the saturation its greys get when it is tinted.
DULL, DULL_SATURATION = 0.3, 0.55


def vary(colour: tuple[int, int, int], generator: np.random.Generator) -> tuple[int, int, int]:
    """A colour near `colour` (0..255 a channel)."""
    shifted = np.asarray(colour) + generator.integers(-VARIATION, VARIATION + 1, 3)
    red, green, blue = np.clip(shifted, 0, 255).tolist()
    return red, green, blue


def tint(picture: np.ndarray, hue: float) -> np.ndarray:
    """The picture with its coloured parts moved to one hue.

    Takes uint8 [height, width, 4] and the hue in turns, gives the same form. Greys, whites and the alpha stay.
    The prevailing hue moves to `hue`; others keep a third of their distance to it, so that shading survives. Where the
    whole picture is nearly grey, its greys (not its white and black) take on colour.
    """
    rgb = picture[..., :3].astype(np.float32) / 255
    high, low = rgb.max(-1), rgb.min(-1)
    spread = high - low
    saturation = spread / np.maximum(high, 1e-6)
    red, green, blue = rgb[..., 0], rgb[..., 1], rgb[..., 2]
    safe = np.maximum(spread, 1e-6)
    turns = (
        np.where(
            high == red,
            ((green - blue) / safe) % 6,
            np.where(high == green, (blue - red) / safe + 2, (red - green) / safe + 4),
        )
        / 6
    )
    weight = saturation * (picture[..., 3] / 255) * high
    opaque = picture[..., 3] / 255
    if (saturation * opaque).sum() < DULL * opaque.sum():
        grey = (high > 0.15) & (high < 0.95)
        saturation = np.where(grey, np.maximum(saturation, DULL_SATURATION), saturation)
    angle = np.angle((weight * np.exp(2j * np.pi * turns)).sum()) / (2 * np.pi)
    distance = (turns - angle + 0.5) % 1 - 0.5
    result = picture.copy()
    result[..., :3] = _bytes_of((hue + distance / 3) % 1, saturation, high)
    return result


def _bytes_of(hue: np.ndarray | float, saturation: np.ndarray | float, value: np.ndarray) -> np.ndarray:
    """hsv to rgb, Smith (1978), in its closed form: value - value * saturation * clip(...)."""
    parts = []
    for offset in (5, 3, 1):
        k = (offset + hue * 6) % 6
        parts.append(value - value * saturation * np.clip(np.minimum(k, 4 - k), 0, 1))
    return np.clip(np.stack(parts, -1) * 255 + 0.5, 0, 255).astype(np.uint8)


def painted_over(picture: np.ndarray, name: str) -> np.ndarray:
    """The picture in one of `PAINTS`: light and shade stay, and the white and the black of eyes."""
    rgb = picture[..., :3].astype(np.float32) / 255
    high, low, opaque = rgb.max(-1), rgb.min(-1), picture[..., 3] > 127
    white, dark = (low > 0.85) & opaque, high < 0.2
    keep = white if white.sum() < EYES_SHARE * opaque.sum() else np.zeros_like(white)
    if name != "black":
        keep = keep | dark
    hue, saturation, darkest, brightest = PAINTS[name]
    result = picture.copy()
    painted = _bytes_of(hue, saturation, darkest + (brightest - darkest) * rgb.mean(-1))
    result[..., :3] = np.where(keep[..., None], result[..., :3], painted)
    return result


def recoloured(picture: np.ndarray, name: str) -> np.ndarray:
    """The picture with its things in the colour of that name."""
    return painted_over(picture, name) if name in PAINTS else tint(picture, TINTS[name])
