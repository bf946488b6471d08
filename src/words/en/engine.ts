/** What the engine cannot draw, and what is wrong with a model or a device. */
export const engine = {
  "engine.file-damaged": "the file is damaged",
  "engine.file-cut-short": "the file ends too early",
  "engine.file-missing": "the file is missing",
  "engine.file-forbidden": "Easel may not read it",
  "engine.no-folder": "a folder is expected there",
  "engine.file-links-to-itself": "it is a link that leads to itself",
  "engine.no-ordinary-file": "it is no ordinary file",
  "engine.no-graph": "the file holds no ONNX graph",
  "engine.graph-too-large": "it holds more than the graph of any model does",
  "engine.file-too-large": "it is larger than the {{most, bytes}} that it may be",
  "engine.folder-unusable": "The model folder {{folder}} is not usable: {{reason}}; {{way}}.",
  "engine.reading-too-costly": "reading it takes more memory or time than any model needs",
  "engine.reading-failed": "it cannot be understood ({{reason}})",
  "engine.tokenizer-pattern": "it cuts words by a pattern that no tokenizer of T5 has",
  "engine.too-many-values": "it holds more than {{most, number}} values, which no model needs",
  "engine.still-read": "it is still being looked at",
  "engine.way-export-again": "export or download it again",
  "engine.way-allow": "let Easel read it",
  "engine.part-missing": "{{file}} is missing",
  "engine.part-unreadable": "{{file}} cannot be read ({{reason}})",
  "engine.part-damaged": "{{file}} is damaged ({{reason}})",
  "engine.part-content": "in {{file}}, {{problem}}",
  "engine.part-too-short": "{{file}} has {{size}} bytes where {{bytes}} belong",
  "engine.issue": "{{place}}: {{problem}}",
  "engine.issue-of-the-whole": "the whole: {{problem}}",
  "engine.no-input": "{{file}} has no input named {{name}}",
  "engine.tokenizer-incomplete": "{{tokenizer}} lacks vocab.json and merges.txt, or tokenizer.json",
  "engine.tokenizer-unreadable":
    "The tokenizer in {{name}} cannot be read: {{reason}}; download the model again.",
  "engine.tokenizer-lacks": "the vocabulary lacks the token {{content}}",
  "engine.tokenizer-files-missing": "vocab.json and merges.txt are missing",
  "engine.merges-no-pairs": "merges.txt holds something else than pairs",
  "engine.drawn-at-once":
    "{{name}} draws {{drawn}} at once: drawn so, and enlarged to {{given}} after.",
  "engine.own-shape":
    "From words, {{name}} draws {{own}} and larger in that shape: {{before}} became {{after}}.",
  "engine.edges-cut":
    "A picture of {{before}} is too long for {{name}}: {{after}} is drawn, and of the picture the {{kept}} in its middle; the rest is cut off.",
  "engine.no-such-output": "The graph gives {{given, list}}, but {{name}} was expected.",
  "engine.no-hidden-output":
    "{{encoder}}/model.onnx has no output that is surely a vector for each token; it gives {{given, list}}",
  "engine.t5-tokenizer-incomplete": "{{tokenizer}} lacks tokenizer.json or spiece.model",
  "engine.charsmap-damaged": "its map of characters is damaged",
  "engine.channels-contradict": "{{file}} says {{said}} channels, but the graph takes {{seen}}",
  "engine.other-channels-out":
    "unet gives {{told}} channels, but the latents have {{latents}}: its kind of steps is not known here",
  "engine.not-three-colours": "vae_decoder gives pictures of {{colours}} channels in place of 3",
  "engine.autoencoder-contradicts":
    "Its vae_encoder/config.json and vae_decoder/config.json differ in {{key}}: the decoder's counts.",
  "engine.autoencoder-unknown":
    "Its autoencoder {{className}} is not known here: its latents are taken as those of {{used}}.",
  "engine.latents-half":
    "Its vae_decoder/config.json gives {{key}} without {{other}}: it counts here by itself, where diffusers leaves it out.",
  "engine.settings-unknown":
    "Its {{file}} has settings that are not known here, and draws without them: {{keys, list}}.",
  "engine.input-unknown": "{{file}} wants an input that is not known here: {{name}}",
  "engine.operator-foreign":
    "{{file}} uses the operator {{operator}} of {{domain}}, which ONNX Runtime does not have",
  "engine.latent-numbers-count":
    "in vae_decoder/config.json, {{key}} has {{count}} numbers, but the latents have {{channels}} channels",
  "engine.opset-too-new":
    "{{file}} was made by a newer exporter: it needs operators of version {{opset}}, and {{newest}} is the newest that is known",
  "engine.ir-too-new":
    "{{file}} was made by a newer exporter: it has format version {{version}}, and {{newest}} is the newest that is known",
  "engine.way-export-with": "export it with opset {{opset}}",
  "engine.way-export": "export it to ONNX: optimum-cli export onnx --model FOLDER NEW-FOLDER",
  "engine.way-known-families": "choose a model of {{known, choices}}",
  "engine.way-move-inside": "move its weights into the folder as ordinary files",
  "engine.pytorch-only": "{{part}} holds weights for PyTorch, but no ONNX graph",
  "engine.family-not-drawn": "it is a {{name}} model, a family that is not drawn here",
  "engine.guidance-range": "The guidance scale must be a number from 0 to {{most}}, not {{scale}}.",
  "engine.no-seed": "At least one seed is needed: one picture is drawn for each.",
  "engine.fraction-range": "{{option, code}} must be a number from 0 to 1, not {{value}}.",
  "engine.begins-none": "{{name}} works on pictures and begins none; give it one to start from.",
  "engine.no-encoder": "{{name}} has no encoder, so it cannot start from a picture.",
  "engine.no-refiner": "{{name}} is no refiner; choose a refiner of SDXL.",
  "engine.distilled-steps": "{{sampler}} takes at most {{most}} steps here, not {{steps}}.",
  "engine.initial-size":
    "The initial picture is {{given}}, but {{wanted}} is wanted; fit it first.",
  "engine.decoder-not-finite":
    "The decoder gave numbers that are not finite; use a float32 decoder or EASEL_DEVICE=cpu.",
  "engine.denoiser-not-finite":
    "The denoiser gave numbers that are not finite; use a float32 export or EASEL_DEVICE=cpu.",
  "engine.text-encoder-not-finite":
    "The text encoder gave numbers that are not finite, so nothing can be drawn from them: download the model again, or use an export in float32.",
  "engine.no-hidden-states":
    "This model needs the text encoders' hidden states; export it with optimum, which gives them.",
  "engine.no-clip-skip":
    "This model's export does not give the text encoder's inner layers; leave clip skip out.",
  "engine.embeddings-usable": "Prompts can name these embeddings: {{names, list}}.",
  "engine.models-of-width": "models with {{width}} numbers a token",
  "engine.numbers-not-finite": "it holds numbers that are not finite",
  "engine.safetensors-none": "it is no safetensors file, or was cut short",
  "engine.safetensors-type": "its numbers are {{type}}, but F32, F16 or BF16 is needed",
  "engine.safetensors-header": "its header is damaged",
  "engine.safetensors-tensor":
    "its tensor {{name}} does not fit the file: it is damaged or cut short",
  "engine.load-failed": "{{name}} cannot be loaded: {{meaning}}.",
  "engine.load-other": "{{reason}}; export or download it again",
  "engine.load-weights-missing": "the file with its weights is missing; download the model again",
  "engine.load-weights-outside": "its weights lie outside the model's folder; move them into it",
  "engine.load-weights-cut": "its weights are cut short; download it again",
  "engine.load-damaged": "the file is damaged or cut short; download it again",
  "engine.load-opset": "its opset is too new; export it with opset 17",
  "engine.load-operator":
    "it uses an operator that this device lacks; export it with optimum, without optimisations",
  "engine.load-invalid":
    "its operators are not those of its opset, or not of its device; export it with optimum and opset 17, without optimisations",
  "engine.load-memory": "there is not enough memory; use a smaller model",
  "engine.device-does-not-work":
    "EASEL_DEVICE={{device}} does not work on this machine ({{reason}}). Set it to auto or cpu.",
  "engine.slower-than-cpu": "slower than the CPU: {{there}} against {{here}} ms",
  "engine.half-too-coarse":
    "Half precision was too coarse on {{device}}, so the CPU finished the picture in full.",
  "engine.the-cpu": "the CPU",
  "engine.int8-on":
    "EASEL_INT8 is on: on the CPU, linear layers of denoisers count in 8 bits, and pictures differ slightly",
  "engine.failed": "The engine failed: {{reason}}",
  "engine.exit-code": "exit code {{code}}",
  "engine.exit-signal": "signal {{signal}}",
  "engine.nobody-waits": "Nobody waits for the pictures any more.",
  "engine.shutting-down": "The engine is shutting down.",
  "engine.lost-twice":
    "The drawing process ended twice without finishing ({{reason}}); if memory ran out, a smaller size or model helps.",
  "engine.no-negative-prompt": "{{name}} takes no negative prompt: it was left out.",
  "engine.negative-needs-guidance":
    "{{name}} heeds a negative prompt only with a guidance above {{least}}: it was left out.",
  "engine.latents-enlarged": "{{name}} has no encoder: its latents were enlarged instead.",
  "engine.no-refiner-here":
    "{{name}} has no refiner here; put one beside it into the folder of models.",
  "engine.has-no-refiner": "{{name}} has no refiner.",
  "engine.no-refiner-share": "{{name}} has no refiner, and so no share for it.",
  "engine.eta-not-taken": "Only {{takers, list}} take an eta: it was left out.",
  "engine.draws-from-words-only": "It has no vae_encoder, so it draws from words only.",
  "engine.narrow-operator":
    "Its {{part}} uses the operator {{operator}}, which only {{providers, list}} can run: it does not work on the CPU or on WebGPU.",
  "engine.folder-unreadable": "The model folder {{folder}} cannot be read ({{code}}).",
  "engine.gpu-takes-yes": "This command takes only --yes, not {{given, code}}.",
  "engine.gpu-nothing-to-fetch":
    "Nothing has to be fetched on {{system}}: npm run doctor says which devices work.",
  "engine.gpu-none":
    "No graphics card of NVIDIA is seen here; others need no libraries of CUDA. To fetch them all the same, add --yes.",
  "engine.gpu-here":
    "The libraries are already here. npm run doctor says whether the graphics card works.",
  "engine.gpu-ask":
    "This fetches ONNX Runtime's libraries for CUDA 12 from nuget.org (about 400 MB) into node_modules. Go on?",
  "engine.gpu-say-yes":
    "Nobody is there to ask: npm run gpu -- --yes fetches the libraries (about 400 MB).",
  "engine.gpu-fetched":
    "The libraries are here. npm run doctor says whether the graphics card works now.",
  "engine.gpu-fetch-failed":
    "The libraries could not be fetched. Check the network, the disk and who may write to node_modules, and try again.",
  "engine.stray": "{{name}} is not usable as a model: {{reason}}; {{way}}.",
  "engine.stray-weights": "it is a single file of weights",
  "engine.stray-archive": "it is an archive",
  "engine.stray-graph": "it is only one part of a model",
  "engine.stray-nested": "model_index.json is not in it, but deeper in {{places, list}}",
  "engine.stray-empty": "it is empty",
  "engine.stray-root": "model_index.json lies in the folder of models itself",
  "engine.way-make-folder": "make a model folder of it, as docs/models.md says under Exporting",
  "engine.way-unpack": "unpack it there",
  "engine.way-whole-model":
    "a model is a folder with model_index.json and all its parts: download it whole with npm run models -- pull, or export it (docs/models.md)",
  "engine.way-move-up": "move that folder up, directly into the folder of models",
  "engine.way-name-parent": "let EASEL_MODELS_DIR name the folder around it",
  "engine.way-look-at-path": "look whether the path is right",
  "engine.remark": "{{id}}: {{remark}}",
  "engine.encoder-channels":
    "vae_encoder gives {{given}} channels, but the latents have {{channels}}: they are of different models; download the model again.",
  "engine.stray-gone": "there is nothing at that path",
} as const;
