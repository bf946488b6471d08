"""The model's parts as diffusers' own pipelines, without what these print and ask for by themselves."""

from diffusers import StableDiffusionImg2ImgPipeline, StableDiffusionPipeline


def make_pipeline(**parts) -> StableDiffusionPipeline:
    """Text to image. Takes `vae`, `text_encoder`, `tokenizer`, `unet` and `scheduler`."""
    pipeline = StableDiffusionPipeline(
        **parts, safety_checker=None, feature_extractor=None, requires_safety_checker=False
    )
    pipeline.set_progress_bar_config(disable=True)
    return pipeline


def for_changing(pipeline: StableDiffusionPipeline) -> StableDiffusionImg2ImgPipeline:
    """Image to image, with the same parts."""
    changing = StableDiffusionImg2ImgPipeline(**pipeline.components, requires_safety_checker=False)
    changing.set_progress_bar_config(disable=True)
    return changing
