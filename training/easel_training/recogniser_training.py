"""Step 6, first half: trains the recogniser on the art, each picture changed differently every time."""

from dataclasses import dataclass
from functools import cache

import numpy as np
import torch
from PIL import Image
from torch import Tensor
from torch.nn import functional

from .checkpoints import load_checkpoint, save_checkpoint
from .concepts import Concept, read_concepts
from .devices import choose_device, precision, prepared
from .pace import Pace, trapezoid
from .recogniser import NAME, SIZE, Recogniser
from .sceneries import BACK, back_layer
from .sprites import STYLES, Sprites

STORED = 80
SCENERIES_EACH, SCENERY_SHARE = 8, 0.3
BATCH = 96
RATE = 2e-3
MINUTES = 7.0
SAVE_MINUTES = 1.0


def sprite_table(concepts: list[Concept], sprites: Sprites) -> np.ndarray:
    """All pictures of the concepts, small: uint8 [concepts, styles, 80, 80, 4], premultiplied by alpha."""
    table = np.empty((len(concepts), len(STYLES), STORED, STORED, 4), np.uint8)
    for row, concept in enumerate(concepts):
        for column, style in enumerate(STYLES):
            picture = Image.fromarray(np.ascontiguousarray(sprites.picture(style, concept.emoji)))
            small = np.asarray(picture.resize((STORED, STORED), Image.Resampling.LANCZOS)).astype(np.uint16)
            table[row, column, ..., :3] = small[..., :3] * small[..., 3:] // 255
            table[row, column, ..., 3] = small[..., 3]
    return table


@cache
def _sceneries() -> Tensor:
    """Pictures [count, 3, 64, 64] in 0..1 of all sceneries, so that things are told before them too."""
    generator = np.random.default_rng(21)
    drawn = [back_layer(name, generator).resize((SIZE, SIZE)) for name in BACK for _ in range(SCENERIES_EACH)]
    return torch.from_numpy(np.stack([np.asarray(each) for each in drawn])).permute(0, 3, 1, 2).float() / 255


def augmented(sprites: Tensor, generator: torch.Generator) -> Tensor:
    """Sprites [batch, 4, 80, 80] in 0..1 as pictures [batch, 3, 64, 64] in -1..1.

    Each is turned, moved, scaled, put on white, a colour or a scenery, blurred and made noisy, differently every time.
    """
    count = len(sprites)

    def between(low: float, high: float, *shape: int) -> Tensor:
        return torch.rand(count, *shape, generator=generator) * (high - low) + low

    scale, angle = 1 / between(0.62, 1.12), between(-0.16, 0.16)
    rows = [torch.stack([scale * angle.cos(), -scale * angle.sin(), between(-0.14, 0.14)], 1)]
    rows.append(torch.stack([scale * angle.sin(), scale * angle.cos(), between(-0.14, 0.14)], 1))
    grid = functional.affine_grid(torch.stack(rows, 1), [count, 4, SIZE, SIZE], align_corners=False)
    moved = functional.grid_sample(sprites, grid, align_corners=False)
    top, bottom = between(0, 1, 3, 1, 1), between(0, 1, 3, 1, 1)
    slope = torch.linspace(0, 1, SIZE)[None, None, :, None]
    coloured = top + (bottom - top) * slope * (between(0, 1, 1, 1, 1) < 0.5)
    background = torch.where(between(0, 1, 1, 1, 1) < 0.4, torch.ones(()), coloured)
    chosen = _sceneries()[torch.randint(len(_sceneries()), (count,), generator=generator)]
    background = torch.where(between(0, 1, 1, 1, 1) < SCENERY_SHARE, chosen, background)
    pictures = moved[:, :3] + background * (1 - moved[:, 3:])
    soft = functional.avg_pool2d(functional.pad(pictures, (1, 1, 1, 1), mode="replicate"), 3, stride=1)
    pictures = pictures.lerp(soft, between(0, 1, 1, 1, 1))
    pictures = pictures * between(0.92, 1.08, 3, 1, 1)
    pictures = pictures + between(0, 0.05, 1, 1, 1) * torch.randn(pictures.shape, generator=generator)
    return pictures.clamp(0, 1) * 2 - 1


def _batch(table: np.ndarray, styles: list[int], generator: torch.Generator) -> tuple[Tensor, Tensor, Tensor]:
    rows = torch.randint(len(table), (BATCH,), generator=generator)
    columns = torch.tensor(styles)[torch.randint(len(styles), (BATCH,), generator=generator)]
    chosen = torch.from_numpy(table[rows.numpy(), columns.numpy()]).permute(0, 3, 1, 2).float() / 255
    return augmented(chosen, generator), rows, columns


@torch.no_grad()
def accuracy(model: Recogniser, table: np.ndarray, styles: list[int], batches: int = 10) -> tuple[float, float]:
    """Shares of fresh augmentations whose concept is among the first three, and whose style is first."""
    generator = torch.Generator().manual_seed(4242)
    model.eval()
    named, styled = 0, 0
    for _ in range(batches):
        pictures, rows, columns = _batch(table, styles, generator)
        concept, style = model(pictures)
        named += int((concept.topk(3).indices == rows[:, None]).any(1).sum())
        styled += int((style.argmax(1) == columns).sum())
    return named / (batches * BATCH), styled / (batches * BATCH)


@dataclass(frozen=True)
class RecogniserPlan:
    """How to train: minutes of all starts together; an art set that is kept for the test instead of the training."""

    minutes: float = MINUTES
    held_out: str | None = None

    @property
    def name(self) -> str:
        """Of its checkpoint."""
        return NAME if self.held_out is None else f"{NAME}-without-{self.held_out}"


def train_recogniser(plan: RecogniserPlan = RecogniserPlan(), device_name: str = "auto") -> dict[str, float]:
    """Trains, or goes on training, until the minutes are used; gives the accuracies on fresh augmentations."""
    device = choose_device(device_name)
    concepts = read_concepts()
    table = sprite_table(concepts, Sprites())
    every = list(range(len(STYLES)))
    seen = [number for number in every if STYLES[number] != plan.held_out]
    torch.manual_seed(8)
    model = prepared(Recogniser(len(concepts)), device)
    optimiser = torch.optim.AdamW(model.parameters(), lr=RATE, weight_decay=0.02)
    step, elapsed = 0, 0.0
    checkpoint = load_checkpoint(plan.name)
    if checkpoint is not None:
        model.load_state_dict(checkpoint["model"])
        optimiser.load_state_dict(checkpoint["optimiser"])
        step, elapsed = checkpoint["step"], checkpoint["elapsed"]
    pace, generator = Pace(plan.minutes, elapsed), torch.Generator().manual_seed(9 + step)

    def save() -> None:
        states = {"model": model.state_dict(), "optimiser": optimiser.state_dict()}
        save_checkpoint(plan.name, {**states, "step": step, "elapsed": pace.elapsed})

    while not pace.over:
        model.train()
        pictures, rows, columns = (part.to(device) for part in _batch(table, seen, generator))
        with precision(device):
            concept, style = model(pictures)
        named = functional.cross_entropy(concept.float(), rows, label_smoothing=0.05)
        loss = named + 0.3 * functional.cross_entropy(style.float(), columns)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        for group in optimiser.param_groups:
            group["lr"] = RATE * trapezoid(pace.share, 0.03, 0.6)
        optimiser.step()
        step += 1
        if pace.is_due(SAVE_MINUTES):
            save()
            print(f"{plan.name} {pace.elapsed:.0f} min loss {loss.item():.3f}", flush=True)
    if step > 0:
        save()
    tested = every if plan.held_out is None else [STYLES.index(plan.held_out)]
    top_three, styled = accuracy(model.cpu(), table, tested)
    print(f"{plan.name}: concept among three {top_three:.3f}, style {styled:.3f}", flush=True)
    return {"topThree": top_three, "style": styled}
