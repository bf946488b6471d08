"""The loss over the run as a small drawing, read from the log of the diffusion."""

import re
from pathlib import Path

from .paths import WORK

LOG = WORK / "diffusion.log"
WIDTH, HEIGHT, MARGIN = 640, 240, 40
LINE = re.compile(r"samples (\d+) .* loss ([\d.]+) ")


def read_losses(log: Path = LOG) -> list[tuple[int, float]]:
    """Samples seen and mean loss since the line before; of lines that a restart wrote again, the later ones."""
    losses: dict[int, float] = {}
    for line in log.read_text().splitlines():
        if match := LINE.search(line):
            samples = int(match[1])
            losses = {earlier: loss for earlier, loss in losses.items() if earlier < samples}
            losses[samples] = float(match[2])
    return list(losses.items())


def draw_curve(losses: list[tuple[int, float]]) -> str:
    """An SVG with the losses from left to right; both axes begin at zero."""
    most, highest = max(samples for samples, _ in losses), max(loss for _, loss in losses)
    right, bottom = WIDTH - MARGIN, HEIGHT - MARGIN

    def place(samples: int, loss: float) -> str:
        x = MARGIN + (right - MARGIN) * samples / most
        y = bottom - (bottom - MARGIN / 2) * loss / highest
        return f"{x:.1f},{y:.1f}"

    points = " ".join(place(*each) for each in losses)
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="12">
<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>
<path d="M{MARGIN},{MARGIN // 2}V{bottom}H{right}" fill="none" stroke="gray"/>
<polyline points="{points}" fill="none" stroke="royalblue" stroke-width="2"/>
<text x="{MARGIN}" y="{HEIGHT - 14}">0</text>
<text x="{right}" y="{HEIGHT - 14}" text-anchor="end">{most:,} pictures</text>
<text x="{MARGIN - 6}" y="{MARGIN // 2 + 4}" text-anchor="end">{highest:.2f}</text>
<text x="{MARGIN - 6}" y="{bottom}" text-anchor="end">0</text>
</svg>
"""
