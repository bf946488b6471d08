"""A tiny autoencoder (diffusers' AutoencoderTiny, as TAESD is one) with random weights, as a graph,
and the picture that torch decodes from known latents.

    python test/golden/tiny_autoencoder.py
"""

import json
from pathlib import Path

import torch
from diffusers import AutoencoderTiny

HERE = Path(__file__).parent


class Decoder(torch.nn.Module):
    def __init__(self, autoencoder):
        super().__init__()
        self.autoencoder = autoencoder

    def forward(self, latent_sample):
        return self.autoencoder.decode(latent_sample, return_dict=False)[0]


torch.manual_seed(7)
model = AutoencoderTiny(
    encoder_block_out_channels=(8, 8), decoder_block_out_channels=(8, 8),
    num_encoder_blocks=(1, 1), num_decoder_blocks=(1, 1), latent_channels=4,
).eval()
folder = HERE / "models/tiny-autoencoder/vae_decoder"
folder.mkdir(parents=True, exist_ok=True)
latents = torch.sin(torch.arange(4 * 8 * 8, dtype=torch.float32)).reshape(1, 4, 8, 8)
with torch.no_grad():
    picture = Decoder(model)(latents)
    torch.onnx.export(
        Decoder(model), (latents,), str(folder / "model.onnx"), dynamo=False, opset_version=17,
        input_names=["latent_sample"], output_names=["sample"],
        dynamic_axes={"latent_sample": {0: "batch", 2: "height", 3: "width"}},
    )
(folder / "config.json").write_text(json.dumps({
    "_class_name": "AutoencoderTiny", "latent_channels": 4, "scaling_factor": 1.0,
    "decoder_block_out_channels": [8, 8],
}))
(HERE / "tiny-autoencoder.json").write_text(json.dumps({
    "dims": list(picture.shape), "picture": [round(float(x), 6) for x in picture.flatten()],
}))
print(picture.shape, picture.min(), picture.max())
