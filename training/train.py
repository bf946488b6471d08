"""Trains the bundled model, step by step. Every step can be stopped at any moment and goes on where it was.

    python training/train.py STEP [--minutes N] [--device auto]

See training/README.md for what each step does and how long it takes.
"""

import argparse
from pathlib import Path

from easel_training import steps

ORDER = ("data", "autoencoder", "latents", "text", "diffusion", "large", "decoder", "export", "evaluation", "card")


def parse_arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("step", choices=(*ORDER, "sheet", "sweep", "measures", "restore", "all"))
    parser.add_argument("--minutes", type=float, help="how long the step may train, all its starts together")
    parser.add_argument("--device", choices=("auto", "cpu", "cuda"), default="auto")
    parser.add_argument("--stage", choices=("inner", "large"), default="inner", help="autoencoder: 128 px or 256 px")
    parser.add_argument("--start-from", type=Path, help="restore: the model folder")
    parser.add_argument("--decay-minutes", type=float, default=0.0, help="diffusion: the last N minutes decay to zero")
    parser.add_argument("--shards", type=int, help="latents: how many shards there should be in all")
    parser.add_argument("--drawn", type=Path, default=Path("out/measures"), help="measures: where the pictures lie")
    return parser.parse_args()


def main() -> None:
    """Runs one step, or all in their order."""
    arguments = parse_arguments()
    chosen = ORDER if arguments.step == "all" else (arguments.step,)
    for step in chosen:
        if step == "autoencoder" and arguments.stage == "large":
            step = "large"
        print(f"== {step}", flush=True)
        getattr(steps, step)(arguments)


if __name__ == "__main__":
    main()
