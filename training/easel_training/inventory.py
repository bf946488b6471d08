"""Which emoji have a picture in all four art sets, and under which name in each."""

import json
from collections.abc import Container
from dataclasses import asdict, dataclass

from .packages import MODULES
from .paths import SPRITES

INVENTORY = SPRITES / "inventory.json"
COMPONENTS_GROUP = 2
FLAGS_GROUP = 9


@dataclass(frozen=True)
class Entry:
    """One emoji: its character (with variation selector as the data has it) and its names in the sets."""

    emoji: str
    label: str
    name3d: str
    nameFlat: str
    nameGradient: str
    nameNoto: str


def bare(emoji: str) -> str:
    """The emoji without variation selectors, so that both spellings are one key."""
    return emoji.replace("\ufe0f", "").replace("\ufe0e", "")


def _code_points(emoji: str) -> str:
    return "-".join(f"{ord(character):x}" for character in emoji)


def _read(*parts: str):
    return json.loads(MODULES.joinpath(*parts).read_text())


def _first(keys: list[str], names: Container[str]) -> str | None:
    return next((key for key in keys if key in names), None)


def make_inventory() -> list[Entry]:
    """Entries without flags and skin tones, in emojibase's order; the order is that of the rendered files."""
    assets = {file.stem for file in (MODULES / "@lobehub" / "fluent-emoji-3d" / "assets").glob("*.webp")}
    flat = _read("@iconify-json", "fluent-emoji-flat", "chars.json")
    # The gradient set carries no list of characters of its own; its names are those of the flat set.
    gradient = _read("@iconify-json", "fluent-emoji", "icons.json")["icons"]
    noto = _read("@iconify-json", "noto", "chars.json")
    entries = []
    for item in _read("emojibase-data", "en", "data.json"):
        if item.get("group") in (None, COMPONENTS_GROUP, FLAGS_GROUP):
            continue
        keys = [item["hexcode"].lower(), _code_points(item["emoji"]), _code_points(bare(item["emoji"]))]
        flat_key, noto_key, name3d = (_first(keys, names) for names in (flat, noto, assets))
        if not (flat_key and noto_key and name3d) or flat[flat_key] not in gradient:
            continue
        name = flat[flat_key]
        entries.append(Entry(item["emoji"], item["label"], name3d, name, name, noto[noto_key]))
    return entries


def write_inventory() -> list[Entry]:
    """Makes the inventory and writes it where `render.mjs` reads it."""
    entries = make_inventory()
    SPRITES.mkdir(parents=True, exist_ok=True)
    INVENTORY.write_text(json.dumps([asdict(entry) for entry in entries], ensure_ascii=False, indent=1))
    return entries


def read_inventory() -> list[Entry]:
    """The inventory as `write_inventory` left it."""
    return [Entry(**entry) for entry in json.loads(INVENTORY.read_text())]
