"""Reference latents of other kinds of noise on the tiny SDXL: EDM, continuous sigmas, TCD; and of latents with a mean.

Each case holds the whole scheduler file it was drawn with, under `extra`.
"""

import diffusers
import torch

from families import SIZE, XlFamily, generator
from recording import NEGATIVE, PROMPT, Recorder, picture

BETAS = {"beta_start": 0.00085, "beta_end": 0.012, "beta_schedule": "scaled_linear", "num_train_timesteps": 1000}
EDM = {"sigma_min": 0.002, "sigma_max": 80.0, "sigma_data": 0.5, "rho": 7.0}
MEANS = {"latents_mean": [-1.6574, 1.886, -1.383, 2.5155], "latents_std": [8.4927, 5.9022, 6.5498, 5.2299]}

KINDS = [
    ("Euler", {"_class_name": "EDMEulerScheduler", **EDM, "prediction_type": "epsilon"}),
    ("Euler", {"_class_name": "EDMEulerScheduler", **EDM, "prediction_type": "v_prediction", "sigma_data": 1.0,
               "sigma_schedule": "exponential", "sigma_max": 120.0}),
    ("DPM++ 2M", {"_class_name": "EDMDPMSolverMultistepScheduler", **EDM, "prediction_type": "epsilon"}),
    ("DPM++ 2M", {"_class_name": "EDMDPMSolverMultistepScheduler", **EDM, "prediction_type": "epsilon",
                  "solver_order": 3, "final_sigmas_type": "sigma_min"}),
    ("DPM++ 2M SDE", {"_class_name": "EDMDPMSolverMultistepScheduler", **EDM, "prediction_type": "epsilon",
                      "algorithm_type": "sde-dpmsolver++"}),
    ("Euler", {"_class_name": "EulerDiscreteScheduler", **BETAS, "prediction_type": "v_prediction",
               "timestep_type": "continuous", "use_karras_sigmas": True, "sigma_min": 0.002, "sigma_max": 700.0}),
    ("Euler", {"_class_name": "EulerDiscreteScheduler", **BETAS, "prediction_type": "v_prediction",
               "timestep_type": "continuous", "timestep_spacing": "leading"}),
    ("Euler", {"_class_name": "EulerDiscreteScheduler", **BETAS, "prediction_type": "epsilon",
               "timestep_type": "continuous", "sigma_min": 0.002, "sigma_max": 700.0}),
    ("TCD", {"_class_name": "TCDScheduler", **BETAS}),
    ("TCD", {"_class_name": "TCDScheduler", **BETAS, "prediction_type": "v_prediction", "timestep_spacing": "trailing"}),
]


def draw(family, config, *, steps, guidance, strength=None, eta=0.0, means=False):
    encoder, encoder_2, unet, vae = family.modules
    vae.register_to_config(**(MEANS if means else dict.fromkeys(MEANS)))
    kind = diffusers.StableDiffusionXLPipeline if strength is None else diffusers.StableDiffusionXLImg2ImgPipeline
    pipe = kind(
        vae=vae, text_encoder=encoder, text_encoder_2=encoder_2, tokenizer=family.tokenizers[0],
        tokenizer_2=family.tokenizers[1], unet=unet, add_watermarker=False,
        scheduler=getattr(diffusers, config["_class_name"]).from_config(config),
    )
    pipe.set_progress_bar_config(disable=True)
    shape = {"width": SIZE, "height": SIZE} if strength is None else {"image": picture(SIZE), "strength": strength}
    with torch.no_grad():
        return pipe(
            PROMPT, negative_prompt=NEGATIVE, num_inference_steps=steps, guidance_scale=guidance, eta=eta,
            generator=generator(), output_type="latent", **shape,
        ).images


def make_noise_kinds():
    family = XlFamily("tiny-xl", 4, writes=False)
    grid = Recorder("tiny-xl-noise")

    def record(scheduler, config, **options):
        grid.add({"scheduler": scheduler, **options, "extra": config}, draw(family, config, **options))

    for scheduler, config in KINDS:
        for steps in (1, 4, 10):
            # One step of an SDE that ends at no noise divides by it; one of an exponential curve begins at its end.
            if steps > 1 or not ("SDE" in scheduler or "sigma_schedule" in config):
                record(scheduler, config, steps=steps, guidance=5.0)
        record(scheduler, config, steps=10, guidance=1.0, strength=0.6)
        if scheduler == "TCD":
            for eta in (0.3, 1.0):
                record(scheduler, config, steps=4, guidance=1.0, eta=eta)
            record(scheduler, config, steps=10, guidance=1.0, eta=0.3, strength=0.6)
    record(*KINDS[2], steps=4, guidance=3.0, strength=0.6, means=True)
    grid.save()
