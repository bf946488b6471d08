"""The steps of the command line. Each imports what it needs itself, so that small steps start quickly."""

from argparse import Namespace


def _given(**values) -> dict:
    return {name: value for name, value in values.items() if value is not None}


def data(_arguments: Namespace) -> None:
    """Fetches the packages, draws every picture, checks the concepts against them."""
    from .concepts import read_concepts
    from .sprites import Sprites, render_sprites

    render_sprites()
    sprites = Sprites()
    missing = [concept.name for concept in read_concepts() if not sprites.has(concept.emoji)]
    if missing:
        raise SystemExit(f"concepts.json names things that not all four art sets draw: {', '.join(missing)}")


def autoencoder(arguments: Namespace) -> None:
    """Trains the 128 px autoencoder."""
    from .autoencoder_training import AutoencoderPlan, train_autoencoder

    given = _given(minutes=arguments.minutes, start_from=arguments.start_from)
    train_autoencoder(AutoencoderPlan(**given), arguments.device)
