"""Torch's random numbers in every size case of its CPU generator."""

import json

import torch


def write_random_numbers(here):
    cases = []
    for seed in (0, 42, 2**32 - 1, 2**32 + 7, 123456789012345):
        for count in (1, 2, 15, 16, 17, 31, 32, 47, 64, 100):
            def draw(function, dtype):
                generator = torch.Generator().manual_seed(seed)
                first = function(count, generator=generator, dtype=dtype)
                # What follows shows how many numbers the first draw took, and what it kept.
                rest = [torch.randn(3, generator=generator), torch.rand(2, generator=generator)]
                return [first.double().tolist(), *(part.double().tolist() for part in rest)]

            cases.append({
                "seed": seed, "count": count,
                "uniform": draw(torch.rand, torch.float32),
                "normal": draw(torch.randn, torch.float32),
                "normalHalf": draw(torch.randn, torch.float16),
                "normalDouble": draw(torch.randn, torch.float64),
            })
    lines = ",\n".join(json.dumps(case) for case in cases)
    (here / "random-numbers.json").write_text(f"[\n{lines}\n]\n")
