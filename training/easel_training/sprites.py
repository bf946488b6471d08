"""The rendered pictures of all art sets, memory-mapped."""

import subprocess
from pathlib import Path

import numpy as np

from .inventory import bare, read_inventory, write_inventory
from .packages import install_packages
from .paths import REPOSITORY, SPRITES, TRAINING, WORK

SIZE = 256
STYLES = ("3d", "flat", "gradient", "noto")


def render_sprites() -> None:
    """Fetches the packages and draws every picture (about 20 s and 1.6 GB), unless that is done."""
    install_packages()
    count = len(write_inventory())
    expected = count * SIZE * SIZE * 4
    files = [SPRITES / f"{style}.rgba" for style in STYLES]
    if all(file.exists() and file.stat().st_size == expected for file in files):
        return
    own_node = REPOSITORY / "node_modules" / ".bin" / "node"
    node = str(own_node) if own_node.exists() else "node"
    subprocess.run([node, str(TRAINING / "render.mjs"), str(WORK)], check=True, cwd=REPOSITORY)


class Sprites:
    """All pictures: `sprites.picture("3d", "🐱")` is uint8 [256, 256, 4], red green blue alpha, straight."""

    def __init__(self, folder: Path = SPRITES) -> None:
        self.entries = read_inventory()
        self._index = {bare(entry.emoji): number for number, entry in enumerate(self.entries)}
        shape = (len(self.entries), SIZE, SIZE, 4)
        self._maps = {style: np.memmap(folder / f"{style}.rgba", np.uint8, "r", shape=shape) for style in STYLES}

    def has(self, emoji: str) -> bool:
        """Whether all four sets draw this emoji."""
        return bare(emoji) in self._index

    def picture(self, style: str, emoji: str) -> np.ndarray:
        """The picture of `emoji` in art set `style`."""
        return self._maps[style][self._index[bare(emoji)]]

    def every_emoji(self) -> list[str]:
        """The characters of all pictures, in the order of the files."""
        return [entry.emoji for entry in self.entries]
