"""Step 6, second half: what share of prompts comes out as asked, counted by the recogniser and by colours."""

import json
from datetime import date

import numpy as np

from .captions import article
from .colours import BACKGROUNDS
from .concepts import Concept, read_concepts
from .diffusion_state import averaged_models
from .drawing import Drawing, draw, load_pipeline, redraw
from .paths import EVALUATION, SHEETS
from .pictures import sheet
from .recogniser import load_recogniser, recognise
from .scenes import is_held_out
from .sprites import STYLES

SINGLES, PAIRS, COLOURS, STYLED, REDRAWN = 300, 100, 100, 100, 60
STYLE_PROMPTS = {"3d": "3d {}", "flat": "flat {}", "gradient": "{}, gradient style", "noto": "cartoon {}"}
LOOK_ALIKE = {"3d": "3d", "gradient": "3d", "flat": "flat", "noto": "noto"}
"""The gradient set is a drawing of the 3D set; telling the two apart is reported separately."""


def with_article(name: str) -> str:
    """ "a cat", "an owl", "scissors"."""
    return f"{article(name)} {name}".strip()


def _rows(concepts: list[Concept], chosen: list[Concept]) -> np.ndarray:
    places = {concept.emoji: row for row, concept in enumerate(concepts)}
    return np.array([places[concept.emoji] for concept in chosen])


def _found(guesses: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    return (guesses == wanted[:, None]).any(1)


def windows(pictures: np.ndarray) -> list[np.ndarray]:
    """The squares in which two objects side by side stand: left half and right half, at middle height."""
    side = pictures.shape[1]
    width, top = round(side * 0.52), round(side * 0.24)
    return [pictures[:, top : top + width, left : left + width] for left in (0, side - width)]


def nearest_colour(picture: np.ndarray) -> str:
    """The colour word (or "white") nearest to the middle of the border's colours."""
    side = picture.shape[0]
    edge = max(2, side // 20)
    mask = np.ones((side, side), bool)
    mask[edge:-edge, edge:-edge] = False
    colour = np.median(picture[mask].astype(float), axis=0)
    known = {**BACKGROUNDS, "white": (255, 255, 255)}
    return min(known, key=lambda name: float(np.square(np.subtract(known[name], colour)).sum()))


def held_out_pairs(concepts: list[Concept], count: int, generator: np.random.Generator) -> list[tuple[Concept, Concept]]:
    """Pairs that no training scene shows."""
    pairs: list[tuple[Concept, Concept]] = []
    while len(pairs) < count:
        first, second = (concepts[number] for number in generator.choice(len(concepts), 2, replace=False))
        if is_held_out(first.emoji, second.emoji):
            pairs.append((first, second))
    return pairs


def evaluate(scale: float = 1.0) -> dict:
    """Draws, counts, writes `training/evaluation.json` and contact sheets; `scale` shrinks the numbers for a trial."""
    concepts, model, pipeline = read_concepts(), load_recogniser(), load_pipeline()
    generator = np.random.default_rng(12)
    SHEETS.mkdir(parents=True, exist_ok=True)

    def some(count: int) -> list[Concept]:
        order = [*generator.permutation(len(concepts))]
        return [concepts[number] for number in order[: max(4, round(count * scale))]]

    def show(name: str, pictures: np.ndarray, columns: int = 20) -> None:
        sheet(pictures, columns).save(SHEETS / f"evaluation-{name}.png")

    chosen = some(SINGLES)
    singles = draw(pipeline, [with_article(concept.name) for concept in chosen], Drawing(seed=100))
    guesses, _ = recognise(model, singles)
    right = _found(guesses, _rows(concepts, chosen))
    show("singles", singles)
    missed = [concept.name for concept, hit in zip(chosen, right, strict=True) if not hit]

    pairs = held_out_pairs(concepts, max(4, round(PAIRS * scale)), generator)
    texts = [f"{with_article(first.name)} and {with_article(second.name)}" for first, second in pairs]
    both = draw(pipeline, texts, Drawing(seed=500))
    seen = np.concatenate([recognise(model, window)[0] for window in windows(both)], axis=1)
    found = [_found(seen, _rows(concepts, [pair[place] for pair in pairs])) for place in (0, 1)]
    show("pairs", both)

    coloured = some(COLOURS)
    colours = [list(BACKGROUNDS)[number % len(BACKGROUNDS)] for number in range(len(coloured))]
    texts = [f"{with_article(concept.name)} on a {colour} background" for concept, colour in zip(coloured, colours, strict=True)]
    backgrounds = draw(pipeline, texts, Drawing(seed=700))
    colour_right = [nearest_colour(picture) == colour for picture, colour in zip(backgrounds, colours, strict=True)]
    show("backgrounds", backgrounds)

    styled = some(STYLED)
    wanted = [STYLES[number % len(STYLES)] for number in range(len(styled))]
    texts = [STYLE_PROMPTS[style].format(concept.name) for style, concept in zip(wanted, styled, strict=True)]
    pictures = draw(pipeline, texts, Drawing(seed=900))
    given = [STYLES[number] for number in recognise(model, pictures)[1]]
    show("styles", pictures)

    originals, prompts = singles[right][:REDRAWN], [with_article(concept.name) for concept, hit in zip(chosen, right, strict=True) if hit][:REDRAWN]
    kept_rows = _rows(concepts, chosen)[right][:REDRAWN]
    changes = {}
    for strength in (0.3, 0.7) if len(originals) else ():
        changed = redraw(pipeline, prompts, originals, strength, Drawing(seed=1500))
        same = _found(recognise(model, changed)[0], kept_rows)
        difference = np.abs(changed.astype(float) - originals).mean() / 255
        changes[str(strength)] = {"staysItself": float(same.mean()), "meanChange": round(float(difference), 4)}
        show(f"strength-{strength}", np.concatenate([part for start in range(0, len(originals), 20) for part in (originals[start : start + 20], changed[start : start + 20])]))

    result = {
        "date": date.today().isoformat(),
        "samples": averaged_models()[2],
        "concepts": len(concepts),
        "singlesTopThree": float(right.mean()),
        "pairsBoth": float((found[0] & found[1]).mean()),
        "pairsEach": float(np.mean(found)),
        "backgroundColour": float(np.mean(colour_right)),
        "style": float(np.mean([LOOK_ALIKE[one] == LOOK_ALIKE[other] for one, other in zip(wanted, given, strict=True)])),
        "styleWithGradientApart": float(np.mean([one == other for one, other in zip(wanted, given, strict=True)])),
        "imageToImage": changes,
        "missed": missed,
    }
    EVALUATION.write_text(json.dumps(result, ensure_ascii=False, indent=2) + "\n")
    print(json.dumps(result, ensure_ascii=False, indent=2), flush=True)
    return result
