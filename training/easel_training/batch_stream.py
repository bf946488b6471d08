"""An endless stream of training batches, captions freshly written each time."""

from collections.abc import Callable, Iterator

import numpy as np
import torch
from torch import Tensor
from torch.utils.data import DataLoader, IterableDataset, get_worker_info
from transformers import CLIPTokenizer

from .captions import Captions
from .concepts import Concept
from .denoiser import tokenise
from .latent_store import LatentStore

EMPTY_SHARE = 0.10
REFRESH_BATCHES = 200
# Samples seen, and the share of plain single objects from there on; in between it changes evenly.
SINGLES = {
    50_000: 0.65,
    150_000: 0.35,
    280_000: 0.35,
    320_000: 0.50,
    880_000: 0.50,
    900_000: 0.85,
    960_000: 0.75,
    1_860_000: 0.75,
    1_861_000: 0.50,
}


def singles_share(samples: int) -> float:
    """First the words for single things are learned, then what may be said about them, then how things look.

    In a run in which one picture in nineteen showed a pair, single things came right nine times in ten before any pair
    did; with one in four, pairs were right as often after 120,000 pictures more. Eyes, edges and what
    tells the styles apart come last.
    """
    return float(np.interp(samples, list(SINGLES), list(SINGLES.values())))


class BatchStream(IterableDataset):
    """Yields (latents float32 [batch, 12, 16, 16], token ids int64 [batch, 32]).

    `samples` were seen before; `singles` gives the share of plain single objects after so many.
    """

    def __init__(
        self,
        concepts: list[Concept],
        tokenizer: CLIPTokenizer,
        batch: int,
        samples: int,
        singles: Callable[[int], float] = singles_share,
    ) -> None:
        self._concepts, self._tokenizer = concepts, tokenizer
        self._batch, self._samples, self._singles = batch, samples, singles

    def __iter__(self) -> Iterator[tuple[Tensor, Tensor]]:
        worker = get_worker_info()
        number, workers = (worker.id, worker.num_workers) if worker else (0, 1)
        generator = np.random.default_rng([3, self._samples, number])
        captions, store = Captions(self._concepts, generator), LatentStore()
        drawn = 0
        while True:
            if drawn % REFRESH_BATCHES == 0:
                store.refresh()
            singles = self._singles(self._samples + drawn * workers * self._batch)
            latents, scenes = store.draw(self._batch, singles, generator)
            texts = ["" if generator.random() < EMPTY_SHARE else captions.write(scene) for scene in scenes]
            drawn += 1
            yield torch.from_numpy(latents), tokenise(self._tokenizer, texts)


def batches(stream: BatchStream, device: torch.device) -> Iterator[tuple[Tensor, Tensor]]:
    """The stream on the device; a GPU needs helpers to keep up with it, a CPU would only be disturbed by them."""
    workers = 8 if device.type == "cuda" else 0
    loader = DataLoader(stream, batch_size=None, num_workers=workers, pin_memory=workers > 0)
    for latents, ids in loader:
        yield latents.to(device, non_blocking=True), ids.to(device, non_blocking=True)
