"""Drives a server of the A1111 family with webuiapi, a client that is not ours.

    python drive_a1111.py PORT USER PASSWORD

Needs requirements.txt beside this file. Prints what the client understood, as JSON on one line.
"""

import json
import sys

import webuiapi
from PIL import Image

port, user, password = sys.argv[1:4]


def connect(key):
    api = webuiapi.WebUIApi(host="127.0.0.1", port=int(port), sampler="Euler a", steps=4)
    api.set_auth(user, key)
    return api


def drawn(result):
    [image] = result.images
    return {"size": image.size, "format": image.format, "seed": result.info["seed"]}


def refusal(call):
    try:
        call()
    except RuntimeError as error:
        return error.args[0]
    return None


api = connect(password)
source = Image.new("RGB", (64, 48), "red")
mask = Image.new("L", (64, 48), 255)
title = api.get_options()["sd_model_checkpoint"]

print(
    json.dumps(
        {
            "models": api.util_get_model_names(),
            "loaded": title,
            "samplers": api.util_get_sampler_names(),
            "schedulers": api.util_get_scheduler_names(),
            "loras": [lora["name"] for lora in api.get_loras()],
            "upscalers": [upscaler["name"] for upscaler in api.get_upscalers()],
            "from words": drawn(
                api.txt2img(
                    prompt="a fox",
                    negative_prompt="fog",
                    seed=5,
                    width=128,
                    height=96,
                    override_settings={"sd_model_checkpoint": title},
                )
            ),
            "enlarged": drawn(
                api.txt2img(
                    prompt="a fox",
                    seed=6,
                    width=128,
                    height=96,
                    enable_hr=True,
                    hr_scale=2,
                    hr_upscaler=webuiapi.HiResUpscaler.Latent,
                )
            ),
            "from a picture": drawn(
                api.img2img(
                    prompt="a fox",
                    images=[source],
                    mask_image=mask,
                    seed=7,
                    width=64,
                    height=48,
                    denoising_strength=0.5,
                )
            ),
            "progress": api.get_progress()["progress"],
            "interrupted": api.interrupt(),
            "unknown sampler": refusal(lambda: api.txt2img(prompt="a fox", sampler_name="nobody")),
            "wrong password": refusal(lambda: connect("another").txt2img(prompt="a fox")),
        }
    )
)
