"""Step 6, first half: a small network that names a drawn object and its art style, to judge pictures with."""

import numpy as np
import torch
from PIL import Image
from torch import Tensor, nn
from torch.nn import functional

from .checkpoints import load_checkpoint, save_checkpoint
from .concepts import Concept, read_concepts
from .devices import choose_device
from .pace import Pace, trapezoid
from .sprites import STYLES, Sprites

SIZE = 64
STORED = 80
BATCH = 96
RATE = 2e-3
MINUTES = 20.0
NAME = "recogniser"
WIDTHS = (32, 64, 128, 192)


class Recogniser(nn.Module):
    """[batch, 3, 64, 64] in -1..1 to scores for every concept and for every style."""

    def __init__(self, concepts: int) -> None:
        super().__init__()
        layers: list[nn.Module] = []
        channels = 3
        for width in WIDTHS:
            layers += [nn.Conv2d(channels, width, 3, padding=1, bias=False), nn.BatchNorm2d(width), nn.ReLU()]
            layers += [nn.Conv2d(width, width, 3, stride=2, padding=1, bias=False), nn.BatchNorm2d(width), nn.ReLU()]
            channels = width
        self.features = nn.Sequential(*layers, nn.AdaptiveAvgPool2d(2), nn.Flatten(), nn.Dropout(0.1))
        self.concept = nn.Linear(channels * 4, concepts)
        self.style = nn.Linear(channels * 4, len(STYLES))

    def forward(self, pictures: Tensor) -> tuple[Tensor, Tensor]:
        """Scores [batch, concepts] and [batch, styles]."""
        features = self.features(pictures)
        return self.concept(features), self.style(features)


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


def augmented(sprites: Tensor, generator: torch.Generator) -> Tensor:
    """Sprites [batch, 4, 80, 80] in 0..1 as pictures [batch, 3, 64, 64] in -1..1.

    Each is turned, moved, scaled, put on white or a colour, blurred and made noisy, differently every time.
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
    background = torch.where(between(0, 1, 1, 1, 1) < 0.55, torch.ones(()), coloured)
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


def train_recogniser(
    minutes: float = MINUTES, device_name: str = "auto", held_out: str | None = None
) -> dict[str, float]:
    """Trains (once) and gives the accuracies; `held_out` keeps one art set for the test instead of the training."""
    device = choose_device(device_name)
    name = NAME if held_out is None else f"{NAME}-without-{held_out}"
    concepts = read_concepts()
    table = sprite_table(concepts, Sprites())
    every = list(range(len(STYLES)))
    seen = [number for number in every if STYLES[number] != held_out]
    model = Recogniser(len(concepts))
    checkpoint = load_checkpoint(name)
    if checkpoint is None:
        torch.manual_seed(8)
        model = model.to(device)
        optimiser = torch.optim.AdamW(model.parameters(), lr=RATE, weight_decay=0.02)
        generator, pace = torch.Generator().manual_seed(9), Pace(minutes)
        while not pace.over:
            model.train()
            pictures, rows, columns = (part.to(device) for part in _batch(table, seen, generator))
            concept, style = model(pictures)
            loss = functional.cross_entropy(concept, rows, label_smoothing=0.05) + 0.3 * functional.cross_entropy(
                style, columns
            )
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            for group in optimiser.param_groups:
                group["lr"] = RATE * trapezoid(pace.share, 0.03, 0.6)
            optimiser.step()
            if pace.is_due(1.0):
                print(f"recogniser {pace.elapsed:.0f} min loss {loss.item():.3f}", flush=True)
        model = model.cpu()
        save_checkpoint(name, {"model": model.state_dict()})
    else:
        model.load_state_dict(checkpoint["model"])
    tested = every if held_out is None else [STYLES.index(held_out)]
    named, styled = accuracy(model, table, tested)
    print(f"{name}: concept among three {named:.3f}, style {styled:.3f}", flush=True)
    return {"topThree": named, "style": styled}


def load_recogniser() -> Recogniser:
    """The recogniser trained on all art sets."""
    checkpoint = load_checkpoint(NAME)
    if checkpoint is None:
        raise SystemExit("There is no recogniser yet: run `python training/train.py evaluation`.")
    model = Recogniser(len(read_concepts()))
    model.load_state_dict(checkpoint["model"])
    return model.eval()


@torch.no_grad()
def recognise(model: Recogniser, pictures: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """uint8 [pictures, side, side, 3] to the three likeliest concepts [pictures, 3] and the style [pictures]."""
    tensor = torch.from_numpy(pictures).permute(0, 3, 1, 2).float() / 127.5 - 1
    concept, style = model(functional.interpolate(tensor, (SIZE, SIZE), mode="area"))
    return concept.topk(3).indices.numpy(), style.argmax(1).numpy()
