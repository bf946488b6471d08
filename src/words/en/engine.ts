/** What the engine cannot draw. */
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
  "engine.weights-outside": "its weights lie outside the model's folder",
  "engine.weights-cut-short": "its weights are cut short",
  "engine.file-too-large": "it is larger than the {{most, bytes}} that it may be",
  "engine.folder-unusable": "The model folder {{folder}} is not usable: {{reason}}; {{way}}.",
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
  "engine.mixed-second-encoder":
    "its parts are of different models: there is SDXL's text_encoder_2, but unet is not SDXL's",
  "engine.mixed-widths":
    "its parts are of different models: the text encoder is {{given}} wide, but unet takes {{wanted}}",
  "engine.mixed-channels":
    "unet takes {{taken}} channels of latents, but vae_decoder {{given}}: they are of different models",
  "engine.tokenizer-incomplete": "{{tokenizer}} lacks vocab.json and merges.txt, or tokenizer.json",
  "engine.tokenizer-unreadable":
    "The tokenizer in {{name}} cannot be read: {{reason}}; download the model again.",
  "engine.tokenizer-lacks": "the vocabulary lacks the token {{content}}",
  "engine.tokenizer-files-missing": "vocab.json and merges.txt are missing",
  "engine.merges-no-pairs": "merges.txt holds something else than pairs",
  "engine.drawn-at-once":
    "{{name}} draws {{drawn}} at once: drawn so, and enlarged to {{given}} after.",
  "engine.size-range":
    "{{name}} draws sides of {{min}} to {{max}} pixels: {{before}} became {{after}}.",
  "engine.own-shape":
    "From words, {{name}} draws {{own}} and larger in that shape: {{before}} became {{after}}.",
  "engine.edges-cut":
    "A picture of {{before}} is too long for {{name}}: {{after}} is drawn, and of the picture the {{kept}} in its middle; the rest is cut off.",
  "engine.picture-fitted":
    "{{name}} draws {{after}} here: the picture was fitted to that from {{before}}.",
  "engine.extension-decides-size":
    "What a picture is extended by decides its size: {{after}} was drawn.",
} as const;
