"""Step 6, second half: what share of prompts comes out as asked. Pictures to look at lie in `work/sheets/`."""

import json
from datetime import date

import numpy as np

from .colours import BACKGROUNDS
from .concepts import Concept, read_concepts
from .diffusion_state import averaged_models
from .drawing import Drawing, draw, load_pipeline, redraw
from .judging import (
    LOOK_ALIKE,
    found,
    held_out_pairs,
    mean_change,
    nearest_colour,
    rows_of,
    share,
    some_of,
    windows,
    with_article,
)
from .paths import EVALUATION, SHEETS
from .pictures import sheet
from .recogniser import load_recogniser, recognise
from .sprites import STYLES

SINGLES, PAIRS, COLOURS, STYLED, REDRAWN = 300, 100, 100, 100, 60
FEWEST = 4
COLUMNS = 20
STYLE_PROMPTS = {"3d": "3d {}", "flat": "flat {}", "gradient": "{}, gradient style", "noto": "cartoon {}"}


class Evaluation:
    """One round of drawing and counting; `scale` shrinks the numbers of prompts for a trial."""

    def __init__(self, scale: float = 1.0) -> None:
        self.concepts = read_concepts()
        self._recogniser, self._pipeline = load_recogniser(), load_pipeline()
        self._generator, self._scale = np.random.default_rng(12), scale

    def _count(self, full: int) -> int:
        return max(FEWEST, round(full * self._scale))

    def _some(self, full: int) -> list[Concept]:
        return some_of(self.concepts, self._count(full), self._generator)

    def _draw(self, name: str, prompts: list[str], seed: int) -> np.ndarray:
        pictures = draw(self._pipeline, prompts, Drawing(seed=seed))
        sheet(pictures, COLUMNS).save(SHEETS / f"evaluation-{name}.png")
        return pictures

    def singles(self) -> tuple[dict, list[Concept], np.ndarray]:
        """ "a X": the share named among the first three; also the concepts and pictures that were right."""
        chosen = self._some(SINGLES)
        pictures = self._draw("singles", [with_article(concept) for concept in chosen], 100)
        hits = found(recognise(self._recogniser, pictures)[0], rows_of(self.concepts, chosen))
        missed = [concept.name for concept, hit in zip(chosen, hits, strict=True) if not hit]
        right = [concept for concept, hit in zip(chosen, hits, strict=True) if hit]
        return {"singlesTopThree": share(hits), "missed": missed}, right, pictures[hits]

    def pairs(self) -> dict:
        """ "a X and a Y", pairs never seen together: both found, and each of them."""
        pairs = held_out_pairs(self.concepts, self._count(PAIRS), self._generator)
        prompts = [f"{with_article(first)} and {with_article(second)}" for first, second in pairs]
        pictures = self._draw("pairs", prompts, 500)
        guesses = np.concatenate([recognise(self._recogniser, part)[0] for part in windows(pictures)], axis=1)
        each = [found(guesses, rows_of(self.concepts, [pair[place] for pair in pairs])) for place in (0, 1)]
        return {"pairsBoth": share(each[0] & each[1]), "pairsEach": share(each)}

    def backgrounds(self) -> dict:
        """ "a X on a red background": the border has the colour that was asked for."""
        chosen = self._some(COLOURS)
        colours = [list(BACKGROUNDS)[number % len(BACKGROUNDS)] for number in range(len(chosen))]
        prompts = [f"{with_article(one)} on a {colour} background" for one, colour in zip(chosen, colours, strict=True)]
        pictures = self._draw("backgrounds", prompts, 700)
        hits = [nearest_colour(picture) == colour for picture, colour in zip(pictures, colours, strict=True)]
        return {"backgroundColour": share(hits)}

    def styles(self) -> dict:
        """Prompts with a style word: the recogniser sees that style."""
        chosen = self._some(STYLED)
        wanted = [STYLES[number % len(STYLES)] for number in range(len(chosen))]
        prompts = [STYLE_PROMPTS[style].format(concept.name) for style, concept in zip(wanted, chosen, strict=True)]
        given = [STYLES[number] for number in recognise(self._recogniser, self._draw("styles", prompts, 900))[1]]
        alike = [LOOK_ALIKE[one] == LOOK_ALIKE[other] for one, other in zip(wanted, given, strict=True)]
        apart = [one == other for one, other in zip(wanted, given, strict=True)]
        return {"style": share(alike), "styleWithGradientApart": share(apart)}

    def seeds(self, chosen: list[Concept], pictures: np.ndarray) -> dict:
        """Draws right pictures again with other seeds: how different they are."""
        again = self._draw("seeds", [with_article(concept) for concept in chosen], 3100)
        return {"changeBetweenSeeds": mean_change(pictures, again)}

    def image_to_image(self, chosen: list[Concept], pictures: np.ndarray) -> dict:
        """Redraws right pictures at two strengths: the share that stays itself, and how much changed."""
        prompts, rows = [with_article(concept) for concept in chosen], rows_of(self.concepts, chosen)
        result = {}
        for strength in (0.3, 0.7) if chosen else ():
            changed = redraw(self._pipeline, prompts, pictures, strength, Drawing(seed=1500))
            stays = found(recognise(self._recogniser, changed)[0], rows)
            result[str(strength)] = {"staysItself": share(stays), "meanChange": mean_change(pictures, changed)}
            both = np.stack([pictures, changed], 1).reshape(-1, *pictures.shape[1:])
            sheet(both, COLUMNS).save(SHEETS / f"evaluation-strength-{strength}.png")
        return {"imageToImage": result}


def evaluate(recogniser: dict[str, float], scale: float = 1.0) -> dict:
    """Draws, counts and writes `training/evaluation.json`; `recogniser` are the judge's own accuracies."""
    SHEETS.mkdir(parents=True, exist_ok=True)
    run = Evaluation(scale)
    singles, right, pictures = run.singles()
    right, pictures = right[:REDRAWN], pictures[:REDRAWN]
    result = {
        "date": date.today().isoformat(),
        "samples": averaged_models()[2],
        "concepts": len(run.concepts),
        "recogniser": recogniser,
        **run.pairs(),
        **run.backgrounds(),
        **run.styles(),
        **(run.seeds(right, pictures) if right else {}),
        **run.image_to_image(right, pictures),
        **singles,
    }
    EVALUATION.write_text(json.dumps(result, ensure_ascii=False, indent=2) + "\n")
    print(json.dumps(result, ensure_ascii=False, indent=2), flush=True)
    return result
