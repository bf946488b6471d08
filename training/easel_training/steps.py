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

    train_autoencoder(AutoencoderPlan(**_given(minutes=arguments.minutes)), arguments.device)


def restore(arguments: Namespace) -> None:
    """Takes up the model that the repository ships, where no checkpoint is left."""
    from .restoring import restore as take_up

    if arguments.start_from is None:
        raise SystemExit("Name the model to restore: `--start-from models/easel-v1`.")
    take_up(arguments.start_from)


def latents(arguments: Namespace) -> None:
    """Encodes scenes into shards."""
    from .latents import make_latents

    make_latents(**_given(shards=arguments.shards), device_name=arguments.device)


def text(arguments: Namespace) -> None:
    """Trains the text encoder alone."""
    from .text_training import TextPlan, train_text

    train_text(TextPlan(**_given(minutes=arguments.minutes)), arguments.device)


def diffusion(arguments: Namespace) -> None:
    """Trains the denoiser and the text encoder."""
    from .diffusion_training import DiffusionPlan, train_diffusion

    given = _given(minutes=arguments.minutes, decay_minutes=arguments.decay_minutes)
    train_diffusion(DiffusionPlan(**given), arguments.device)


def large(arguments: Namespace) -> None:
    """Trains the stage of the autoencoder from 128 to 256 px."""
    from .large_training import LargePlan, train_large

    train_large(LargePlan(**_given(minutes=arguments.minutes)), arguments.device)


def decoder(arguments: Namespace) -> None:
    """Trains the decoder on latents as the denoiser draws them."""
    from .decoder_training import DecoderPlan, train_decoder

    train_decoder(DecoderPlan(**_given(minutes=arguments.minutes)), arguments.device)


def sheet(_arguments: Namespace) -> None:
    """Draws the contact sheet of fixed prompts with the model as it is now."""
    from .drawing import contact_sheet

    contact_sheet()


def export(_arguments: Namespace) -> None:
    """Writes the model for Python and as ONNX."""
    from .export_onnx import export_onnx
    from .export_torch import export_torch

    export_torch()
    export_onnx()


def evaluation(arguments: Namespace) -> None:
    """Trains the recogniser where it is missing, draws, counts, and writes training/evaluation.json."""
    from .evaluation import evaluate
    from .recogniser_training import RecogniserPlan, train_recogniser

    judge = train_recogniser(device_name=arguments.device)
    unseen = train_recogniser(RecogniserPlan(minutes=4.0, held_out="noto"), arguments.device)
    evaluate({**judge, "topThreeOnUnseenArt": unseen["topThree"]})


def measures(arguments: Namespace) -> None:
    """Judges what `node bench/newcomers/measure.ts` drew, and writes training/measures.json.

    `--minutes 0` does without a recogniser.
    """
    from .newcomer_measures import measure
    from .recogniser_training import RecogniserPlan, train_recogniser

    plan = RecogniserPlan(**_given(minutes=arguments.minutes))
    measure(arguments.drawn, train_recogniser(plan, arguments.device) if plan.minutes > 0 else None)


def sweep(_arguments: Namespace) -> None:
    """Compares schedulers, step counts and guidance scales, and writes training/sweep.json."""
    from .sweep import sweep as compare

    compare()


def card(_arguments: Namespace) -> None:
    """Writes the model's README, its loss curve and its examples beside the export."""
    from .model_card import write_model_card

    write_model_card()
