"""The things the model can draw: `concepts.json`, chosen and written by hand."""

import json
from dataclasses import dataclass
from pathlib import Path

from .paths import CONCEPTS

PAINTABLE_CATEGORIES = frozenset(
    {"animal", "vehicle", "clothing", "object", "heart", "plant", "tool", "fantasy", "music"}
)


@dataclass(frozen=True)
class Concept:
    """One thing: its emoji, its main name, other words for it, its plural and its category."""

    emoji: str
    name: str
    synonyms: tuple[str, ...] = ()
    plural: str = ""
    category: str = "object"

    @property
    def words(self) -> tuple[str, ...]:
        """All words for it, the main name first."""
        return (self.name, *self.synonyms)

    @property
    def paintable(self) -> bool:
        """Whether it may be asked for in another colour ("blue cat")."""
        return self.category in PAINTABLE_CATEGORIES

    @property
    def plural_name(self) -> str:
        """The main name for two and more; irregular ones stand in the file."""
        if self.plural:
            return self.plural
        if self.name.endswith(("s", "x", "ch", "sh")):
            return self.name + "es"
        if self.name.endswith("y") and self.name[-2] not in "aeiou":
            return self.name[:-1] + "ies"
        return self.name + "s"


def read_concepts(file: Path = CONCEPTS) -> list[Concept]:
    """All concepts, in the file's order."""
    return [
        Concept(item["emoji"], item["name"], tuple(item.get("synonyms", ())), item.get("plural", ""), item["category"])
        for item in json.loads(file.read_text())
    ]
